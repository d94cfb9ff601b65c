/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-related-card.h"

#include "base/nz-id.h"
#include "domain/nz-related.h"
#include "model/nz-record-editor.h"
#include "model/nz-summary.h"
#include "ui/nz-day-view.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-period.h"
#include "ui/nz-read-error.h"
#include "ui/nz-succession-window.h"
#include "widgets/nz-buttons.h"
#include "widgets/nz-card.h"
#include "widgets/nz-disc.h"
#include "widgets/nz-field-row.h"
#include "widgets/nz-list-row.h"
#include "widgets/nz-record-chooser.h"

struct _NzRelatedCard
{
  GtkBox parent_instance;

  NzStore *store;
  const NzRelated *related;
  const NzEntity *entity;
  gint64 host;
  NzDate day; /* NZ_DATE_NONE: today */
  gulong changed_handler;

  GtkWidget *list;
  GtkWidget *count;
  GHashTable *rows; /* id → row, so that an open row stays open */
  gint64 to_expand; /* the entry that was just added */
  guint refresh_id; /* rows come and go in an idle moment: a row must not go under its own edit */
};

static void day_view_init (NzDayViewInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (NzRelatedCard,
                               nz_related_card,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (NZ_TYPE_DAY_VIEW, day_view_init))

/* --- a row
 * -------------------------------------------------------------------------------------------------------- */

/* "Vorsitzende, seit 2019": the columns that are neither the host nor the title, and the period in words. */
static char *
dup_subtitle (NzRelatedCard *self, NzRecord *record, const NzField *other)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->entity->n_fields; i++)
    {
      const NzField *field = &self->entity->fields[i];
      if ((field->flags & NZ_FIELD_COLUMN) == 0 || (field->flags & (NZ_FIELD_SINCE | NZ_FIELD_UNTIL)) != 0
          || field == other || nz_record_get_entity (record) == NULL
          || (field->type == NZ_TYPE_REFERENCE && nz_record_get_int (record, field->name) == self->host)
          || !nz_record_has (record, field->name) || (other == NULL && (field->flags & NZ_FIELD_NAME) != 0))
        continue;
      g_autofree char *display = nz_store_display (self->store, record, field, nz_get_language ());
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", display);
    }
  g_autofree char *period = nz_period_words (record, nz_day_or_today (self->day), nz_get_language ());
  if (*period != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", period);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean can_add (NzRelatedCard *self);

static void
show_row (NzRelatedCard *self, GtkWidget *row, NzRecord *record)
{
  const NzField *other = nz_related_other (self->related, self->host, record);
  const NzEntity *target = other != NULL ? nz_field_target (other) : self->entity;
  gint64 target_id = other != NULL ? nz_record_get_int (record, other->name) : nz_record_get_id (record);
  NzSummary summary;

  nz_summary_load (self->store, target, target_id, nz_day_or_today (self->day), &summary);
  g_autofree char *title
      = g_markup_escape_text (summary.short_title != NULL ? summary.short_title : summary.title, -1);
  g_autofree char *words = dup_subtitle (self, record, other);
  g_autofree char *subtitle = g_markup_escape_text (words, -1);
  NzDisc *disc = g_object_get_data (G_OBJECT (row), "disc");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  if (summary.sign != NULL)
    nz_disc_set_sign (disc, summary.sign);
  else if (summary.initials != NULL && *summary.initials != '\0')
    nz_disc_set_initials (disc, summary.initials);
  else
    nz_disc_set_icon (disc, nz_entity_icon_name (target));
  if (nz_record_is_active (record, nz_day_or_today (self->day)))
    gtk_widget_remove_css_class (row, "past");
  else
    gtk_widget_add_css_class (row, "past");
  nz_summary_clear (&summary);
}

static void
on_delete (GtkButton *button, NzRelatedCard *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "id");
  g_autoptr (GError) error = NULL;

  g_autofree char *title = nz_store_title (self->store, self->entity, *id);
  g_autofree char *text = g_strdup_printf (_ ("“%s” deleted"), title);
  if (nz_store_delete (self->store, self->entity, *id, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.notice", "s", text);
  else
    nz_dialog_error (GTK_WIDGET (self), error);
}

static void
on_open (GtkButton *button, NzRelatedCard *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "id");
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) record = nz_store_get (self->store, self->entity, *id, &error);
  char text[NZ_ID_TEXT_SIZE];

  nz_read_error_tell (GTK_WIDGET (self), error);
  if (record == NULL)
    return;
  const NzField *other = nz_related_other (self->related, self->host, record);
  const NzEntity *target = other != NULL ? nz_field_target (other) : self->entity;
  gint64 target_id = other != NULL ? nz_record_get_int (record, other->name) : *id;
  g_autofree char *where = g_strdup_printf ("%s/%s", target->name, nz_id_to_text (target_id, text));
  gtk_widget_activate_action (GTK_WIDGET (self), NZ_ACTION_OPEN_RECORD, "s", where);
}

