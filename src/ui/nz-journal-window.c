/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-journal-window.h"

#include "base/nz-error.h"
#include "domain/nz-journal.h"
#include "store/nz-query.h"
#include "ui/nz-read-error.h"
#include "ui/nz-tool-window.h"
#include "widgets/nz-buttons.h"
#include "widgets/nz-card.h"
#include "widgets/nz-day-row.h"
#include "widgets/nz-growing-text.h"
#include "widgets/nz-involved-list.h"
#include "widgets/nz-record-chooser.h"
#include "widgets/nz-words-row.h"

#define WIDTH 440
#define MOST_HEIGHT 640
#define TEXT_HEIGHT 62 /* three lines */

struct _NzJournalWindow
{
  AdwWindow parent_instance;

  NzWindow *window; /* borrowed: this one is transient for it */
  NzRecord *entry;
  GArray *topics; /* gint64, in the order of the row */
  GtkTextView *text;
  GtkEditable *day, *minutes, *follow_up_on, *follow_up_by;
  NzInvolvedList *involved;
  AdwComboRow *kind, *asker, *topic, *outcome;
  GtkWidget *enquiry;
  GtkWidget *passed_to, *not_passed; /* to whom, while the outcome is "passed on" */
  GtkWidget *reason;                 /* a row below the one that is refused */
};

G_DEFINE_FINAL_TYPE (NzJournalWindow, nz_journal_window, ADW_TYPE_WINDOW)

static const NzField *
field_of (const char *name)
{
  return nz_entity_field (&nz_entity_entry, name);
}

/* --- saving -----------------------------------------------------------------------------------------------
 */

static void fit (NzJournalWindow *self);
static void on_typed (NzJournalWindow *self);

/* What is wrong stands below the row at which it is. */
static void
refuse (NzJournalWindow *self, GtkWidget *where, const char *reason)
{
  nz_words_row_refuse (self->reason, where, reason);
  fit (self);
}

static gboolean
take_day (NzJournalWindow *self, GtkEditable *row, const char *field)
{
  g_autoptr (GError) error = NULL;
  NzDate day;

  if (!nz_day_row_get_day (NZ_DAY_ROW (row), &day, &error))
    {
      refuse (self, GTK_WIDGET (row), error->message);
      return FALSE;
    }
  nz_record_set_date (self->entry, field, day);
  return TRUE;
}

/* The code of the choice that is selected; the first line means "not given". */
static void
take_choice (NzJournalWindow *self, AdwComboRow *row, const char *field)
{
  guint selected = adw_combo_row_get_selected (row);
  nz_record_set_text (self->entry, field, selected > 0 ? field_of (field)->choices[selected - 1].code : NULL);
}

static gboolean
is_passed_on (NzJournalWindow *self)
{
  guint selected = adw_combo_row_get_selected (self->outcome);
  return selected > 0 && g_str_equal (field_of ("outcome")->choices[selected - 1].code, "passed");
}

static gboolean
take_enquiry (NzJournalWindow *self)
{
  g_autoptr (GError) error = NULL;
  guint topic = adw_combo_row_get_selected (self->topic);

  take_choice (self, self->asker, "asker");
  take_choice (self, self->outcome, "outcome");
  if (!is_passed_on (self))
    nz_record_clear (self->entry, "passed_to");
  nz_record_set_int (self->entry, "topic", topic > 0 ? g_array_index (self->topics, gint64, topic - 1) : 0);
  if (nz_record_set_input (self->entry, field_of ("minutes"), gtk_editable_get_text (self->minutes), &error))
    return TRUE;
  refuse (self, GTK_WIDGET (self->minutes), error->message);
  return FALSE;
}

static gboolean
take (NzJournalWindow *self)
{
  g_autofree char *typed = nz_growing_text_dup (self->text);
  g_autofree char *text = g_strstrip (g_strdup (nz_journal_take_kind (self->entry, typed)));

  if (*text == '\0' && !nz_journal_is_enquiry (self->entry))
    {
      refuse (self, GTK_WIDGET (self->text), _ ("Write what it was about."));
      return FALSE;
    }
  nz_record_set_text (self->entry, "text", text);
  nz_record_set_text (self->entry, "follow_up_by", gtk_editable_get_text (self->follow_up_by));
  return take_day (self, self->day, "day") && take_day (self, self->follow_up_on, "follow_up_on")
         && (!nz_journal_is_enquiry (self->entry) || take_enquiry (self));
}

