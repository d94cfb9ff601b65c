/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-succession-window.h"

#include "domain/nz-succession.h"
#include "domain/nz-vocabulary.h"
#include "entity/nz-person-name.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-tool-window.h"
#include "widgets/nz-buttons.h"
#include "widgets/nz-card.h"
#include "widgets/nz-day-row.h"
#include "widgets/nz-offer.h"
#include "widgets/nz-record-chooser.h"

#define FUNCTIONS 8

struct _NzSuccessionWindow
{
  AdwWindow parent_instance;

  NzStore *store;
  NzSuccession *succession;
  GtkEditable *last_day;
  GtkLabel *begins; /* from when on who comes is there */
  GtkEditable *function;
  GtkWidget *successor;
  GtkWidget *opener; /* of the choice of who comes */
  GtkWidget *nobody;
  AdwComboRow *salutation;
  GtkLabel *reason;
};

G_DEFINE_FINAL_TYPE (NzSuccessionWindow, nz_succession_window, ADW_TYPE_WINDOW)

/* --- who comes --------------------------------------------------------------------------------------------
 */

static void show_begin (NzSuccessionWindow *self);

static void
show_successor (NzSuccessionWindow *self)
{
  const NzSuccession *succession = self->succession;
  g_autofree char *title
      = succession->successor != 0 ? nz_store_title (self->store, &nz_entity_person, succession->successor)
        : succession->new_name != NULL ? g_strdup_printf (_ ("%s (new)"), succession->new_name)
                                       : g_strdup (_ ("not yet named"));
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  gboolean named = succession->successor != 0 || succession->new_name != NULL;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->successor), escaped);
  /* Who is in the file already has one. */
  gtk_widget_set_visible (GTK_WIDGET (self->salutation), succession->new_name != NULL);
  gtk_widget_set_visible (self->nobody, named);
  /* who is not named yet has no function either */
  gtk_widget_set_visible (GTK_WIDGET (self->function), named);
  show_begin (self);
}

static void
set_successor (NzSuccessionWindow *self, gint64 person, const char *name)
{
  self->succession->successor = person;
  g_free (self->succession->new_name);
  self->succession->new_name = g_strdup (name);
  show_successor (self);
}

static void
on_chosen (GtkWidget *chooser, gint64 person, NzSuccessionWindow *self)
{
  set_successor (self, person, NULL);
}

static void
on_create (GtkWidget *chooser, const char *typed, NzSuccessionWindow *self)
{
  g_auto (NzPersonName) name = { 0 };
  const NzField *field = nz_entity_field (&nz_entity_person, "salutation");
  const NzChoice *typed_too;

  nz_person_name_parse (typed, &name);
  typed_too = nz_field_parse_choice (field, name.salutation);
  adw_combo_row_set_selected (self->salutation,
                              typed_too != NULL ? (guint)(typed_too - field->choices) + 1 : 0);
  set_successor (self, 0, typed);
  gtk_widget_grab_focus (GTK_WIDGET (self->salutation));
}

static void
on_nobody (NzSuccessionWindow *self)
{
  set_successor (self, 0, NULL);
}

static GtkWidget *
successor_row_new (NzSuccessionWindow *self)
{
  GtkWidget *chooser = nz_record_chooser_new (self->store, &nz_entity_person, NULL, TRUE);

  self->successor = adw_action_row_new ();
  self->nobody = nz_icon_button_new ("edit-clear-symbolic", _ ("Not yet named"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->successor), _ ("Who comes"));
  nz_record_chooser_set_likely_people (NZ_RECORD_CHOOSER (chooser), self->succession->organisation);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->successor), self->nobody);
  self->opener = nz_icon_menu_button_new ("contact-new-symbolic", _ ("Choose who comes"), chooser);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->successor), self->opener);
  g_signal_connect (chooser, "chosen", G_CALLBACK (on_chosen), self);
  g_signal_connect (chooser, "create", G_CALLBACK (on_create), self);
  g_signal_connect_swapped (self->nobody, "clicked", G_CALLBACK (on_nobody), self);
  return self->successor;
}

/* Without one no letter can address whoever is new. Place 0 is "not given". */
static GtkWidget *
salutation_row_new (NzSuccessionWindow *self)
{
  const NzField *field = nz_entity_field (&nz_entity_person, "salutation");
  g_autoptr (GtkStringList) names = gtk_string_list_new ((const char *[]){ _ ("not given"), NULL });
  GtkWidget *row = adw_combo_row_new ();

  for (const NzChoice *choice = field->choices; choice->code != NULL; choice++)
    gtk_string_list_append (names, nz_choice_label (choice, nz_get_language ()));
  self->salutation = ADW_COMBO_ROW (row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), nz_field_label (field, nz_get_language ()));
  adw_combo_row_set_model (self->salutation, G_LIST_MODEL (names));
  return row;
}

