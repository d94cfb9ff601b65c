/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-window-private.h"

#include "model/nz-record-list.h"
#include "nz-config.h"
#include "store/nz-query.h"
#include "ui/nz-day-view.h"
#include "ui/nz-import-window.h"
#include "ui/nz-read-error.h"
#include "ui/nz-sections.h"
#include "ui/nz-shrink-layout.h"
#include "ui/nz-welcome-page.h"

G_DEFINE_FINAL_TYPE (NzWindow, nz_window, ADW_TYPE_APPLICATION_WINDOW)

/* Below these widths in pixels the sidebar, then the detail, folds away. */
#define MEDIUM_BELOW 980
#define NARROW_BELOW 720

/* --- sections
 * ---------------------------------------------------------------------------------------------------- */

static GtkWidget *
sidebar_row_new (const NzSectionInfo *info)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *icon = gtk_image_new_from_icon_name (info->icon);
  GtkWidget *name = gtk_label_new (_ (info->title));
  GtkWidget *count = gtk_label_new (NULL);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (count, "count");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (info->title), -1);
  g_object_set_data (G_OBJECT (row), "count", count);
  return row;
}

NzSection *
nz_window_get_section (NzWindow *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->sections);
  return NZ_IS_SECTION (child) ? NZ_SECTION (child) : NULL;
}

static void
on_open_record (NzSection *section, gpointer entity, gint64 id, NzWindow *self)
{
  nz_window_show_record (self, entity, id);
}

static void
on_notice (NzSection *section, const char *text, gboolean with_undo, NzWindow *self)
{
  nz_window_notice (self, text, with_undo);
}

/* Sections are made when they are first shown: the first picture of the window comes sooner. */
static NzSection *
ensure_section (NzWindow *self, guint index)
{
  const NzSectionInfo *info = nz_section_info (index);
  GtkWidget *child = gtk_stack_get_child_by_name (self->sections, info->name);

  if (child == NULL)
    {
      child = GTK_WIDGET (info->create (self->store));
      gtk_stack_add_named (self->sections, child, info->name);
      g_signal_connect_object (child, "open-record", G_CALLBACK (on_open_record), self, 0);
      g_signal_connect_object (child, "notice", G_CALLBACK (on_notice), self, 0);
      g_signal_connect_object (child, "actions-changed", G_CALLBACK (nz_window_update_actions), self,
                               G_CONNECT_SWAPPED);
      nz_section_set_width (NZ_SECTION (child), self->width);
      nz_section_set_day (NZ_SECTION (child), self->day);
    }
  return NZ_SECTION (child);
}

void
nz_window_show_section (NzWindow *self, guint index)
{
  if (self->store == NULL || index >= nz_n_sections ())
    return;
  GtkListBoxRow *row = nz_window_section_row (self, index);
  if (gtk_list_box_get_selected_row (self->sidebar) != row)
    gtk_list_box_select_row (self->sidebar, row);
  gtk_stack_set_visible_child (self->sections, GTK_WIDGET (ensure_section (self, index)));
  adw_leaflet_set_visible_child_name (self->leaflet, "section");
  nz_window_update_actions (self);
}

static void
on_row_selected (GtkListBox *sidebar, GtkListBoxRow *row, NzWindow *self)
{
  if (row != NULL && self->store != NULL)
    gtk_stack_set_visible_child (self->sections,
                                 GTK_WIDGET (ensure_section (self, nz_window_row_section (self, row))));
  nz_window_update_actions (self);
}

static void
on_row_activated (GtkListBox *sidebar, GtkListBoxRow *row, NzWindow *self)
{
  gtk_stack_set_visible_child (self->sections,
                               GTK_WIDGET (ensure_section (self, nz_window_row_section (self, row))));
  adw_leaflet_set_visible_child_name (self->leaflet, "section");
  nz_window_show_filter (self, row);
  nz_window_update_actions (self);
}

void
nz_window_update_counts (NzWindow *self)
{
  for (guint i = 0; i < nz_n_sections (); i++)
    {
      const NzSectionInfo *info = nz_section_info (i);
      GtkListBoxRow *row = nz_window_section_row (self, i);
      g_autoptr (GError) error = NULL;
      gint64 count
          = info->count != NULL ? info->count (self->store, nz_day_or_today (self->day), &error) : -1;
      g_autofree char *text
          = count >= 0 && error == NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, count) : g_strdup ("");
      gtk_label_set_label (GTK_LABEL (g_object_get_data (G_OBJECT (row), "count")), text);
      nz_read_error_tell (GTK_WIDGET (self), error);
    }
  nz_window_update_filters (self);
}