static void
on_save (NzJournalWindow *self)
{
  NzStore *store = nz_window_get_store (self->window);
  g_autoptr (GError) error = NULL;

  on_typed (self);
  if (!take (self) || !nz_involved_list_check (self->involved))
    return;
  const char *text = nz_record_get_text (self->entry, "text");
  g_autofree char *kind = nz_record_dup_display (self->entry, field_of ("kind"), nz_get_language ());
  g_autofree char *label = text != NULL ? g_strdup_printf (_ ("Journal: %s: %s"), kind, text)
                                        : g_strdup_printf (_ ("Journal: %s"), kind);
  if (!nz_involved_save (store, self->entry, nz_involved_list_get (self->involved), label, &error))
    {
      refuse (self, GTK_WIDGET (self->text), error->message);
      return;
    }
  NzWindow *window = self->window;
  gtk_window_close (GTK_WINDOW (self));
  nz_window_notice (window, _ ("Entered in the journal"), TRUE);
}

/* --- the form ---------------------------------------------------------------------------------------------
 */

/* As high as its rows need: it would keep the height that it had. */
static void
fit (NzJournalWindow *self)
{
  nz_tool_window_fit (GTK_WINDOW (self), GTK_WINDOW (self->window), WIDTH, -1);
}

static void
show_enquiry (NzJournalWindow *self)
{
  gtk_widget_set_visible (self->enquiry, nz_journal_is_enquiry (self->entry));
  fit (self);
}

static void
show_kind (NzJournalWindow *self)
{
  const NzChoice *choices = field_of ("kind")->choices;

  for (guint i = 0; choices[i].code != NULL; i++)
    if (g_strcmp0 (choices[i].code, nz_record_get_text (self->entry, "kind")) == 0)
      adw_combo_row_set_selected (self->kind, i);
  show_enquiry (self);
}

static void
on_kind (NzJournalWindow *self)
{
  guint selected = adw_combo_row_get_selected (self->kind);

  if (selected == GTK_INVALID_LIST_POSITION)
    return;
  nz_record_set_text (self->entry, "kind", field_of ("kind")->choices[selected].code);
  show_enquiry (self);
}

/* What was refused is being mended. */
static void
on_typed (NzJournalWindow *self)
{
  if (gtk_widget_get_parent (self->reason) == NULL)
    return;
  nz_words_row_accept (self->reason);
  fit (self);
}

/* "Anfrage: …" shows the fields of an enquiry while the rest is typed. */
static void
on_text (NzJournalWindow *self)
{
  g_autofree char *typed = nz_growing_text_dup (self->text);

  on_typed (self);
  if (nz_journal_take_kind (self->entry, typed) != typed)
    show_kind (self);
}

/* Several lines: Enter begins the next one, Ctrl+Enter saves as everywhere in the window. */
static GtkTextView *
text_row_new (NzJournalWindow *self, GtkWidget *list, const char *label)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *caption = gtk_label_new (label);
  GtkWidget *view = nz_growing_text_new (TEXT_HEIGHT);

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "field-caption");
  gtk_widget_add_css_class (box, "field-box");
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), view);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed", G_CALLBACK (on_text),
                            self);
  return GTK_TEXT_VIEW (view);
}

static GtkEditable *
entry_row_new (NzJournalWindow *self, GtkWidget *list, const char *label, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (on_typed), self);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (on_save), self);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return GTK_EDITABLE (row);
}

static GtkEditable *
day_row_new (NzJournalWindow *self, GtkWidget *list, const char *label, NzDate day, gboolean ahead)
{
  GtkWidget *row = nz_day_row_new (label, day, ahead);

  g_signal_connect_swapped (row, "changed", G_CALLBACK (on_typed), self);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (on_save), self);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return GTK_EDITABLE (row);
}

