/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-i18n.h"
#include "ui/nz-print-subjects.h"
#include "ui/nz-print-window-private.h"
#include "widgets/nz-decimal-spin.h"

#define MOST_OFFSET 20.0

/* --- what is chosen --- */

/* The window offers the papers of a meeting, or all others. */
static gboolean
is_offered (NzPrintWindow *self, NzPrintKind kind)
{
  return nz_print_kind_is_of_meeting (kind) == self->of_meeting;
}

NzPrintKind
nz_print_settings_kind (NzPrintWindow *self)
{
  guint row = adw_combo_row_get_selected (ADW_COMBO_ROW (self->kinds));
  NzPrintKind last = NZ_PRINT_LABELS;

  for (guint i = 0, n = 0; i < NZ_PRINT_LAST; i++)
    if (is_offered (self, i))
      {
        last = i;
        if (n++ == row)
          break;
      }
  return last;
}

void
nz_print_settings_set_kind (NzPrintWindow *self, NzPrintKind kind)
{
  guint row = 0;

  for (guint i = 0; i < kind; i++)
    row += is_offered (self, i);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->kinds), row);
}

static gboolean
has_own_measures (NzPrintWindow *self)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (self->sheet)) >= self->sheets->len;
}

/* (transfer full) */
static NzLabelSheet *
chosen_sheet (NzPrintWindow *self, GError **error)
{
  if (has_own_measures (self))
    return nz_label_sheet_find (gtk_editable_get_text (GTK_EDITABLE (self->measures)), error);
  return nz_label_sheet_copy (self->sheets->pdata[adw_combo_row_get_selected (ADW_COMBO_ROW (self->sheet))]);
}

NzPrintout *
nz_print_settings_printout (NzPrintWindow *self, gboolean all, gsize *total, GError **error)
{
  guint row = adw_combo_row_get_selected (ADW_COMBO_ROW (self->who));
  const NzPrintSubject *subject = self->subjects->pdata[MIN (row, self->subjects->len - 1)];
  g_autoptr (GError) local = NULL;
  g_autoptr (GArray) ids = nz_print_subject_ids (subject, self->store, self->day, &local);
  g_autoptr (NzLabelSheet) sheet = NULL;
  static const gint64 nobody[] = { 0 };
  NzPrintJob job = { .kind = nz_print_settings_kind (self), .entity = subject->entity, .day = self->day };

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (nz_print_kind_sheet (job.kind) != NULL && (sheet = chosen_sheet (self, error)) == NULL)
    return NULL;
  if (ids != NULL)
    {
      job.ids = ids->len > 0 ? (const gint64 *)ids->data : nobody;
      job.n = all ? ids->len : MIN (ids->len, NZ_PRINT_MOST_SHOWN);
    }
  if (total != NULL)
    *total = ids != NULL ? ids->len : 0;
  job.sheet = sheet;
  job.first = (guint)gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->first));
  job.offset_x = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->offset_x));
  job.offset_y = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->offset_y));
  job.envelope = MIN (adw_combo_row_get_selected (ADW_COMBO_ROW (self->envelope)), NZ_ENVELOPE_C4);
  job.unite = gtk_switch_get_active (GTK_SWITCH (self->unite));
  return nz_printout_new (self->store, &job, error);
}

static void
limit_first (NzPrintWindow *self)
{
  g_autoptr (NzLabelSheet) sheet = chosen_sheet (self, NULL);
  if (sheet != NULL)
    gtk_spin_button_set_range (GTK_SPIN_BUTTON (self->first), 1, sheet->columns * sheet->rows);
}

static void
select_sheet (NzPrintWindow *self, const char *name)
{
  for (guint i = 0; i < self->sheets->len; i++)
    if (g_str_equal (((NzLabelSheet *)self->sheets->pdata[i])->name, name))
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->sheet), i);
}

void
nz_print_settings_show (NzPrintWindow *self)
{
  NzPrintKind kind = nz_print_settings_kind (self);
  const char *usual = nz_print_kind_sheet (kind);

  /* badges go on other sheets than labels; of these the last one chosen is remembered */
  if (usual != NULL && self->of_meeting && g_strcmp0 (usual, self->usual) != 0)
    select_sheet (self, usual);
  self->usual = usual != NULL ? usual : self->usual;
  gtk_widget_set_visible (self->label_group, usual != NULL);
  gtk_widget_set_visible (self->measures, has_own_measures (self));
  gtk_widget_set_visible (self->envelope_group, kind == NZ_PRINT_ENVELOPES);
  gtk_widget_set_visible (self->unite_group, nz_print_kind_has_addressees (kind));
}

/* --- what is remembered --- */

void
nz_print_settings_read (NzPrintWindow *self)
{
  if (self->settings == NULL)
    {
      limit_first (self);
      return;
    }
  g_autofree char *name = g_settings_get_string (self->settings, "label-sheet");
  g_autofree char *measures = g_settings_get_string (self->settings, "label-measures");
  g_autofree char *printer = g_settings_get_string (self->settings, "printer");
  g_autoptr (GVariant) offsets = g_settings_get_value (self->settings, "label-offsets");
  double x = 0, y = 0;

  gtk_editable_set_text (GTK_EDITABLE (self->measures), measures);
  select_sheet (self, name);
  if (g_str_equal (name, "own"))
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->sheet), self->sheets->len);
  if (g_variant_lookup (offsets, printer, "(dd)", &x, &y))
    {
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->offset_x), x);
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->offset_y), y);
    }
  limit_first (self);
}

