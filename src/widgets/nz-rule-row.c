/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-rule-row.h"

#include "widgets/nz-buttons.h"
#include "widgets/nz-rule-value.h"
#include "widgets/nz-search-button.h"

#include <string.h>

struct _NzRuleRow
{
  GtkBox parent_instance;

  const NzEntity *entity;
  GPtrArray *paths;            /* of the lines of @fields: utf8, "" for "active on a day" */
  GPtrArray *headings, *names; /* of the same: whose field, and its name alone */
  GArray *kinds;               /* NzRuleKind of the lines of @operators */
  NzSearchButton *fields;
  GtkDropDown *operators;
  NzRuleValue *value;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (NzRuleRow, nz_rule_row, GTK_TYPE_BOX)

enum
{
  CHANGED,
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- what can be asked ------------------------------------------------------------------------------------
 */

/* (nullable): %NULL for "active on a day". */
static const char *
path_of (NzRuleRow *self)
{
  guint selected = nz_search_button_get_selected (self->fields);
  const char *path = selected < self->paths->len ? self->paths->pdata[selected] : "";

  return *path != '\0' ? path : NULL;
}

/* @owner: (out): the entity that has the field. */
static const NzField *
field_of (NzRuleRow *self, const NzEntity **owner)
{
  const char *path = path_of (self);
  const char *dot = path != NULL ? strchr (path, '.') : NULL;
  g_autofree char *via = dot != NULL ? g_strndup (path, (gsize)(dot - path)) : NULL;

  *owner = via != NULL ? nz_entity_by_name (via) : self->entity;
  return path != NULL ? nz_entity_field (*owner, dot != NULL ? dot + 1 : path) : NULL;
}

static NzRuleKind
kind_of (NzRuleRow *self)
{
  guint selected = gtk_drop_down_get_selected (self->operators);

  return selected < self->kinds->len ? g_array_index (self->kinds, NzRuleKind, selected) : NZ_RULE_ACTIVE;
}

static gboolean
asks_value (NzRuleKind kind)
{
  return kind != NZ_RULE_EMPTY && kind != NZ_RULE_NOT_EMPTY;
}

/* "E-mail" of the person and of the organisation are told apart by what they stand under. */
static void
add_heading (NzRuleRow *self, const char *path, const char *label)
{
  const char *dot = path != NULL ? strchr (path, '.') : NULL;
  g_autofree char *via = dot != NULL ? g_strndup (path, (gsize)(dot - path)) : NULL;
  const NzEntity *owner = via != NULL ? nz_entity_by_name (via) : self->entity;
  const char *heading = nz_entity_label (owner != NULL ? owner : self->entity, nz_get_language ());
  const NzField *field = dot != NULL && owner != NULL ? nz_entity_field (owner, dot + 1) : NULL;

  g_ptr_array_add (self->headings, g_strdup (heading));
  g_ptr_array_add (self->names,
                   g_strdup (field != NULL ? nz_field_label (field, nz_get_language ()) : label));
}

static void
add_path (NzRuleRow *self, GtkStringList *labels, const char *path)
{
  g_autofree char *label = nz_rule_path_label (self->entity, path, nz_get_language ());

  g_ptr_array_add (self->paths, g_strdup (path != NULL ? path : ""));
  gtk_string_list_append (labels, label);
  add_heading (self, path, label);
}

/* The record's own fields first, then what hangs on it. @also: (nullable): a path that people do not choose.
 */
static GtkStringList *
fill_paths (NzRuleRow *self, const char *also)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) via = nz_rule_paths (self->entity);

  for (guint i = 0; i < self->entity->n_fields; i++)
    if ((self->entity->fields[i].flags & NZ_FIELD_HIDDEN) == 0)
      add_path (self, labels, self->entity->fields[i].name);
  if (nz_entity_field_with (self->entity, NZ_FIELD_SINCE) != NULL)
    add_path (self, labels, NULL);
  for (guint i = 0; i < via->len; i++)
    add_path (self, labels, via->pdata[i]);
  if (also != NULL && !g_ptr_array_find_with_equal_func (self->paths, also, g_str_equal, NULL))
    add_path (self, labels, also);
  g_ptr_array_add (self->headings, NULL);
  g_ptr_array_add (self->names, NULL);
  return labels;
}

/* --- one after the other
 * ------------------------------------------------------------------------------------ */

static void
show_value (NzRuleRow *self, const char *const *values)
{
  const NzEntity *owner;
  const NzField *field = field_of (self, &owner);

  nz_rule_value_set (self->value, owner, field, values);
  gtk_widget_set_visible (GTK_WIDGET (self->value), asks_value (kind_of (self)));
}

static void
show_operators (NzRuleRow *self, NzRuleKind selected)
{
  const NzEntity *owner;
  const NzField *field = field_of (self, &owner);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint position = 0;

  g_array_set_size (self->kinds, 0);
  if (field == NULL)
    {
      NzRuleKind kind = NZ_RULE_ACTIVE;

      g_array_append_val (self->kinds, kind);
      gtk_string_list_append (labels, nz_rule_kind_label (kind, NULL, nz_get_language ()));
    }
  for (const NzRuleKind *kind = field != NULL ? nz_rule_kinds_for (field) : NULL; kind != NULL && *kind != 0;
       kind++)
    {
      if (*kind == selected)
        position = self->kinds->len;
      g_array_append_val (self->kinds, *kind);
      gtk_string_list_append (labels, nz_rule_kind_label (*kind, field, nz_get_language ()));
    }
  gtk_drop_down_set_model (self->operators, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->operators, position);
}

