/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-error.h"
#include "nz-data-resource.h"
#include "store/nz-store-private.h"

/* What a new file starts with: the shipped terms and school holidays, with fixed ids so that two desks' files
 * agree, and the network's defaults.
 *
 * The tables are our own resource: fields by ";", no quotes, a heading whose words are the fields' names,
 * "id" in decimal. Anything else is a fault of the build, so it stops. */

static GBytes *
lookup (const char *path)
{
  /* Named explicitly, so that whoever links the static library gets the resource with it. */
  GBytes *bytes = g_resource_lookup_data (nz_data_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_assert (bytes != NULL);
  return bytes;
}

static NzRecord *
record_from_line (const NzEntity *entity, char **headings, const char *line)
{
  g_auto (GStrv) cells = g_strsplit (line, ";", -1);
  NzRecord *record = nz_record_new (entity);

  g_assert (g_strv_length (cells) == g_strv_length (headings));
  for (guint i = 0; headings[i] != NULL; i++)
    {
      if (g_str_equal (headings[i], "id"))
        nz_record_set_id (record, g_ascii_strtoll (cells[i], NULL, 10));
      else
        {
          const NzField *field = nz_entity_field (entity, headings[i]);
          gboolean ok = nz_record_set_plain (record, field, cells[i], NULL);
          g_assert (ok);
        }
    }
  g_assert (nz_record_get_id (record) > 0);
  return record;
}

static gboolean
insert_table (NzStore *store, const NzEntity *entity, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = lookup (path);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = g_strndup (data, size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto (GStrv) headings = g_strsplit (g_strchomp (lines[0]), ";", -1);

  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_autoptr (NzRecord) record = NULL;

      if (*g_strchomp (lines[i]) == '\0')
        continue;
      record = record_from_line (entity, headings, lines[i]);
      if (!nz_record_store (store, record, error))
        return FALSE;
    }
  return TRUE;
}

/* Neutral: no name, so that letters say nothing that nobody wrote. The planning rules are those of DOMAIN's
 * six conferences a year: Thursday, 13:00, three and a half hours, invitations five weeks before. */
static gboolean
insert_network (NzStore *store, GError **error)
{
  g_autoptr (NzRecord) network = nz_record_new (&nz_entity_network);

  nz_record_set_id (network, 1);
  nz_record_set_text (network, "letter_paper", "drawn");
  nz_record_set_text (network, "language", "de");
  nz_record_set_text (network, "weekday", "4");
  nz_record_set_int (network, "starts", 13 * 60);
  nz_record_set_int (network, "minutes", 210);
  nz_record_set_int (network, "per_year", 6);
  nz_record_set_int (network, "lead_days", 35);
  nz_record_set_int (network, "reply_days", 9);
  return nz_record_store (store, network, error);
}

gboolean
nz_vocabulary_insert (NzStore *store, GError **error)
{
  return insert_table (store, &nz_entity_term, "/org/zim/Netzwerk/data/vocabulary.csv", error)
         && insert_table (store, &nz_entity_holiday, "/org/zim/Netzwerk/data/school-holidays.csv", error)
         && insert_network (store, error);
}
