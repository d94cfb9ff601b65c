/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-import-source-card.h"

#include "base/nz-i18n.h"
#include "widgets/nz-scroll-past.h"

/* Rows of the file that the preview shows. */
#define PREVIEW_ROWS 8
#define PREVIEW_COLUMNS 30
#define PREVIEW_LETTERS 24
/* Headings stand near the top. */
#define MOST_HEADING_ROW 100

struct _NzImportSourceCard
{
  AdwBin parent_instance;

  NzImportPlan *plan;
  guint sheet;
  gboolean is_filling; /* rows are set, not chosen */

  AdwPreferencesGroup *group;
  AdwActionRow *used_row;
  GtkSwitch *used;
  AdwComboRow *encoding;
  AdwComboRow *delimiter;
  GtkSpinButton *heading;
  AdwComboRow *entity;
  AdwComboRow *kind;
  GtkGrid *preview;
};

G_DEFINE_FINAL_TYPE (NzImportSourceCard, nz_import_source_card, ADW_TYPE_BIN)

enum
{
  CHANGED,
  REREAD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const struct
{
  char delimiter;
  const char *name;
} delimiters[] = {
  { ';', N_ ("Semicolon") },
  { ',', N_ ("Comma") },
  { '\t', N_ ("Tab") },
};

static const NzImportSheet *
sheet_of (NzImportSourceCard *self)
{
  return nz_import_plan_get_sheet (self->plan, self->sheet);
}

/* Entities that somebody keeps a table of: not the settings, nor what only the program writes. */
static gboolean
is_offered (const NzEntity *entity)
{
  return (entity->flags & NZ_ENTITY_SINGLETON) == 0 && entity != &nz_entity_pin
         && entity != &nz_entity_saved_filter && entity != &nz_entity_distinct_pair
         && entity != &nz_entity_column_mapping;
}

/* (nullable): the entity of a place in the combo row; the first place is "not known". */
static const NzEntity *
offered_nth (guint place)
{
  for (guint i = 0; place > 0 && i < nz_n_entities (); i++)
    if (is_offered (nz_entity_nth (i)) && --place == 0)
      return nz_entity_nth (i);
  return NULL;
}

static guint
place_of_entity (const NzEntity *entity)
{
  guint place = 0;

  for (guint i = 0; entity != NULL && i < nz_n_entities (); i++)
    {
      place += is_offered (nz_entity_nth (i));
      if (nz_entity_nth (i) == entity)
        return place;
    }
  return 0;
}

static const NzField *
kind_field (void)
{
  return nz_entity_field (&nz_entity_organisation, "kind");
}

/* --- showing -------------------------------------------------------------------------------------------- */

static GtkWidget *
preview_cell_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), (int)MIN (g_utf8_strlen (text, -1), PREVIEW_LETTERS));
  gtk_label_set_max_width_chars (GTK_LABEL (label), PREVIEW_LETTERS);
  return label;
}

static void
fill_preview (NzImportSourceCard *self)
{
  const NzImportSheet *sheet = sheet_of (self);
  const NzTable *table = sheet->table;
  gsize n_rows = MIN (nz_table_get_n_rows (table), PREVIEW_ROWS);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->preview))) != NULL)
    gtk_grid_remove (self->preview, child);
  /* A heading far down is shown with what follows it. */
  gsize first = sheet->heading >= PREVIEW_ROWS / 2 ? sheet->heading - PREVIEW_ROWS / 2 : 0;
  for (gsize row = first; row < first + n_rows && row < nz_table_get_n_rows (table); row++)
    {
      g_autofree char *number = g_strdup_printf ("%d", nz_table_get_line (table, row));
      GtkWidget *line = preview_cell_new (number);
      guint n_cells = MIN (nz_table_get_n_cells (table, row), PREVIEW_COLUMNS);

      gtk_widget_add_css_class (line, "dim-label");
      gtk_grid_attach (self->preview, line, 0, (int)row, 1, 1);
      for (guint column = 0; column < n_cells; column++)
        {
          GtkWidget *cell = preview_cell_new (nz_table_get_cell (table, row, column));
          if (row == sheet->heading)
            gtk_widget_add_css_class (cell, "heading");
          else if (row < sheet->heading)
            gtk_widget_add_css_class (cell, "dim-label");
          gtk_grid_attach (self->preview, cell, (int)column + 1, (int)row, 1, 1);
        }
    }
}

