/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-import-columns-card.h"

#include "base/nz-i18n.h"
#include "ui/nz-import-values.h"
#include "ui/nz-tool-window.h"
#include "widgets/nz-buttons.h"

#define SAMPLES 3
#define SAMPLE_LETTERS 40

struct _NzImportColumnsCard
{
  AdwBin parent_instance;
  NzImportPlan *plan;
  NzStore *store;
  guint sheet;
  AdwPreferencesGroup *group;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (NzImportColumnsCard, nz_import_columns_card, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What a row of the list knows: which column it is and what can be chosen for it. */
typedef struct
{
  NzImportColumnsCard *card;
  guint column;
  GArray *targets; /* (element-type NzImportTarget) */
  GtkDropDown *choice;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;
  g_array_unref (row->targets);
  g_free (row);
}

static const NzImportColumn *
column_of (const Row *row)
{
  return nz_import_plan_get_sheet (row->card->plan, row->card->sheet)->columns->pdata[row->column];
}

static void
changed (NzImportColumnsCard *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_chosen (Row *row)
{
  guint place = gtk_drop_down_get_selected (row->choice);

  if (place >= row->targets->len
      || nz_import_target_equal (&column_of (row)->target,
                                 &g_array_index (row->targets, NzImportTarget, place)))
    return;
  nz_import_plan_set_column (row->card->plan, row->card->sheet, row->column,
                             &g_array_index (row->targets, NzImportTarget, place));
  changed (row->card);
}

/* While the rows are looked at or written, nothing of the plan can be changed. */
static void
on_state_flags (GtkWidget *card, GtkStateFlags before, GtkWidget *values)
{
  nz_import_values_set_sensitive (NZ_IMPORT_VALUES (values), gtk_widget_is_sensitive (card));
}

static void
on_values (Row *row)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (row->card));
  GtkWindow *window = nz_import_values_new (row->card->plan, row->card->store, row->card->sheet, row->column);

  nz_tool_window_place (window, GTK_WINDOW (root), 480, 560);
  g_signal_connect_object (window, "changed", G_CALLBACK (changed), row->card, G_CONNECT_SWAPPED);
  g_signal_connect_object (row->card, "state-flags-changed", G_CALLBACK (on_state_flags), window, 0);
  gtk_window_present (window);
}

/* --- one column ----------------------------------------------------------------------------------------- */

/* (transfer full): its first different values, in quotation marks of their language. */
static char *
samples_of (const NzImportSheet *sheet, guint column)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize row = sheet->heading + 1; row < nz_table_get_n_rows (sheet->table); row++)
    {
      const char *cell = nz_table_get_cell (sheet->table, row, column);

      if (*cell == '\0' || !g_hash_table_add (seen, (gpointer)cell))
        continue;
      g_autofree char *start
          = g_utf8_strlen (cell, -1) > SAMPLE_LETTERS ? g_utf8_substring (cell, 0, SAMPLE_LETTERS) : NULL;
      g_string_append_printf (text, "%s%s%s", text->len > 0 ? " · " : "", start != NULL ? start : cell,
                              start != NULL ? "…" : "");
      if (g_hash_table_size (seen) == SAMPLES)
        break;
    }
  g_strdelimit (text->str, "\n\r\t", ' ');
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Several kinds of records from one row: then a target names its kind. */
static gboolean
makes_several (const NzImportSheet *sheet)
{
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const NzImportColumn *column = sheet->columns->pdata[i];
      if (column->target.use != NZ_IMPORT_ASIDE && column->target.entity != NULL
          && column->target.entity != sheet->entity)
        return TRUE;
    }
  return FALSE;
}

