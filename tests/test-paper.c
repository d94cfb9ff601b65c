/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-returned.h"
#include "pdf-text.h"
#include "records.h"
#include "render/nz-printout.h"

#include <math.h>

typedef PopplerDocument Pdf;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pdf, g_object_unref)

static const NzDate day = { 2027, 3, 1 };

/* Many organisations, one of them with many people and long texts, a branch, a group, a list. */
typedef struct
{
  gint64 large, branch, group, list, anna;
} World;

static void
fill_network (Fixture *f)
{
  records_set (f, &nz_entity_network, 1, "name", "Netzwerk für Integration", "office", "ZIM", "street",
               "Rosa-Luxemburg-Straße 50", "postcode", "99086", "town", "Erfurt", "email", "netz@example.org",
               "example", "1", NULL);
}

static World
fill (Fixture *f)
{
  World world = { 0 };
  fill_network (f);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("Verein %02u", i);
      gint64 id = records_add (f, &nz_entity_organisation, "name", name, "kind", "association", "street",
                               "Fischmarkt 1", "postcode", "99084", "town", "Erfurt", "telephone",
                               "030 23125-001|030 23125-002 (privat)", NULL);
      if (i == 7)
        world.large = id;
    }
  world.branch = records_add (f, &nz_entity_organisation, "name", "Zweigstelle", "kind", "association",
                              "@parent", world.large, NULL);
  for (guint i = 0; i < 70; i++)
    {
      g_autofree char *family = g_strdup_printf ("Person%02u", i);
      gint64 person = records_add (f, &nz_entity_person, "given_name", "Anna", "family_name", family,
                                   "telephone", "030 23125-099", NULL);
      records_add (f, &nz_entity_position, "@person", person, "@organisation", world.large, "function",
                   "Beratung", NULL);
      if (i == 0)
        world.anna = person;
    }
  world.group = records_add (f, &nz_entity_working_group, "name", "AG Sprache", "kind", "permanent", "theme",
                             "Sprachkurse", NULL);
  records_add (f, &nz_entity_membership, "@working_group", world.group, "@organisation", world.branch, "role",
               "chair", NULL);
  records_add (f, &nz_entity_working_group, "name", "AG Früher", "kind", "temporary", "until", "2020", NULL);
  world.list = records_add (f, &nz_entity_distribution_list, "name", "Verteiler", NULL);
  records_add (f, &nz_entity_list_entry, "@distribution_list", world.list, "@organisation", world.branch,
               NULL);
  records_add (f, &nz_entity_list_entry, "@distribution_list", world.list, "@person", world.anna, NULL);
  return world;
}

static NzPrintout *
make_of (Fixture *f, NzPrintKind kind, const NzEntity *entity, const gint64 *ids, gsize n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzLabelSheet) sheet = nz_label_sheet_find ("3474", NULL);
  const NzPrintJob job
      = { .kind = kind, .entity = entity, .ids = ids, .n = n, .day = day, .sheet = sheet, .first = 1 };
  NzPrintout *printout = nz_printout_new (f->store, &job, &error);
  g_assert_no_error (error);
  return printout;
}

static NzPrintout *
make (Fixture *f, NzPrintKind kind)
{
  return make_of (f, kind, kind == NZ_PRINT_GROUP_LIST ? &nz_entity_working_group : &nz_entity_organisation,
                  NULL, 0);
}

static Pdf *
pdf_of_printout (NzPrintout *printout)
{
  return pdf_of (printout->document, nz_document_get_paper (printout->document));
}

static guint
count_text (Pdf *pdf, const char *needle)
{
  guint n = 0;
  for (int i = 0; i < poppler_document_get_n_pages (pdf); i++)
    {
      g_autofree char *text = pdf_text (pdf, i);
      g_auto (GStrv) parts = g_strsplit (text, needle, -1);
      n += g_strv_length (parts) - 1;
    }
  return n;
}

/* Head, number and mark of an example stand on every page, and nothing leaves the paper. */
static void
assert_frame (Pdf *pdf, const char *head)
{
  int n = poppler_document_get_n_pages (pdf);
  for (int i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("Seite %d von %d", i + 1, n);
      g_assert_true (pdf_page_has (pdf, i, number));
      g_assert_true (pdf_page_has (pdf, i, head));
      g_assert_true (pdf_page_has (pdf, i, "Beispiel: alle Angaben erfunden"));
      g_autoptr (GArray) boxes = pdf_boxes (pdf, i);
      for (guint j = 0; j < boxes->len; j++)
        {
          PdfBox *box = &g_array_index (boxes, PdfBox, j);
          g_assert_cmpfloat (box->left, >, 20);
          g_assert_cmpfloat (box->right, <, 196);
          g_assert_cmpfloat (box->bottom, <, 290);
        }
    }
}

