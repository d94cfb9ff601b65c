/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-rule-editor.h"

#include <adwaita.h>

#include "widgets/nz-buttons.h"
#include "widgets/nz-rule-row.h"

/* A group is a box: a head that says whether all or any must hold, rows and further groups, and two buttons
 * that add to it. The tree of widgets is the tree of the rule. */

struct _NzRuleEditor
{
  GtkWidget parent_instance;

  NzStore *store;
  const NzEntity *entity;
  GtkWidget *root;
  gboolean complete;
};

G_DEFINE_FINAL_TYPE (NzRuleEditor, nz_rule_editor, GTK_TYPE_WIDGET)

static guint changed_signal;

static void
emit_changed (NzRuleEditor *self)
{
  g_signal_emit (self, changed_signal, 0);
}

/* --- groups -----------------------------------------------------------------------------------------------
 */

static GtkWidget *group_new (NzRuleEditor *self, const NzRule *rule, gboolean is_root);

/* What a group's parts lie in. */
static GtkBox *
parts_of (GtkWidget *group)
{
  return g_object_get_data (G_OBJECT (group), "parts");
}

static void
on_removed (GtkWidget *part)
{
  NzRuleEditor *self = NZ_RULE_EDITOR (gtk_widget_get_ancestor (part, NZ_TYPE_RULE_EDITOR));

  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (part)), part);
  emit_changed (self);
}

static void
add_condition (NzRuleEditor *self, GtkWidget *group, const NzRule *condition)
{
  GtkWidget *row = nz_rule_row_new (self->store, self->entity, condition);

  g_signal_connect_swapped (row, "changed", G_CALLBACK (emit_changed), self);
  g_signal_connect (row, "removed", G_CALLBACK (on_removed), NULL);
  gtk_box_append (parts_of (group), row);
  if (condition == NULL)
    gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

static void
on_add_condition (GtkButton *button, GtkWidget *group)
{
  NzRuleEditor *self = NZ_RULE_EDITOR (gtk_widget_get_ancestor (group, NZ_TYPE_RULE_EDITOR));

  add_condition (self, group, NULL);
  emit_changed (self);
}

/* The other way of joining is what a group inside a group is for. */
static void
on_add_group (GtkButton *button, GtkWidget *group)
{
  NzRuleEditor *self = NZ_RULE_EDITOR (gtk_widget_get_ancestor (group, NZ_TYPE_RULE_EDITOR));
  GtkDropDown *outer = g_object_get_data (G_OBJECT (group), "joined");
  NzRuleKind kind = gtk_drop_down_get_selected (outer) == 0 ? NZ_RULE_ANY : NZ_RULE_ALL;
  g_autoptr (NzRule) rule = nz_rule_new (self->entity, kind);
  GtkWidget *inner = group_new (self, rule, FALSE);

  gtk_box_append (parts_of (group), inner);
  add_condition (self, inner, NULL);
  emit_changed (self);
}

/* AdwButtonContent names the button by its word as soon as it is in a window. */
static void
on_add_rooted (GtkWidget *button)
{
  nz_button_set_accessible_name (button, gtk_widget_get_tooltip_text (button));
}

static GtkWidget *
add_button (const char *word, const char *label, GCallback clicked, GtkWidget *group)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), word);
  adw_button_content_set_use_underline (ADW_BUTTON_CONTENT (content), TRUE);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_set_tooltip_text (button, label);
  g_signal_connect_swapped (content, "notify::root", G_CALLBACK (on_add_rooted), button);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "clicked", clicked, group);
  return button;
}

static void
on_remove_group (GtkButton *button, GtkWidget *group)
{
  on_removed (group);
}

static GtkWidget *
head_new (NzRuleEditor *self, GtkWidget *group, NzRuleKind kind, gboolean is_root)
{
  const char *const words[] = { _ ("All of these must hold"), _ ("One of these must hold"), NULL };
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *joined = gtk_drop_down_new_from_strings (words);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (joined), kind == NZ_RULE_ANY ? 1 : 0);
  gtk_widget_set_hexpand (joined, TRUE);
  nz_button_set_accessible_name (joined, _ ("How the conditions are joined"));
  g_object_set_data (G_OBJECT (group), "joined", joined);
  g_signal_connect_swapped (joined, "notify::selected", G_CALLBACK (emit_changed), self);
  gtk_box_append (GTK_BOX (head), joined);
  if (!is_root)
    {
      GtkWidget *remove = nz_icon_button_new ("list-remove-symbolic", _ ("Take this group away"));

      g_signal_connect (remove, "clicked", G_CALLBACK (on_remove_group), group);
      gtk_box_append (GTK_BOX (head), remove);
    }
  return head;
}

