/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-duplicates-window.h"

#include "base/nz-error.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-duplicate-search.h"
#include "ui/nz-merge-window.h"
#include "ui/nz-toaster.h"
#include "ui/nz-tool-window.h"

/* More at once nobody works through; the next come when these are done. */
#define SHOWN_MOST 100
#define N_KINDS 2

struct _NzDuplicatesWindow
{
  AdwWindow parent_instance;

  NzWindow *window; /* weak */
  NzStore *store;
  GCancellable *cancellable; /* of the search under way */
  guint searching;           /* how many kinds are not answered yet */
  GArray *pairs[N_KINDS];    /* (nullable) */

  AdwToastOverlay *toasts;
  NzToaster *toaster;
  GtkStack *stack;
  GtkBox *groups;
};

G_DEFINE_FINAL_TYPE (NzDuplicatesWindow, nz_duplicates_window, ADW_TYPE_WINDOW)

static const NzEntity *const kinds[N_KINDS] = { &nz_entity_organisation, &nz_entity_person };

static void search (NzDuplicatesWindow *self);

/* --- what a pair can become
 * ---------------------------------------------------------------------------------- */

static void
notice (NzDuplicatesWindow *self, const char *text)
{
  nz_toaster_offer_undo (self->toaster, text, self->store, NULL);
}

static void
on_merged (gint64 kept, const char *text, gpointer data)
{
  notice (data, text);
}

static const NzDuplicate *
pair_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "pair");
}

static void
on_merge (GtkWidget *button, NzDuplicatesWindow *self)
{
  const NzDuplicate *pair = pair_of (button);

  nz_merge_window_present (GTK_WIDGET (self), self->store, pair->entity, pair->a, pair->b, on_merged, self);
}

static void
on_tell_apart (GtkWidget *button, NzDuplicatesWindow *self)
{
  const NzDuplicate *pair = pair_of (button);
  g_autofree char *name = nz_store_title (self->store, pair->entity, pair->a);
  g_autofree char *text = g_strdup_printf (_ ("“%s” is not proposed with the other any more"), name);
  g_autoptr (GError) error = NULL;

  if (nz_duplicates_tell_apart (self->store, pair->entity, pair->a, pair->b, &error))
    notice (self, text);
  else
    nz_dialog_error (GTK_WIDGET (self), error);
}

/* --- the list
 * ------------------------------------------------------------------------------------------------ */

static GtkWidget *
label_new (const char *text, const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css);
  return label;
}

/* "Merge…: A and B" for those who do not see the row. */
static GtkWidget *
button_new (NzDuplicatesWindow *self,
            const NzDuplicate *pair,
            const char *label,
            const char *names,
            GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, names, -1);
  gtk_widget_set_sensitive (button, !nz_store_is_read_only (self->store));
  g_object_set_data_full (G_OBJECT (button), "pair", g_memdup2 (pair, sizeof *pair), g_free);
  g_signal_connect (button, "clicked", clicked, self);
  return button;
}

static GtkWidget *
row_new (NzDuplicatesWindow *self, const NzDuplicate *pair)
{
  g_autofree char *a = nz_store_title (self->store, pair->entity, pair->a);
  g_autofree char *b = nz_store_title (self->store, pair->entity, pair->b);
  g_auto (GStrv) reasons = nz_duplicate_reasons (pair);
  g_autofree char *joined = g_strjoinv (", ", reasons);
  g_autofree char *why = g_strdup_printf (_ ("%s: %s"), nz_duplicate_words (pair), joined);
  g_autofree char *names = g_strdup_printf (_ ("%s and %s"), a, b);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_widget_set_margin_top (buttons, 6);
  gtk_box_append (GTK_BOX (buttons),
                  button_new (self, pair, _ ("Not a duplicate"), names, G_CALLBACK (on_tell_apart)));
  gtk_box_append (GTK_BOX (buttons), button_new (self, pair, _ ("Merge…"), names, G_CALLBACK (on_merge)));
  gtk_box_append (GTK_BOX (box), label_new (a, "heading"));
  gtk_box_append (GTK_BOX (box), label_new (b, "heading"));
  gtk_box_append (GTK_BOX (box), label_new (why, "row-subtitle"));
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_widget_add_css_class (box, "field-box");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, names,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, why, -1);
  return row;
}

static GtkWidget *
group_new (NzDuplicatesWindow *self, const NzEntity *entity, GArray *pairs)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *list = gtk_list_box_new ();
  const char *plural = nz_entity_plural (entity, nz_get_language ());

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), plural);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, plural, -1);
  for (guint i = 0; i < MIN (pairs->len, SHOWN_MOST); i++)
    gtk_list_box_append (GTK_LIST_BOX (list), row_new (self, &g_array_index (pairs, NzDuplicate, i)));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  if (pairs->len > SHOWN_MOST)
    {
      g_autofree char *rest
          = g_strdup_printf (_ ("%u more come when these are done."), pairs->len - SHOWN_MOST);
      GtkWidget *label = label_new (rest, "dim-label");

      gtk_widget_set_margin_top (label, 8);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), label);
    }
  return group;
}