static void
test_address_list (Fixture *f, gconstpointer data)
{
  fill (f);
  g_autoptr (NzPrintout) printout = make (f, NZ_PRINT_ADDRESS_LIST);
  g_autoptr (Pdf) pdf = pdf_of_printout (printout);

  g_assert_cmpint (poppler_document_get_n_pages (pdf), >=, 3);
  assert_frame (pdf, nz_text (NZ_LANGUAGE_DE, "E-mail, website"));
  g_assert_cmpuint (printout->n, ==, 61);
  g_assert_cmpuint (count_text (pdf, "Fischmarkt 1"), ==, 61);
  g_assert_cmpuint (count_text (pdf, "030 23125-001"), ==, 61);
  /* a private number is nobody's business */
  g_assert_cmpuint (count_text (pdf, "030 23125-002"), ==, 0);
}

static void
test_telephone_list (Fixture *f, gconstpointer data)
{
  fill (f);
  g_autoptr (NzPrintout) printout = make (f, NZ_PRINT_TELEPHONE_LIST);
  g_autoptr (Pdf) pdf = pdf_of_printout (printout);

  assert_frame (pdf, nz_text (NZ_LANGUAGE_DE, "Telephone list"));
  PdfBox first = pdf_find (pdf, 0, "Verein 00"), last = pdf_find (pdf, 0, "Person69");
  g_assert_cmpfloat (first.left, <, 30);
  g_assert_cmpfloat (last.left, >, 105);
  g_assert_cmpuint (count_text (pdf, "030 23125-099"), ==, 70);
  /* what the end of a column divides has its name again */
  g_autofree char *again = g_strdup_printf (nz_text (NZ_LANGUAGE_DE, "%s (continued)"), "Verein 07");
  g_assert_cmpuint (count_text (pdf, again), >=, 1);
}

static void
test_group_list (Fixture *f, gconstpointer data)
{
  World world = fill (f);
  g_autoptr (NzPrintout) printout = make (f, NZ_PRINT_GROUP_LIST);
  g_autoptr (NzPrintout) of_branch
      = make_of (f, NZ_PRINT_GROUP_LIST, &nz_entity_organisation, &world.branch, 1);
  g_autoptr (NzPrintout) of_large
      = make_of (f, NZ_PRINT_GROUP_LIST, &nz_entity_organisation, &world.large, 1);
  g_autoptr (Pdf) pdf = pdf_of_printout (printout);

  g_assert_cmpuint (printout->n, ==, 1);
  /* as heading, and at the head of the table, which the next page repeats */
  g_assert_cmpuint (count_text (pdf, "AG Sprache"), ==, 2);
  g_assert_cmpuint (count_text (pdf, "Zweigstelle"), ==, 1);
  /* the number that the branch has of its parent */
  g_assert_cmpuint (count_text (pdf, "030 23125-001"), ==, 1);
  g_assert_cmpuint (count_text (pdf, "AG Früher"), ==, 0);
  g_assert_cmpuint (of_branch->n, ==, 1);
  g_assert_cmpuint (of_large->n, ==, 0);
  g_assert_cmpuint (nz_document_get_n_pages (of_large->document), ==, 0);
}

static void
test_actor_sheets (Fixture *f, gconstpointer data)
{
  World world = fill (f);
  g_autofree char *long_text = g_strnfill (4000, 'x');
  records_set (f, &nz_entity_organisation, world.branch, "notes", "Nur für uns", "opening_hours", long_text,
               NULL);
  static const char svg[]
      = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'><rect width='40' height='20'/></svg>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (svg, sizeof svg - 1);
  g_autofree char *hash = nz_store_add_image (f->store, bytes, "image/svg+xml", NULL);
  records_set (f, &nz_entity_organisation, world.branch, "logo", hash, NULL);
  g_autoptr (NzPrintout) printout = make (f, NZ_PRINT_ACTOR_SHEETS);
  g_autoptr (Pdf) pdf = pdf_of_printout (printout);
  int pages = poppler_document_get_n_pages (pdf);

  g_assert_cmpint (pages, ==, 61);
  assert_frame (pdf, "netz@example.org");
  assert_frame (pdf, nz_text (NZ_LANGUAGE_DE, "Name, signature"));
  g_assert_cmpuint (count_text (pdf, "Nur für uns"), ==, 0);
  /* the logo is a picture in the head and no row with the name of a file */
  g_assert_cmpuint (count_text (pdf, "Logo"), ==, 0);
  g_assert_cmpuint (count_text (pdf, hash), ==, 0);
  /* what a branch has of its parent is said to be so */
  g_assert_true (pdf_page_has (pdf, pages - 1, "Fischmarkt 1"));
  g_assert_true (pdf_page_has (pdf, pages - 1, "Verein 07"));
  /* seventy people do not fit, and that is told */
  g_assert_true (g_ptr_array_find_with_equal_func (printout->cut, "Verein 07", g_str_equal, NULL));
  g_assert_false (g_ptr_array_find_with_equal_func (printout->cut, "Verein 08", g_str_equal, NULL));
}

