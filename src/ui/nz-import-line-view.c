/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-import-line-view.h"

#include "base/nz-i18n.h"
#include "widgets/nz-buttons.h"

struct _NzImportLineView
{
  AdwBin parent_instance;
  NzImportPlan *plan;
  guint line;
  gboolean is_filling;
  char *shown; /* (nullable): what the rows of fields show, their ticks apart */

  GtkBox *box;
  AdwComboRow *choice;
  AdwPreferencesGroup *head;
  GtkListBox *fields;
};

G_DEFINE_FINAL_TYPE (NzImportLineView, nz_import_line_view, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

const char *
nz_import_state_label (NzImportState state)
{
  switch (state)
    {
    case NZ_IMPORT_NEW:
      return _ ("New");
    case NZ_IMPORT_SAME:
      return _ ("Unchanged");
    case NZ_IMPORT_CHANGED:
      return _ ("Changed");
    case NZ_IMPORT_DUPLICATE:
      return _ ("Similar");
    case NZ_IMPORT_FAULTY:
      return _ ("Faulty");
    case NZ_IMPORT_LEFT_OUT:
      return C_ ("row of an import", "Left out");
    case NZ_IMPORT_N_STATES:
    default:
      return _ ("All");
    }
}

const char *
nz_import_state_css_class (NzImportState state)
{
  switch (state)
    {
    case NZ_IMPORT_NEW:
      return "good";
    case NZ_IMPORT_CHANGED:
      return "accented";
    case NZ_IMPORT_DUPLICATE:
    case NZ_IMPORT_FAULTY:
      return "attention";
    case NZ_IMPORT_SAME:
    case NZ_IMPORT_LEFT_OUT:
    case NZ_IMPORT_N_STATES:
    default:
      return "neutral";
    }
}

static const NzImportLine *
line_of (NzImportLineView *self)
{
  GPtrArray *lines = nz_import_plan_get_lines (self->plan);
  return self->line < lines->len ? lines->pdata[self->line] : NULL;
}

/* --- what becomes of it --------------------------------------------------------------------------------- */

/* What nobody has decided yet stands before the choices. */
static guint
n_before_choices (const NzImportLine *line)
{
  return line->is_undecided;
}

static void
on_choice (NzImportLineView *self)
{
  const NzImportLine *line = line_of (self);
  guint place = adw_combo_row_get_selected (self->choice);

  if (self->is_filling || line == NULL || place < n_before_choices (line))
    return;
  nz_import_plan_set_choice (self->plan, self->line, (NzImportChoice)(place - n_before_choices (line)));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
fill_choice (NzImportLineView *self, const NzImportLine *line)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  if (n_before_choices (line) > 0)
    gtk_string_list_append (names, _ ("Not decided yet"));
  gtk_string_list_append (names, line->was == NZ_IMPORT_DUPLICATE ? _ ("Becomes an entry of its own")
                                                                  : _ ("Import"));
  gtk_string_list_append (names, _ ("Leave out"));
  if (line->twin != 0)
    gtk_string_list_append (names, _ ("Goes into the similar entry"));
  adw_combo_row_set_model (self->choice, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->choice, line->is_undecided ? 0 : (guint)line->choice);
}

/* --- field by field ------------------------------------------------------------------------------------- */

static void
on_mended (AdwEntryRow *row, NzImportLineView *self)
{
  const NzImportLine *line = line_of (self);
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "column"));

  if (line == NULL)
    return;
  nz_import_plan_set_cell (self->plan, line->sheet, line->row, column,
                           gtk_editable_get_text (GTK_EDITABLE (row)));
  g_signal_emit (self, signals[CHANGED], 0);
}

static char *
label_of (const NzImportDifference *difference)
{
  if (difference->field == NULL)
    return g_strdup (difference->entity != NULL ? nz_entity_label (difference->entity, nz_get_language ())
                                                : "");
  return g_strdup_printf ("%s · %s", nz_entity_label (difference->entity, nz_get_language ()),
                          nz_field_label (difference->field, nz_get_language ()));
}

