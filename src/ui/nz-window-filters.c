/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-window-private.h"

#include "store/nz-query.h"
#include "ui/nz-day-view.h"
#include "ui/nz-read-error.h"
#include "ui/nz-sections.h"

/* The saved filters in the sidebar, each below the section of its records, with how many it finds now. */

static gint64
filter_of (GtkListBoxRow *row)
{
  const gint64 *id = row != NULL ? g_object_get_data (G_OBJECT (row), "filter") : NULL;
  return id != NULL ? *id : 0;
}

GtkListBoxRow *
nz_window_section_row (NzWindow *self, guint index)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sidebar, i)) != NULL; i++)
    if (filter_of (row) == 0 && index-- == 0)
      return row;
  return NULL;
}

guint
nz_window_row_section (NzWindow *self, GtkListBoxRow *row)
{
  guint sections = 0;

  for (int i = 0; i <= gtk_list_box_row_get_index (row); i++)
    sections += filter_of (gtk_list_box_get_row_at_index (self->sidebar, i)) == 0;
  return sections - 1;
}

/* (transfer full) (nullable): %NULL with @error */
static NzRule *
rule_of (NzRecord *filter, GError **error)
{
  const NzEntity *entity = nz_entity_by_name (nz_record_get_text (filter, "entity"));
  return entity != NULL ? nz_rule_parse (entity, nz_record_get_text (filter, "rule"), error) : NULL;
}

gboolean
nz_window_show_filter (NzWindow *self, GtkListBoxRow *row)
{
  gint64 id = filter_of (row);
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) filter = id != 0 && self->store != NULL
                                    ? nz_store_get (self->store, &nz_entity_saved_filter, id, &error)
                                    : NULL;
  g_autoptr (NzRule) rule = filter != NULL ? rule_of (filter, &error) : NULL;

  nz_read_error_tell (GTK_WIDGET (self), error);
  return rule != NULL && nz_section_apply_filter (nz_window_get_section (self), rule, id);
}

/* -1 where they cannot be counted. Above those of today: what holds on the day that is shown, as the sections
 * count. */
static gint64
count_of (NzWindow *self, const NzRule *rule)
{
  const NzQuery query
      = { .entity = nz_rule_get_entity (rule), .rule = rule, .day = nz_day_or_today (self->day) };
  g_autoptr (GError) error = NULL;
  gint64 n = nz_query_count (self->store, &query, &error);

  nz_read_error_tell (GTK_WIDGET (self), error);
  return error == NULL ? n : -1;
}

/* (transfer full): @rule is %NULL where it cannot be read. */
static char *
count_text (NzWindow *self, const NzRule *rule)
{
  gint64 n = rule != NULL ? count_of (self, rule) : -1;

  return n >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, n) : g_strdup ("–");
}

static GtkWidget *
row_new (NzWindow *self, NzRecord *filter, const NzRule *rule)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *name = gtk_label_new (nz_record_get_text (filter, "name")), *count = gtk_label_new (NULL);
  g_autofree char *number = count_text (self, rule);
  gint64 *id = g_new (gint64, 1);

  *id = nz_record_get_id (filter);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_margin_start (name, 26);
  gtk_label_set_label (GTK_LABEL (count), number);
  gtk_widget_add_css_class (count, "count");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "saved-filter");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  nz_record_get_text (filter, "name"), -1);
  g_object_set_data_full (G_OBJECT (row), "filter", id, g_free);
  g_object_set_data (G_OBJECT (row), "count", count);
  return row;
}

/* The section whose own entity has the name; nz_n_sections() if there is none. */
static guint
section_of (const char *entity)
{
  guint i = 0;

  while (i < nz_n_sections () && g_strcmp0 (nz_section_info (i)->entities[0], entity) != 0)
    i++;
  return i;
}

static void
remove_rows (NzWindow *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sidebar, i)) != NULL;)
    if (filter_of (row) != 0)
      gtk_list_box_remove (self->sidebar, GTK_WIDGET (row));
    else
      i++;
}

/* The counts of those that are there already; FALSE if others came or went, or are called otherwise. */
static gboolean
update_rows (NzWindow *self, GPtrArray *filters)
{
  GtkListBoxRow *row;
  guint found = 0, rows = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sidebar, i)) != NULL; i++)
    {
      rows += filter_of (row) != 0;
      for (guint k = 0; filter_of (row) != 0 && k < filters->len; k++)
        {
          GtkWidget *name = gtk_widget_get_first_child (gtk_list_box_row_get_child (row));
          g_autoptr (NzRule) rule = NULL;

          if (nz_record_get_id (filters->pdata[k]) != filter_of (row)
              || g_strcmp0 (nz_record_get_text (filters->pdata[k], "name"),
                            gtk_label_get_label (GTK_LABEL (name)))
                     != 0)
            continue;
          /* the dash beside it; why, is said where it is chosen */
          rule = rule_of (filters->pdata[k], NULL);
          g_autofree char *number = count_text (self, rule);
          gtk_label_set_label (g_object_get_data (G_OBJECT (row), "count"), number);
          found++;
        }
    }
  return found == filters->len && rows == found;
}

void
nz_window_update_filters (NzWindow *self)
{
  const NzSort by_name = { "name", FALSE };
  const NzQuery query = { .entity = &nz_entity_saved_filter, .sorts = &by_name, .n_sorts = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) filters = nz_query_records (self->store, &query, &error);

  nz_read_error_tell (GTK_WIDGET (self), error);
  for (guint i = filters != NULL ? filters->len : 0; i > 0; i--)
    if (section_of (nz_record_get_text (filters->pdata[i - 1], "entity")) == nz_n_sections ())
      g_ptr_array_remove_index (filters, i - 1);
  if (filters == NULL || update_rows (self, filters))
    return;
  remove_rows (self);
  for (guint i = filters->len; i > 0; i--)
    {
      NzRecord *filter = filters->pdata[i - 1];
      guint section = section_of (nz_record_get_text (filter, "entity"));
      g_autoptr (NzRule) rule = rule_of (filter, NULL);
      int place = gtk_list_box_row_get_index (nz_window_section_row (self, section));

      gtk_list_box_insert (self->sidebar, row_new (self, filter, rule), place + 1);
    }
}
