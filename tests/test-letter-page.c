/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>
#include "letters.h"
#include "pdf-text.h"
#include "render/nz-letter-document.h"
#include "render/nz-logo.h"

/* Golden by text positions, not by bytes: every glyph's box is asked where it lies (DIN 5008 form B,
 * NORMS.md). */

#define A4 nz_paper (NZ_PAPER_A4, FALSE)
/* Boxes of characters are the font's, not the ink's, and rounded. */
#define TOLERANCE 0.15

static NzLetterDocument *
document_of (NzLetterSet *set)
{
  GError *error = NULL;
  NzLetterDocument *document = nz_letter_document_new (set, NULL, NULL, &error);
  g_assert_no_error (error);
  return document;
}

static void
assert_margins (PopplerDocument *pdf)
{
  for (int page = 0; page < poppler_document_get_n_pages (pdf); page++)
    {
      g_autoptr (GArray) boxes = pdf_boxes (pdf, page);
      g_assert_cmpuint (boxes->len, >, 0);
      for (guint i = 0; i < boxes->len; i++)
        {
          const PdfBox *box = &g_array_index (boxes, PdfBox, i);
          g_assert_cmpfloat (box->left, >=, 25 - TOLERANCE);
          g_assert_cmpfloat (box->right, <=, 190 + TOLERANCE);
          g_assert_cmpfloat (box->top, >=, 8);
          g_assert_cmpfloat (box->bottom, <=, 289);
        }
    }
}

/* All that stands in the address field lies where the window shows it whatever the sheet's shift. Returns how
 * many characters that are. */
static guint
assert_window (PopplerDocument *pdf, int page)
{
  g_autoptr (GArray) boxes = pdf_boxes (pdf, page);
  guint n = 0;
  for (guint i = 0; i < boxes->len; i++)
    {
      const PdfBox *box = &g_array_index (boxes, PdfBox, i);
      gboolean in_field = box->left < 115 && box->bottom > 40 && box->top < 94;
      if (!in_field)
        continue;
      g_assert_cmpfloat (box->left, >=, 25 - TOLERANCE);
      g_assert_cmpfloat (box->right, <=, 100 + TOLERANCE);
      g_assert_cmpfloat (box->top, >=, 50);
      g_assert_cmpfloat (box->bottom, <=, 90 + TOLERANCE);
      n++;
    }
  return n;
}

static char *
repeat (const char *text, guint n)
{
  GString *result = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    g_string_append (result, text);
  return g_string_free (result, FALSE);
}

static void
test_plain (void)
{
  NzLetterSet *set = letters_set ();
  letters_add (set, "Gärtnerei Lindenhof GmbH|Kim Nowak|Am Lindenhof 3|99094 Erfurt", "Guten Tag Kim Nowak,");
  g_autoptr (NzLetterDocument) document = document_of (set);
  PopplerDocument *pdf = pdf_of (NZ_DOCUMENT (document), A4);
  g_assert_cmpint (poppler_document_get_n_pages (pdf), ==, 1);
  assert_margins (pdf);
  assert_window (pdf, 0);

  PdfBox sender = pdf_find (pdf, 0, "Netzwerk für Integration · Rosa-Luxemburg-Straße 50");
  g_assert_cmpfloat (sender.bottom, <=, 62.7);
  g_assert_cmpfloat (sender.bottom - sender.top, >=, 6 * 25.4 / 72 * 0.9); /* 6 pt or more */
  PdfBox name = pdf_find (pdf, 0, "Gärtnerei Lindenhof");
  g_assert_cmpfloat (name.left, >=, 25 - TOLERANCE);
  g_assert_cmpfloat (name.left, <=, 25.5);
  g_assert_cmpfloat (name.top, >=, 62);
  g_assert_cmpfloat (name.top, <=, 64.5);
  PdfBox block = pdf_find (pdf, 0, "Unser Zeichen");
  g_assert_cmpfloat (block.left, >=, 125 - TOLERANCE);
  g_assert_cmpfloat (block.left, <=, 125.5);
  g_assert_cmpfloat (block.top, >=, 49.5);
  PdfBox subject = pdf_find (pdf, 0, "Einladung zur 149.");
  g_assert_cmpfloat (subject.top, >=, 97.5);
  g_assert_cmpfloat (subject.top, <=, 100);
  PdfBox salutation = pdf_find (pdf, 0, "Guten Tag");
  double line = salutation.bottom - salutation.top;
  g_assert_cmpfloat (salutation.top - subject.bottom, >=, 1.6 * line); /* two blank lines */

  g_autofree char *title = poppler_document_get_title (pdf);
  g_assert_cmpstr (title, ==, "Einladung zur 149. Netzwerktagung am 3. Juni 2027");
  static const char *const order[]
      = { "Kim Nowak", "Am Lindenhof 3",      "99094 Erfurt",      "Einladung zur",
          "Guten Tag", "Donnerstag, 3. Juni", "Rathaus, Festsaal", "13:00",
          "Pause",     "Mit freundlichen",    "Martina Seidel",    "Antwortblatt" };
  for (guint i = 1; i < G_N_ELEMENTS (order); i++)
    g_assert_true (pdf_page_has (pdf, 0, order[i]));
  g_assert_cmpfloat (pdf_find (pdf, 0, "Donnerstag, 3. Juni").top, <, pdf_find (pdf, 0, "Begrüßung").top);
  g_object_unref (pdf);
}

