/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-invitation-row.h"

#include "widgets/nz-cut-text.h"
#include "widgets/nz-disc.h"

const int nz_invitation_columns[4] = { 46, 64, 90, 88 };
const char *const nz_invitation_fields[4] = { "channel", "sent_on", "reply", "attendance" };

/* --- the item --- */

struct _NzInvitationItem
{
  GObject parent_instance;
  NzInvitationLine *line;
};

G_DEFINE_FINAL_TYPE (NzInvitationItem, nz_invitation_item, G_TYPE_OBJECT)

static guint item_changed;

static void
nz_invitation_item_finalize (GObject *object)
{
  nz_invitation_line_free (NZ_INVITATION_ITEM (object)->line);
  G_OBJECT_CLASS (nz_invitation_item_parent_class)->finalize (object);
}

static void
nz_invitation_item_class_init (NzInvitationItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_invitation_item_finalize;
  item_changed = g_signal_new ("changed", NZ_TYPE_INVITATION_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
}

static void
nz_invitation_item_init (NzInvitationItem *self)
{
}

NzInvitationItem *
nz_invitation_item_new (NzInvitationLine *line)
{
  NzInvitationItem *self = g_object_new (NZ_TYPE_INVITATION_ITEM, NULL);
  self->line = line;
  return self;
}

const NzInvitationLine *
nz_invitation_item_get_line (NzInvitationItem *self)
{
  g_return_val_if_fail (NZ_IS_INVITATION_ITEM (self), NULL);
  return self->line;
}

void
nz_invitation_item_set_line (NzInvitationItem *self, NzInvitationLine *line)
{
  g_return_if_fail (NZ_IS_INVITATION_ITEM (self));
  gboolean same = nz_invitation_line_equal (self->line, line);
  nz_invitation_line_free (self->line);
  self->line = line;
  if (!same)
    g_signal_emit (self, item_changed, 0);
}

/* --- the row --- */

struct _NzInvitationRow
{
  GtkBox parent_instance;
  NzInvitationItem *item;
  gulong changed_handler;
  NzDisc *disc;
  GtkWidget *texts, *name, *person, *mark;
  GtkWidget *buttons[4];
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (NzInvitationRow, nz_invitation_row, GTK_TYPE_BOX)

static const NzField *
field_of (guint column)
{
  return nz_entity_field (&nz_entity_invitation, nz_invitation_fields[column]);
}

static const char *
code_of (const NzInvitationLine *line, guint column)
{
  const char *codes[4] = { line->channel, NULL, line->reply, line->attendance };
  return codes[column];
}

static char *
dup_words (const NzInvitationLine *line, guint column)
{
  const NzField *field = field_of (column);
  const char *code = code_of (line, column);

  if (field->type == NZ_TYPE_DATE)
    {
      if (!nz_date_is_set (line->sent_on))
        return g_strdup ("–");
      g_autofree char *day = nz_date_format (line->sent_on, nz_get_language (), NZ_DATE_NUMERIC);
      /* The day and the month are enough in a table of one conference. */
      char *last = MAX (strrchr (day, '.'), strrchr (day, '/'));
      return last != NULL ? g_strndup (day, (gsize)(last - day) + (*last == '.')) : g_steal_pointer (&day);
    }
  /* The menu says it at length; the column is narrow. */
  if (column == 0 && g_strcmp0 (code, "both") == 0)
    return g_strdup (_ ("both"));
  const NzChoice *choice = code != NULL ? nz_field_choice (field, code) : NULL;
  /* "zugesagt · 3 +": how many come, and that more was written */
  if (column == 2 && choice != NULL && (line->people > 1 || line->has_more))
    {
      g_autofree char *people = line->people > 1 ? g_strdup_printf (" · %d", line->people) : g_strdup ("");
      return g_strdup_printf ("%s%s%s", nz_choice_label (choice, nz_get_language ()), people,
                              line->has_more ? " +" : "");
    }
  return g_strdup (choice != NULL ? nz_choice_label (choice, nz_get_language ())
                   : column == 2  ? _ ("open")
                                  : "–");
}

static void
append_choice (GMenu *menu, const char *label, gint64 id, const char *field, const char *value)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
  g_menu_item_set_action_and_target (item, "invitation.set", "(xss)", id, field, value);
  g_menu_append_item (menu, item);
}

/* Made when the button is pressed: sixty rows open without two hundred menus. */
static void
on_popup (GtkMenuButton *button, gpointer data)
{
  NzInvitationRow *self = data;
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "column"));
  const NzField *field = field_of (column);
  g_autoptr (GMenu) menu = g_menu_new ();

  if (self->item == NULL)
    return;
  gint64 id = self->item->line->id;
  if (field->type == NZ_TYPE_DATE)
    {
      char today[NZ_DATE_TEXT_SIZE];
      append_choice (menu, _ ("Sent today"), id, field->name, nz_date_to_iso (nz_date_today (), today));
      append_choice (menu, _ ("Not sent"), id, field->name, "");
    }
  else
    {
      for (const NzChoice *choice = field->choices; choice->code != NULL; choice++)
        append_choice (menu, nz_choice_label (choice, nz_get_language ()), id, field->name, choice->code);
      if (column != 0)
        append_choice (menu, column == 2 ? _ ("open") : _ ("not given"), id, field->name, "");
      if (column == 2)
        {
          g_autoptr (GMenuItem) more = g_menu_item_new (_ ("People, topics, needs…"), NULL);
          g_menu_item_set_action_and_target (more, "invitation.more", "x", id);
          g_menu_append_item (menu, more);
        }
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
style_button (NzInvitationRow *self, guint column, const char *code)
{
  static const char *const styles[] = { "good", "declined", "quiet", NULL };
  const char *style
      = g_strcmp0 (code, "yes") == 0 || g_strcmp0 (code, "deputy") == 0 || g_strcmp0 (code, "present") == 0
            ? "good"
        : g_strcmp0 (code, "no") == 0 && column == 2 ? "declined"
        : code == NULL                               ? "quiet"
                                                     : NULL;
  for (guint i = 0; styles[i] != NULL; i++)
    gtk_widget_remove_css_class (self->buttons[column], styles[i]);
  if (style != NULL)
    gtk_widget_add_css_class (self->buttons[column], style);
}

static void
show_line (NzInvitationRow *self)
{
  const NzInvitationLine *line = self->item->line;
  const char *remark = line->problem != NULL ? line->problem : line->doubt;

  gtk_label_set_label (GTK_LABEL (self->name), line->name);
  gtk_label_set_label (GTK_LABEL (self->person), remark != NULL         ? remark
                                                 : line->person != NULL ? line->person
                                                                        : "");
  gtk_widget_set_visible (self->person, remark != NULL || line->person != NULL);
  gtk_widget_set_visible (self->mark, remark != NULL);
  if (line->sign != NULL)
    nz_disc_set_sign (self->disc, line->sign);
  else
    nz_disc_set_icon (self->disc, "nz-people-symbolic");
  for (guint column = 0; column < 4; column++)
    {
      g_autofree char *words = dup_words (line, column);
      g_autofree char *label = g_strdup_printf (
          "%s, %s: %s", line->name, nz_field_label (field_of (column), nz_get_language ()), words);
      gtk_label_set_label (GTK_LABEL (gtk_menu_button_get_child (GTK_MENU_BUTTON (self->buttons[column]))),
                           words);
      style_button (self, column,
                    column == 1 ? nz_date_is_set (line->sent_on) ? "" : NULL : code_of (line, column));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[column]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      label, -1);
    }
  g_autofree char *remove = g_strdup_printf (_ ("Take back the invitation: %s"), line->name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remove), "x", line->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
}

