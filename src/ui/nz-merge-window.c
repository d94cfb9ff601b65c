/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-merge-window.h"

#include <adwaita.h>

#include "domain/nz-merge.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-tool-window.h"

typedef struct
{
  GtkWindow *window;
  GtkWidget *parent; /* weak */
  NzStore *store;
  const NzEntity *entity;
  NzMerge *merge;
  char *names[2];     /* "A: …" and "B: …" where both are called the same */
  GPtrArray *buttons; /* (element-type GtkCheckButton): borrowed */
  NzMerged merged;
  gpointer data;
} Merging;

static void
merging_free (gpointer data)
{
  Merging *self = data;

  g_clear_weak_pointer (&self->parent);
  nz_merge_free (self->merge);
  g_free (self->names[NZ_MERGE_A]);
  g_free (self->names[NZ_MERGE_B]);
  g_ptr_array_unref (self->buttons);
  g_object_unref (self->store);
  g_free (self);
}

/* --- one field ---------------------------------------------------------------------------------------------
 */

static guint
index_of (gpointer button)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "field"));
}

static NzMergeChoice
choice_of (gpointer button)
{
  return (NzMergeChoice)GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "choice"));
}

/* Other fields may follow: postcode and town the street. */
static void
on_toggled (GtkCheckButton *button, Merging *self)
{
  GPtrArray *fields = nz_merge_get_fields (self->merge);

  if (!gtk_check_button_get_active (button))
    return;
  nz_merge_choose (self->merge, index_of (button), choice_of (button));
  for (guint i = 0; i < self->buttons->len; i++)
    {
      gpointer other = self->buttons->pdata[i];
      const NzMergeField *field = fields->pdata[index_of (other)];

      if (field->choice == choice_of (other) && !gtk_check_button_get_active (other))
        gtk_check_button_set_active (other, TRUE);
    }
}

static GtkWidget *
text_label_new (const char *text, const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  return label;
}

/* A value to choose; said as "Street: Weg 1 (Förderzentrum Regenbogen)". */
static GtkWidget *
choice_new (Merging *self, guint index, NzMergeChoice choice, GtkCheckButton *group)
{
  const NzMergeField *field = nz_merge_get_fields (self->merge)->pdata[index];
  const char *label = nz_field_label (field->field, nz_get_language ());
  const char *value = choice == NZ_MERGE_A ? field->a : choice == NZ_MERGE_B ? field->b : _ ("Keep both");
  gboolean empty = *value == '\0';
  gboolean picture = (field->field->flags & NZ_FIELD_IMAGE) != 0;
  const char *shown = empty ? _ ("(empty)") : picture ? _ ("(picture)") : value;
  GtkWidget *button = gtk_check_button_new ();
  g_autofree char *name = choice == NZ_MERGE_BOTH
                              ? g_strdup_printf ("%s: %s", label, shown)
                              : g_strdup_printf ("%s: %s (%s)", label, shown, self->names[choice]);

  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), text_label_new (shown, empty ? "dim-label" : NULL));
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), group);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), field->choice == choice);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "field", GUINT_TO_POINTER (index));
  g_object_set_data (G_OBJECT (button), "choice", GUINT_TO_POINTER (choice));
  g_ptr_array_add (self->buttons, button);
  g_signal_connect (button, "toggled", G_CALLBACK (on_toggled), self);
  return button;
}

/* Both sides in columns of one width. */
static GtkWidget *
sides_new (GtkWidget *a, GtkWidget *b)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_box_append (GTK_BOX (box), a);
  gtk_box_append (GTK_BOX (box), b);
  return box;
}

static GtkWidget *
caption_new (const NzMergeField *field)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *caption = text_label_new (nz_field_label (field->field, nz_get_language ()), "caption-heading");

  gtk_box_append (GTK_BOX (line), caption);
  if (field->why != NULL)
    {
      g_autofree char *text = g_strdup_printf (_ ("proposed: %s"), field->why);
      GtkWidget *why = text_label_new (text, "caption");

      gtk_widget_add_css_class (why, "dim-label");
      gtk_widget_set_hexpand (why, TRUE);
      gtk_label_set_xalign (GTK_LABEL (why), 1);
      gtk_label_set_justify (GTK_LABEL (why), GTK_JUSTIFY_RIGHT);
      gtk_box_append (GTK_BOX (line), why);
    }
  return line;
}

static GtkWidget *
row_new (GtkWidget *content)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_set_margin_top (content, 8);
  gtk_widget_set_margin_bottom (content, 8);
  gtk_widget_set_margin_start (content, 12);
  gtk_widget_set_margin_end (content, 12);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), content);
  return row;
}

static GtkWidget *
field_row_new (Merging *self, guint index)
{
  const NzMergeField *field = nz_merge_get_fields (self->merge)->pdata[index];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *a = choice_new (self, index, NZ_MERGE_A, NULL);
  GtkWidget *b = choice_new (self, index, NZ_MERGE_B, GTK_CHECK_BUTTON (a));

  gtk_box_append (GTK_BOX (box), caption_new (field));
  gtk_box_append (GTK_BOX (box), sides_new (a, b));
  if (field->can_both)
    gtk_box_append (GTK_BOX (box), choice_new (self, index, NZ_MERGE_BOTH, GTK_CHECK_BUTTON (a)));
  return row_new (box);
}