static void
test_window (void)
{
  g_autofree char *long_name = repeat ("Verein für Kultur, ", 530); /* 10,070 characters */
  g_autofree char *one_word = repeat ("W", 10000);
  g_autofree char *six_long = repeat ("Landesarbeitsgemeinschaft der Vereine in Thüringen ", 3);
  g_autofree char *addresses[] = {
    g_strdup ("Internationale Gesellschaft für multimediale Kultur und europäische Kommunikation e. V.|Frau "
              "Prof. Dr. "
              "Maria-Magdalena von Hohenstein-Sonnenschein|c/o Begegnungsstätte am "
              "Anger|Rosa-Luxemburg-Straße 50|99086 Erfurt"),
    g_strdup ("Landesverband der Migrantenorganisationen in Thüringen|Abteilung für Bildung|Herr Ahmad "
              "Al-Hussein|Haus "
              "der Vereine, 3. Etage|Johannesstraße 150 a|99086 Erfurt"),
    g_strdup_printf ("%s|Anger 1|99086 Erfurt", long_name),
    g_strdup_printf ("%s|%s|Anger 1|99086 Erfurt", one_word, one_word),
    g_strdup_printf ("%s|%s|%s|%s|%s|99086 Erfurt", six_long, six_long, six_long, six_long, six_long),
    g_strdup ("جمعية الثقافة العربية|أحمد الحسيني|Anger 1|99086 Erfurt"),
    g_strdup ("Verein\n\nmit \xe2\x80\xae Umbruch\x07|Anger 1|99086 Erfurt"),
    g_strdup ("99086 Erfurt"),
    g_strdup ("eins|zwei|drei|vier|fünf|sechs|sieben|Anger 1|99086 Erfurt"),
  };
  NzLetterSet *set = letters_set ();
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    letters_add (set, addresses[i], "Sehr geehrte Damen und Herren,");
  nz_record_set_text (set->network, "name", long_name);
  g_autoptr (NzLetterDocument) document = document_of (set);
  PopplerDocument *pdf = pdf_of (NZ_DOCUMENT (document), A4);
  assert_margins (pdf);
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      int page = (int)nz_letter_document_get_first_page (document, i);
      g_assert_cmpuint (assert_window (pdf, page), >, 20);
      PdfBox town = pdf_find (pdf, page, "99086 Erfurt");
      g_assert_cmpfloat (town.bottom, <=, 90 + TOLERANCE);
    }
  /* long names come whole as long as they fit */
  g_assert_true (pdf_page_has (pdf, 0, "Sonnenschein"));
  g_assert_true (pdf_page_has (pdf, 0, "Kommunikation e. V."));
  g_assert_true (pdf_page_has (pdf, 1, "in Thüringen Abteilung"));
  g_object_unref (pdf);
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    g_free (g_steal_pointer (&addresses[i]));
}