void
nz_invitation_row_set_item (NzInvitationRow *self, NzInvitationItem *item)
{
  g_return_if_fail (NZ_IS_INVITATION_ROW (self));
  if (self->item != NULL)
    g_clear_signal_handler (&self->changed_handler, self->item);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  self->changed_handler = g_signal_connect_swapped (item, "changed", G_CALLBACK (show_line), self);
  show_line (self);
}

void
nz_invitation_row_set_narrow (NzInvitationRow *self, gboolean narrow)
{
  g_return_if_fail (NZ_IS_INVITATION_ROW (self));
  gtk_widget_set_visible (self->buttons[0], !narrow);
  gtk_widget_set_visible (self->buttons[1], !narrow);
  gtk_widget_set_visible (self->buttons[3], !narrow);
  gtk_widget_set_visible (self->remove, !narrow);
}

static void
nz_invitation_row_dispose (GObject *object)
{
  nz_invitation_row_set_item (NZ_INVITATION_ROW (object), NULL);
  G_OBJECT_CLASS (nz_invitation_row_parent_class)->dispose (object);
}

static void
nz_invitation_row_class_init (NzInvitationRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_invitation_row_dispose;
}

static GtkWidget *
button_new (NzInvitationRow *self, guint column, gboolean read_only)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_object_set_data (G_OBJECT (button), "column", GUINT_TO_POINTER (column));
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 1);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  nz_cut_text_add_tooltip (button, label);
  gtk_widget_set_size_request (label, nz_invitation_columns[column] - 12, -1);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), label);
  gtk_widget_set_hexpand (button, FALSE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), on_popup, self, NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "cell");
  gtk_widget_set_size_request (button, nz_invitation_columns[column], -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !read_only);
  return button;
}

