/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-print-window-private.h"

#include "base/nz-error.h"
#include "base/nz-i18n.h"
#include "render/nz-sheet-document.h"
#include "ui/nz-application.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-print-subjects.h"
#include "ui/nz-print.h"
#include "ui/nz-recipient-list.h"
#include "ui/nz-tool-window.h"
#include "widgets/nz-buttons.h"
#include "widgets/nz-page-view.h"

/* Settings and preview beside each other. */
#define WIDE 640

G_DEFINE_FINAL_TYPE (NzPrintWindow, nz_print_window, ADW_TYPE_WINDOW)

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
  guint doubtful = nz_printout_n_doubtful (self->printout), smaller = self->printout->n_smaller;

  if (left_out > 0)
    g_ptr_array_add (parts, g_strdup_printf (nz_ngettext ("%u is left out: see “Recipients”.",
                                                          "%u are left out: see “Recipients”.", left_out),
                                             left_out));
  if (doubtful > 0)
    g_ptr_array_add (parts,
                     g_strdup_printf (nz_ngettext ("%u address is doubtful: see “Recipients”.",
                                                   "%u addresses are doubtful: see “Recipients”.", doubtful),
                                      doubtful));
  if (smaller > 0)
    g_ptr_array_add (parts, g_strdup_printf (nz_ngettext ("%u is set smaller, to fit as a whole.",
                                                          "%u are set smaller, to fit as a whole.", smaller),
                                             smaller));
  if (cut > 0)
    g_ptr_array_add (parts, g_strdup_printf (nz_ngettext ("The text is cut for %u: %s.",
                                                          "The text is cut for %u: %s …", cut),
                                             cut, (char *)self->printout->cut->pdata[0]));
  if (total > NZ_PRINT_MOST_SHOWN)
    g_ptr_array_add (parts, g_strdup_printf (_ ("The preview shows the first %u of %u."), NZ_PRINT_MOST_SHOWN,
                                             (guint)total));
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
show_rows (NzPrintWindow *self)
{
  gboolean addressed = nz_print_kind_has_addressees (nz_print_settings_kind (self));

  nz_print_settings_show (self);
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
  self->printout = nz_print_settings_printout (self, FALSE, &total, &error);
  g_autofree char *text = self->printout != NULL ? remark_text (self, total) : g_strdup (error->message);
  show_remark (self, text);
  if (self->printout != NULL)
    nz_recipient_list_set (self->recipients, self->printout->addressees);
  if (self->printout != NULL && NZ_IS_SHEET_DOCUMENT (self->printout->document))
    nz_sheet_document_set_marks (NZ_SHEET_DOCUMENT (self->printout->document), TRUE);
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

void
nz_print_window_queue_refresh (NzPrintWindow *self)
{
  if (self->refresh == 0)
    self->refresh = g_idle_add (on_refresh, self);
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

/* --- to paper --- */

/* Everybody, laid out anew: what the preview shows stays. */
static NzPrintout *
finished (NzPrintWindow *self)
{
  g_autoptr (GError) error = NULL;
  NzPrintout *printout = nz_print_settings_printout (self, TRUE, NULL, &error);

  if (printout == NULL)
    nz_dialog_error (GTK_WIDGET (self), error);
  return printout;
}

static void
on_printed (gpointer data)
{
  nz_print_settings_write (NZ_PRINT_WINDOW (data), nz_print_get_printer ());
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
  nz_print_settings_write (self, NULL);
  nz_print_to_file (GTK_WIDGET (self), printout->document, nz_document_get_title (printout->document));
}

/* --- how it is made --- */

static GtkWidget *
page_new (NzPrintWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->view = nz_page_view_new ();
  self->previous = nz_icon_button_new ("go-previous-symbolic", _ ("Previous page"));
  g_signal_connect_swapped (self->previous, "clicked", G_CALLBACK (on_previous), self);
  self->next = nz_icon_button_new ("go-next-symbolic", _ ("Next page"));
  g_signal_connect_swapped (self->next, "clicked", G_CALLBACK (on_next), self);
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

static gboolean
fold (gpointer data)
{
  NzPrintWindow *self = data;

  self->folding = 0;
  on_folded (self);
  return G_SOURCE_REMOVE;
}

/* The leaflet folds while the window is being allocated; the header bar, which has its place already, is
 * changed after. */
static void
on_folding (NzPrintWindow *self)
{
  if (self->folding == 0)
    self->folding = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fold, self, NULL);
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
  self->back = nz_icon_button_new ("go-previous-symbolic", _ ("Back to the settings"));
  g_signal_connect_swapped (self->back, "clicked", G_CALLBACK (on_back), self);
  self->forward = nz_icon_button_new ("go-next-symbolic", _ ("Preview"));
  g_signal_connect_swapped (self->forward, "clicked", G_CALLBACK (on_forward), self);
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
  g_clear_handle_id (&self->folding, g_source_remove);
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
  self->pane = nz_print_settings_new (self);
  adw_leaflet_append (self->leaflet, self->pane);
  self->preview = preview_new (self);
  adw_leaflet_append (self->leaflet, self->preview);
  gtk_widget_set_vexpand (GTK_WIDGET (self->leaflet), TRUE);
  gtk_box_append (GTK_BOX (box), header_new (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->leaflet));
  adw_window_set_content (ADW_WINDOW (self), box);
  g_signal_connect_swapped (self->leaflet, "notify::folded", G_CALLBACK (on_folding), self);
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

  NzPrintWindow *self = g_object_new (NZ_TYPE_PRINT_WINDOW, NULL);
  g_autoptr (GError) error = NULL;
  GtkApplication *application = gtk_window_get_application (parent);
  GSettings *settings
      = NZ_IS_APPLICATION (application) ? nz_application_get_settings (NZ_APPLICATION (application)) : NULL;
  self->store = g_object_ref (store);
  self->day = nz_date_is_full (day) ? day : nz_date_today ();
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  self->of_meeting = entity == &nz_entity_meeting;
  self->subjects = nz_print_subjects_new (store, entity, ids, n, who, self->day, &error);
  self->sheets = nz_label_sheets (NULL);
  fill (self);
  nz_print_settings_read (self);
  nz_print_settings_set_kind (self, kind);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->who), ids != NULL && !of_ids ? 1 : 0);
  refresh (self);
  int width;
  nz_tool_window_place (GTK_WINDOW (self), parent, 1000, 1000);
  g_object_get (self, "default-width", &width, NULL);
  set_compact (self, width < WIDE);
  gtk_window_present (GTK_WINDOW (self));
  if (error != NULL)
    nz_dialog_error (GTK_WIDGET (self), error);
}