static void
emit_changed (NzRuleRow *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_field (NzRuleRow *self)
{
  if (self->filling)
    return;
  self->filling = TRUE;
  /* What is asked of such a field most. */
  show_operators (self, NZ_RULE_ALL);
  self->filling = FALSE;
  show_value (self, NULL);
  emit_changed (self);
}

static void
on_operator (NzRuleRow *self)
{
  if (self->filling)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->value), asks_value (kind_of (self)));
  emit_changed (self);
}

static void
on_remove (NzRuleRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

gboolean
nz_rule_row_add_to (NzRuleRow *self, NzRule *group)
{
  g_auto (GStrv) values = NULL;
  g_autoptr (GError) error = NULL;
  NzRuleKind kind;

  g_return_val_if_fail (NZ_IS_RULE_ROW (self) && group != NULL, FALSE);

  kind = kind_of (self);
  values = nz_rule_value_dup_values (self->value);
  nz_rule_value_report (self->value, NULL);
  /* Nothing chosen yet is nothing wrong. */
  if (kind != NZ_RULE_ACTIVE && asks_value (kind) && values[0] == NULL)
    return FALSE;
  if (nz_rule_add (group, path_of (self), kind, (const char *const *)values, &error))
    return TRUE;
  nz_rule_value_report (self->value, error->message);
  return FALSE;
}

static void
nz_rule_row_finalize (GObject *object)
{
  NzRuleRow *self = NZ_RULE_ROW (object);

  g_ptr_array_unref (self->paths);
  g_ptr_array_unref (self->headings);
  g_ptr_array_unref (self->names);
  g_array_unref (self->kinds);
  G_OBJECT_CLASS (nz_rule_row_parent_class)->finalize (object);
}

static void
nz_rule_row_class_init (NzRuleRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_rule_row_finalize;
  signals[CHANGED]
      = g_signal_new ("changed", NZ_TYPE_RULE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED]
      = g_signal_new ("removed", NZ_TYPE_RULE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
nz_rule_row_init (NzRuleRow *self)
{
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->headings = g_ptr_array_new_with_free_func (g_free);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->kinds = g_array_new (FALSE, FALSE, sizeof (NzRuleKind));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "rule-row");
}

/* A narrow drop-down shows what fits of a long name. */
static GtkWidget *
drop_down_new (const char *label)
{
  GtkWidget *drop_down
      = gtk_drop_down_new (NULL, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));

  nz_button_set_accessible_name (drop_down, label);
  return drop_down;
}

static void
build (NzRuleRow *self, NzStore *store, GtkStringList *labels)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *bottom = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *remove = nz_icon_button_new ("list-remove-symbolic", _ ("Take this condition away"));

  self->fields = NZ_SEARCH_BUTTON (nz_search_button_new (_ ("Field"), labels));
  nz_search_button_set_groups (self->fields, (const char *const *)self->headings->pdata,
                               (const char *const *)self->names->pdata);
  self->operators = GTK_DROP_DOWN (drop_down_new (_ ("What is asked")));
  self->value = NZ_RULE_VALUE (nz_rule_value_new (store));
  gtk_widget_set_hexpand (GTK_WIDGET (self->fields), TRUE);
  gtk_box_append (GTK_BOX (top), GTK_WIDGET (self->fields));
  gtk_box_append (GTK_BOX (top), remove);
  gtk_box_append (GTK_BOX (bottom), GTK_WIDGET (self->operators));
  gtk_box_append (GTK_BOX (bottom), GTK_WIDGET (self->value));
  gtk_box_append (GTK_BOX (self), top);
  gtk_box_append (GTK_BOX (self), bottom);
  g_signal_connect_swapped (self->fields, "selected", G_CALLBACK (on_field), self);
  g_signal_connect_swapped (self->operators, "notify::selected", G_CALLBACK (on_operator), self);
  g_signal_connect_swapped (self->value, "changed", G_CALLBACK (emit_changed), self);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (on_remove), self);
}

GtkWidget *
nz_rule_row_new (NzStore *store, const NzEntity *entity, const NzRule *condition)
{
  NzRuleRow *self;
  g_autoptr (GtkStringList) labels = NULL;
  const char *path = condition != NULL ? nz_rule_get_path (condition) : NULL;
  guint position = 0;

  g_return_val_if_fail (NZ_IS_STORE (store) && entity != NULL, NULL);

  self = g_object_new (NZ_TYPE_RULE_ROW, NULL);
  self->entity = entity;
  self->filling = TRUE;
  labels = fill_paths (self, path);
  build (self, store, labels);
  if (condition != NULL
      && g_ptr_array_find_with_equal_func (self->paths, path != NULL ? path : "", g_str_equal, &position))
    nz_search_button_set_selected (self->fields, position);
  show_operators (self, condition != NULL ? nz_rule_get_kind (condition) : NZ_RULE_CONTAINS);
  self->filling = FALSE;
  show_value (self, condition != NULL ? nz_rule_get_values (condition) : NULL);
  return GTK_WIDGET (self);
}