/* (nullable): the code of what is chosen for somebody new */
static const char *
chosen_salutation (NzSuccessionWindow *self)
{
  guint place = adw_combo_row_get_selected (self->salutation);

  return place > 0 && place != GTK_INVALID_LIST_POSITION
             ? nz_entity_field (&nz_entity_person, "salutation")->choices[place - 1].code
             : NULL;
}

/* --- the function -----------------------------------------------------------------------------------------
 */

static GPtrArray *
ask_function (GtkWidget *row, const char *typed, gpointer data)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_offer_line_free);
  g_autoptr (GPtrArray) names
      = nz_vocabulary_offer (NZ_SUCCESSION_WINDOW (data)->store, "function", typed, FUNCTIONS);

  for (guint i = 0; i < names->len; i++)
    if (!g_str_equal (names->pdata[i], typed))
      {
        NzOfferLine *line = g_new0 (NzOfferLine, 1);
        line->text = g_strdup (names->pdata[i]);
        g_ptr_array_add (lines, line);
      }
  return lines;
}

static void
take_function (GtkWidget *row, const NzOfferLine *line, gpointer data)
{
  gtk_editable_set_text (GTK_EDITABLE (row), line->text);
  gtk_editable_set_position (GTK_EDITABLE (row), -1);
}

static void on_apply (NzSuccessionWindow *self);

/* That of who leaves is proposed; it may be said otherwise of who comes. */
static GtkWidget *
function_row_new (NzSuccessionWindow *self)
{
  GtkWidget *row = adw_entry_row_new ();
  const char *function = self->succession->function;

  self->function = GTK_EDITABLE (row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Function of who comes"));
  gtk_editable_set_text (self->function, function != NULL ? function : "");
  nz_offer_attach_to (row, _ ("Function of who comes"), FALSE, ask_function, take_function, self);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (on_apply), self);
  return row;
}

/* --- what is handed over ----------------------------------------------------------------------------------
 */

static void
on_tick (GtkCheckButton *button, NzSuccessionWindow *self)
{
  guint hand = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "hand"));
  self->succession->hand[hand] = gtk_check_button_get_active (button);
}

static GtkWidget *
hand_row_new (NzSuccessionWindow *self, NzHand hand)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *tick = gtk_check_button_new ();
  g_autofree char *words = g_markup_escape_text (self->succession->words[hand], -1);
  guint n = self->succession->things[hand]->len;
  g_autofree char *title = g_strdup_printf ("%s (%u)", nz_hand_label (hand), n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), self->succession->hand[hand]);
  gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL, nz_hand_label (hand),
                                  -1);
  g_object_set_data (G_OBJECT (tick), "hand", GUINT_TO_POINTER (hand));
  g_signal_connect (tick, "toggled", G_CALLBACK (on_tick), self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), tick);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), tick);
  return row;
}

/* (nullable) */
static GtkWidget *
hands_new (NzSuccessionWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = nz_card_list_new (_ ("Hand over"));
  guint n = 0;

  for (guint i = 0; i < NZ_N_HANDS; i++)
    if (self->succession->things[i]->len > 0)
      {
        gtk_list_box_append (GTK_LIST_BOX (list), hand_row_new (self, i));
        n++;
      }
  gtk_box_append (GTK_BOX (box), nz_card_heading_new (_ ("Hand over"), NULL));
  gtk_box_append (GTK_BOX (box), list);
  gtk_widget_set_visible (box, n > 0);
  return box;
}

/* --- from when on -----------------------------------------------------------------------------------------
 */

/* Who leaves is there to the end of the last day: what was handed over today is seen tomorrow. */
static void
show_begin (NzSuccessionWindow *self)
{
  const NzSuccession *succession = self->succession;
  gboolean named = succession->successor != 0 || succession->new_name != NULL;
  NzDate last, first;
  gboolean good = nz_day_row_get_day (NZ_DAY_ROW (self->last_day), &last, NULL) && nz_date_is_set (last);

  gtk_widget_set_visible (GTK_WIDGET (self->begins), good && named);
  if (!good)
    return;
  first = nz_date_add_days (last, 1);
  g_autofree char *day = nz_date_format (first, nz_get_language (), NZ_DATE_FULL);
  g_autofree char *words
      = nz_date_compare (first, nz_date_today ()) > 0
            ? g_strdup_printf (_ ("Who comes begins on %s and stands in the lists from that day on. "
                                  "Until then they show who leaves."),
                               day)
            : g_strdup_printf (_ ("Who comes begins on %s."), day);
  gtk_label_set_label (self->begins, words);
}