/* --- what is above and below -------------------------------------------------------------------------------
 */

static void
name_both (Merging *self)
{
  const char *a = nz_merge_get_name (self->merge, NZ_MERGE_A),
             *b = nz_merge_get_name (self->merge, NZ_MERGE_B);
  gboolean same = g_strcmp0 (a, b) == 0;

  self->names[NZ_MERGE_A] = same ? g_strdup_printf ("A: %s", a) : g_strdup (a);
  self->names[NZ_MERGE_B] = same ? g_strdup_printf ("B: %s", b) : g_strdup (b);
}

static void
add_words (GString *text, char *words)
{
  if (words != NULL && *words != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
  g_free (words);
}

/* (transfer full) (nullable): "entered on 12 March 2026", where the history reaches back to it. */
static char *
dup_entered (Merging *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = nz_store_history (self->store, self->entity, id, 0, &error);
  const NzStep *first = steps != NULL && steps->len > 0 ? steps->pdata[steps->len - 1] : NULL;
  g_autoptr (GDateTime) time = first != NULL ? g_date_time_new_from_unix_local (first->time) : NULL;

  if (error != NULL)
    return g_strdup (error->message);
  if (time == NULL || first->operation != 'i')
    return NULL;
  NzDate date = nz_date (g_date_time_get_year (time), g_date_time_get_month (time),
                         g_date_time_get_day_of_month (time));
  g_autofree char *day = nz_date_format (date, nz_get_language (), NZ_DATE_LONG);
  return g_strdup_printf (_ ("entered on %s"), day);
}

static char *
dup_town (Merging *self, gint64 id)
{
  const NzField *town = nz_entity_field (self->entity, "town");
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) record = town != NULL ? nz_store_get (self->store, self->entity, id, &error) : NULL;

  return record != NULL  ? nz_record_dup_display (record, town, nz_get_language ())
         : error != NULL ? g_strdup (error->message)
                         : NULL;
}

/* Which they are stands below, or why that cannot be read. */
static char *
dup_references (Merging *self, gint64 id)
{
  g_autoptr (GArray) dependents = nz_store_dependents (self->store, self->entity, id, NULL);
  guint n = 0;

  for (guint i = 0; dependents != NULL && i < dependents->len; i++)
    n += g_array_index (dependents, NzDependent, i).count;
  return dependents == NULL ? NULL : g_strdup_printf (nz_ngettext ("%u reference", "%u references", n), n);
}

/* What tells the two apart, also where they are called the same. */
static GtkWidget *
side_new (Merging *self, NzMergeChoice side, gint64 id)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autoptr (GString) text = g_string_new (NULL);

  add_words (text, dup_town (self, id));
  add_words (text, dup_entered (self, id));
  add_words (text, dup_references (self, id));
  if (id == nz_merge_get_kept (self->merge))
    add_words (text, g_strdup (_ ("stays")));
  GtkWidget *about = text_label_new (text->str, "caption");
  gtk_widget_add_css_class (about, "dim-label");
  gtk_box_append (GTK_BOX (box), text_label_new (self->names[side], "heading"));
  gtk_box_append (GTK_BOX (box), about);
  return box;
}

static GtkWidget *
names_row_new (Merging *self, gint64 a, gint64 b)
{
  return row_new (sides_new (side_new (self, NZ_MERGE_A, a), side_new (self, NZ_MERGE_B, b)));
}

static GtkWidget *
list_new (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return list;
}

static GtkWidget *
differences_new (Merging *self, gint64 a, gint64 b)
{
  GPtrArray *fields = nz_merge_get_fields (self->merge);
  GtkWidget *list = list_new (_ ("What differs"));

  gtk_list_box_append (GTK_LIST_BOX (list), names_row_new (self, a, b));
  for (guint i = 0; i < fields->len; i++)
    if (!((NzMergeField *)fields->pdata[i])->same)
      gtk_list_box_append (GTK_LIST_BOX (list), field_row_new (self, i));
  return list;
}

/* "Street, Postcode, Town" */
static char *
list_same (Merging *self)
{
  GPtrArray *fields = nz_merge_get_fields (self->merge);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < fields->len; i++)
    {
      const NzMergeField *field = fields->pdata[i];

      if (field->same && field->field->type != NZ_TYPE_BOOLEAN)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                                nz_field_label (field->field, nz_get_language ()));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* "3 Positions, 2 Collaborations" of either record. */
