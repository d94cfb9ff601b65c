/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-import-lines-pane.h"

#include "base/nz-i18n.h"
#include "ui/nz-import-line-list.h"
#include "ui/nz-import-line-view.h"

struct _NzImportLinesPane
{
  GtkBox parent_instance;
  NzImportPlan *plan;
  NzImportState state; /* what is listed */

  GtkToggleButton *filters[NZ_IMPORT_N_STATES + 1];
  NzImportLineList *lines;
  GtkSingleSelection *selection;
  GtkWidget *list;
  NzImportLineView *view;
  GtkLabel *notes;
  GtkExpander *notes_expander;
};

G_DEFINE_FINAL_TYPE (NzImportLinesPane, nz_import_lines_pane, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
changed (NzImportLinesPane *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static guint
selected_line (NzImportLinesPane *self)
{
  NzImportLineItem *item = gtk_single_selection_get_selected_item (self->selection);
  return item != NULL ? nz_import_line_item_get_line (item) : G_MAXUINT;
}

/* --- one row of the list -------------------------------------------------------------------------------- */

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *cell)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *reason = gtk_label_new (NULL);
  GtkWidget *badge = gtk_label_new (NULL);

  for (GtkWidget *const *label = (GtkWidget *const[]){ title, reason, NULL }; *label != NULL; label++)
    {
      gtk_label_set_xalign (GTK_LABEL (*label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (*label), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (texts), *label);
    }
  gtk_widget_add_css_class (title, "row-title");
  gtk_widget_add_css_class (reason, "row-subtitle");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_list_item_set_child (cell, box);
}

static char *
subtitle_of (const NzImportLine *line)
{
  g_autofree char *place = g_strdup_printf (_ ("Row %d"), line->line);

  if (line->reason != NULL)
    return g_strdup_printf ("%s · %s", place, line->reason);
  if (line->n_records > 1)
    {
      g_autofree char *records
          = g_strdup_printf (nz_ngettext ("%u entry", "%u entries", line->n_records), line->n_records);
      return g_strdup_printf ("%s · %s", place, records);
    }
  return g_steal_pointer (&place);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *cell, NzImportLinesPane *self)
{
  GPtrArray *lines = nz_import_plan_get_lines (self->plan);
  guint index = nz_import_line_item_get_line (gtk_list_item_get_item (cell));
  GtkWidget *texts = gtk_widget_get_first_child (gtk_list_item_get_child (cell));
  GtkWidget *badge = gtk_widget_get_next_sibling (texts);

  if (index >= lines->len)
    return;
  const NzImportLine *line = lines->pdata[index];
  gboolean is_open = line->is_undecided && line->state != NZ_IMPORT_FAULTY;
  NzImportState state = is_open ? NZ_IMPORT_DUPLICATE : line->state;
  const char *classes[] = { "badge", nz_import_state_css_class (state), NULL };
  g_autofree char *subtitle = subtitle_of (line);
  GtkWidget *title = gtk_widget_get_first_child (texts);
  gtk_label_set_label (GTK_LABEL (title), line->title);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (title)), subtitle);
  /* a similar one says so; what is struck through is not yet what it would be */
  gtk_label_set_label (GTK_LABEL (badge), is_open && line->state != NZ_IMPORT_DUPLICATE
                                              ? C_ ("row of an import", "Undecided")
                                              : nz_import_state_label (line->state));
  gtk_widget_set_css_classes (badge, classes);
  gtk_widget_set_opacity (gtk_list_item_get_child (cell), line->state == NZ_IMPORT_LEFT_OUT ? 0.55 : 1);
}

static void
on_selected (NzImportLinesPane *self)
{
  nz_import_line_view_show (self->view, selected_line (self));
}

/* --- states --------------------------------------------------------------------------------------------- */

