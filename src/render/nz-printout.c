/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-printout.h"

#include "domain/nz-distribution.h"
#include "domain/nz-load.h"
#include "render/nz-actor-sheet-document.h"
#include "render/nz-address-list.h"
#include "render/nz-attendance-page.h"
#include "render/nz-attendance-sheet.h"
#include "render/nz-badge-document.h"
#include "render/nz-group-list-document.h"
#include "render/nz-label-document.h"
#include "render/nz-meeting-tables.h"
#include "render/nz-minutes-document.h"
#include "render/nz-reply-sheets.h"
#include "render/nz-table-signs.h"
#include "render/nz-telephone-list.h"

/* The one table of what can be printed. @sheet: (nullable): of labels, the default; @make: of a paper of a
 * meeting; @meeting: of which one by default, "next" where it says nothing. */
static const struct
{
  const char *name, *label;
  const char *sheet;
  NzMeetingPaperMake make;
  const char *meeting;
  gboolean is_landscape;
} kinds[] = {
  [NZ_PRINT_LABELS] = { "labels", N_ ("Labels"), .sheet = "Zweckform 3474" },
  [NZ_PRINT_ENVELOPES] = { "envelopes", N_ ("Envelopes") },
  [NZ_PRINT_ADDRESS_LIST] = { "address-list", N_ ("Address list") },
  [NZ_PRINT_TELEPHONE_LIST] = { "telephone-list", N_ ("Telephone list") },
  [NZ_PRINT_GROUP_LIST] = { "group-list", N_ ("Working groups and their members") },
  [NZ_PRINT_ACTOR_SHEETS] = { "actor-sheets", N_ ("Actor sheets") },
  [NZ_PRINT_AGENDA] = { "agenda", N_ ("Agenda"), .make = nz_agenda_make },
  [NZ_PRINT_RUNNING_ORDER]
  = { "running-order", N_ ("Running order"), .make = nz_running_order_make, .is_landscape = TRUE },
  [NZ_PRINT_REPLY_SHEETS] = { "reply-sheets", N_ ("Reply sheets"), .make = nz_reply_sheets_make },
  [NZ_PRINT_ATTENDANCE] = { "attendance", N_ ("Attendance list"), .make = nz_attendance_sheet_make },
  [NZ_PRINT_BADGES]
  = { "badges", N_ ("Name badges"), .sheet = NZ_BADGE_SHEET, .make = nz_badge_document_make },
  [NZ_PRINT_TABLE_SIGNS] = { "table-signs", N_ ("Table signs"), .make = nz_table_signs_make },
  [NZ_PRINT_ATTENDANCE_MATRIX] = { "attendance-matrix", N_ ("Attendance over the years"),
                                   .make = nz_attendance_page_make, .is_landscape = TRUE },
  [NZ_PRINT_MINUTES]
  = { "minutes", N_ ("Minutes of the meeting"), .make = nz_minutes_document_make, .meeting = "last" },
  [NZ_PRINT_TASKS]
  = { "tasks", N_ ("Tasks"), .make = nz_task_list_make, .meeting = "last", .is_landscape = TRUE },
  [NZ_PRINT_DECISIONS] = { "decisions", N_ ("Decisions"), .make = nz_decision_list_make, .meeting = "last" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == NZ_PRINT_LAST);

gboolean
nz_print_kind_parse (const char *name, NzPrintKind *kind)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (name, kinds[i].name))
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

const char *
nz_print_kind_name (NzPrintKind kind)
{
  g_return_val_if_fail (kind < NZ_PRINT_LAST, NULL);
  return kinds[kind].name;
}

const char *
nz_print_kind_label (NzPrintKind kind)
{
  g_return_val_if_fail (kind < NZ_PRINT_LAST, NULL);
  return kinds[kind].label;
}

gboolean
nz_print_kind_has_addressees (NzPrintKind kind)
{
  return kind == NZ_PRINT_LABELS || kind == NZ_PRINT_ENVELOPES;
}

const char *
nz_print_kind_sheet (NzPrintKind kind)
{
  g_return_val_if_fail (kind < NZ_PRINT_LAST, NULL);
  return kinds[kind].sheet;
}

gboolean
nz_print_kind_is_of_meeting (NzPrintKind kind)
{
  g_return_val_if_fail (kind < NZ_PRINT_LAST, FALSE);
  return kinds[kind].make != NULL;
}

const char *
nz_print_kind_meeting (NzPrintKind kind)
{
  g_return_val_if_fail (kind < NZ_PRINT_LAST, NULL);
  return kinds[kind].meeting != NULL ? kinds[kind].meeting : "next";
}