/* @rule: a group. */
static GtkWidget *
group_new (NzRuleEditor *self, const NzRule *rule, gboolean is_root)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *parts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  g_object_set_data (G_OBJECT (group), "parts", parts);
  if (!is_root)
    gtk_widget_add_css_class (group, "rule-group");
  gtk_box_append (GTK_BOX (group), head_new (self, group, nz_rule_get_kind (rule), is_root));
  gtk_box_append (GTK_BOX (group), parts);
  gtk_box_append (GTK_BOX (buttons),
                  add_button (_ ("_Condition"), _ ("Add a condition"), G_CALLBACK (on_add_condition), group));
  gtk_box_append (GTK_BOX (buttons), add_button (_ ("_Group"), _ ("Add a group of conditions"),
                                                 G_CALLBACK (on_add_group), group));
  gtk_box_append (GTK_BOX (group), buttons);
  for (guint i = 0; i < nz_rule_get_n_parts (rule); i++)
    {
      const NzRule *part = nz_rule_get_part (rule, i);
      NzRuleKind kind = nz_rule_get_kind (part);

      if (kind == NZ_RULE_ALL || kind == NZ_RULE_ANY)
        gtk_box_append (GTK_BOX (parts), group_new (self, part, FALSE));
      else
        add_condition (self, group, part);
    }
  return group;
}

/* --- the rule ---------------------------------------------------------------------------------------------
 */

/* (transfer full) */
static NzRule *
rule_of (NzRuleEditor *self, GtkWidget *group)
{
  GtkDropDown *joined = g_object_get_data (G_OBJECT (group), "joined");
  NzRule *rule
      = nz_rule_new (self->entity, gtk_drop_down_get_selected (joined) == 1 ? NZ_RULE_ANY : NZ_RULE_ALL);

  for (GtkWidget *part = gtk_widget_get_first_child (GTK_WIDGET (parts_of (group))); part != NULL;
       part = gtk_widget_get_next_sibling (part))
    if (!NZ_IS_RULE_ROW (part))
      nz_rule_add_group (rule, rule_of (self, part));
    else if (!nz_rule_row_add_to (NZ_RULE_ROW (part), rule))
      self->complete = FALSE;
  return rule;
}

NzRule *
nz_rule_editor_dup_rule (NzRuleEditor *self)
{
  g_return_val_if_fail (NZ_IS_RULE_EDITOR (self), NULL);

  self->complete = TRUE;
  return rule_of (self, self->root);
}

gboolean
nz_rule_editor_is_complete (NzRuleEditor *self)
{
  g_return_val_if_fail (NZ_IS_RULE_EDITOR (self), FALSE);

  nz_rule_free (nz_rule_editor_dup_rule (self));
  return self->complete;
}

void
nz_rule_editor_set_rule (NzRuleEditor *self, const NzRule *rule)
{
  g_autoptr (NzRule) whole = NULL;

  g_return_if_fail (NZ_IS_RULE_EDITOR (self));
  g_return_if_fail (rule == NULL || nz_rule_get_entity (rule) == self->entity);

  whole = nz_rule_new (self->entity, NZ_RULE_ALL);
  /* A condition alone gets a group around it. */
  if (rule != NULL && nz_rule_get_kind (rule) != NZ_RULE_ALL && nz_rule_get_kind (rule) != NZ_RULE_ANY)
    {
      nz_rule_add_group (whole, nz_rule_copy (rule));
      rule = whole;
    }
  g_clear_pointer (&self->root, gtk_widget_unparent);
  self->root = group_new (self, rule != NULL ? rule : whole, TRUE);
  gtk_widget_set_parent (self->root, GTK_WIDGET (self));
}

static void
nz_rule_editor_dispose (GObject *object)
{
  NzRuleEditor *self = NZ_RULE_EDITOR (object);

  g_clear_pointer (&self->root, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (nz_rule_editor_parent_class)->dispose (object);
}

static void
nz_rule_editor_class_init (NzRuleEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_rule_editor_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  changed_signal
      = g_signal_new ("changed", NZ_TYPE_RULE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
nz_rule_editor_init (NzRuleEditor *self)
{
}

NzRuleEditor *
nz_rule_editor_new (NzStore *store, const NzEntity *entity)
{
  NzRuleEditor *self;

  g_return_val_if_fail (NZ_IS_STORE (store) && entity != NULL, NULL);

  self = g_object_new (NZ_TYPE_RULE_EDITOR, NULL);
  self->store = g_object_ref (store);
  self->entity = entity;
  nz_rule_editor_set_rule (self, NULL);
  return self;
}