/* The chosen row stays chosen; one that is decided and goes from the list leaves its place to the next. */
static void
fill (NzImportLinesPane *self)
{
  guint before = selected_line (self);
  guint place = gtk_single_selection_get_selected (self->selection);

  /* the rows between are nobody's choice */
  g_signal_handlers_block_by_func (self->selection, on_selected, self);
  nz_import_line_list_fill (self->lines, nz_import_plan_get_lines (self->plan), self->state);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->lines));
  guint found = nz_import_line_list_find (self->lines, before);
  if (found != G_MAXUINT)
    place = found;
  if (n > 0 && place != GTK_INVALID_LIST_POSITION)
    {
      gtk_single_selection_set_selected (self->selection, MIN (place, n - 1));
      gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", MIN (place, n - 1));
    }
  g_signal_handlers_unblock_by_func (self->selection, on_selected, self);
  on_selected (self);
}

static void
on_filter (GtkToggleButton *button, NzImportLinesPane *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i <= NZ_IMPORT_N_STATES; i++)
    if (self->filters[i] == button)
      self->state = (NzImportState)i;
  fill (self);
}

void
nz_import_lines_pane_show_state (NzImportLinesPane *self, NzImportState state)
{
  g_return_if_fail (NZ_IS_IMPORT_LINES_PANE (self) && state <= NZ_IMPORT_N_STATES);
  gtk_toggle_button_set_active (self->filters[state], TRUE);
  gtk_widget_grab_focus (self->list);
}

void
nz_import_lines_pane_refresh (NzImportLinesPane *self)
{
  g_return_if_fail (NZ_IS_IMPORT_LINES_PANE (self));

  for (guint i = 0; i <= NZ_IMPORT_N_STATES; i++)
    {
      NzImportState state = (NzImportState)i;
      guint n = state == NZ_IMPORT_N_STATES ? nz_import_plan_get_lines (self->plan)->len
                                            : nz_import_plan_count (self->plan, state);
      g_autofree char *label = g_strdup_printf ("%s %u", nz_import_state_label (state), n);
      gtk_button_set_label (GTK_BUTTON (self->filters[i]), label);
      /* with the place that it has in the bar */
      gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->filters[i])),
                              n > 0 || state == NZ_IMPORT_N_STATES);
    }
  if (!gtk_widget_get_visible (gtk_widget_get_parent (GTK_WIDGET (self->filters[self->state]))))
    gtk_toggle_button_set_active (self->filters[NZ_IMPORT_N_STATES], TRUE);
  const NzImportResult *result = nz_import_plan_get_result (self->plan);
  g_autofree char *notes = nz_import_result_dup_notes (result);
  g_autofree char *heading
      = g_strdup_printf (nz_ngettext ("%u remark", "%u remarks", result->n_notes), result->n_notes);
  gtk_label_set_label (self->notes, g_strchomp (notes));
  gtk_expander_set_label (self->notes_expander, heading);
  gtk_widget_set_visible (GTK_WIDGET (self->notes_expander), result->n_notes > 0);
  fill (self);
}

/* --- for all of a state --------------------------------------------------------------------------------- */

static void
on_choose_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzImportLinesPane *self = NZ_IMPORT_LINES_PANE (widget);
  int state;
  int choice;

  g_variant_get (parameter, "(ii)", &state, &choice);
  nz_import_plan_set_choices (self->plan, (NzImportState)state, (NzImportChoice)choice);
  changed (self);
}

static GtkWidget *
all_button_new (void)
{
  static const struct
  {
    const char *label;
    NzImportState state;
    NzImportChoice choice;
  } offers[] = {
    { N_ ("Leave out all faulty rows"), NZ_IMPORT_FAULTY, NZ_IMPORT_LEAVE_OUT },
    { N_ ("Leave out all similar ones"), NZ_IMPORT_DUPLICATE, NZ_IMPORT_LEAVE_OUT },
    { N_ ("All similar ones go into the entries that are there"), NZ_IMPORT_DUPLICATE, NZ_IMPORT_INTO_TWIN },
    { N_ ("All similar ones become entries of their own"), NZ_IMPORT_DUPLICATE, NZ_IMPORT_TAKE },
    { N_ ("Leave out all changes"), NZ_IMPORT_CHANGED, NZ_IMPORT_LEAVE_OUT },
    { N_ ("Take all changes"), NZ_IMPORT_CHANGED, NZ_IMPORT_TAKE },
  };
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (offers[i].label), NULL);
      g_menu_item_set_action_and_target (item, "import-lines.choose-all", "(ii)", offers[i].state,
                                         offers[i].choice);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("For all…"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  return button;
}

