/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-contact-line.h"

#include "base/nz-i18n.h"
#include "domain/nz-links.h"
#include "entity/nz-contact.h"
#include "widgets/nz-buttons.h"
#include "widgets/nz-cut-text.h"

struct _NzContactLine
{
  GtkBox parent_instance;

  GtkWidget *text;
  GtkWidget *mark;   /* (nullable): of files and folders */
  GtkWidget *open;   /* (nullable): likewise */
  GtkWidget *labels; /* (nullable): of everything else that may be changed */
};

enum
{
  APPLY,
  OPEN_LINK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NzContactLine, nz_contact_line, GTK_TYPE_BOX)

const char *
nz_contact_line_get_text (NzContactLine *self)
{
  g_return_val_if_fail (NZ_IS_CONTACT_LINE (self), "");
  return gtk_editable_get_text (GTK_EDITABLE (self->text));
}

/* --- labels -----------------------------------------------------------------------------------------------
 */

static void
on_label (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzContactLine *self = NZ_CONTACT_LINE (widget);
  g_autofree char *value = nz_contact_dup_value (nz_contact_line_get_text (self));
  g_autofree char *text = nz_contact_join (g_strstrip (value), g_variant_get_string (parameter, NULL));

  gtk_editable_set_text (GTK_EDITABLE (self->text), text);
  g_signal_emit (self, signals[APPLY], 0);
}

static void
append_label (GMenu *menu, const char *words, const char *label)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (words, NULL);

  g_menu_item_set_action_and_target (item, "line.label", "s", label);
  g_menu_append_item (menu, item);
}

static void
fill_labels (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) usual = g_menu_new ();
  g_autoptr (GMenu) none = g_menu_new ();
  const char *label;

  for (guint i = 0; (label = nz_contact_offer (i, nz_get_language ())) != NULL; i++)
    append_label (usual, label, label);
  append_label (none, _ ("No label"), "");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (usual));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (none));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* --- files and folders ------------------------------------------------------------------------------------
 */

/* (transfer full) (nullable) */
static char *
dup_uri (NzContactLine *self)
{
  g_autofree char *target = nz_contact_dup_value (nz_contact_line_get_text (self));
  return nz_link_dup_uri (g_strstrip (target));
}

static void
on_open (NzContactLine *self)
{
  g_autofree char *uri = dup_uri (self);
  if (uri != NULL)
    g_signal_emit (self, signals[OPEN_LINK], 0, uri);
}

static void
show_mark (NzContactLine *self, gboolean broken)
{
  g_autofree char *target = nz_contact_dup_value (nz_contact_line_get_text (self));
  g_autofree char *words = g_strdup_printf (_ ("“%s” is not there."), target);

  gtk_widget_set_visible (self->mark, broken);
  gtk_widget_set_tooltip_text (self->mark, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->mark), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (broken)
    gtk_widget_add_css_class (GTK_WIDGET (self), "broken");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "broken");
}

/* --- the line ---------------------------------------------------------------------------------------------
 */

/* Whatever is being typed. */
static void
on_changed (NzContactLine *self)
{
  const char *text = nz_contact_line_get_text (self);

  if (self->labels != NULL)
    {
      g_autofree char *name = g_strdup_printf (_ ("Label: %s"), text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->labels), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_widget_set_visible (self->labels, *text != '\0');
    }
  if (self->open != NULL)
    {
      g_autofree char *uri = dup_uri (self);
      g_autofree char *name = g_strdup_printf (_ ("Open: %s"), text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->open), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_widget_set_visible (self->open, uri != NULL);
      show_mark (self, FALSE);
    }
}

void
nz_contact_line_set_text (NzContactLine *self, const char *text)
{
  g_return_if_fail (NZ_IS_CONTACT_LINE (self) && text != NULL);

  if (!g_str_equal (nz_contact_line_get_text (self), text))
    gtk_editable_set_text (GTK_EDITABLE (self->text), text);
  on_changed (self);
  if (self->mark != NULL)
    {
      g_autofree char *target = nz_contact_dup_value (text);
      show_mark (self, nz_link_is_broken (target));
    }
}

static void
on_activate (NzContactLine *self)
{
  g_signal_emit (self, signals[APPLY], 0);
}

/* Like a row of one entry: GtkText breaks a long address off without a sign, and style.css makes its letters
 * transparent while nobody types. */
static void
nz_contact_line_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GtkWidget *text = NZ_CONTACT_LINE (widget)->text;

  GTK_WIDGET_CLASS (nz_contact_line_parent_class)->snapshot (widget, snapshot);
  if ((gtk_widget_get_state_flags (text) & GTK_STATE_FLAG_FOCUS_WITHIN) == 0)
    nz_cut_text_snapshot (widget, text, snapshot);
}

static gboolean
nz_contact_line_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (NZ_CONTACT_LINE (widget)->text);
}

static void
nz_contact_line_class_init (NzContactLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = nz_contact_line_grab_focus;
  widget_class->snapshot = nz_contact_line_snapshot;
  gtk_widget_class_install_action (widget_class, "line.label", "s", on_label);
  signals[APPLY]
      = g_signal_new ("apply", NZ_TYPE_CONTACT_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPEN_LINK] = g_signal_new ("open-link", NZ_TYPE_CONTACT_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
nz_contact_line_init (NzContactLine *self)
{
  self->text = gtk_text_new ();
  gtk_text_set_placeholder_text (GTK_TEXT (self->text), "–");
  gtk_widget_set_size_request (self->text, -1, 24);
  gtk_widget_set_hexpand (self->text, TRUE);
  gtk_box_append (GTK_BOX (self), self->text);
  gtk_box_set_spacing (GTK_BOX (self), 4);
  gtk_widget_add_css_class (GTK_WIDGET (self), "contact-line");
}

static void
add_file_parts (NzContactLine *self)
{
  self->mark = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_add_css_class (self->mark, "warning");
  self->open = nz_icon_button_new ("document-open-symbolic", _ ("Open"));
  g_signal_connect_swapped (self->open, "clicked", G_CALLBACK (on_open), self);
  gtk_box_append (GTK_BOX (self), self->mark);
  gtk_box_append (GTK_BOX (self), self->open);
}

GtkWidget *
nz_contact_line_new (const NzField *field, const char *text, gboolean read_only)
{
  g_return_val_if_fail (field != NULL && text != NULL, NULL);

  NzContactLine *self = g_object_new (NZ_TYPE_CONTACT_LINE, NULL);
  gtk_editable_set_editable (GTK_EDITABLE (self->text), !read_only);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  nz_field_label (field, nz_get_language ()), -1);
  if ((field->flags & NZ_FIELD_FILE) != 0)
    add_file_parts (self);
  else if (!read_only)
    {
      self->labels = nz_icon_menu_button_new ("pan-down-symbolic", _ ("Label"), NULL);
      gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->labels), fill_labels, NULL, NULL);
      gtk_box_append (GTK_BOX (self), self->labels);
    }
  nz_contact_line_set_text (self, text);
  nz_cut_text_add_tooltip (self->text, self->text);
  g_signal_connect_swapped (self->text, "activate", G_CALLBACK (on_activate), self);
  g_signal_connect_swapped (self->text, "changed", G_CALLBACK (on_changed), self);
  return GTK_WIDGET (self);
}