void
nz_printout_free (NzPrintout *printout)
{
  g_return_if_fail (printout != NULL);
  g_clear_object (&printout->document);
  g_clear_pointer (&printout->addressees, g_ptr_array_unref);
  g_clear_pointer (&printout->cut, g_ptr_array_unref);
  g_free (printout);
}

guint
nz_printout_n_left_out (const NzPrintout *printout)
{
  guint n = 0;
  for (guint i = 0; printout->addressees != NULL && i < printout->addressees->len; i++)
    n += ((NzAddressee *)printout->addressees->pdata[i])->problem != NULL;
  return n;
}

guint
nz_printout_n_doubtful (const NzPrintout *printout)
{
  guint n = 0;
  for (guint i = 0; printout->addressees != NULL && i < printout->addressees->len; i++)
    {
      const NzAddressee *one = printout->addressees->pdata[i];
      n += one->problem == NULL && one->address_is_doubtful;
    }
  return n;
}

/* --- of what it is made --- */

/* The job's records as the document needs them: their entity, and ids of their own where others stand for
 * them. */
typedef struct
{
  const NzEntity *entity;
  const gint64 *ids; /* %NULL: all */
  gsize n;
  GArray *own;    /* (nullable) (element-type gint64) */
  GArray *people; /* (nullable) (element-type gint64): besides organisations, those whom a distribution list
                     names */
} Subjects;

/* Nobody is not everybody. */
static const gint64 nobody[] = { 0 };