/* Texts of 10,000 characters wherever a letter has one. */
static void
test_long_texts (void)
{
  g_autofree char *words = repeat ("Zusammenarbeit ", 700);
  g_autofree char *one_word = repeat ("x", 10000);
  NzLetterSet *set = letters_set ();
  NzLetter *letter = letters_add (set, "Verein|Anger 1|99084 Erfurt", words);
  g_free (letter->subject);
  letter->subject = g_strdup (one_word);
  g_free (letter->where);
  letter->where = g_strdup (words);
  g_strfreev (letter->signatures);
  letter->signatures = g_new0 (char *, 5);
  for (guint i = 0; i < 4; i++)
    letter->signatures[i] = g_strdup (i % 2 ? words : one_word);
  letters_add_row (letter, one_word, words, one_word);
  static const char *const fields[]
      = { "name", "subtitle", "office", "street", "provider", "commissioned_by" };
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    nz_record_set_text (set->network, fields[i], i % 2 ? words : one_word);
  g_autoptr (NzLetterDocument) document = document_of (set);
  PopplerDocument *pdf = pdf_of (NZ_DOCUMENT (document), A4);
  assert_margins (pdf);
  assert_window (pdf, 0);
  g_object_unref (pdf);
}

static void
assert_page_numbers (PopplerDocument *pdf)
{
  int n = poppler_document_get_n_pages (pdf);
  for (int page = 0; page < n; page++)
    {
      g_autofree char *number
          = g_strdup_printf (nz_text (NZ_LANGUAGE_DE, "Page %u of %u"), (guint)page + 1, (guint)n);
      PdfBox box = pdf_find (pdf, page, number);
      g_assert_cmpfloat (box.right, >=, 188);
      g_assert_cmpfloat (box.top, >=, 250);
    }
}

static void
test_twelve_pages (void)
{
  NzLetterSet *set = letters_set ();
  NzLetter *letter = letters_add (set, "Verein|Anger 1|99084 Erfurt", "Sehr geehrte Damen und Herren,");
  guint n = 7;
  do
    {
      for (guint i = 0; i < 8; i++, n++)
        {
          g_autofree char *title
              = g_strdup_printf ("Punkt Nummer %u mit einem längeren Titel, der über mehr als "
                                 "eine Zeile läuft und deshalb umbrochen wird",
                                 n);
          letters_add_row (letter, "17:00", title, "Seidel");
        }
      g_assert_cmpuint (n, <, 1000);
      NzLetterSet *probe = letters_set ();
      g_clear_object (&probe->network);
      probe->network = g_object_ref (set->network);
      g_ptr_array_add (probe->letters, letter);
      g_autoptr (NzLetterDocument) document = document_of (probe);
      guint pages = nz_document_prepare (NZ_DOCUMENT (document), A4);
      g_ptr_array_steal_index (probe->letters, 0);
      if (pages >= 12)
        break;
    }
  while (TRUE);

  g_autoptr (NzLetterDocument) document = document_of (set);
  PopplerDocument *pdf = pdf_of (NZ_DOCUMENT (document), A4);
  g_assert_cmpint (poppler_document_get_n_pages (pdf), ==, 12);
  assert_margins (pdf);
  assert_page_numbers (pdf);
  for (int page = 1; page < 11; page++)
    {
      PdfBox head = pdf_find (pdf, page, nz_ctext (NZ_LANGUAGE_DE, "agenda", "Item"));
      g_assert_cmpfloat (head.top, <, 35);
    }
  /* every item stands somewhere, once */
  g_autoptr (GString) all = g_string_new (NULL);
  for (int page = 0; page < 12; page++)
    {
      g_autofree char *text = pdf_text (pdf, page);
      g_string_append (all, text);
    }
  for (guint i = 7; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Punkt Nummer %u mit", i);
      const char *found = strstr (all->str, title);
      g_assert_nonnull (found);
      g_assert_null (strstr (found + 1, title));
    }
  g_object_unref (pdf);
}

/* Whatever the text's length, the closing takes at least two lines of text along to a new page. */
static void
test_closing_is_never_alone (void)
{
  NzLetterSet *set = letters_set ();
  const guint most = 45;
  for (guint i = 0; i < most; i++)
    {
      NzLetter *letter = letters_add (set, "Verein|Anger 1|99084 Erfurt", "Sehr geehrte Damen und Herren,");
      g_autofree char *text
          = repeat ("Wir freuen uns auf Ihre Antwort und auf das Gespräch mit Ihnen allen. ", i + 1);
      g_free (letter->closing_text);
      letter->closing_text = g_steal_pointer (&text);
    }
  g_autoptr (NzLetterDocument) document = document_of (set);
  PopplerDocument *pdf = pdf_of (NZ_DOCUMENT (document), A4);
  guint on_two_pages = 0;
  for (guint i = 0; i < most; i++)
    {
      guint n = nz_letter_document_get_n_pages_of (document, i);
      int last = (int)(nz_letter_document_get_first_page (document, i) + n - 1);
      if (n == 1)
        continue;
      on_two_pages++;
      PdfBox text = pdf_find (pdf, last, "Gespräch");
      PdfBox closing = pdf_find (pdf, last, "Mit freundlichen");
      g_assert_cmpfloat (closing.top - text.top, >, 8);
    }
  g_assert_cmpuint (on_two_pages, >, 5);
  assert_margins (pdf);
  g_object_unref (pdf);
}