/* A cell at fault, to be typed anew; Enter or the tick applies it. */
static GtkWidget *
fault_row_new (NzImportLineView *self, const NzImportLine *line, const NzImportDifference *difference)
{
  const NzImportSheet *sheet = nz_import_plan_get_sheet (self->plan, line->sheet);
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *label = label_of (difference);
  g_autofree char *title = g_strdup_printf ("%s: %s", label, difference->fault);
  g_autofree char *markup = g_markup_escape_text (title, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
  gtk_widget_set_tooltip_text (row, title);
  gtk_editable_set_text (GTK_EDITABLE (row), nz_table_get_cell (sheet->table, line->row, difference->column));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "error");
  g_object_set_data (G_OBJECT (row), "column", GUINT_TO_POINTER (difference->column));
  g_signal_connect_object (row, "apply", G_CALLBACK (on_mended), self, 0);
  return row;
}

static char *
text_of (const NzImportDifference *difference)
{
  const char *new = difference->fault != NULL ? difference->fault : difference->new;

  if (difference->remark != NULL)
    return g_strdup (difference->remark);
  if (difference->told != NULL)
    return g_strdup_printf ("%s (%s)", new, difference->told);
  if (difference->old == NULL || *difference->old == '\0')
    return g_strdup (new != NULL ? new : "");
  /* a paragraph that comes to a long text is read better alone */
  if (difference->field != NULL && difference->field->type == NZ_TYPE_LONG_TEXT
      && new != NULL &&g_str_has_prefix (new, difference->old)
      && g_str_has_prefix (new + strlen (difference->old), "\n\n"))
    return g_strdup_printf (_ ("What is there stays; added: %s"), new + strlen (difference->old) + 2);
  return g_strdup_printf ("%s → %s", difference->old, new != NULL &&*new != '\0' ? new : "–");
}

/* --- what is taken of it -------------------------------------------------------------------------------- */

static char *
dup_key (const NzImportDifference *difference)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s", difference->record, difference->field->name);
}

static void
on_ticked (GtkCheckButton *tick, NzImportLineView *self)
{
  const char *key = g_object_get_data (G_OBJECT (tick), "key");
  g_autoptr (GPtrArray) differences = NULL;

  if (self->is_filling)
    return;
  differences = nz_import_plan_list_differences (self->plan, self->line);
  for (guint i = 0; i < differences->len; i++)
    {
      const NzImportDifference *difference = differences->pdata[i];
      g_autofree char *own = difference->record != 0 ? dup_key (difference) : NULL;

      if (g_strcmp0 (own, key) == 0)
        nz_import_plan_refuse (self->plan, self->line, difference, !gtk_check_button_get_active (tick));
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A field of a record that is there: without its tick it stays as it is. */
static void
add_tick (NzImportLineView *self, GtkWidget *row, const NzImportDifference *difference, const char *label)
{
  GtkWidget *tick = gtk_check_button_new ();
  g_autofree char *text = text_of (difference);
  g_autofree char *name = g_strdup_printf (_ ("Change %s: %s"), label, text);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), !difference->is_refused);
  gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (tick, _ ("Without the tick this field stays as it is"));
  g_object_set_data_full (G_OBJECT (tick), "key", dup_key (difference), g_free);
  g_object_set_data (G_OBJECT (row), "tick", tick);
  g_signal_connect_object (tick, "toggled", G_CALLBACK (on_ticked), self, 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), tick);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), tick);
  nz_button_set_accessible_name (tick, name);
}

static GtkWidget *
difference_row_new (NzImportLineView *self, const NzImportDifference *difference)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *label = label_of (difference);
  g_autofree char *title = g_markup_escape_text (label, -1);
  g_autofree char *text = text_of (difference);
  g_autofree char *subtitle = g_markup_escape_text (text, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  if (difference->fault != NULL)
    gtk_widget_add_css_class (row, "error");
  else if (difference->record != 0)
    add_tick (self, row, difference, label);
  gtk_widget_add_css_class (row, "property");
  return row;
}

/* What was ticked keeps its row and with it the focus: after each look the same is shown, unless something
 * else was found. */
