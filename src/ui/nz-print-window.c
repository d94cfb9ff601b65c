/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-print-window.h"

#include "base/nz-error.h"
#include "base/nz-i18n.h"
#include "render/nz-label-document.h"
#include "ui/nz-application.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-print-subjects.h"
#include "ui/nz-print.h"
#include "ui/nz-recipient-list.h"
#include "widgets/nz-page-view.h"

/* A preview of more is not looked through: the rest is laid out for the printer only. */
#define MOST_SHOWN 1000
#define MOST_OFFSET 20.0
/* Settings and preview beside each other. */
#define WIDE 640

struct _NzPrintWindow
{
  AdwWindow parent_instance;

  NzStore *store;
  NzDate day;
  GSettings *settings;
  GPtrArray *subjects;  /* (element-type NzPrintSubject) */
  GPtrArray *sheets;    /* (element-type NzLabelSheet): the last row of the choice is "own measures" */
  NzPrintout *printout; /* (nullable): what is shown */
  guint page;
  guint refresh; /* source of a refresh that is due */

  AdwLeaflet *leaflet;
  GtkWidget *pane, *preview; /* the leaflet's pages */
  GtkWidget *back, *forward, *print, *save, *title;
  GtkWidget *kinds, *who;
  GtkWidget *label_group, *sheet, *measures, *first, *offset_x, *offset_y;
  GtkWidget *envelope_group, *envelope;
  GtkWidget *unite_group, *unite;
  GtkWidget *remark, *pages, *switcher, *view, *recipients, *previous, *next, *number;
};

G_DEFINE_FINAL_TYPE (NzPrintWindow, nz_print_window, ADW_TYPE_WINDOW)

/* --- what is chosen --- */

static NzPrintKind
shown_kind (NzPrintWindow *self)
{
  return MIN (adw_combo_row_get_selected (ADW_COMBO_ROW (self->kinds)), NZ_PRINT_LAST - 1);
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

/* @all: everybody, and not only as many as a preview shows. @total: (out) (optional): how many there are */
static NzPrintout *
make_printout (NzPrintWindow *self, gboolean all, gsize *total, GError **error)
{
  guint row = adw_combo_row_get_selected (ADW_COMBO_ROW (self->who));
  const NzPrintSubject *subject = self->subjects->pdata[MIN (row, self->subjects->len - 1)];
  g_autoptr (GError) local = NULL;
  g_autoptr (GArray) ids = nz_print_subject_ids (subject, self->store, self->day, &local);
  g_autoptr (NzLabelSheet) sheet = NULL;
  static const gint64 nobody[] = { 0 };
  NzPrintJob job = { .kind = shown_kind (self), .entity = subject->entity, .day = self->day };

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (job.kind == NZ_PRINT_LABELS && (sheet = chosen_sheet (self, error)) == NULL)
    return NULL;
  if (ids != NULL)
    {
      job.ids = ids->len > 0 ? (const gint64 *)ids->data : nobody;
      job.n = all ? ids->len : MIN (ids->len, MOST_SHOWN);
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

/* --- the preview --- */

static guint
n_pages (NzPrintWindow *self)
{
  return self->printout != NULL ? nz_document_get_n_pages (self->printout->document) : 0;
}

static void
show_page (NzPrintWindow *self)
{
  guint n = n_pages (self);
  self->page = n > 0 ? MIN (self->page, n - 1) : 0;
  g_autofree char *number
      = n > 0 ? g_strdup_printf (_ ("Page %u of %u"), self->page + 1, n) : g_strdup (_ ("Nothing to print"));

  gtk_label_set_text (GTK_LABEL (self->number), number);
  gtk_widget_set_sensitive (self->previous, self->page > 0);
  gtk_widget_set_sensitive (self->next, self->page + 1 < n);
  g_autofree char *label
      = n > 0 ? g_strdup_printf ("%s, %s", nz_document_get_title (self->printout->document), number) : NULL;
  nz_page_view_set_page (NZ_PAGE_VIEW (self->view), n > 0 ? self->printout->document : NULL, self->page,
                         label);
}

/* What is not on the pages, in a few words; the recipients say the rest. */
static char *
remark_text (NzPrintWindow *self, gsize total)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint left_out = nz_printout_n_left_out (self->printout), cut = self->printout->cut->len;

  if (left_out > 0)
    g_ptr_array_add (parts, g_strdup_printf (nz_ngettext ("%u is left out: see “Recipients”.",
                                                          "%u are left out: see “Recipients”.", left_out),
                                             left_out));
  if (cut > 0)
    g_ptr_array_add (parts, g_strdup_printf (nz_ngettext ("The text is cut for %u: %s.",
                                                          "The text is cut for %u: %s …", cut),
                                             cut, (char *)self->printout->cut->pdata[0]));
  if (total > MOST_SHOWN)
    g_ptr_array_add (parts,
                     g_strdup_printf (_ ("The preview shows the first %u of %u."), MOST_SHOWN, (guint)total));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" ", (char **)parts->pdata);
}

static void
show_remark (NzPrintWindow *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->remark), text);
  gtk_widget_set_visible (self->remark, *text != '\0');
}