gboolean
nz_window_show_record (NzWindow *self, const NzEntity *entity, gint64 id)
{
  g_return_val_if_fail (NZ_IS_WINDOW (self), FALSE);
  for (guint i = 0; i < nz_n_sections (); i++)
    if (nz_section_info_has (nz_section_info (i), entity))
      {
        NzSection *section = ensure_section (self, i);
        nz_window_show_section (self, i);
        if (nz_section_show_record (section, entity, id))
          return TRUE;
      }
  return FALSE;
}

/* --- the file
 * ---------------------------------------------------------------------------------------------------- */

static void
on_store_changed (NzStore *store, NzChanges *changes, NzWindow *self)
{
  nz_window_update_counts (self);
  nz_window_update_actions (self);
}

static void
clear_sections (NzWindow *self)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections))) != NULL)
    gtk_stack_remove (self->sections, child);
}

static void
show_bar (NzWindow *self)
{
  gboolean read_only = nz_store_is_read_only (self->store);
  gtk_label_set_label (self->bar_text,
                       read_only ? _ ("This file is open for reading only. Changes are not possible.") : "");
  gtk_revealer_set_reveal_child (self->bar, read_only);
}

static void
show_title (NzWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) network = nz_store_get_network (self->store, &error);
  g_autofree char *base = g_path_get_basename (nz_store_get_path (self->store));
  gboolean example = network != NULL && nz_record_get_int (network, "example") != 0;

  nz_read_error_tell (GTK_WIDGET (self), error);
  char *dot = strrchr (base, '.');

  if (dot != NULL && g_str_equal (dot, ".netzwerk"))
    *dot = '\0';
  g_autofree char *title = example ? g_strdup_printf (_ ("%s (example)"), base) : g_strdup (base);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_label_set_label (self->file_name, title);
  gtk_label_set_label (self->file_state,
                       example ? _ ("Example data, invented") : _ ("Every change is kept at once"));
}

/* Made when it is first needed, since most starts open the file of the day before. */
static void
show_welcome (NzWindow *self)
{
  if (gtk_stack_get_child_by_name (self->pages, "welcome") == NULL)
    gtk_stack_add_named (self->pages, nz_welcome_page_new (), "welcome");
  gtk_stack_set_visible_child_name (self->pages, "welcome");
}

/* (transfer none): @store; %NULL goes back to the welcome page. */
void
nz_window_take_store (NzWindow *self, NzStore *store)
{
  if (self->store != NULL)
    {
      clear_sections (self);
      g_clear_signal_handler (&self->store_handler, self->store);
      nz_store_close (self->store);
    }
  g_set_object (&self->store, store);
  nz_window_set_day (self, NZ_DATE_NONE);
  if (store == NULL)
    {
      gtk_window_set_title (GTK_WINDOW (self), "Netzwerk");
      if (gtk_widget_get_realized (GTK_WIDGET (self)))
        show_welcome (self);
    }
  else
    {
      self->store_handler = g_signal_connect (store, "changed", G_CALLBACK (on_store_changed), self);
      show_title (self);
      show_bar (self);
      nz_window_update_counts (self);
      gtk_stack_set_visible_child_name (self->pages, "main");
      nz_window_show_section (self, 0);
    }
  nz_window_update_actions (self);
}

NzStore *
nz_window_get_store (NzWindow *self)
{
  g_return_val_if_fail (NZ_IS_WINDOW (self), NULL);
  return self->store;
}

void
nz_window_set_busy (NzWindow *self, gboolean busy)
{
  g_return_if_fail (NZ_IS_WINDOW (self) && (busy || self->busy > 0));
  self->busy += busy ? 1 : (guint)-1;
  nz_window_update_actions (self);
}

gboolean
nz_window_is_busy (NzWindow *self)
{
  g_return_val_if_fail (NZ_IS_WINDOW (self), FALSE);
  return self->busy > 0;
}

void
nz_window_notice (NzWindow *self, const char *text, gboolean with_undo)
{
  g_return_if_fail (NZ_IS_WINDOW (self) && text != NULL);

  if (with_undo && self->store != NULL)
    nz_toaster_offer_undo (self->toaster, text, self->store, "win.undo");
  else
    nz_toaster_say (self->toaster, text);
}

void
nz_window_offer (
    NzWindow *self, const char *text, const char *button, const char *action, const char *parameter)
{
  g_return_if_fail (NZ_IS_WINDOW (self) && button != NULL && action != NULL && parameter != NULL);

  nz_toaster_offer (self->toaster, text, button, action, parameter);
}