static char *
list_dependents (Merging *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) dependents = nz_store_dependents (self->store, self->entity, id, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  if (dependents == NULL)
    return g_strdup (error->message);
  for (guint i = 0; i < dependents->len; i++)
    {
      const NzDependent *d = &g_array_index (dependents, NzDependent, i);

      g_string_append_printf (text, "%s%u %s", text->len > 0 ? ", " : "", d->count,
                              d->count == 1 ? nz_entity_label (d->entity, nz_get_language ())
                                            : nz_entity_plural (d->entity, nz_get_language ()));
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup (_ ("nothing"));
}

static GtkWidget *
summary_new (Merging *self, gint64 a, gint64 b)
{
  g_autofree char *same = list_same (self);
  g_autofree char *of_a = list_dependents (self, a);
  g_autofree char *of_b = list_dependents (self, b);
  g_autoptr (GString) text = g_string_new (NULL);

  if (*same != '\0')
    g_string_append_printf (text, _ ("Equal in both: %s.\n\n"), same);
  g_string_append_printf (
      text, _ ("All that refers to either goes over to the one that stays. “%s”: %s. “%s”: %s.\n\n"),
      self->names[NZ_MERGE_A], of_a, self->names[NZ_MERGE_B], of_b);
  g_string_append (text, _ ("What is not chosen goes to the note. The whole can be undone."));
  GtkWidget *label = text_label_new (text->str, "dim-label");
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  return label;
}

/* --- the window
 * --------------------------------------------------------------------------------------------- */

static void
on_accept (Merging *self)
{
  g_autoptr (GError) error = NULL;

  if (!nz_merge_apply (self->merge, &error))
    {
      nz_dialog_error (GTK_WIDGET (self->window), error);
      return;
    }
  const char *a = nz_merge_get_name (self->merge, NZ_MERGE_A),
             *b = nz_merge_get_name (self->merge, NZ_MERGE_B);
  g_autofree char *text = g_strcmp0 (a, b) == 0 ? g_strdup_printf (_ ("“%s” is one entry now"), a)
                                                : g_strdup_printf (_ ("“%s” and “%s” are one now"), a, b);
  if (self->parent != NULL && self->merged != NULL)
    self->merged (nz_merge_get_kept (self->merge), text, self->data);
  gtk_window_destroy (self->window);
}

static GtkWidget *
header_new (Merging *self, gboolean narrow)
{
  GtkWidget *accept = gtk_button_new_with_mnemonic (_ ("_Merge"));
  const char *title = _ ("Merge two entries");

  gtk_widget_set_sensitive (accept, !nz_store_is_read_only (self->store));
  g_signal_connect_swapped (accept, "clicked", G_CALLBACK (on_accept), self);
  gtk_window_set_title (self->window, title);
  gtk_window_set_default_widget (self->window, accept);
  /* Beside two buttons a narrow window has no room for it. */
  return nz_tool_header_new (narrow ? "" : title, NULL, accept);
}

static GtkWidget *
content_new (Merging *self, gint64 a, gint64 b)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_box_append (GTK_BOX (box), differences_new (self, a, b));
  gtk_box_append (GTK_BOX (box), summary_new (self, a, b));
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

void
nz_merge_window_present (GtkWidget *parent,
                         NzStore *store,
                         const NzEntity *entity,
                         gint64 a,
                         gint64 b,
                         NzMerged merged,
                         gpointer data)
{
  g_return_if_fail (GTK_IS_WIDGET (parent) && NZ_IS_STORE (store) && entity != NULL);

  g_autoptr (GError) error = NULL;
  NzMerge *merge = nz_merge_new (store, entity, a, b, &error);
  if (merge == NULL)
    {
      nz_dialog_error (parent, error);
      return;
    }

  GtkWindow *over = GTK_WINDOW (gtk_widget_get_root (parent));
  Merging *self = g_new0 (Merging, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window = adw_window_new ();
  int width;

  *self = (Merging){ .window = GTK_WINDOW (window),
                     .store = g_object_ref (store),
                     .entity = entity,
                     .merge = merge,
                     .buttons = g_ptr_array_new (),
                     .merged = merged,
                     .data = data };
  name_both (self);
  g_set_weak_pointer (&self->parent, parent);
  g_object_set_data_full (G_OBJECT (window), "merging", self, merging_free);
  nz_tool_window_place (self->window, over, 780, 1000);
  g_object_get (self->window, "default-width", &width, NULL);
  gtk_box_append (GTK_BOX (box), header_new (self, width < 500));
  gtk_box_append (GTK_BOX (box), content_new (self, a, b));
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_present (self->window);
}

/* --- over the program's window -----------------------------------------------------------------------------
 */

static void
on_merged_in_window (gint64 kept, const char *text, gpointer data)
{
  const NzEntity *entity = g_object_get_data (data, "merged-entity");

  nz_window_show_record (data, entity, kept);
  nz_window_notice (data, text, TRUE);
}

void
nz_merge_in_window (NzWindow *window, const NzEntity *entity, gint64 a, gint64 b)
{
  g_return_if_fail (NZ_IS_WINDOW (window) && nz_window_get_store (window) != NULL);

  g_object_set_data (G_OBJECT (window), "merged-entity", (gpointer)entity);
  nz_merge_window_present (GTK_WIDGET (window), nz_window_get_store (window), entity, a, b,
                           on_merged_in_window, window);
}