static void
limit_first (NzPrintWindow *self)
{
  g_autoptr (NzLabelSheet) sheet = chosen_sheet (self, NULL);
  if (sheet != NULL)
    gtk_spin_button_set_range (GTK_SPIN_BUTTON (self->first), 1, sheet->columns * sheet->rows);
}

static void
show_rows (NzPrintWindow *self)
{
  NzPrintKind kind = shown_kind (self);
  gboolean addressed = nz_print_kind_has_addressees (kind);

  gtk_widget_set_visible (self->label_group, kind == NZ_PRINT_LABELS);
  gtk_widget_set_visible (self->measures, has_own_measures (self));
  gtk_widget_set_visible (self->envelope_group, kind == NZ_PRINT_ENVELOPES);
  gtk_widget_set_visible (self->unite_group, addressed);
  gtk_widget_set_visible (self->switcher, addressed);
  if (!addressed)
    gtk_stack_set_visible_child_name (GTK_STACK (self->pages), "page");
}

static void
refresh (NzPrintWindow *self)
{
  g_autoptr (GError) error = NULL;
  gsize total = 0;

  nz_page_view_set_page (NZ_PAGE_VIEW (self->view), NULL, 0, NULL);
  nz_recipient_list_set (self->recipients, NULL);
  g_clear_pointer (&self->printout, nz_printout_free);
  show_rows (self);
  self->printout = make_printout (self, FALSE, &total, &error);
  g_autofree char *text = self->printout != NULL ? remark_text (self, total) : g_strdup (error->message);
  show_remark (self, text);
  if (self->printout != NULL)
    nz_recipient_list_set (self->recipients, self->printout->addressees);
  if (self->printout != NULL && NZ_IS_LABEL_DOCUMENT (self->printout->document))
    nz_label_document_set_marks (NZ_LABEL_DOCUMENT (self->printout->document), TRUE);
  gtk_widget_set_sensitive (self->print, n_pages (self) > 0);
  gtk_widget_set_sensitive (self->save, n_pages (self) > 0);
  show_page (self);
}

static gboolean
on_refresh (gpointer data)
{
  NzPrintWindow *self = data;
  self->refresh = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

/* Several changes at once are shown once. */
static void
queue_refresh (NzPrintWindow *self)
{
  if (self->refresh == 0)
    self->refresh = g_idle_add (on_refresh, self);
}

static void
on_sheet_changed (NzPrintWindow *self)
{
  limit_first (self);
  queue_refresh (self);
}

static void
on_previous (NzPrintWindow *self)
{
  self->page--;
  show_page (self);
}

static void
on_next (NzPrintWindow *self)
{
  self->page++;
  show_page (self);
}

/* --- what is remembered --- */

static void
read_settings (NzPrintWindow *self)
{
  if (self->settings == NULL)
    return;
  g_autofree char *name = g_settings_get_string (self->settings, "label-sheet");
  g_autofree char *measures = g_settings_get_string (self->settings, "label-measures");
  g_autofree char *printer = g_settings_get_string (self->settings, "printer");
  g_autoptr (GVariant) offsets = g_settings_get_value (self->settings, "label-offsets");
  double x = 0, y = 0;

  gtk_editable_set_text (GTK_EDITABLE (self->measures), measures);
  for (guint i = 0; i < self->sheets->len; i++)
    if (g_str_equal (((NzLabelSheet *)self->sheets->pdata[i])->name, name))
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->sheet), i);
  if (g_str_equal (name, "own"))
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->sheet), self->sheets->len);
  if (g_variant_lookup (offsets, printer, "(dd)", &x, &y))
    {
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->offset_x), x);
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->offset_y), y);
    }
}