static AdwComboRow *
combo_row_new (GtkWidget *list, const char *label, GtkStringList *words)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  g_object_unref (words);
  return ADW_COMBO_ROW (row);
}

static AdwComboRow *
choice_row_new (GtkWidget *list, const char *name, gboolean required)
{
  const NzField *field = field_of (name);
  GtkStringList *words = gtk_string_list_new (NULL);

  if (!required)
    gtk_string_list_append (words, _ ("not given"));
  for (const NzChoice *choice = field->choices; choice->code != NULL; choice++)
    gtk_string_list_append (words, nz_choice_label (choice, nz_get_language ()));
  return combo_row_new (list, nz_field_label (field, nz_get_language ()), words);
}

/* --- to whom an enquiry is passed on ----------------------------------------------------------------------
 */

static void
show_passed_to (NzJournalWindow *self)
{
  NzStore *store = nz_window_get_store (self->window);
  gboolean set = nz_record_has (self->entry, "passed_to");
  g_autofree char *name
      = set ? nz_store_display (store, self->entry, field_of ("passed_to"), nz_get_language ()) : NULL;
  g_autofree char *markup = g_markup_escape_text (set ? name : _ ("not given"), -1);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->passed_to), markup);
  gtk_widget_set_visible (self->not_passed, set);
  gtk_widget_set_visible (self->passed_to, is_passed_on (self));
  fit (self);
}

static void
on_passed_to (NzJournalWindow *self, gint64 id)
{
  nz_record_set_int (self->entry, "passed_to", id);
  show_passed_to (self);
}

static void
on_not_passed (NzJournalWindow *self)
{
  nz_record_clear (self->entry, "passed_to");
  show_passed_to (self);
}

static void
add_passed_to (NzJournalWindow *self, GtkWidget *list)
{
  const char *label = nz_field_label (field_of ("passed_to"), nz_get_language ());
  g_autofree char *name = g_strdup_printf (_ ("Choose: %s"), label);
  GtkWidget *chooser
      = nz_record_chooser_new (nz_window_get_store (self->window), &nz_entity_organisation, NULL, FALSE);
  GtkWidget *choose = nz_icon_menu_button_new ("document-edit-symbolic", _ ("Choose"), chooser);

  self->passed_to = adw_action_row_new ();
  self->not_passed = nz_icon_button_new ("edit-clear-symbolic", _ ("Take away"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->passed_to), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->passed_to), self->not_passed);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->passed_to), choose);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->passed_to), choose);
  nz_button_set_accessible_name (choose, name);
  gtk_list_box_append (GTK_LIST_BOX (list), self->passed_to);
  g_signal_connect_swapped (chooser, "chosen", G_CALLBACK (on_passed_to), self);
  g_signal_connect_swapped (self->not_passed, "clicked", G_CALLBACK (on_not_passed), self);
  g_signal_connect_swapped (self->outcome, "notify::selected", G_CALLBACK (show_passed_to), self);
  show_passed_to (self);
}

static AdwComboRow *
topic_row_new (NzJournalWindow *self, GtkWidget *list)
{
  const NzQuery query = { .entity = &nz_entity_term,
                          .filters = (NzFilter[]){ { .field = "kind", .text = "topic" } },
                          .n_filters = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) terms = nz_query_records (nz_window_get_store (self->window), &query, &error);
  GtkStringList *words = gtk_string_list_new (NULL);

  nz_read_error_tell (GTK_WIDGET (self->window), error);

  gtk_string_list_append (words, _ ("not given"));
  for (guint i = 0; terms != NULL && i < terms->len; i++)
    {
      gint64 id = nz_record_get_id (terms->pdata[i]);
      if (nz_record_get_int (terms->pdata[i], "retired") != 0)
        continue;
      g_array_append_val (self->topics, id);
      gtk_string_list_append (words, nz_record_get_text (terms->pdata[i], "name"));
    }
  return combo_row_new (list, nz_field_label (field_of ("topic"), nz_get_language ()), words);
}