static void
test_envelopes (Fixture *f, gconstpointer data)
{
  static const struct
  {
    NzEnvelopeSize size;
    double width, height, bottom;
  } sizes[] = { { NZ_ENVELOPE_DL, 220, 110, 15 },
                { NZ_ENVELOPE_C5, 229, 162, 60 },
                { NZ_ENVELOPE_C4, 324, 229, 60 } };

  fill_network (f);
  records_organisation (f, "Empfaenger");
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GError) error = NULL;
      const NzPrintJob job = {
        .kind = NZ_PRINT_ENVELOPES, .entity = &nz_entity_organisation, .day = day, .envelope = sizes[i].size
      };
      g_autoptr (NzPrintout) printout = nz_printout_new (f->store, &job, &error);
      g_assert_no_error (error);
      g_autoptr (Pdf) pdf = pdf_of_printout (printout);
      g_autoptr (GArray) boxes = pdf_boxes (pdf, 0);
      PdfBox name = pdf_find (pdf, 0, "Empfaenger"), town = pdf_find (pdf, 0, "99084 Erfurt");
      PopplerPage *page = poppler_document_get_page (pdf, 0);
      double width, height;
      poppler_page_get_size (page, &width, &height);
      g_object_unref (page);
      g_assert_cmpfloat (fabs (width / NZ_MM - sizes[i].width), <, 0.2);
      g_assert_cmpfloat (fabs (height / NZ_MM - sizes[i].height), <, 0.2);
      /* in the window: 90 × 45 mm, 20 mm from the left; what stands there is 5 mm inside */
      g_assert_cmpfloat (fabs (name.left - 25), <, 0.5);
      g_assert_cmpfloat (name.top, >, sizes[i].height - sizes[i].bottom - 45);
      g_assert_cmpfloat (name.top, >, 40);
      g_assert_cmpfloat (town.bottom, <, sizes[i].height - sizes[i].bottom);
      /* the stamp's corner */
      for (guint j = 0; j < boxes->len; j++)
        {
          PdfBox *box = &g_array_index (boxes, PdfBox, j);
          g_assert_false (box->right > sizes[i].width - 74 && box->top < 40);
        }
    }
}

/* Who stands for whom, and nobody never for everybody. */
static void
test_subjects (Fixture *f, gconstpointer data)
{
  World world = fill (f);
  g_autoptr (NzPrintout) list = make_of (f, NZ_PRINT_LABELS, &nz_entity_distribution_list, &world.list, 1);
  g_autoptr (NzPrintout) group = make_of (f, NZ_PRINT_LABELS, &nz_entity_working_group, &world.group, 1);
  g_autoptr (NzPrintout) sheet = make_of (f, NZ_PRINT_ACTOR_SHEETS, &nz_entity_person, &world.anna, 1);
  g_autoptr (NzPrintout) book
      = make_of (f, NZ_PRINT_ADDRESS_LIST, &nz_entity_distribution_list, &world.list, 1);
  gint64 empty = records_add (f, &nz_entity_distribution_list, "name", "Leer", NULL);
  g_autoptr (NzPrintout) nobody = make_of (f, NZ_PRINT_LABELS, &nz_entity_distribution_list, &empty, 1);

  g_assert_cmpuint (list->n, ==, 2);
  g_assert_cmpuint (group->n, ==, 1);
  g_assert_cmpstr (((NzAddressee *)group->addressees->pdata[0])->name, ==, "Zweigstelle");
  g_assert_cmpuint (sheet->n, ==, 1);
  g_assert_cmpuint (book->n, ==, 2);
  g_assert_cmpuint (nobody->n, ==, 0);
  g_assert_cmpuint (nz_document_get_n_pages (nobody->document), ==, 0);
}

/* Where a letter came back and nobody has looked since, none goes. */
static void
test_returned (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = records_organisation (f, "Verzogen");
  g_autofree char *address
      = nz_returned_enter (f->store, &nz_entity_organisation, id, "letter", nz_date (2027, 2, 1), &error);
  g_assert_no_error (error);
  g_autoptr (NzPrintout) printout = make (f, NZ_PRINT_LABELS);
  g_assert_cmpuint (printout->n, ==, 0);
  g_assert_cmpuint (nz_printout_n_left_out (printout), ==, 1);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/paper/address-list", test_address_list);
  ADD ("/paper/telephone-list", test_telephone_list);
  ADD ("/paper/group-list", test_group_list);
  ADD ("/paper/actor-sheets", test_actor_sheets);
  ADD ("/paper/envelopes", test_envelopes);
  ADD ("/paper/subjects", test_subjects);
  ADD ("/paper/returned", test_returned);
  return g_test_run ();
}