/* --- width
 * ------------------------------------------------------------------------------------------------------- */

/* libadwaita 1.2 has no breakpoints, and a leaflet by itself folds in the wrong order: so the window decides.
 */
static void
on_layout (GdkSurface *surface, int width, int height, NzWindow *self)
{
  NzWidth room = width < NARROW_BELOW   ? NZ_WIDTH_NARROW
                 : width < MEDIUM_BELOW ? NZ_WIDTH_MEDIUM
                                        : NZ_WIDTH_WIDE;

  if (room == self->width)
    return;
  self->width = room;
  adw_leaflet_set_can_unfold (self->leaflet, room == NZ_WIDTH_WIDE);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->sections)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    nz_section_set_width (NZ_SECTION (child), room);
}

static void
nz_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (nz_window_parent_class)->realize (widget);
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (widget)), "layout", G_CALLBACK (on_layout),
                           widget, 0);
  if (NZ_WINDOW (widget)->store == NULL)
    show_welcome (NZ_WINDOW (widget));
}

static gboolean
nz_window_close_request (GtkWindow *window)
{
  NzWindow *self = NZ_WINDOW (window);
  GSettings *settings = nz_application_get_settings (self->application);
  int width, height;

  if (nz_window_is_busy (self))
    return GDK_EVENT_STOP;
  if (!nz_window_leave_entry (self))
    {
      nz_window_notice (self, _ ("Mend the marked value first, or give it back with Esc."), FALSE);
      return GDK_EVENT_STOP;
    }
  gtk_window_get_default_size (window, &width, &height);
  if (settings != NULL)
    {
      g_settings_set_int (settings, "window-width", width);
      g_settings_set_int (settings, "window-height", height);
      g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
      g_settings_sync ();
    }
  return GTK_WINDOW_CLASS (nz_window_parent_class)->close_request (window);
}

static void
nz_window_dispose (GObject *object)
{
  NzWindow *self = NZ_WINDOW (object);

  if (self->store != NULL)
    {
      clear_sections (self);
      g_clear_signal_handler (&self->store_handler, self->store);
      nz_store_close (self->store);
      g_clear_object (&self->store);
    }
  g_clear_object (&self->toaster);
  G_OBJECT_CLASS (nz_window_parent_class)->dispose (object);
}

static void
nz_window_class_init (NzWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nz_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = nz_window_close_request;
  widget_class->realize = nz_window_realize;

  g_type_ensure (NZ_TYPE_SHRINK_LAYOUT);
  g_type_ensure (NZ_TYPE_DAY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/zim/Netzwerk/ui/nz-window.ui");
  gtk_widget_class_bind_template_child (widget_class, NzWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, NzWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, NzWindow, day_button);
  gtk_widget_class_bind_template_child (widget_class, NzWindow, day_bar);
  gtk_widget_class_bind_template_child (widget_class, NzWindow, day_text);
  gtk_widget_class_bind_template_child (widget_class, NzWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, NzWindow, bar_text);
  gtk_widget_class_bind_template_child (widget_class, NzWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, NzWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, NzWindow, sidebar_header);
  gtk_widget_class_bind_template_child (widget_class, NzWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, NzWindow, file_name);
  gtk_widget_class_bind_template_child (widget_class, NzWindow, file_state);
  gtk_widget_class_bind_template_child (widget_class, NzWindow, sections);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  nz_window_install_actions (widget_class);
  nz_window_install_day_actions (widget_class);
  nz_window_install_file_actions (widget_class);
}

static void
nz_window_init (NzWindow *self)
{
  self->width = NZ_WIDTH_WIDE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->toaster = nz_toaster_new (self->toasts);
  for (guint i = 0; i < nz_n_sections (); i++)
    gtk_list_box_append (self->sidebar, sidebar_row_new (nz_section_info (i)));
  nz_window_prepare_menu (self);
  nz_window_prepare_day (self);
  nz_import_window_accept_drops (self);
}

NzWindow *
nz_window_new (NzApplication *application)
{
  NzWindow *self = g_object_new (NZ_TYPE_WINDOW, "application", application, NULL);
  GSettings *settings = nz_application_get_settings (application);

  self->application = application;
  if (settings != NULL)
    {
      gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                                   g_settings_get_int (settings, "window-height"));
      if (g_settings_get_boolean (settings, "window-maximized"))
        gtk_window_maximize (GTK_WINDOW (self));
    }
  nz_window_take_store (self, NULL);
  return self;
}