static void
fill_options (NzImportSourceCard *self)
{
  const NzImportSheet *sheet = sheet_of (self);
  const NzTablesOptions *options = nz_import_plan_get_source_options (self->plan, sheet->source);
  gboolean is_text = options->format == NZ_TABLES_TEXT;

  gtk_widget_set_visible (GTK_WIDGET (self->encoding), is_text || options->format == NZ_TABLES_VCARD);
  gtk_widget_set_visible (GTK_WIDGET (self->delimiter), is_text);
  adw_combo_row_set_selected (self->encoding, options->encoding > NZ_ENCODING_UNKNOWN
                                                  ? options->encoding - 1
                                                  : GTK_INVALID_LIST_POSITION);
  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    if (delimiters[i].delimiter == options->delimiter)
      adw_combo_row_set_selected (self->delimiter, i);
}

static void
fill_sheet (NzImportSourceCard *self)
{
  const NzImportSheet *sheet = sheet_of (self);
  gsize n_rows = MIN (nz_table_get_n_rows (sheet->table), MOST_HEADING_ROW);
  guint kind = 0;

  gtk_switch_set_active (self->used, sheet->is_used);
  gtk_spin_button_set_range (self->heading, n_rows > 0 ? nz_table_get_line (sheet->table, 0) : 1,
                             n_rows > 0 ? nz_table_get_line (sheet->table, n_rows - 1) : 1);
  gtk_spin_button_set_value (self->heading,
                             n_rows > 0 ? nz_table_get_line (sheet->table, sheet->heading) : 1);
  adw_combo_row_set_selected (self->entity, place_of_entity (sheet->entity));
  gtk_widget_set_visible (GTK_WIDGET (self->kind), sheet->entity == &nz_entity_organisation);
  for (guint i = 0; sheet->kind != NULL && kind_field ()->choices[i].code != NULL; i++)
    if (g_str_equal (kind_field ()->choices[i].code, sheet->kind))
      kind = i + 1;
  adw_combo_row_set_selected (self->kind, kind);
}

void
nz_import_source_card_show (NzImportSourceCard *self, guint sheet)
{
  g_return_if_fail (NZ_IS_IMPORT_SOURCE_CARD (self));

  self->sheet = sheet;
  self->is_filling = TRUE;
  g_autofree char *title = g_markup_escape_text (nz_table_get_name (sheet_of (self)->table), -1);
  adw_preferences_group_set_title (self->group, title);
  gtk_widget_set_visible (GTK_WIDGET (self->used_row), nz_import_plan_get_n_sheets (self->plan) > 1);
  fill_options (self);
  fill_sheet (self);
  fill_preview (self);
  self->is_filling = FALSE;
}

/* --- choosing ------------------------------------------------------------------------------------------- */

static void
changed (NzImportSourceCard *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_read_otherwise (NzImportSourceCard *self)
{
  if (self->is_filling)
    return;
  guint source = sheet_of (self)->source;
  NzTablesOptions options = *nz_import_plan_get_source_options (self->plan, source);
  options.encoding = (NzEncoding)(adw_combo_row_get_selected (self->encoding) + 1);
  if (options.format == NZ_TABLES_TEXT)
    options.delimiter = delimiters[adw_combo_row_get_selected (self->delimiter)].delimiter;
  g_signal_emit (self, signals[REREAD], 0, source, &options);
}

static void
on_used (NzImportSourceCard *self)
{
  if (self->is_filling)
    return;
  nz_import_plan_set_used (self->plan, self->sheet, gtk_switch_get_active (self->used));
  changed (self);
}

/* The number is the file's own; lines without text are no rows and are skipped. */
static void
on_heading (NzImportSourceCard *self)
{
  const NzImportSheet *sheet = sheet_of (self);
  int line = gtk_spin_button_get_value_as_int (self->heading);
  gsize last = nz_table_get_n_rows (sheet->table);
  gsize row = 0;

  if (self->is_filling || last == 0)
    return;
  int before = nz_table_get_line (sheet->table, sheet->heading);
  while (row + 1 < last && nz_table_get_line (sheet->table, row) < line)
    row++;
  if (line < before && row > 0 && nz_table_get_line (sheet->table, row) > line)
    row--;
  if (row == sheet->heading)
    return;
  nz_import_plan_set_heading (self->plan, self->sheet, row);
  changed (self);
}

/* What the sheet has already is no choice: a row that is set while it tells of a choice tells once more when
 * all is shown. */
static void
on_entity (NzImportSourceCard *self)
{
  const NzEntity *entity = offered_nth (adw_combo_row_get_selected (self->entity));

  if (self->is_filling || entity == sheet_of (self)->entity)
    return;
  nz_import_plan_set_entity (self->plan, self->sheet, entity);
  changed (self);
}

static void
on_kind (NzImportSourceCard *self)
{
  guint place = adw_combo_row_get_selected (self->kind);
  const char *kind = place > 0 ? kind_field ()->choices[place - 1].code : NULL;

  if (self->is_filling || g_strcmp0 (kind, sheet_of (self)->kind) == 0)
    return;
  nz_import_plan_set_kind (self->plan, self->sheet, kind);
  changed (self);
}

/* --- construction --------------------------------------------------------------------------------------- */

/* Takes @names. */
static AdwComboRow *
combo_row_new (NzImportSourceCard *self, const char *title, GtkStringList *names, GCallback chosen)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  g_object_unref (names);
  g_signal_connect_swapped (row, "notify::selected", chosen, self);
  adw_preferences_group_add (self->group, row);
  return ADW_COMBO_ROW (row);
}