static GtkWidget *
id_button (NzRelatedCard *self, const char *icon, const char *label, gint64 id, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  gint64 *boxed = g_new (gint64, 1);

  *boxed = id;
  g_object_set_data_full (G_OBJECT (button), "id", boxed, g_free);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (button, "clicked", clicked, self);
  return button;
}

static void
on_succession (GtkButton *button, NzRelatedCard *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "id");
  nz_succession_window_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->store, *id);
}

static GtkWidget *
succession_button_new (NzRelatedCard *self, gint64 id)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Succession…"));
  gint64 *boxed = g_new (gint64, 1);

  *boxed = id;
  g_object_set_data_full (G_OBJECT (button), "id", boxed, g_free);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "clicked", G_CALLBACK (on_succession), self);
  return button;
}

/* The fields come into the row when it is first opened: a page with sixty rows opens at once. */
static void
on_expanded (GtkWidget *row, GParamSpec *spec, NzRelatedCard *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row))
      || g_object_get_data (G_OBJECT (row), "filled") != NULL)
    return;
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecordEditor) editor = nz_record_editor_new (self->store, self->entity, *id, &error);
  nz_read_error_tell (GTK_WIDGET (self), error);
  if (editor == NULL)
    return;
  const NzField *host = nz_related_host (self->related, self->host, nz_record_editor_get_record (editor));
  g_object_set_data (G_OBJECT (row), "filled", row);
  for (guint i = 0; i < self->entity->n_fields; i++)
    {
      const NzField *field = &self->entity->fields[i];
      if ((field->flags & NZ_FIELD_HIDDEN) == 0 && field != host)
        adw_expander_row_add_row (ADW_EXPANDER_ROW (row), nz_field_row_new (editor, field));
    }
  if (!nz_record_editor_is_read_only (editor))
    {
      GtkWidget *last = adw_action_row_new ();
      g_autofree char *label
          = g_strdup_printf (_ ("Delete this entry: %s"), nz_entity_label (self->entity, nz_get_language ()));
      GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Delete"));
      gint64 *boxed = g_new (gint64, 1);
      *boxed = *id;
      g_object_set_data_full (G_OBJECT (button), "id", boxed, g_free);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "error");
      nz_button_set_accessible_name (button, label);
      g_signal_connect (button, "clicked", G_CALLBACK (on_delete), self);
      if (self->entity == &nz_entity_position)
        adw_action_row_add_prefix (ADW_ACTION_ROW (last), succession_button_new (self, *id));
      adw_action_row_add_suffix (ADW_ACTION_ROW (last), button);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), last);
    }
}

static GtkWidget *
row_new (NzRelatedCard *self, gint64 id)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *disc = nz_disc_new (28);
  gint64 *boxed = g_new (gint64, 1);

  *boxed = id;
  g_object_set_data_full (G_OBJECT (row), "id", boxed, g_free);
  g_object_set_data (G_OBJECT (row), "disc", disc);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), disc);
  adw_expander_row_add_action (
      ADW_EXPANDER_ROW (row),
      id_button (self, "go-next-symbolic", _ ("Show this entry"), id, G_CALLBACK (on_open)));
  /* A branch is a record with a page of its own. */
  if (self->entity->flags & NZ_ENTITY_SECTION)
    adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), FALSE);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (on_expanded), self);
  return row;
}