static void
test_mapping (void)
{
  NzLetterSet *set = letters_set ();
  letters_add (set, "Eins|Anger 1|99084 Erfurt", "Guten Tag,");
  NzLetter *second = letters_add (set, "Zwei|Anger 1|99084 Erfurt", "Guten Tag,");
  for (guint i = 0; i < 30; i++)
    letters_add_row (second, "17:00", "Bericht", NULL);
  letters_add (set, "Drei|Anger 1|99084 Erfurt", "Guten Tag,");
  NzLetter *problem = letters_add (set, "Niemand", "Guten Tag,");
  g_ptr_array_steal_index (set->letters, 3);
  g_ptr_array_add (set->problems, problem);

  g_autoptr (NzLetterDocument) document = document_of (set);
  PopplerDocument *pdf = pdf_of (NZ_DOCUMENT (document), A4);
  g_assert_cmpint (poppler_document_get_n_pages (pdf), ==, 4);
  static const guint letter_at[] = { 0, 1, 1, 2 };
  for (guint page = 0; page < 4; page++)
    {
      g_assert_cmpuint (nz_letter_document_get_letter_at (document, page), ==, letter_at[page]);
      g_assert_false (pdf_page_has (pdf, (int)page, "Niemand"));
    }
  g_assert_cmpuint (nz_letter_document_get_first_page (document, 2), ==, 3);
  g_assert_cmpuint (nz_letter_document_get_n_pages_of (document, 1), ==, 2);
  g_assert_true (pdf_page_has (pdf, 3, "Drei"));
  g_object_unref (pdf);
}

/* --- letter paper --- */

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A letter paper of @n_pages with "KOPF 1" on the first page and so on, at @y mm. */
static GBytes *
office_paper (guint n_pages, double y)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, bytes, 210 * NZ_MM, 297 * NZ_MM);
  cairo_t *cr = cairo_create (surface);
  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *text = g_strdup_printf ("KOPF %u", i + 1);
      cairo_set_font_size (cr, 10);
      cairo_move_to (cr, 30 * NZ_MM, y * NZ_MM);
      cairo_show_text (cr, text);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

static PopplerDocument *
on_paper (const char *code, GBytes *background)
{
  NzLetterSet *set = letters_set ();
  nz_record_set_text (set->network, "letter_paper", code);
  NzLetter *letter = letters_add (set, "Verein|Anger 1|99084 Erfurt", "Guten Tag,");
  for (guint i = 0; i < 80; i++)
    letters_add_row (letter, "17:00", "Bericht", NULL);
  GError *error = NULL;
  g_autoptr (NzLetterDocument) document = nz_letter_document_new (set, NULL, background, &error);
  g_assert_no_error (error);
  PopplerDocument *pdf = pdf_of (NZ_DOCUMENT (document), A4);
  g_assert_cmpint (poppler_document_get_n_pages (pdf), >=, 3);
  assert_page_numbers (pdf);
  assert_window (pdf, 0);
  return pdf;
}

static void
test_background (void)
{
  g_autoptr (GBytes) two = office_paper (2, 20);
  PopplerDocument *pdf = on_paper ("background", two);
  g_assert_true (pdf_page_has (pdf, 0, "KOPF 1"));
  g_assert_true (pdf_page_has (pdf, 1, "KOPF 2"));
  g_assert_true (pdf_page_has (pdf, 2, "KOPF 2"));
  g_assert_false (pdf_page_has (pdf, 0, "der Landeshauptstadt"));
  /* no return line of theirs: ours */
  g_assert_true (pdf_page_has (pdf, 0, "Rosa-Luxemburg-Straße 50"));
  g_object_unref (pdf);

  g_autoptr (GBytes) one = office_paper (1, 58);
  pdf = on_paper ("background", one);
  g_assert_true (pdf_page_has (pdf, 0, "KOPF 1"));
  g_assert_false (pdf_page_has (pdf, 1, "KOPF"));
  /* theirs stands in the address field */
  g_assert_false (pdf_page_has (pdf, 0, "Rosa-Luxemburg-Straße 50"));
  g_object_unref (pdf);

  pdf = on_paper ("preprinted", NULL);
  g_assert_false (pdf_page_has (pdf, 0, "Rosa-Luxemburg-Straße 50"));
  g_assert_false (pdf_page_has (pdf, 0, "der Landeshauptstadt"));
  g_assert_true (pdf_page_has (pdf, 0, "99084 Erfurt"));
  g_object_unref (pdf);
}

