/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-recipient-list.h"

#include "base/nz-i18n.h"

/* What a list shows; freed with it. */
typedef struct
{
  GPtrArray *addressees; /* (nullable) */
  GPtrArray *order;      /* (unowned elements) */
  GtkListView *view;
} Shown;

static void
shown_free (gpointer data)
{
  Shown *shown = data;
  g_clear_pointer (&shown->order, g_ptr_array_unref);
  g_clear_pointer (&shown->addressees, g_ptr_array_unref);
  g_free (shown);
}

/* The labels of a row, in their order in its box. */
enum
{
  NAME,
  ADDRESS,
  SALUTATION,
  REASON,
  N_LABELS,
};

static GtkWidget *
label_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  static const char *const classes[N_LABELS] = { "heading", "row-subtitle", NULL, "letter-remark" };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  for (guint i = 0; i < N_LABELS; i++)
    gtk_box_append (GTK_BOX (box), label_new (classes[i]));
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_selectable (item, FALSE);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  Shown *shown = data;
  guint position = gtk_list_item_get_position (item);
  if (shown->order == NULL || position >= shown->order->len)
    return;

  const NzAddressee *addressee = shown->order->pdata[position];
  g_autofree char *address = g_strjoinv (" · ", addressee->lines);
  g_autofree char *reason = addressee->problem != NULL
                                ? g_strdup_printf (_ ("Left out: %s"), addressee->problem)
                                : g_strdup (addressee->doubt);
  const char *texts[N_LABELS] = { addressee->name, address, addressee->salutation, reason };
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  for (guint i = 0; i < N_LABELS; i++, label = gtk_widget_get_next_sibling (label))
    {
      gtk_label_set_text (GTK_LABEL (label), texts[i] != NULL ? texts[i] : "");
      gtk_widget_set_visible (label, texts[i] != NULL && *texts[i] != '\0');
    }
}

GtkWidget *
nz_recipient_list_new (void)
{
  Shown *shown = g_new0 (Shown, 1);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view = gtk_list_view_new (NULL, factory);

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), shown);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), shown);
  shown->view = GTK_LIST_VIEW (view);
  gtk_list_view_set_show_separators (shown->view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Recipients"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  g_object_set_data_full (G_OBJECT (scroller), "shown", shown, shown_free);
  return scroller;
}

void
nz_recipient_list_set (GtkWidget *list, GPtrArray *addressees)
{
  Shown *shown = g_object_get_data (G_OBJECT (list), "shown");
  g_return_if_fail (shown != NULL);

  /* Rows of the old model are unbound before what they show is freed. */
  gtk_list_view_set_model (shown->view, NULL);
  g_clear_pointer (&shown->order, g_ptr_array_unref);
  g_clear_pointer (&shown->addressees, g_ptr_array_unref);
  if (addressees == NULL)
    return;
  shown->addressees = g_ptr_array_ref (addressees);
  shown->order = nz_addressees_preview (addressees);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  for (guint i = 0; i < shown->order->len; i++)
    gtk_string_list_append (names, ((NzAddressee *)shown->order->pdata[i])->name);
  g_autoptr (GtkSelectionModel) model
      = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&names))));
  gtk_list_view_set_model (shown->view, model);
}