/* --- construction --------------------------------------------------------------------------------------- */

static GtkWidget *
filters_new (NzImportLinesPane *self)
{
  GtkWidget *bar = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (bar), GTK_SELECTION_NONE);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (bar), 4);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (bar), NZ_IMPORT_N_STATES + 2);
  /* "All" first, then what needs a look. */
  static const NzImportState order[]
      = { NZ_IMPORT_N_STATES, NZ_IMPORT_FAULTY, NZ_IMPORT_DUPLICATE, NZ_IMPORT_CHANGED,
          NZ_IMPORT_NEW,      NZ_IMPORT_SAME,   NZ_IMPORT_LEFT_OUT };
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (nz_import_state_label (order[i]));
      gtk_widget_add_css_class (button, "import-state");
      self->filters[order[i]] = GTK_TOGGLE_BUTTON (button);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), self->filters[NZ_IMPORT_N_STATES]);
      else
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
      gtk_flow_box_append (GTK_FLOW_BOX (bar), button);
    }
  for (guint i = 0; i <= NZ_IMPORT_N_STATES; i++)
    g_signal_connect (self->filters[i], "toggled", G_CALLBACK (on_filter), self);
  gtk_flow_box_append (GTK_FLOW_BOX (bar), all_button_new ());
  for (GtkWidget *child = gtk_widget_get_first_child (bar); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_focusable (child, FALSE);
  return bar;
}

static GtkWidget *
list_new (NzImportLinesPane *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, 0);
  self->lines = nz_import_line_list_new ();
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->lines)));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  self->list
      = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), g_steal_pointer (&factory));
  gtk_widget_add_css_class (self->list, "records");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Rows"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  return scrolled;
}

static GtkWidget *
notes_new (NzImportLinesPane *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->notes = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->notes, TRUE);
  gtk_label_set_selectable (self->notes, TRUE);
  gtk_label_set_xalign (self->notes, 0);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 160);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->notes));
  self->notes_expander = GTK_EXPANDER (gtk_expander_new (NULL));
  gtk_expander_set_child (self->notes_expander, scrolled);
  gtk_widget_add_css_class (GTK_WIDGET (self->notes_expander), "import-notes");
  return GTK_WIDGET (self->notes_expander);
}

GtkWidget *
nz_import_lines_pane_new (NzImportPlan *plan)
{
  NzImportLinesPane *self
      = g_object_new (NZ_TYPE_IMPORT_LINES_PANE, "orientation", GTK_ORIENTATION_VERTICAL, NULL);
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_VERTICAL);

  self->plan = plan;
  self->view = NZ_IMPORT_LINE_VIEW (nz_import_line_view_new (plan));
  gtk_box_append (GTK_BOX (self), filters_new (self));
  gtk_box_append (GTK_BOX (self), notes_new (self));
  gtk_paned_set_start_child (GTK_PANED (paned), list_new (self));
  gtk_paned_set_end_child (GTK_PANED (paned), GTK_WIDGET (self->view));
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_position (GTK_PANED (paned), 320);
  gtk_widget_set_vexpand (paned, TRUE);
  gtk_box_append (GTK_BOX (self), paned);
  g_signal_connect_object (self->view, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
nz_import_lines_pane_dispose (GObject *object)
{
  NzImportLinesPane *self = NZ_IMPORT_LINES_PANE (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->lines);
  G_OBJECT_CLASS (nz_import_lines_pane_parent_class)->dispose (object);
}

static void
nz_import_lines_pane_class_init (NzImportLinesPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_import_lines_pane_dispose;
  signals[CHANGED] = g_signal_new ("changed", NZ_TYPE_IMPORT_LINES_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "import-lines.choose-all", "(ii)",
                                   on_choose_all);
}

static void
nz_import_lines_pane_init (NzImportLinesPane *self)
{
  self->state = NZ_IMPORT_N_STATES;
  gtk_widget_add_css_class (GTK_WIDGET (self), "import-lines");
}