static GtkDropDown *
choice_new (Row *row, const NzImportSheet *sheet)
{
  const NzImportColumn *column = column_of (row);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  gboolean with_entity = makes_several (sheet);
  guint selected = GTK_INVALID_LIST_POSITION;
  GtkWidget *choice;

  for (guint i = 0; i < row->targets->len; i++)
    {
      const NzImportTarget *target = &g_array_index (row->targets, NzImportTarget, i);
      g_autofree char *label = nz_import_target_dup_label (
          target, with_entity || (target->entity != NULL && target->entity != sheet->entity));

      gtk_string_list_append (labels, label);
      if (nz_import_target_equal (target, &column->target))
        selected = i;
    }
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&labels)),
                              gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), row->targets->len > 10);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), selected);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  return GTK_DROP_DOWN (choice);
}

static gboolean
has_values (const NzImportColumn *column)
{
  const NzField *field = column->target.use == NZ_IMPORT_FIELD ? column->target.field : NULL;

  return field != NULL && (field->type == NZ_TYPE_CHOICE || nz_field_term_kind (field) != NULL);
}

static void
add_row (NzImportColumnsCard *self, const NzImportSheet *sheet, guint index)
{
  const NzImportColumn *column = sheet->columns->pdata[index];
  GtkWidget *widget = adw_action_row_new ();
  g_autofree char *samples = samples_of (sheet, index);
  g_autofree char *subtitle
      = column->why != NULL ? g_strdup_printf ("%s\n%s", samples, column->why) : g_strdup (samples);
  g_autofree char *subtitle_markup = g_markup_escape_text (subtitle, -1);
  g_autofree char *title
      = g_markup_escape_text (*column->heading != '\0' ? column->heading : _ ("(no heading)"), -1);
  Row *row = g_new0 (Row, 1);

  row->card = self;
  row->column = index;
  row->targets = nz_import_plan_list_targets (self->plan, self->sheet, index);
  row->choice = choice_new (row, sheet);
  g_object_set_data_full (G_OBJECT (widget), "row", row, row_free);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), subtitle_markup);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (widget), 3);
  if (has_values (column))
    {
      GtkWidget *values = nz_icon_button_new ("view-list-symbolic", _ ("What its words mean"));
      gtk_widget_set_valign (values, GTK_ALIGN_CENTER);
      g_signal_connect_swapped (values, "clicked", G_CALLBACK (on_values), row);
      adw_action_row_add_suffix (ADW_ACTION_ROW (widget), values);
    }
  g_autofree char *name = g_strdup_printf (_ ("What “%s” fills"), column->heading);
  nz_button_set_accessible_name (GTK_WIDGET (row->choice), name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), GTK_WIDGET (row->choice));
  g_signal_connect_swapped (row->choice, "notify::selected", G_CALLBACK (on_chosen), row);
  gtk_list_box_append (self->list, widget);
}

void
nz_import_columns_card_show (NzImportColumnsCard *self, guint index)
{
  GtkWidget *child;

  g_return_if_fail (NZ_IS_IMPORT_COLUMNS_CARD (self));
  self->sheet = index;
  const NzImportSheet *sheet = nz_import_plan_get_sheet (self->plan, index);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const NzImportColumn *column = sheet->columns->pdata[i];
      if (column->n_filled > 0 || *column->heading != '\0')
        add_row (self, sheet, i);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), sheet->is_used);
}

/* --- construction --------------------------------------------------------------------------------------- */

GtkWidget *
nz_import_columns_card_new (NzImportPlan *plan, NzStore *store)
{
  NzImportColumnsCard *self = g_object_new (NZ_TYPE_IMPORT_COLUMNS_CARD, NULL);

  self->plan = plan;
  self->store = store;
  return GTK_WIDGET (self);
}

static void
nz_import_columns_card_class_init (NzImportColumnsCardClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", NZ_TYPE_IMPORT_COLUMNS_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
nz_import_columns_card_init (NzImportColumnsCard *self)
{
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("Columns"));
  adw_preferences_group_set_description (
      self->group, _ ("What each column fills. It is remembered for tables with the same headings."));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Columns"),
                                  -1);
  adw_preferences_group_add (self->group, GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}