/* --- all rows
 * ----------------------------------------------------------------------------------------------------- */

static void
add_records (NzRelatedCard *self, const char *via, GPtrArray *records)
{
  const NzFilter filter = { .field = via, .integer = self->host };
  const NzSort sort = { .field = "since" };
  const NzQuery query = { .entity = self->entity,
                          .filters = &filter,
                          .n_filters = 1,
                          .sorts = &sort,
                          .n_sorts = nz_entity_field (self->entity, "since") != NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = nz_query_records (self->store, &query, &error);

  nz_read_error_tell (GTK_WIDGET (self), error);
  if (found != NULL)
    g_ptr_array_extend_and_steal (records, g_steal_pointer (&found));
}

/* What begins later than the day that is shown was not known then. */
static void
leave_out_later (NzRelatedCard *self, GPtrArray *records)
{
  const NzField *since = nz_entity_field_with (self->entity, NZ_FIELD_SINCE);

  for (guint i = records->len; nz_date_is_set (self->day) && since != NULL && i > 0; i--)
    {
      NzDate from = nz_record_get_date (records->pdata[i - 1], since->name);
      if (nz_date_is_set (from) && nz_date_days_between (self->day, nz_date_first_day (from)) > 0)
        g_ptr_array_remove_index (records, i - 1);
    }
}

static int
by_strength (gconstpointer a, gconstpointer b, gpointer data)
{
  NzRecord *first = *(NzRecord *const *)a;
  NzRecord *second = *(NzRecord *const *)b;
  NzDate day = nz_day_or_today (((NzRelatedCard *)data)->day);
  int active = nz_record_is_active (second, day) - nz_record_is_active (first, day);

  if (active != 0)
    return active;
  if (nz_record_get_entity (first) == &nz_entity_tie)
    return -g_strcmp0 (nz_record_get_text (first, "intensity"), nz_record_get_text (second, "intensity"));
  return 0;
}

/* Rows of entries that are gone go. */
static void
remove_rows (NzRelatedCard *self, GPtrArray *records)
{
  g_autoptr (GHashTable) kept = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key, row;

  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = nz_record_get_id (records->pdata[i]);
      g_hash_table_add (kept, g_memdup2 (&id, sizeof id));
    }
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, &row))
    if (!g_hash_table_contains (kept, key))
      {
        gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
        g_hash_table_iter_remove (&iter);
      }
}

/* The row of an entry at its place: new, moved or where it was. */
static GtkWidget *
place_row (NzRelatedCard *self, gint64 id, int place)
{
  GtkWidget *row = g_hash_table_lookup (self->rows, &id);

  if (row == NULL)
    {
      row = row_new (self, id);
      g_hash_table_insert (self->rows, g_memdup2 (&id, sizeof id), row);
      gtk_list_box_insert (GTK_LIST_BOX (self->list), row, place);
    }
  else if (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) != place)
    {
      g_object_ref (row);
      gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
      gtk_list_box_insert (GTK_LIST_BOX (self->list), row, place);
      g_object_unref (row);
    }
  return row;
}

static void
refresh (NzRelatedCard *self)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  guint active = 0;

  add_records (self, self->related->via, records);
  if (self->related->via_too != NULL)
    add_records (self, self->related->via_too, records);
  leave_out_later (self, records);
  g_ptr_array_sort_with_data (records, by_strength, self);

  remove_rows (self, records);
  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = nz_record_get_id (records->pdata[i]);
      GtkWidget *row = place_row (self, id, (int)i);
      show_row (self, row, records->pdata[i]);
      active += nz_record_is_active (records->pdata[i], nz_day_or_today (self->day));
      if (id == self->to_expand)
        {
          self->to_expand = 0;
          adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
        }
    }
  g_autofree char *count = active > 0 ? g_strdup_printf ("%u", active) : g_strdup ("");
  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_widget_set_visible (self->list, records->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), records->len > 0 || can_add (self));
}