static void
subjects_clear (Subjects *subjects)
{
  g_clear_pointer (&subjects->own, g_array_unref);
  g_clear_pointer (&subjects->people, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Subjects, subjects_clear)

/* How one kind of records stands for another on the day; ?2 is the record. NULL where there is no way. */
static char *
way_sql (const NzEntity *from, const NzEntity *to)
{
  g_autofree char *active = nz_date_active_sql (NULL, "since", "until", 1);

  if (from == &nz_entity_working_group)
    return g_strdup_printf ("SELECT DISTINCT organisation FROM membership WHERE working_group = ?2 AND %s",
                            active);
  if (to == &nz_entity_working_group)
    return g_strdup_printf ("SELECT DISTINCT working_group FROM membership WHERE %s = ?2 AND %s", from->name,
                            active);
  return g_strdup_printf ("SELECT DISTINCT organisation FROM position WHERE person = ?2 AND %s", active);
}

static gboolean
follow (NzStore *store, const NzPrintJob *job, const NzEntity *to, Subjects *subjects, GError **error)
{
  g_autofree char *sql = way_sql (job->entity, to);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  subjects->own = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (gsize i = 0; i < job->n; i++)
    {
      g_autoptr (GArray) ids = nz_load_ids (store, sql, job->day, job->ids[i], error);
      if (ids == NULL)
        return FALSE;
      for (guint j = 0; j < ids->len; j++)
        {
          gint64 id = g_array_index (ids, gint64, j);
          if (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
            g_array_append_val (subjects->own, id);
        }
    }
  subjects->ids = subjects->own->len > 0 ? (const gint64 *)subjects->own->data : nobody;
  subjects->n = subjects->own->len;
  return TRUE;
}

static void
add_id (GArray *ids, GHashTable *seen, gint64 id)
{
  if (id != 0 && g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
    g_array_append_val (ids, id);
}

/* Who is on the lists: organisations and people, or where the document knows only the former, these alone. */
static gboolean
read_lists (NzStore *store, const NzPrintJob *job, gboolean with_people, Subjects *subjects, GError **error)
{
  subjects->own = g_array_new (FALSE, FALSE, sizeof (gint64));
  subjects->people = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) seen_people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (gsize i = 0; i < job->n; i++)
    {
      g_autoptr (NzDistribution) list = nz_distribution_new (store, job->ids[i], job->day, error);
      if (list == NULL)
        return FALSE;
      for (guint j = 0; j < list->members->len; j++)
        {
          const NzListMember *member = list->members->pdata[j];
          if (member->person != 0 && with_people)
            add_id (subjects->people, seen_people, member->person);
          else
            add_id (subjects->own, seen, member->organisation);
        }
    }
  subjects->entity = &nz_entity_organisation;
  subjects->ids = subjects->own->len > 0 ? (const gint64 *)subjects->own->data : nobody;
  subjects->n = subjects->own->len;
  return TRUE;
}

static gboolean
find_subjects (NzStore *store, const NzPrintJob *job, Subjects *subjects, GError **error)
{
  const NzEntity *to = job->entity;

  if (to == &nz_entity_distribution_list)
    {
      g_autoptr (GArray) organisations = NULL;
      if (!read_lists (store, job, job->kind != NZ_PRINT_ACTOR_SHEETS && job->kind != NZ_PRINT_GROUP_LIST,
                       subjects, error))
        return FALSE;
      if (job->kind != NZ_PRINT_GROUP_LIST)
        return TRUE;
      NzPrintJob of = *job;
      organisations = g_steal_pointer (&subjects->own);
      of.entity = &nz_entity_organisation;
      of.ids = (const gint64 *)organisations->data;
      of.n = organisations->len;
      subjects->entity = &nz_entity_working_group;
      return follow (store, &of, &nz_entity_working_group, subjects, error);
    }
  if (job->kind == NZ_PRINT_GROUP_LIST)
    to = &nz_entity_working_group;
  else if (job->kind == NZ_PRINT_ACTOR_SHEETS || to == &nz_entity_working_group)
    to = &nz_entity_organisation;
  *subjects = (Subjects){ to, job->ids, job->n, NULL, NULL };
  return to == job->entity || job->ids == NULL || follow (store, job, to, subjects, error);
}

/* --- the documents --- */

typedef struct
{
  NzStore *store;
  const NzPrintJob *job;
  const Subjects *of;
  NzRecord *network;
  NzLanguage language;
  NzPrintout *out;
} Making;

static gboolean
add_people (Making *making, GPtrArray *addressees, GError **error)
{
  const GArray *people = making->of->people;
  if (people == NULL || people->len == 0)
    return TRUE;
  GPtrArray *more = nz_addressees_new (making->store, &nz_entity_person, (const gint64 *)people->data,
                                       people->len, making->job->day, making->language, error);
  if (more == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (addressees, more);
  nz_addressees_sort (addressees);
  return TRUE;
}

/* Organisations, or people, or both. */
static GPtrArray *
read_directory (Making *making, GError **error)
{
  const Subjects *of = making->of;
  NzDate day = making->job->day;
  GPtrArray *entries
      = nz_directory_new (making->store, of->entity, of->ids, of->n, day, making->language, error);
  if (entries == NULL || of->people == NULL || of->people->len == 0)
    return entries;
  GPtrArray *more = nz_directory_new (making->store, &nz_entity_person, (const gint64 *)of->people->data,
                                      of->people->len, day, making->language, error);
  if (more == NULL)
    {
      g_ptr_array_unref (entries);
      return NULL;
    }
  g_ptr_array_extend_and_steal (entries, more);
  nz_directory_sort (entries);
  return entries;
}

static NzDocument *
make_addressed (Making *making, GError **error)
{
  const NzPrintJob *job = making->job;
  GPtrArray *addressees = nz_addressees_new (making->store, making->of->entity, making->of->ids,
                                             making->of->n, job->day, making->language, error);
  if (addressees == NULL)
    return NULL;
  making->out->addressees = addressees;
  if (!add_people (making, addressees, error))
    return NULL;
  if (job->unite)
    nz_addressees_unite (making->store, addressees, making->language);
  else
    nz_addressees_doubt_households (addressees);
  making->out->n = addressees->len - nz_printout_n_left_out (making->out);
  if (job->kind == NZ_PRINT_ENVELOPES)
    return NZ_DOCUMENT (nz_envelope_new (addressees, making->network, making->language));
  g_return_val_if_fail (job->sheet != NULL, NULL);
  guint places = job->sheet->columns * job->sheet->rows;
  return NZ_DOCUMENT (nz_label_document_new (addressees, job->sheet, CLAMP (job->first, 1, places),
                                             job->offset_x, job->offset_y, making->language));
}

static NzDocument *
make_listed (Making *making, GError **error)
{
  const NzPrintJob *job = making->job;
  const Subjects *of = making->of;
  g_autoptr (GPtrArray) entries = NULL;

  if (job->kind == NZ_PRINT_GROUP_LIST)
    entries = nz_group_list_new (making->store, of->ids, of->n, job->day, making->language, error);
  else if (job->kind == NZ_PRINT_ACTOR_SHEETS)
    entries = nz_actor_sheets_new (making->store, of->ids, of->n, job->day, making->language, error);
  else
    entries = read_directory (making, error);
  if (entries == NULL)
    return NULL;
  making->out->n = entries->len;
  if (job->kind == NZ_PRINT_GROUP_LIST)
    return NZ_DOCUMENT (nz_group_list_document_new (entries, making->network, job->day, making->language));
  if (job->kind == NZ_PRINT_ACTOR_SHEETS)
    return NZ_DOCUMENT (nz_actor_sheet_document_new (entries, making->network, job->day, making->language));
  if (job->kind == NZ_PRINT_TELEPHONE_LIST)
    return NZ_DOCUMENT (nz_telephone_list_new (entries, making->network, job->day, making->language));
  return NZ_DOCUMENT (nz_address_list_new (entries, making->network, job->day, making->language));
}

static NzDocument *
make_of_meeting (Making *making, GError **error)
{
  const NzPrintJob *job = making->job;
  g_return_val_if_fail (job->entity == &nz_entity_meeting && job->n == 1, NULL);
  g_autoptr (NzRecord) meeting = nz_store_get (making->store, &nz_entity_meeting, job->ids[0], error);
  if (meeting == NULL)
    return NULL;
  guint places = job->sheet != NULL ? job->sheet->columns * job->sheet->rows : 1;
  NzMeetingPaper paper = { .store = making->store,
                           .meeting = meeting,
                           .network = making->network,
                           .day = job->day,
                           .language = making->language,
                           .sheet = job->sheet,
                           .first = CLAMP (job->first, 1, places),
                           .offset_x = job->offset_x,
                           .offset_y = job->offset_y };
  NzDocument *document = kinds[job->kind].make (&paper, error);
  making->out->n = paper.n;
  return document;
}

/* After prepare: whose text did not fit. */
static void
note_cut (NzPrintout *out)
{
  if (NZ_IS_BADGE_DOCUMENT (out->document))
    {
      out->cut = nz_badge_document_dup_cut (NZ_BADGE_DOCUMENT (out->document));
      return;
    }
  if (NZ_IS_TABLE_SIGNS (out->document))
    {
      out->cut = nz_table_signs_dup_cut (NZ_TABLE_SIGNS (out->document));
      return;
    }
  out->cut = g_ptr_array_new_with_free_func (g_free);
  if (NZ_IS_LABEL_DOCUMENT (out->document))
    {
      g_autoptr (GPtrArray) cut = nz_label_document_get_cut (NZ_LABEL_DOCUMENT (out->document));
      for (guint i = 0; i < cut->len; i++)
        g_ptr_array_add (out->cut, g_strdup (((NzAddressee *)cut->pdata[i])->name));
      out->n_smaller = nz_label_document_get_n_smaller (NZ_LABEL_DOCUMENT (out->document));
    }
  else if (NZ_IS_ACTOR_SHEET_DOCUMENT (out->document))
    {
      GPtrArray *cut = nz_actor_sheet_document_get_cut (NZ_ACTOR_SHEET_DOCUMENT (out->document));
      for (guint i = 0; i < cut->len; i++)
        g_ptr_array_add (out->cut, g_strdup (((NzActorSheet *)cut->pdata[i])->name));
    }
}

NzPrintout *
nz_printout_new (NzStore *store, const NzPrintJob *job, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && job != NULL && job->kind < NZ_PRINT_LAST, NULL);
  g_return_val_if_fail (nz_date_is_full (job->day), NULL);

  g_auto (Subjects) subjects = { 0 };
  g_autoptr (NzRecord) network = nz_store_get_network (store, error);
  if (network == NULL)
    return NULL;
  if (!nz_print_kind_is_of_meeting (job->kind) && !find_subjects (store, job, &subjects, error))
    return NULL;

  g_autoptr (NzPrintout) out = g_new0 (NzPrintout, 1);
  Making making = { store, job, &subjects, network, NZ_LANGUAGE_DE, out };
  if (nz_record_has (network, "language"))
    nz_language_parse (nz_record_get_text (network, "language"), &making.language);
  out->document = nz_print_kind_is_of_meeting (job->kind)    ? make_of_meeting (&making, error)
                  : nz_print_kind_has_addressees (job->kind) ? make_addressed (&making, error)
                                                             : make_listed (&making, error);
  if (out->document == NULL)
    return NULL;
  /* A list of nobody is no page. */
  if (out->n > 0)
    nz_document_prepare (out->document, job->kind == NZ_PRINT_ENVELOPES
                                            ? nz_envelope_paper (job->envelope)
                                            : nz_paper (NZ_PAPER_A4, kinds[job->kind].is_landscape));
  note_cut (out);
  return g_steal_pointer (&out);
}