/* @printer: %NULL: the one of the last time. */
static void
write_settings (NzPrintWindow *self, const char *printer)
{
  if (self->settings == NULL || shown_kind (self) != NZ_PRINT_LABELS)
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

/* --- to paper --- */

/* Everybody, laid out anew: what the preview shows stays. */
static NzPrintout *
finished (NzPrintWindow *self)
{
  g_autoptr (GError) error = NULL;
  NzPrintout *printout = make_printout (self, TRUE, NULL, &error);

  if (printout == NULL)
    nz_dialog_error (GTK_WIDGET (self), error);
  return printout;
}

static void
on_printed (gpointer data)
{
  write_settings (NZ_PRINT_WINDOW (data), nz_print_get_printer ());
}

static void
on_print (NzPrintWindow *self)
{
  g_autoptr (NzPrintout) printout = finished (self);
  if (printout != NULL)
    nz_print_document (GTK_WINDOW (self), printout->document, nz_document_get_title (printout->document),
                       on_printed, g_object_ref (self), g_object_unref);
}

static void
on_save (NzPrintWindow *self)
{
  g_autoptr (NzPrintout) printout = finished (self);
  if (printout == NULL)
    return;
  write_settings (self, NULL);
  nz_print_to_file (GTK_WIDGET (self), printout->document, nz_document_get_title (printout->document));
}

/* --- how it is made --- */

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
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_swapped (row, "notify::selected", changed, self);
  return row;
}

static GtkWidget *
number_new (NzPrintWindow *self, GtkWidget *group, const char *title, double least, double most, double step)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (least, most, step);

  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), step < 1 ? 1 : 0);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), MAX (least, 0));
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (queue_refresh), self);
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

static GtkWidget *
settings_new (NzPrintWindow *self)
{
  static const char *const sizes[] = { "DL (220 × 110)", "C5 (229 × 162)", "C4 (324 × 229)", NULL };
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *group = group_new (self, box, NULL);
  const char *kinds[NZ_PRINT_LAST + 1] = { NULL };
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < NZ_PRINT_LAST; i++)
    kinds[i] = nz_gettext (nz_print_kind_label (i));
  for (guint i = 0; i < self->subjects->len; i++)
    g_ptr_array_add (names, ((NzPrintSubject *)self->subjects->pdata[i])->label);
  g_ptr_array_add (names, NULL);
  self->kinds = choice_new (self, group, _ ("Document"), kinds, G_CALLBACK (queue_refresh));
  self->who = choice_new (self, group, _ ("Of whom"), (const char *const *)names->pdata,
                          G_CALLBACK (queue_refresh));
  add_label_rows (self, box);
  self->envelope_group = group_new (self, box, NULL);
  self->envelope = choice_new (self, self->envelope_group, _ ("Envelope"), sizes, G_CALLBACK (queue_refresh));

  self->unite_group = group_new (self, box, NULL);
  GtkWidget *row = adw_action_row_new ();
  self->unite = gtk_switch_new ();
  gtk_widget_set_valign (self->unite, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("One for two people at one address"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->unite);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->unite);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->unite_group), row);
  g_signal_connect_swapped (self->unite, "notify::active", G_CALLBACK (queue_refresh), self);

  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  return scroller;
}

static GtkWidget *
arrow_new (NzPrintWindow *self, const char *icon, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static GtkWidget *
page_new (NzPrintWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->view = nz_page_view_new ();
  self->previous = arrow_new (self, "go-previous-symbolic", _ ("Previous page"), G_CALLBACK (on_previous));
  self->next = arrow_new (self, "go-next-symbolic", _ ("Next page"), G_CALLBACK (on_next));
  self->number = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->number, "numeric");
  gtk_box_append (GTK_BOX (bar), self->previous);
  gtk_box_append (GTK_BOX (bar), self->number);
  gtk_box_append (GTK_BOX (bar), self->next);
  gtk_widget_set_halign (bar, GTK_ALIGN_CENTER);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), bar);
  return box;
}

static GtkWidget *
preview_new (NzPrintWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->remark = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->remark), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->remark), 0);
  gtk_widget_add_css_class (self->remark, "letter-remark");
  self->recipients = nz_recipient_list_new ();
  self->pages = gtk_stack_new ();
  gtk_stack_add_titled (GTK_STACK (self->pages), page_new (self), "page", _ ("Preview"));
  gtk_stack_add_titled (GTK_STACK (self->pages), self->recipients, "recipients", _ ("Recipients"));
  gtk_widget_set_vexpand (self->pages, TRUE);
  self->switcher = gtk_stack_switcher_new ();
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (self->switcher), GTK_STACK (self->pages));
  gtk_widget_set_halign (self->switcher, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->switcher);
  gtk_box_append (GTK_BOX (box), self->remark);
  gtk_box_append (GTK_BOX (box), self->pages);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_size_request (box, 300, -1);
  return box;
}

/* The header bar of a narrow window: its buttons would keep it from being narrow. */
static void
set_compact (NzPrintWindow *self, gboolean compact)
{
  gtk_widget_set_visible (self->title, !compact);
  gtk_widget_set_size_request (self->pane, compact ? 300 : 360, -1);
  if (compact)
    gtk_button_set_icon_name (GTK_BUTTON (self->save), "document-save-symbolic");
  else
    gtk_button_set_label (GTK_BUTTON (self->save), _ ("_Save as PDF…"));
}

