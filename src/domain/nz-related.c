/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-related.h"

#include "domain/nz-members.h"
#include "entity/nz-person-name.h"

static const NzRelated all[] = {
  { "organisation", "position", "organisation", NULL, "person", N_ ("Contact people") },
  { "organisation", "membership", "organisation", NULL, "working_group", N_ ("Working groups") },
  { "organisation", "tie", "organisation", "partner", "partner", N_ ("Collaborations") },
  { "organisation", "organisation", "parent", NULL, NULL, N_ ("Branches") },
  { "organisation", "organisation", "successor", NULL, NULL, N_ ("Predecessors") },
  { "person", "position", "person", NULL, "organisation", N_ ("Positions") },
  { "person", "membership", "person", NULL, "working_group", N_ ("Working groups") },
  { "person", "sponsorship", "sponsor", NULL, NULL, N_ ("Sponsorships") },
  { "working_group", "membership", "working_group", NULL, "organisation", N_ ("Members") },
  { "working_group", "report", "working_group", NULL, NULL, N_ ("Reports") },
  { "task", "task_answer", "task", NULL, NULL, N_ ("Answers") },
  { "meeting", "report", "meeting", NULL, "working_group", N_ ("Reports of groups") },
};

GPtrArray *
nz_related_for (const NzEntity *host)
{
  GPtrArray *found = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (g_str_equal (all[i].host, host->name))
      g_ptr_array_add (found, (gpointer)&all[i]);
  return found;
}

const NzField *
nz_related_other (const NzRelated *related, gint64 host, NzRecord *record)
{
  g_return_val_if_fail (related != NULL && NZ_IS_RECORD (record), NULL);

  const NzEntity *entity = nz_record_get_entity (record);
  if (related->other == NULL)
    return NULL;
  if (related->via_too != NULL && nz_record_get_int (record, related->other) == host)
    return nz_entity_field (entity, related->via);
  return nz_entity_field (entity, related->other);
}

const NzField *
nz_related_host (const NzRelated *related, gint64 host, NzRecord *record)
{
  g_return_val_if_fail (related != NULL && NZ_IS_RECORD (record), NULL);

  gboolean turned = related->via_too != NULL && nz_record_get_int (record, related->via) != host;
  return nz_entity_field (nz_record_get_entity (record), turned ? related->via_too : related->via);
}

/* --- adding
 * ------------------------------------------------------------------------------------------------------- */

/* What is likelier than the first choice. */
static const char *
likely_choice (const NzEntity *entity, const NzField *field)
{
  if (entity == &nz_entity_membership && g_str_equal (field->name, "role"))
    return "member";
  if (entity == &nz_entity_organisation && g_str_equal (field->name, "kind"))
    return "association";
  return field->choices[0].code;
}

void
nz_record_fill_required (NzRecord *record)
{
  g_return_if_fail (NZ_IS_RECORD (record));
  const NzEntity *entity = nz_record_get_entity (record);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const NzField *field = &entity->fields[i];

      if ((field->flags & NZ_FIELD_REQUIRED) == 0 || nz_record_has (record, field->name))
        continue;
      if (field->type == NZ_TYPE_CHOICE)
        nz_record_set_text (record, field->name, likely_choice (entity, field));
      else if (field->type == NZ_TYPE_DATE)
        nz_record_set_date (record, field->name, nz_date_today ());
      else if (field->type == NZ_TYPE_TEXT || field->type == NZ_TYPE_LONG_TEXT)
        nz_record_set_text (record, field->name, _ ("New"));
    }
}

/* Where an organisation has one contact person only, who else stands for it in the group? */
static void
propose_person (NzStore *store, NzRecord *membership, NzDate day)
{
  gint64 person = nz_sole_person_of (store, nz_record_get_int (membership, "organisation"), day);

  if (person != 0)
    nz_record_set_int (membership, "person", person);
}

static gint64
save_entry (NzStore *store, const NzRelated *related, gint64 host, gint64 other, NzDate day, GError **error)
{
  const NzEntity *entity = nz_entity_by_name (related->entity);
  g_autoptr (NzRecord) record = nz_record_new (entity);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const NzField *field = &entity->fields[i];

      if ((field->flags & NZ_FIELD_SINCE) != 0 || g_str_equal (field->name, "entered_on"))
        nz_record_set_date (record, field->name, day);
    }
  nz_record_fill_required (record);
  nz_record_set_int (record, related->via, host);
  if (other != 0)
    nz_record_set_int (record, related->other, other);
  if (entity == &nz_entity_membership && other != 0 && !nz_record_has (record, "person"))
    propose_person (store, record, day);
  return nz_store_save (store, record, error) ? nz_record_get_id (record) : 0;
}

/* The other side of the entry, made of what was typed. */
static gint64
save_other (NzStore *store, const NzEntity *target, const char *typed, GError **error)
{
  g_autoptr (NzRecord) record = nz_record_new (target);

  if (target == &nz_entity_person)
    nz_person_set_name (record, typed);
  else
    nz_record_set_text (record, "name", typed);
  nz_record_fill_required (record);
  return nz_store_save (store, record, error) ? nz_record_get_id (record) : 0;
}

/* (nullable): what the other side is a record of */
static const NzEntity *
target_of (const NzRelated *related)
{
  const NzEntity *entity = nz_entity_by_name (related->entity);

  return related->other != NULL ? nz_field_target (nz_entity_field (entity, related->other)) : NULL;
}

/* (transfer full): the name of the step, with both sides */
static char *
label_of (NzStore *store, const NzRelated *related, gint64 host, gint64 other, const char *typed)
{
  const NzEntity *target = target_of (related);
  g_autofree char *title = nz_store_title (store, nz_entity_by_name (related->host), host);
  g_autofree char *joined = target == NULL ? NULL
                            : other != 0   ? nz_store_title (store, target, other)
                                           : g_strdup (typed);
  g_autofree char *both = joined != NULL ? g_strdup_printf ("%s – %s", title, joined) : g_strdup (title);

  return g_strdup_printf (_ ("Add %s: %s"),
                          nz_entity_label (nz_entity_by_name (related->entity), nz_get_language ()), both);
}

gint64
nz_related_add (NzStore *store,
                const NzRelated *related,
                gint64 host,
                gint64 other,
                const char *typed,
                NzDate day,
                GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && related != NULL && nz_date_is_full (day), 0);
  g_return_val_if_fail (other != 0 || typed != NULL || related->other == NULL, 0);

  const NzEntity *target = target_of (related);
  g_autofree char *label = label_of (store, related, host, other, typed);
  gint64 id = 0;

  if (!nz_store_begin (store, label, error))
    return 0;
  if (target != NULL && other == 0)
    other = save_other (store, target, typed, error);
  if (target == NULL || other != 0)
    id = save_entry (store, related, host, other, day, error);
  if (id == 0)
    {
      if (nz_store_in_action (store))
        nz_store_rollback (store);
      return 0;
    }
  return nz_store_commit (store, error) ? id : 0;
}