static void
assert_refused (const char *field, const void *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  NzLetterSet *set = letters_set ();
  gboolean is_logo = g_str_equal (field, "logo");
  nz_record_set_text (set->network, "letter_paper", is_logo ? "drawn" : "background");
  g_autoptr (GError) error = NULL;
  g_autoptr (NzLetterDocument) document
      = nz_letter_document_new (set, is_logo ? bytes : NULL, is_logo ? NULL : bytes, &error);
  g_assert_null (document);
  g_assert_nonnull (error);
  g_assert_cmpint ((int)strlen (error->message), >, 20);
  g_test_message ("%s", error->message);
}

static GBytes *
png_of (int width, int height)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A1, width, height);
  cairo_surface_write_to_png_stream (surface, append, bytes);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

static void
test_pictures (void)
{
  static const char text[] = "this is no picture at all";
  static const char svg[] = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30000 10'/>";
  static const char broken[] = "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'><rect</svg>";
  static const char good[] = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'>"
                             "<rect width='40' height='20' fill='#0072b2'/></svg>";
  assert_refused ("logo", text, sizeof text - 1);
  assert_refused ("logo", text, 0);
  assert_refused ("logo", svg, sizeof svg - 1);
  assert_refused ("logo", broken, sizeof broken - 1);
  assert_refused ("background", text, sizeof text - 1);
  g_autoptr (GBytes) wide = png_of (20001, 2);
  assert_refused ("logo", g_bytes_get_data (wide, NULL), g_bytes_get_size (wide));
  g_autoptr (GBytes) small = png_of (64, 32);
  g_autoptr (GBytes) photo = g_bytes_new_static ("\xff\xd8\xff\xe0 and more", 13);
  g_autoptr (GBytes) drawing = g_bytes_new_static (svg, sizeof svg - 1);
  g_autoptr (GBytes) words = g_bytes_new_static (text, sizeof text - 1);
  g_assert_cmpstr (nz_logo_get_mime (small), ==, "image/png");
  g_assert_cmpstr (nz_logo_get_mime (photo), ==, "image/jpeg");
  g_assert_cmpstr (nz_logo_get_mime (drawing), ==, "image/svg+xml");
  g_assert_null (nz_logo_get_mime (words));
  assert_refused ("logo", g_bytes_get_data (small, NULL), g_bytes_get_size (small) / 2);

  GBytes *logos[] = { g_bytes_new_static (good, sizeof good - 1), png_of (3000, 700) };
  for (guint i = 0; i < G_N_ELEMENTS (logos); i++)
    {
      NzLetterSet *set = letters_set ();
      letters_add (set, "Verein|Anger 1|99084 Erfurt", "Guten Tag,");
      GError *error = NULL;
      g_autoptr (NzLetterDocument) document = nz_letter_document_new (set, logos[i], NULL, &error);
      g_assert_no_error (error);
      PopplerDocument *pdf = pdf_of (NZ_DOCUMENT (document), A4);
      /* the name makes room for the logo */
      g_assert_cmpfloat (pdf_find (pdf, 0, "der Landeshauptstadt").left, >, 50);
      g_object_unref (pdf);
      g_bytes_unref (logos[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/letter-page/plain", test_plain);
  g_test_add_func ("/letter-page/window", test_window);
  g_test_add_func ("/letter-page/long-texts", test_long_texts);
  g_test_add_func ("/letter-page/twelve-pages", test_twelve_pages);
  g_test_add_func ("/letter-page/closing-is-never-alone", test_closing_is_never_alone);
  g_test_add_func ("/letter-page/mapping", test_mapping);
  g_test_add_func ("/letter-page/letter-paper", test_background);
  g_test_add_func ("/letter-page/pictures", test_pictures);
  return g_test_run ();
}