static void
nz_invitation_row_init (NzInvitationRow *self)
{
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_box_set_spacing (GTK_BOX (self), 4);
  self->texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->disc = NZ_DISC (nz_disc_new (24));
  self->name = gtk_label_new (NULL);
  self->person = gtk_label_new (NULL);
  self->mark = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_add_css_class (self->mark, "warning");
  gtk_label_set_xalign (GTK_LABEL (self->name), 0);
  gtk_label_set_xalign (GTK_LABEL (self->person), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  /* A warning may need a second line to be understood. */
  gtk_label_set_ellipsize (GTK_LABEL (self->person), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (self->person), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->person), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (self->person), 2);
  nz_cut_text_add_tooltip (self->name, self->name);
  nz_cut_text_add_tooltip (self->person, self->person);
  gtk_widget_set_valign (self->mark, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->name, "cell-name");
  gtk_widget_add_css_class (self->person, "row-subtitle");
  gtk_widget_set_hexpand (self->texts, TRUE);
  gtk_widget_set_valign (self->texts, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_end (GTK_WIDGET (self->disc), 6);
  gtk_box_append (GTK_BOX (second), self->mark);
  gtk_box_append (GTK_BOX (second), self->person);
  gtk_box_append (GTK_BOX (self->texts), self->name);
  gtk_box_append (GTK_BOX (self->texts), second);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->disc));
  gtk_box_append (GTK_BOX (self), self->texts);
}

GtkWidget *
nz_invitation_row_new (gboolean read_only)
{
  NzInvitationRow *self = g_object_new (NZ_TYPE_INVITATION_ROW, NULL);

  for (guint column = 0; column < 4; column++)
    {
      self->buttons[column] = button_new (self, column, read_only);
      gtk_box_append (GTK_BOX (self), self->buttons[column]);
    }
  self->remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_widget_add_css_class (self->remove, "flat");
  gtk_widget_add_css_class (self->remove, "dim-label");
  gtk_widget_set_valign (self->remove, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (self->remove, !read_only);
  gtk_widget_set_tooltip_text (self->remove, _ ("Take back this invitation"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remove), "x", (gint64)0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->remove), "invitation.remove");
  gtk_box_append (GTK_BOX (self), self->remove);
  return GTK_WIDGET (self);
}
