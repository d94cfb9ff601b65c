/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-example.h"

#include "base/nz-error.h"
#include "exchange/nz-example-private.h"
#include "exchange/nz-import.h"
#include "nz-data-resource.h"

#include <string.h>

#define PREFIX "/org/zim/Netzwerk/example/"

static const NzEntity *const tables[] = {
  &nz_entity_network,       &nz_entity_organisation, &nz_entity_person,       &nz_entity_position,
  &nz_entity_working_group, &nz_entity_membership,   &nz_entity_tie,          &nz_entity_sponsorship,
  &nz_entity_meeting,       &nz_entity_report,       &nz_entity_entry,        &nz_entity_distribution_list,
  &nz_entity_list_entry,    &nz_entity_returned,     &nz_entity_saved_filter,
};

static GBytes *
look_up (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (PREFIX, name, NULL);
  return g_resource_lookup_data (nz_data_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

static char *
look_up_text (const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = look_up (name, error);
  gsize size = 0;
  const char *data;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  return g_strndup (data, size);
}

/* The first fault tells more than the number of faults; a shipped table has none. */
static gboolean
import (NzStore *store, const NzImportSource *sources, guint n, GError **error)
{
  g_autoptr (NzImportResult) result = NULL;
  g_autoptr (GError) local = NULL;

  if (nz_import_files (store, sources, n, NULL, &result, &local))
    return TRUE;
  if (result != NULL && result->faults->len > 0)
    g_set_error_literal (error, NZ_ERROR, NZ_ERROR_INVALID, result->faults->pdata[0]);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
import_tables (NzStore *store, NzDate today, const NzCalendar *calendar, GError **error)
{
  NzImportSource sources[G_N_ELEMENTS (tables)] = { 0 };
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      char *name = g_strconcat (tables[i]->name, ".csv", NULL);
      g_ptr_array_add (texts, name);
      g_autofree char *shipped = look_up_text (name, error);
      if (shipped == NULL)
        return FALSE;
      char *text = nz_example_expand (tables[i]->name, shipped, today, calendar);
      g_ptr_array_add (texts, text);
      sources[i] = (NzImportSource){ .data = text, .size = strlen (text), .name = name, .as = tables[i] };
    }
  return import (store, sources, G_N_ELEMENTS (sources), error);
}

static gboolean
import_agenda (NzStore *store, NzDate today, const NzCalendar *calendar, const char *table, GError **error)
{
  g_autofree char *text = nz_example_expand (nz_entity_agenda_item.name, table, today, calendar);
  NzImportSource source
      = { .data = text, .size = strlen (text), .name = "agenda.csv", .as = &nz_entity_agenda_item };

  return import (store, &source, 1, error);
}

static gboolean
add_logo (NzStore *store, GError **error)
{
  g_autoptr (GBytes) logo = look_up ("logo.svg", error);
  g_autofree char *hash = logo == NULL ? NULL : nz_store_add_image (store, logo, "image/svg+xml", error);
  g_autoptr (NzRecord) network = hash == NULL ? NULL : nz_store_get_network (store, error);

  if (network == NULL)
    return FALSE;
  nz_record_set_text (network, "logo", hash);
  return nz_store_save (store, network, error);
}

static gboolean
fill (NzStore *store, NzDate today, GError **error)
{
  g_autoptr (NzCalendar) calendar = nz_calendar_new (store, error);
  g_autofree char *templates = look_up_text ("agenda.csv", error);
  g_autofree char *minutes = templates != NULL ? look_up_text ("minutes.csv", error) : NULL;
  g_autofree char *agenda = NULL;

  if (calendar == NULL || minutes == NULL || !import_tables (store, today, calendar, error)
      || !add_logo (store, error))
    return FALSE;
  agenda = nz_example_add_conferences (store, today, templates, error);
  return agenda != NULL && import_agenda (store, today, calendar, agenda, error)
         && nz_example_add_minutes (store, today, calendar, minutes, error);
}

gboolean
nz_example_fill (NzStore *store, NzDate today, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), FALSE);

  if (!nz_date_is_valid (today) || !nz_date_is_full (today) || today.year < NZ_EXAMPLE_FIRST_YEAR
      || today.year > NZ_EXAMPLE_LAST_YEAR)
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID,
                   _ ("The example can be made for any day of the years from %d to %d."),
                   NZ_EXAMPLE_FIRST_YEAR, NZ_EXAMPLE_LAST_YEAR);
      return FALSE;
    }
  if (!nz_store_begin (store, _ ("Create the example"), error))
    return FALSE;
  if (!fill (store, today, error))
    {
      nz_store_rollback (store);
      return FALSE;
    }
  return nz_store_commit (store, error) && nz_store_end_undo (store, error);
}