static void
add_begin (NzSuccessionWindow *self, GtkWidget *box)
{
  self->begins = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->begins, TRUE);
  gtk_label_set_xalign (self->begins, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->begins), "row-subtitle");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->begins));
  g_signal_connect_swapped (self->last_day, "changed", G_CALLBACK (show_begin), self);
}

/* --- the window -------------------------------------------------------------------------------------------
 */

static void
refuse (NzSuccessionWindow *self, const char *reason)
{
  gtk_label_set_label (self->reason, reason);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), TRUE);
}

static void
on_apply (NzSuccessionWindow *self)
{
  g_autoptr (GError) error = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  NzDate day;

  if (!nz_day_row_get_day (NZ_DAY_ROW (self->last_day), &day, &error))
    {
      refuse (self, error->message);
      return;
    }
  self->succession->last_day = day;
  self->succession->new_salutation = chosen_salutation (self);
  g_free (self->succession->function);
  self->succession->function = g_strstrip (g_strdup (gtk_editable_get_text (self->function)));
  if (!nz_succession_apply (self->store, self->succession, &error))
    {
      refuse (self, error->message);
      return;
    }
  gtk_window_close (GTK_WINDOW (self));
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.notice", "s", _ ("Handed over"));
}

static GtkWidget *
content_new (NzSuccessionWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *list = nz_card_list_new (_ ("Succession"));
  GtkWidget *last_day = nz_day_row_new (_ ("Last day of who leaves"), self->succession->last_day, FALSE);

  self->last_day = GTK_EDITABLE (last_day);
  g_signal_connect_swapped (last_day, "entry-activated", G_CALLBACK (on_apply), self);
  self->reason = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->reason, TRUE);
  gtk_label_set_xalign (self->reason, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->reason), "reason");
  gtk_widget_add_css_class (GTK_WIDGET (self->reason), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), FALSE);
  gtk_list_box_append (GTK_LIST_BOX (list), successor_row_new (self));
  gtk_list_box_append (GTK_LIST_BOX (list), salutation_row_new (self));
  gtk_list_box_append (GTK_LIST_BOX (list), function_row_new (self));
  gtk_list_box_append (GTK_LIST_BOX (list), last_day);
  gtk_box_append (GTK_BOX (box), list);
  add_begin (self, box);
  show_successor (self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->reason));
  gtk_box_append (GTK_BOX (box), hands_new (self));
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 18);
  return box;
}

static GtkWidget *
header_new (NzSuccessionWindow *self)
{
  GtkWidget *apply = gtk_button_new_with_mnemonic (_ ("_Hand over"));
  g_autofree char *title = nz_store_title (self->store, &nz_entity_position, self->succession->position);
  GtkWidget *header = nz_tool_header_new (_ ("Succession"), title, apply);

  g_signal_connect_swapped (apply, "clicked", G_CALLBACK (on_apply), self);
  gtk_widget_add_css_class (header, "flat");
  return header;
}

static void
nz_succession_window_finalize (GObject *object)
{
  NzSuccessionWindow *self = NZ_SUCCESSION_WINDOW (object);

  g_clear_pointer (&self->succession, nz_succession_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (nz_succession_window_parent_class)->finalize (object);
}

static void
nz_succession_window_class_init (NzSuccessionWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_succession_window_finalize;
}

static void
nz_succession_window_init (NzSuccessionWindow *self)
{
}

void
nz_succession_window_present (GtkWindow *parent, NzStore *store, gint64 position)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzSuccession) succession = nz_succession_new (store, position, nz_date_today (), &error);

  if (succession == NULL)
    {
      nz_dialog_error (GTK_WIDGET (parent), error);
      return;
    }
  NzSuccessionWindow *self = g_object_new (NZ_TYPE_SUCCESSION_WINDOW, "title", _ ("Succession"), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->store = g_object_ref (store);
  self->succession = g_steal_pointer (&succession);
  gtk_box_append (GTK_BOX (box), header_new (self));
  gtk_box_append (GTK_BOX (box), content_new (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  nz_tool_window_place (GTK_WINDOW (self), parent, 460, -1);
  /* Not on Cancel: whoever begins to type a name would press it with the first space. */
  gtk_window_set_focus (GTK_WINDOW (self), self->opener);
  gtk_window_present (GTK_WINDOW (self));
}