/* Whom it is about can be taken away; others are typed. */
static void
add_involved (NzJournalWindow *self)
{
  NzStore *store = nz_window_get_store (self->window);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) all = nz_involved_of (store, self->entry, &error);

  nz_read_error_tell (GTK_WIDGET (self->window), error);
  self->involved = NZ_INVOLVED_LIST (nz_involved_list_new (store, FALSE));
  if (all != NULL)
    nz_involved_list_set (self->involved, all);
  g_signal_connect_swapped (self->involved, "changed", G_CALLBACK (fit), self);
  g_signal_connect_swapped (self->involved, "entered", G_CALLBACK (on_save), self);
}

static GtkWidget *
content_new (NzJournalWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *first = nz_card_list_new (_ ("New journal entry"));
  GtkWidget *later = nz_card_list_new (_ ("Follow-up"));

  self->enquiry = nz_card_list_new (_ ("Enquiry"));
  self->text = text_row_new (self, first, _ ("What was it about?"));
  self->kind = choice_row_new (first, "kind", TRUE);
  self->day = day_row_new (self, first, nz_field_label (field_of ("day"), nz_get_language ()),
                           nz_date_today (), FALSE);
  self->topic = topic_row_new (self, self->enquiry);
  self->asker = choice_row_new (self->enquiry, "asker", FALSE);
  self->outcome = choice_row_new (self->enquiry, "outcome", FALSE);
  add_passed_to (self, self->enquiry);
  self->minutes
      = entry_row_new (self, self->enquiry, nz_field_label (field_of ("minutes"), nz_get_language ()), "");
  self->follow_up_on = day_row_new (
      self, later, nz_field_label (field_of ("follow_up_on"), nz_get_language ()), NZ_DATE_NONE, TRUE);
  gtk_list_box_append (GTK_LIST_BOX (later),
                       nz_words_row_new (_ ("For example “Friday”, “in 2 weeks”, “end of January”")));
  self->follow_up_by
      = entry_row_new (self, later, nz_field_label (field_of ("follow_up_by"), nz_get_language ()), "");
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), self->enquiry);
  add_involved (self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->involved));
  gtk_box_append (GTK_BOX (box), later);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 12);
  return box;
}

/* As high as it is, until it would not fit a small screen. */
static GtkWidget *
scrolled_new (GtkWidget *content)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MOST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), content);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static GtkWidget *
header_new (NzJournalWindow *self)
{
  GtkWidget *save = gtk_button_new_with_mnemonic (_ ("_Save entry"));
  GtkWidget *header = nz_tool_header_new (_ ("New journal entry"), NULL, save);

  g_signal_connect_swapped (save, "clicked", G_CALLBACK (on_save), self);
  gtk_widget_add_css_class (header, "flat");
  return header;
}

static void
nz_journal_window_finalize (GObject *object)
{
  NzJournalWindow *self = NZ_JOURNAL_WINDOW (object);

  g_clear_object (&self->entry);
  g_clear_object (&self->reason);
  g_clear_pointer (&self->topics, g_array_unref);
  G_OBJECT_CLASS (nz_journal_window_parent_class)->finalize (object);
}

static void
nz_journal_window_class_init (NzJournalWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_journal_window_finalize;
}

static void
nz_journal_window_init (NzJournalWindow *self)
{
  self->topics = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->reason = g_object_ref_sink (nz_words_row_new (NULL));
}

GtkWidget *
nz_journal_window_new (NzWindow *parent, const NzEntity *entity, gint64 id)
{
  NzJournalWindow *self = g_object_new (NZ_TYPE_JOURNAL_WINDOW, "title", _ ("New journal entry"), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  nz_tool_window_place (GTK_WINDOW (self), GTK_WINDOW (parent), WIDTH, -1);
  self->window = parent;
  self->entry = nz_journal_entry_new (nz_window_get_store (parent), entity, id, nz_date_today ());
  gtk_box_append (GTK_BOX (box), header_new (self));
  gtk_box_append (GTK_BOX (box), scrolled_new (content_new (self)));
  adw_window_set_content (ADW_WINDOW (self), box);
  show_kind (self);
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (on_kind), self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->text));
  return GTK_WIDGET (self);
}