static char *
dup_shown (NzImportLineView *self, GPtrArray *differences)
{
  g_autoptr (GString) all = g_string_new (NULL);

  g_string_printf (all, "%u", self->line);
  for (guint i = 0; i < differences->len; i++)
    {
      const NzImportDifference *difference = differences->pdata[i];
      g_autofree char *label = label_of (difference);
      g_autofree char *text = text_of (difference);

      g_string_append_printf (all, "\037%s\037%s\037%u\037%d\037%" G_GINT64_FORMAT, label, text,
                              difference->column, difference->fault != NULL, difference->record);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
update_ticks (NzImportLineView *self, GPtrArray *differences)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->fields));

  for (guint i = 0; i < differences->len && row != NULL; i++, row = gtk_widget_get_next_sibling (row))
    {
      const NzImportDifference *difference = differences->pdata[i];
      GtkWidget *tick = g_object_get_data (G_OBJECT (row), "tick");

      if (tick != NULL)
        gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), !difference->is_refused);
      if (difference->is_refused)
        gtk_widget_add_css_class (row, "refused");
      else
        gtk_widget_remove_css_class (row, "refused");
    }
}

static void
fill_fields (NzImportLineView *self, const NzImportLine *line)
{
  g_autoptr (GPtrArray) differences = nz_import_plan_list_differences (self->plan, self->line);
  g_autofree char *wanted = dup_shown (self, differences);
  GtkWidget *child;

  if (g_strcmp0 (wanted, self->shown) == 0)
    {
      update_ticks (self, differences);
      return;
    }
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->fields))) != NULL)
    gtk_list_box_remove (self->fields, child);
  for (guint i = 0; i < differences->len; i++)
    {
      const NzImportDifference *difference = differences->pdata[i];
      gboolean mendable = difference->fault != NULL && difference->column != G_MAXUINT;
      gtk_list_box_append (self->fields, mendable ? fault_row_new (self, line, difference)
                                                  : difference_row_new (self, difference));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->fields), differences->len > 0);
  update_ticks (self, differences);
  g_free (self->shown);
  self->shown = g_steal_pointer (&wanted);
}

void
nz_import_line_view_show (NzImportLineView *self, guint index)
{
  g_return_if_fail (NZ_IS_IMPORT_LINE_VIEW (self));
  self->line = index;
  const NzImportLine *line = line_of (self);
  gtk_widget_set_visible (GTK_WIDGET (self->box), line != NULL);
  if (line == NULL)
    return;
  self->is_filling = TRUE;
  g_autofree char *text = g_strdup_printf (_ ("Row %d: %s"), line->line, line->title);
  g_autofree char *title = g_markup_escape_text (text, -1);
  g_autofree char *reason = g_markup_escape_text (line->reason != NULL ? line->reason : "", -1);
  adw_preferences_group_set_title (self->head, title);
  adw_preferences_group_set_description (self->head, reason);
  fill_choice (self, line);
  fill_fields (self, line);
  self->is_filling = FALSE;
}

GtkWidget *
nz_import_line_view_new (NzImportPlan *plan)
{
  NzImportLineView *self = g_object_new (NZ_TYPE_IMPORT_LINE_VIEW, NULL);

  self->plan = plan;
  return GTK_WIDGET (self);
}

static void
nz_import_line_view_finalize (GObject *object)
{
  g_free (NZ_IMPORT_LINE_VIEW (object)->shown);
  G_OBJECT_CLASS (nz_import_line_view_parent_class)->finalize (object);
}

static void
nz_import_line_view_class_init (NzImportLineViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_import_line_view_finalize;
  signals[CHANGED] = g_signal_new ("changed", NZ_TYPE_IMPORT_LINE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
nz_import_line_view_init (NzImportLineView *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->line = G_MAXUINT;
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  self->head = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->choice = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->choice), _ ("What becomes of it"));
  adw_preferences_group_add (self->head, GTK_WIDGET (self->choice));
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (on_choice), self);
  self->fields = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->fields, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->fields), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fields), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Fields"),
                                  -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "import-line");
  gtk_box_append (self->box, GTK_WIDGET (self->head));
  gtk_box_append (self->box, GTK_WIDGET (self->fields));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->box));
  adw_bin_set_child (ADW_BIN (self), scrolled);
}
