/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-holiday-page.h"

#include "domain/nz-load.h"
#include "model/nz-record-editor.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-tool-window.h"
#include "widgets/nz-buttons.h"
#include "widgets/nz-field-row.h"

typedef struct
{
  NzStore *store;
  AdwPreferencesGroup *group;
  GHashTable *rows; /* id → AdwExpanderRow, so that an open one stays open */
  gint64 to_expand; /* the one that was just added */
} Holidays;

static void
holidays_free (gpointer data)
{
  Holidays *self = data;

  g_hash_table_unref (self->rows);
  g_object_unref (self->store);
  g_free (self);
}

static void
show_error (Holidays *self, const GError *error)
{
  nz_dialog_error (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self->group))), error);
}

static void
on_delete (GtkWidget *button, Holidays *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "id");
  g_autoptr (GError) error = NULL;

  if (!nz_store_delete (self->store, &nz_entity_holiday, *id, &error))
    show_error (self, error);
}

static void
on_add (GtkWidget *button, Holidays *self)
{
  g_autoptr (NzRecord) holiday = nz_record_new (&nz_entity_holiday);
  g_autoptr (GError) error = NULL;
  NzDate today = nz_date_today ();

  nz_record_set_text (holiday, "name", _ ("Day off"));
  nz_record_set_text (holiday, "kind", "closed");
  nz_record_set_date (holiday, "since", today);
  nz_record_set_date (holiday, "until", today);
  self->to_expand = -1;
  if (!nz_store_save (self->store, holiday, &error))
    show_error (self, error);
  else
    self->to_expand = nz_record_get_id (holiday);
}

static void
show_row (GtkWidget *row, NzRecord *holiday)
{
  NzDate since = nz_record_get_date (holiday, "since"), until = nz_record_get_date (holiday, "until");
  g_autofree char *first = nz_date_format (since, nz_get_language (), NZ_DATE_SHORT);
  g_autofree char *last = nz_date_format (until, nz_get_language (), NZ_DATE_SHORT);
  g_autofree char *title = g_markup_escape_text (nz_record_get_text (holiday, "name"), -1);
  g_autofree char *words
      = nz_date_equal (since, until) ? g_strdup (first) : g_strdup_printf (_ ("%s to %s"), first, last);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), words);
}

static void
on_expanded (AdwExpanderRow *row, GParamSpec *spec, Holidays *self)
{
  gint64 id = *(gint64 *)g_object_get_data (G_OBJECT (row), "id");
  g_autoptr (GError) error = NULL;
  NzRecordEditor *editor;

  if (!adw_expander_row_get_expanded (row) || g_object_get_data (G_OBJECT (row), "filled") != NULL)
    return;
  editor = nz_record_editor_new (self->store, &nz_entity_holiday, id, &error);
  if (editor == NULL)
    {
      nz_dialog_error (GTK_WIDGET (row), error);
      return;
    }
  g_object_set_data_full (G_OBJECT (row), "filled", editor, g_object_unref);
  for (guint i = 0; i < nz_entity_holiday.n_fields; i++)
    adw_expander_row_add_row (row, nz_field_row_new (editor, &nz_entity_holiday.fields[i]));
}

static GtkWidget *
row_new (Holidays *self, NzRecord *holiday)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *label = g_strdup_printf (_ ("Delete %s"), nz_record_get_text (holiday, "name"));
  GtkWidget *delete = nz_icon_button_new ("user-trash-symbolic", label);
  gint64 id = nz_record_get_id (holiday);

  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
  g_object_set_data_full (G_OBJECT (delete), "id", g_memdup2 (&id, sizeof id), g_free);
  gtk_widget_set_valign (delete, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (delete, !nz_store_is_read_only (self->store));
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), delete);
  g_signal_connect (delete, "clicked", G_CALLBACK (on_delete), self);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (on_expanded), self);
  return row;
}

/* Rows that stay are kept, in whatever order: a form that somebody types into must not move. */
static void
refresh (gpointer data)
{
  Holidays *self = data;
  NzDate begin = nz_date (nz_date_today ().year, 1, 1);
  g_autoptr (GPtrArray) all = nz_load_records (
      self->store, &nz_entity_holiday,
      "SELECT id FROM holiday WHERE until >= ?1 AND ?2 IS NOT NULL ORDER BY since, name", begin, 0, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  GHashTableIter iter;
  gpointer key, row;

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      NzRecord *holiday = all->pdata[i];
      gint64 id = nz_record_get_id (holiday);

      row = g_hash_table_lookup (self->rows, &id);
      if (row == NULL)
        {
          row = row_new (self, holiday);
          g_hash_table_insert (self->rows, g_memdup2 (&id, sizeof id), row);
          adw_preferences_group_add (self->group, row);
        }
      show_row (row, holiday);
      g_hash_table_add (seen, g_object_get_data (row, "id"));
      if (id == self->to_expand)
        {
          adw_expander_row_set_expanded (row, TRUE);
          self->to_expand = 0;
        }
    }
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, &row))
    if (!g_hash_table_contains (seen, key))
      {
        adw_preferences_group_remove (self->group, row);
        g_hash_table_iter_remove (&iter);
      }
}

GtkWidget *
nz_holiday_page_new (NzStore *store)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  Holidays *self = g_new0 (Holidays, 1);
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *add = nz_icon_button_new ("list-add-symbolic", _ ("Add a holiday or day off"));

  self->store = g_object_ref (store);
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), _ ("Holidays"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (page), "x-office-calendar-symbolic");
  adw_preferences_group_set_title (self->group, _ ("Holidays and days off"));
  adw_preferences_group_set_description (
      self->group, _ ("Conferences are not planned on these days. Public holidays are known."));
  adw_preferences_group_set_header_suffix (self->group, add);
  gtk_widget_set_sensitive (add, !nz_store_is_read_only (store));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->group);
  g_object_set_data_full (G_OBJECT (page), "holidays", self, holidays_free);
  g_signal_connect (add, "clicked", G_CALLBACK (on_add), self);
  nz_tool_follow (page, store, refresh, self);
  return page;
}