/* Narrow: one of the two at a time. */
static void
on_folded (NzPrintWindow *self)
{
  gboolean folded = adw_leaflet_get_folded (self->leaflet);
  gboolean at_preview = adw_leaflet_get_visible_child (self->leaflet) == self->preview;

  gtk_widget_set_visible (self->forward, folded && !at_preview);
  gtk_widget_set_visible (self->back, folded && at_preview);
  set_compact (self, folded);
}

static void
on_forward (NzPrintWindow *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

static void
on_back (NzPrintWindow *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static GtkWidget *
header_new (NzPrintWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->print = gtk_button_new_with_mnemonic (_ ("_Print…"));
  self->save = gtk_button_new_with_mnemonic (_ ("_Save as PDF…"));
  self->title = adw_window_title_new (_ ("Print"), NULL);
  gtk_widget_set_tooltip_text (self->save, _ ("Save as PDF"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->save), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Save as PDF"), -1);
  self->back = arrow_new (self, "go-previous-symbolic", _ ("Back to the settings"), G_CALLBACK (on_back));
  self->forward = arrow_new (self, "go-next-symbolic", _ ("Preview"), G_CALLBACK (on_forward));
  gtk_widget_add_css_class (self->print, "suggested-action");
  g_signal_connect_swapped (self->print, "clicked", G_CALLBACK (on_print), self);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (on_save), self);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), self->title);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->back);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->forward);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->print);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save);
  return header;
}

static void
nz_print_window_dispose (GObject *object)
{
  NzPrintWindow *self = NZ_PRINT_WINDOW (object);
  g_clear_handle_id (&self->refresh, g_source_remove);
  if (self->printout != NULL)
    {
      nz_page_view_set_page (NZ_PAGE_VIEW (self->view), NULL, 0, NULL);
      nz_recipient_list_set (self->recipients, NULL);
    }
  g_clear_pointer (&self->printout, nz_printout_free);
  g_clear_pointer (&self->subjects, g_ptr_array_unref);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_object (&self->settings);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (nz_print_window_parent_class)->dispose (object);
}

static void
nz_print_window_class_init (NzPrintWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_print_window_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
nz_print_window_init (NzPrintWindow *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _ ("Print"));
}

static void
fill (NzPrintWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->leaflet = ADW_LEAFLET (adw_leaflet_new ());
  self->pane = settings_new (self);
  adw_leaflet_append (self->leaflet, self->pane);
  self->preview = preview_new (self);
  adw_leaflet_append (self->leaflet, self->preview);
  gtk_widget_set_vexpand (GTK_WIDGET (self->leaflet), TRUE);
  gtk_box_append (GTK_BOX (box), header_new (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->leaflet));
  adw_window_set_content (ADW_WINDOW (self), box);
  g_signal_connect_swapped (self->leaflet, "notify::folded", G_CALLBACK (on_folded), self);
  g_signal_connect_swapped (self->leaflet, "notify::visible-child", G_CALLBACK (on_folded), self);
  on_folded (self);
}

void
nz_print_window_present (GtkWindow *parent,
                         NzStore *store,
                         NzPrintKind kind,
                         const NzEntity *entity,
                         const gint64 *ids,
                         gsize n,
                         const char *who,
                         gboolean of_ids,
                         NzDate day)
{
  g_return_if_fail (GTK_IS_WINDOW (parent) && NZ_IS_STORE (store) && entity != NULL);

  NzPrintWindow *self = g_object_new (NZ_TYPE_PRINT_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  GtkApplication *application = gtk_window_get_application (parent);
  GSettings *settings
      = NZ_IS_APPLICATION (application) ? nz_application_get_settings (NZ_APPLICATION (application)) : NULL;
  self->store = g_object_ref (store);
  self->day = nz_date_is_full (day) ? day : nz_date_today ();
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  self->subjects = nz_print_subjects_new (store, entity, ids, n, who, self->day);
  self->sheets = nz_label_sheets (NULL);
  fill (self);
  read_settings (self);
  limit_first (self);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->kinds), kind);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->who), ids != NULL && !of_ids ? 1 : 0);
  refresh (self);
  int width = CLAMP (gtk_widget_get_width (GTK_WIDGET (parent)) - 60, 360, 1000);
  set_compact (self, width < WIDE);
  gtk_window_set_default_size (GTK_WINDOW (self), width,
                               MAX (480, gtk_widget_get_height (GTK_WIDGET (parent)) - 60));
  gtk_window_present (GTK_WINDOW (self));
}