void
nz_print_settings_write (NzPrintWindow *self, const char *printer)
{
  if (self->settings == NULL || nz_print_settings_kind (self) != NZ_PRINT_LABELS)
    return;
  g_autofree char *last = g_settings_get_string (self->settings, "printer");
  g_autoptr (GVariant) offsets = g_settings_get_value (self->settings, "label-offsets");
  GVariantBuilder builder;
  GVariantIter iter;
  const char *name;
  double x, y;

  if (printer == NULL)
    printer = last;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{s(dd)}"));
  g_variant_iter_init (&iter, offsets);
  while (g_variant_iter_next (&iter, "{&s(dd)}", &name, &x, &y))
    if (!g_str_equal (name, printer))
      g_variant_builder_add (&builder, "{s(dd)}", name, x, y);
  g_variant_builder_add (&builder, "{s(dd)}", printer,
                         gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->offset_x)),
                         gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->offset_y)));
  g_settings_set_value (self->settings, "label-offsets", g_variant_builder_end (&builder));
  g_settings_set_string (self->settings, "printer", printer);
  g_settings_set_string (self->settings, "label-measures",
                         gtk_editable_get_text (GTK_EDITABLE (self->measures)));
  guint row = adw_combo_row_get_selected (ADW_COMBO_ROW (self->sheet));
  g_settings_set_string (self->settings, "label-sheet",
                         row < self->sheets->len ? ((NzLabelSheet *)self->sheets->pdata[row])->name : "own");
}

/* --- how it is made --- */

static void
on_sheet_changed (NzPrintWindow *self)
{
  limit_first (self);
  nz_print_window_queue_refresh (self);
}

static GtkWidget *
group_new (NzPrintWindow *self, GtkWidget *box, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (GTK_BOX (box), group);
  return group;
}

static GtkWidget *
choice_new (
    NzPrintWindow *self, GtkWidget *group, const char *title, const char *const *names, GCallback changed)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  /* below the title there is room for long names: "Zweckform 3474 (…)" */
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_swapped (row, "notify::selected", changed, self);
  return row;
}

static GtkWidget *
number_new (NzPrintWindow *self, GtkWidget *group, const char *title, double least, double most, double step)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = nz_decimal_spin_new (least, most, step, step < 1 ? 1 : 0);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), MAX (least, 0));
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (nz_print_window_queue_refresh), self);
  return spin;
}

static GtkWidget *
sheet_row_new (NzPrintWindow *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->sheets->len; i++)
    {
      const NzLabelSheet *sheet = self->sheets->pdata[i];
      g_autofree char *also = g_strjoinv (", ", sheet->also);
      g_ptr_array_add (names, *also != '\0' ? g_strdup_printf ("%s (%s)", sheet->name, also)
                                            : g_strdup (sheet->name));
    }
  g_ptr_array_add (names, g_strdup (_ ("Own measures")));
  g_ptr_array_add (names, NULL);
  return choice_new (self, self->label_group, _ ("Sheet"), (const char *const *)names->pdata,
                     G_CALLBACK (on_sheet_changed));
}

static void
add_label_rows (NzPrintWindow *self, GtkWidget *box)
{
  self->label_group = group_new (self, box, _ ("Sheet of labels"));
  self->sheet = sheet_row_new (self);
  self->measures = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->measures),
                                 _ ("Columns x rows, left x top, pitch, label (mm)"));
  gtk_widget_set_tooltip_text (self->measures, "3x8 0x4.5 70x36 70x36");
  g_signal_connect_swapped (self->measures, "changed", G_CALLBACK (on_sheet_changed), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->label_group), self->measures);
  self->first = number_new (self, self->label_group, _ ("First free label"), 1, 24, 1);
  self->offset_x
      = number_new (self, self->label_group, _ ("Move to the right (mm)"), -MOST_OFFSET, MOST_OFFSET, 0.5);
  self->offset_y = number_new (self, self->label_group, _ ("Move down (mm)"), -MOST_OFFSET, MOST_OFFSET, 0.5);
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self->label_group),
      _ ("Print at 100 %, without fitting to the page. What your printer shifts is remembered for it."));
}

GtkWidget *
nz_print_settings_new (NzPrintWindow *self)
{
  static const char *const sizes[] = { "DL (220 × 110)", "C5 (229 × 162)", "C4 (324 × 229)", NULL };
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *group = group_new (self, box, NULL);
  const char *kinds[NZ_PRINT_LAST + 1] = { NULL };
  guint n_kinds = 0;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < NZ_PRINT_LAST; i++)
    if (is_offered (self, i))
      kinds[n_kinds++] = nz_gettext (nz_print_kind_label (i));
  for (guint i = 0; i < self->subjects->len; i++)
    g_ptr_array_add (names, ((NzPrintSubject *)self->subjects->pdata[i])->label);
  g_ptr_array_add (names, NULL);
  self->kinds = choice_new (self, group, _ ("Document"), kinds, G_CALLBACK (nz_print_window_queue_refresh));
  self->who = choice_new (self, group, self->of_meeting ? _ ("Meeting") : _ ("Of whom"),
                          (const char *const *)names->pdata, G_CALLBACK (nz_print_window_queue_refresh));
  add_label_rows (self, box);
  self->envelope_group = group_new (self, box, NULL);
  self->envelope = choice_new (self, self->envelope_group, _ ("Envelope"), sizes,
                               G_CALLBACK (nz_print_window_queue_refresh));

  self->unite_group = group_new (self, box, NULL);
  GtkWidget *row = adw_action_row_new ();
  self->unite = gtk_switch_new ();
  gtk_widget_set_valign (self->unite, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("One for two people at one address"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->unite);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->unite);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->unite_group), row);
  g_signal_connect_swapped (self->unite, "notify::active", G_CALLBACK (nz_print_window_queue_refresh), self);

  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  return scroller;
}