static gboolean
on_idle (gpointer data)
{
  NzRelatedCard *self = data;
  self->refresh_id = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

static void
on_store_changed (NzStore *store, NzChanges *changes, NzRelatedCard *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add (on_idle, self);
}

/* --- adding
 * ------------------------------------------------------------------------------------------------------- */

/* One step, also where the other side is new. @other 0: it is made of @typed. */
static void
add_entry (NzRelatedCard *self, gint64 other, const char *typed)
{
  g_autoptr (GError) error = NULL;
  gint64 id = nz_related_add (self->store, self->related, self->host, other, typed,
                              nz_day_or_today (self->day), &error);

  if (id != 0)
    self->to_expand = id;
  else
    nz_dialog_error (GTK_WIDGET (self), error);
}

static void
on_chosen (NzRelatedCard *self, gint64 other)
{
  if (other != self->host || self->related->via_too == NULL)
    add_entry (self, other, NULL);
}

static void
on_create (NzRelatedCard *self, const char *typed)
{
  add_entry (self, 0, typed);
}

/* What leads on to nothing else (a report) is made at once and opened. */
static void
on_add (NzRelatedCard *self)
{
  add_entry (self, 0, NULL);
  refresh (self);
}

/* Whether something can be added here: by choosing the other side, or on its own where it has no page. */
static gboolean
can_add (NzRelatedCard *self)
{
  return !nz_store_is_read_only (self->store)
         && (self->related->other != NULL || (self->entity->flags & NZ_ENTITY_SECTION) == 0);
}

static GtkWidget *
plain_add_button_new (NzRelatedCard *self)
{
  g_autofree char *label = g_strdup_printf (_ ("Add: %s"), _ (self->related->heading));
  GtkWidget *button = nz_icon_button_new ("list-add-symbolic", label);

  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_add), self);
  return button;
}

static GtkWidget *
add_button_new (NzRelatedCard *self)
{
  if (self->related->other == NULL)
    return plain_add_button_new (self);
  const NzField *other = nz_entity_field (self->entity, self->related->other);
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *chooser = nz_record_chooser_new (self->store, nz_field_target (other), NULL, TRUE);
  g_autofree char *label = g_strdup_printf (_ ("Add: %s"), _ (self->related->heading));

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), chooser);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (chooser, "chosen", G_CALLBACK (on_chosen), self);
  g_signal_connect_swapped (chooser, "create", G_CALLBACK (on_create), self);
  return button;
}

GtkWidget *
nz_related_card_new (NzStore *store, const NzRelated *line, gint64 host)
{
  NzRelatedCard *self
      = g_object_new (NZ_TYPE_RELATED_CARD, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, NULL);
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->store = g_object_ref (store);
  self->related = line;
  self->entity = nz_entity_by_name (line->entity);
  self->host = host;
  self->list = nz_card_list_new (_ (line->heading));
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "row-subtitle");
  gtk_box_append (GTK_BOX (end), self->count);
  if (can_add (self))
    gtk_box_append (GTK_BOX (end), add_button_new (self));
  gtk_box_append (GTK_BOX (self), nz_card_heading_new (_ (line->heading), end));
  gtk_box_append (GTK_BOX (self), self->list);
  self->changed_handler = g_signal_connect (store, "changed", G_CALLBACK (on_store_changed), self);
  refresh (self);
  return GTK_WIDGET (self);
}

static void
set_day (NzDayView *view, NzDate day)
{
  NzRelatedCard *self = NZ_RELATED_CARD (view);

  self->day = day;
  refresh (self);
}

static void
day_view_init (NzDayViewInterface *interface)
{
  interface->set_day = set_day;
}

static void
nz_related_card_dispose (GObject *object)
{
  NzRelatedCard *self = NZ_RELATED_CARD (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  g_clear_object (&self->store);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  G_OBJECT_CLASS (nz_related_card_parent_class)->dispose (object);
}

static void
nz_related_card_class_init (NzRelatedCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_related_card_dispose;
}

static void
nz_related_card_init (NzRelatedCard *self)
{
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}
