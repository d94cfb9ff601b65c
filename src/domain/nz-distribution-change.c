/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-distribution.h"

#include "domain/nz-load.h"

/* What changes a distribution list, each one undoable step. */

gboolean
nz_distribution_set_rule (NzStore *store, gint64 list, const NzRule *rule, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), FALSE);

  g_autoptr (NzRecord) record = nz_store_get (store, &nz_entity_distribution_list, list, error);
  gboolean has_rule = rule != NULL && !nz_rule_is_empty (rule);
  g_autofree char *text = has_rule ? nz_rule_to_text (rule) : NULL;
  g_autofree char *label = NULL;

  if (record == NULL)
    return FALSE;
  label = g_strdup_printf (has_rule ? _ ("Change the rule of %s") : _ ("Take the rule from %s"),
                           nz_record_get_text (record, "name"));
  nz_record_set_text (record, "rule", text);
  nz_record_set_text (record, "rule_entity", has_rule ? nz_rule_get_entity (rule)->name : NULL);
  return nz_store_save_as (store, record, label, error);
}

/* (transfer full) (nullable): the entry of an organisation as such or of a person. */
static NzRecord *
find_entry (NzStore *store, gint64 list, const NzEntity *entity, gint64 id)
{
  const char *condition
      = entity == &nz_entity_person ? "person = ?2" : "organisation = ?2 AND person IS NULL";
  g_autofree char *sql
      = g_strdup_printf ("SELECT id FROM list_entry WHERE distribution_list = %" G_GINT64_FORMAT
                         " AND %s ORDER BY excluded DESC, id LIMIT 1",
                         list, condition);
  gint64 entry = nz_load_int (store, sql, NZ_DATE_NONE, id, 0);

  return entry != 0 ? nz_store_get (store, &nz_entity_list_entry, entry, NULL) : NULL;
}

gboolean
nz_distribution_enter (NzStore *store,
                       gint64 list,
                       const NzEntity *entity,
                       gint64 id,
                       gboolean excluded,
                       const char *reason,
                       GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), FALSE);
  g_return_val_if_fail (entity == &nz_entity_organisation || entity == &nz_entity_person, FALSE);

  g_autoptr (NzRecord) record = find_entry (store, list, entity, id);
  g_autofree char *who = nz_store_title (store, entity, id);
  g_autofree char *name = nz_store_title (store, &nz_entity_distribution_list, list);
  g_autofree char *label
      = g_strdup_printf (excluded ? _ ("Keep %s out of %s") : _ ("Put %s on %s"), who, name);

  if (record == NULL)
    {
      record = nz_record_new (&nz_entity_list_entry);
      nz_record_set_int (record, "distribution_list", list);
      nz_record_set_int (record, entity->name, id);
    }
  nz_record_set_int (record, "excluded", excluded);
  nz_record_set_text (record, "reason", excluded ? reason : NULL);
  return nz_store_save_as (store, record, label, error);
}

gboolean
nz_distribution_record_mail (NzStore *store,
                             gint64 list,
                             const char *subject,
                             guint n_addresses,
                             guint n_portions,
                             const char *const *attachments,
                             NzDate day,
                             GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && nz_date_is_full (day), FALSE);

  g_autoptr (NzRecord) entry = nz_record_new (&nz_entity_entry);
  g_autofree char *name = nz_store_title (store, &nz_entity_distribution_list, list);
  g_autofree char *label = g_strdup_printf (_ ("Mail to %s"), name);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text,
                          nz_ngettext ("To the distribution list %s, %u address",
                                       "To the distribution list %s, %u addresses", n_addresses),
                          name, n_addresses);
  if (n_portions > 1)
    g_string_append_printf (text, nz_ngettext (" in %u portion", " in %u portions", n_portions), n_portions);
  if (subject != NULL && *subject != '\0')
    g_string_append_printf (text, "\n%s: %s", _ ("Subject"), subject);
  if (attachments != NULL && attachments[0] != NULL)
    {
      g_autofree char *names = g_strjoinv (", ", (char **)attachments);
      g_string_append_printf (text, "\n%s: %s", _ ("Attachments"), names);
    }
  nz_record_set_text (entry, "kind", "mail");
  nz_record_set_date (entry, "day", day);
  nz_record_set_text (entry, "text", text->str);
  return nz_store_save_as (store, entry, label, error);
}