static GtkStringList *
encoding_names (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  for (int i = NZ_ENCODING_UNKNOWN + 1; i < NZ_N_ENCODINGS; i++)
    gtk_string_list_append (names, nz_encoding_name ((NzEncoding)i));
  return names;
}

static GtkStringList *
delimiter_names (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    gtk_string_list_append (names, _ (delimiters[i].name));
  return names;
}

static GtkStringList *
entity_names (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  gtk_string_list_append (names, _ ("Not known yet"));
  for (guint i = 0; i < nz_n_entities (); i++)
    if (is_offered (nz_entity_nth (i)))
      gtk_string_list_append (names, nz_entity_label (nz_entity_nth (i), nz_get_language ()));
  return names;
}

static GtkStringList *
kind_names (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  gtk_string_list_append (names, _ ("Told by the name"));
  for (const NzChoice *choice = kind_field ()->choices; choice->code != NULL; choice++)
    gtk_string_list_append (names, nz_choice_label (choice, nz_get_language ()));
  return names;
}

static GtkWidget *
suffix_row_new (NzImportSourceCard *self, const char *title, GtkWidget *suffix)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (suffix), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), suffix);
  adw_preferences_group_add (self->group, row);
  return row;
}

static void
add_preview (NzImportSourceCard *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->preview = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->preview, 12);
  gtk_grid_set_row_spacing (self->preview, 3);
  gtk_widget_add_css_class (GTK_WIDGET (self->preview), "import-preview");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->preview), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The first rows of the file"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->preview));
  gtk_widget_set_margin_top (scrolled, 12);
  gtk_widget_add_css_class (scrolled, "card");
  nz_scroll_past (scrolled);
  adw_preferences_group_add (self->group, scrolled);
}

GtkWidget *
nz_import_source_card_new (NzImportPlan *plan)
{
  NzImportSourceCard *self = g_object_new (NZ_TYPE_IMPORT_SOURCE_CARD, NULL);

  self->plan = plan;
  return GTK_WIDGET (self);
}

static void
nz_import_source_card_class_init (NzImportSourceCardClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", NZ_TYPE_IMPORT_SOURCE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[REREAD] = g_signal_new ("reread", NZ_TYPE_IMPORT_SOURCE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_POINTER);
}

static void
nz_import_source_card_init (NzImportSourceCard *self)
{
  self->is_filling = TRUE;
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->used = GTK_SWITCH (gtk_switch_new ());
  self->used_row = ADW_ACTION_ROW (suffix_row_new (self, _ ("Import this sheet"), GTK_WIDGET (self->used)));
  g_signal_connect_swapped (self->used, "notify::active", G_CALLBACK (on_used), self);
  self->encoding = combo_row_new (self, _ ("Encoding"), encoding_names (), G_CALLBACK (on_read_otherwise));
  self->delimiter = combo_row_new (self, _ ("Delimiter"), delimiter_names (), G_CALLBACK (on_read_otherwise));
  self->heading = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, MOST_HEADING_ROW, 1));
  suffix_row_new (self, _ ("Headings stand in row"), GTK_WIDGET (self->heading));
  nz_scroll_past (GTK_WIDGET (self->heading));
  g_signal_connect_swapped (self->heading, "value-changed", G_CALLBACK (on_heading), self);
  self->entity = combo_row_new (self, _ ("Each row is"), entity_names (), G_CALLBACK (on_entity));
  self->kind = combo_row_new (self, _ ("New organisations are"), kind_names (), G_CALLBACK (on_kind));
  add_preview (self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
  self->is_filling = FALSE;
}