/* The button that was used goes: the keyboard goes on with the next pair, and not with a passing toast. */
static void
show_pairs (NzDuplicatesWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean focused = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->groups));
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
  for (guint i = 0; i < N_KINDS; i++)
    if (self->pairs[i] != NULL && self->pairs[i]->len > 0)
      {
        gtk_box_append (self->groups, group_new (self, kinds[i], self->pairs[i]));
        n += self->pairs[i]->len;
      }
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "pairs" : "none");
  if (focused && !(n > 0 && gtk_widget_child_focus (GTK_WIDGET (self->groups), GTK_DIR_TAB_FORWARD)))
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
}

/* --- searching
 * ------------------------------------------------------------------------------------------------ */

typedef struct
{
  NzDuplicatesWindow *self; /* a reference */
  guint kind;
} Answer;

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Answer *answer = data;
  g_autoptr (NzDuplicatesWindow) self = answer->self;
  g_autoptr (GError) error = NULL;
  GArray *pairs = NULL;
  g_autoptr (NzDuplicates) duplicates = nz_duplicate_search_finish (result, &pairs, &error);

  /* Of a search that another one has taken the place of, or of a window that was closed. */
  if (g_error_matches (error, NZ_ERROR, NZ_ERROR_CANCELLED)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL
      || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    {
      g_clear_pointer (&pairs, g_array_unref);
      return;
    }
  g_clear_pointer (&self->pairs[answer->kind], g_array_unref);
  self->pairs[answer->kind] = pairs;
  if (error != NULL)
    nz_dialog_error (GTK_WIDGET (self), error);
  if (--self->searching == 0)
    show_pairs (self);
}

static void
search (NzDuplicatesWindow *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  self->searching = N_KINDS;
  for (guint i = 0; i < N_KINDS; i++)
    {
      Answer *answer = g_new (Answer, 1);

      *answer = (Answer){ g_object_ref (self), i };
      nz_duplicate_search_async (self->store, kinds[i], TRUE, self->cancellable, on_found, answer);
    }
}

/* --- GObject
 * --------------------------------------------------------------------------------------------------- */

static GtkWidget *
searching_page_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), spinner);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_ ("Looking for duplicates…")));
  return box;
}

static GtkWidget *
none_page_new (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "object-select-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No duplicates"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _ ("No two entries look as if they were one."));
  return page;
}

static GtkWidget *
pairs_page_new (NzDuplicatesWindow *self)
{
  GtkWidget *groups = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->groups = GTK_BOX (groups);
  gtk_widget_set_margin_top (groups, 18);
  gtk_widget_set_margin_bottom (groups, 18);
  gtk_widget_set_margin_start (groups, 12);
  gtk_widget_set_margin_end (groups, 12);
  adw_clamp_set_child (ADW_CLAMP (clamp), groups);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  return scrolled;
}

static void
nz_duplicates_window_dispose (GObject *object)
{
  NzDuplicatesWindow *self = NZ_DUPLICATES_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->toaster);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->store);
  for (guint i = 0; i < N_KINDS; i++)
    g_clear_pointer (&self->pairs[i], g_array_unref);
  G_OBJECT_CLASS (nz_duplicates_window_parent_class)->dispose (object);
}

static void
nz_duplicates_window_class_init (NzDuplicatesWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_duplicates_window_dispose;
}

static void
nz_duplicates_window_init (NzDuplicatesWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();

  self->stack = GTK_STACK (gtk_stack_new ());
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  self->toaster = nz_toaster_new (self->toasts);
  gtk_stack_add_named (self->stack, searching_page_new (), "searching");
  gtk_stack_add_named (self->stack, none_page_new (), "none");
  gtk_stack_add_named (self->stack, pairs_page_new (self), "pairs");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_ ("Duplicates"), NULL));
  gtk_box_append (GTK_BOX (box), header);
  adw_toast_overlay_set_child (self->toasts, GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->toasts));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Duplicates"));
  nz_tool_window_escape_first (GTK_WINDOW (self));
}

GtkWidget *
nz_duplicates_window_new (NzWindow *window)
{
  g_return_val_if_fail (NZ_IS_WINDOW (window) && nz_window_get_store (window) != NULL, NULL);

  NzDuplicatesWindow *self = g_object_new (NZ_TYPE_DUPLICATES_WINDOW, NULL);

  g_set_weak_pointer (&self->window, window);
  self->store = g_object_ref (nz_window_get_store (window));
  nz_tool_window_place (GTK_WINDOW (self), GTK_WINDOW (window), 680, 1000);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (search), self, G_CONNECT_SWAPPED);
  search (self);
  return GTK_WIDGET (self);
}
