/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-import-questions-card.h"

#include "base/nz-i18n.h"
#include "ui/nz-dialogs.h"

struct _NzImportQuestionsCard
{
  AdwBin parent_instance;
  NzImportPlan *plan;
  AdwPreferencesGroup *group;
  GtkListBox *list;
  AdwPreferencesGroup *since_group;
  AdwEntryRow *since;
  char *shown; /* (nullable): the questions that the rows ask, their answers apart */
  guint focus_source;
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (NzImportQuestionsCard, nz_import_questions_card, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- in words ------------------------------------------------------------------------------------------- */

static char *
dup_title (const NzImportQuestion *question)
{
  if (question->kind == NZ_IMPORT_ASK_STRUCK)
    return g_strdup_printf (_ ("Import the rows that are struck through? (%s)"), question->text);
  if (question->kind == NZ_IMPORT_ASK_ENDED)
    return g_strdup_printf (_ ("“%s” has ended"), question->text);
  return g_strdup_printf (_ ("Which one is “%s”?"), question->text);
}

static char *
dup_what_it_is (NzImportPlan *plan, const NzImportQuestion *question)
{
  const NzImportSheet *sheet = nz_import_plan_get_sheet (plan, question->sheet);
  const NzImportColumn *column
      = question->column < sheet->columns->len ? sheet->columns->pdata[question->column] : NULL;
  const char *heading = column != NULL ? column->heading : "";

  if (question->kind == NZ_IMPORT_ASK_STRUCK)
    return g_strdup (_ ("They are perhaps not valid any more."));
  if (question->kind == NZ_IMPORT_ASK_ENDED)
    return g_strdup_printf (_ ("Column “%s” would give this working group new members."), heading);
  return g_strdup_printf (_ ("Column “%s”: there is something that is called much like it."), heading);
}

/* As markup. */
static char *
dup_subtitle (NzImportPlan *plan, const NzImportQuestion *question)
{
  g_autofree char *what = dup_what_it_is (plan, question);
  g_autofree char *text
      = question->is_remembered ? g_strconcat (what, "\n", _ ("As you answered it before."), NULL) : NULL;

  return g_markup_escape_text (text != NULL ? text : what, -1);
}

/* The answers in the order of the row, behind "Not decided yet". */
static gint64
answer_nth (const NzImportQuestion *question, guint place)
{
  guint n = question->records->len;

  if (place == 0)
    return NZ_IMPORT_UNDECIDED;
  if (question->kind != NZ_IMPORT_ASK_NAME)
    return place == 1 ? NZ_IMPORT_ALL_THE_SAME : NZ_IMPORT_NOT_READ;
  if (place <= n)
    return g_array_index (question->records, gint64, place - 1);
  return question->can_be_new && place == n + 1 ? NZ_IMPORT_NEW_RECORD : NZ_IMPORT_NOT_READ;
}

static GtkStringList *
answers_of (const NzImportQuestion *question)
{
  GtkStringList *answers = gtk_string_list_new (NULL);

  gtk_string_list_append (answers, _ ("Not decided yet"));
  if (question->kind == NZ_IMPORT_ASK_STRUCK)
    {
      gtk_string_list_append (answers, _ ("Import them"));
      gtk_string_list_append (answers, _ ("Leave them out"));
      return answers;
    }
  if (question->kind == NZ_IMPORT_ASK_ENDED)
    {
      gtk_string_list_append (answers, _ ("Members all the same"));
      gtk_string_list_append (answers, _ ("No new members"));
      return answers;
    }
  for (guint i = 0; i < question->names->len; i++)
    gtk_string_list_append (answers, question->names->pdata[i]);
  if (question->can_be_new)
    {
      g_autofree char *label = g_strdup_printf (_ ("New: “%s”"), question->text);
      gtk_string_list_append (answers, label);
    }
  gtk_string_list_append (answers, _ ("None of these"));
  return answers;
}

/* --- rows ----------------------------------------------------------------------------------------------- */

static const NzImportQuestion *
question_at (NzImportQuestionsCard *self, guint index)
{
  GPtrArray *questions = nz_import_plan_get_questions (self->plan);

  return index < questions->len ? questions->pdata[index] : NULL;
}

static void
on_answered (AdwComboRow *row, GParamSpec *spec, NzImportQuestionsCard *self)
{
  const NzImportQuestion *question
      = question_at (self, (guint)gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
  guint place = adw_combo_row_get_selected (row);

  if (self->is_filling || question == NULL || place == GTK_INVALID_LIST_POSITION)
    return;
  nz_import_plan_answer (self->plan, question, answer_nth (question, place));
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
row_new (NzImportQuestionsCard *self, const NzImportQuestion *question)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) answers = answers_of (question);
  g_autofree char *title = dup_title (question);
  g_autofree char *title_markup = g_markup_escape_text (title, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_markup);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (answers));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_answered), self, 0);
  return row;
}

static char *
dup_shown (GPtrArray *questions)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < questions->len; i++)
    {
      const NzImportQuestion *question = questions->pdata[i];

      g_string_append_printf (all, "%d %u %u %s %d %s", question->kind, question->sheet, question->column,
                              question->entity->name, question->can_be_new, question->text);
      for (guint j = 0; j < question->records->len; j++)
        g_string_append_printf (all, "\037%" G_GINT64_FORMAT "\037%s",
                                g_array_index (question->records, gint64, j),
                                (const char *)question->names->pdata[j]);
      g_string_append_c (all, '\036');
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
select_answers (NzImportQuestionsCard *self, GPtrArray *questions)
{
  for (guint i = 0; i < questions->len; i++)
    {
      AdwComboRow *row = ADW_COMBO_ROW (gtk_list_box_get_row_at_index (self->list, (int)i));
      const NzImportQuestion *question = questions->pdata[i];
      g_autofree char *subtitle = dup_subtitle (self->plan, question);
      guint n = g_list_model_get_n_items (adw_combo_row_get_model (row));

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      for (guint place = 0; place < n; place++)
        if (answer_nth (question, place) == question->answer)
          adw_combo_row_set_selected (row, place);
    }
}

/* --- since when ----------------------------------------------------------------------------------------- */

static void
show_undated (NzImportQuestionsCard *self)
{
  guint n = nz_import_plan_count_undated (self->plan);
  g_autofree char *text = g_strdup_printf (
      nz_ngettext (
          "The table does not say since when %u new organisation is in the network. Without a day it "
          "counts as a member in every past year; with one, only from then on.",
          "The table does not say since when %u new organisations are in the network. Without a day "
          "they count as members in every past year; with one, only from then on.",
          n),
      n);

  adw_preferences_group_set_description (self->since_group, text);
  gtk_widget_set_visible (GTK_WIDGET (self->since_group), n > 0);
}

/* Empty: not known. */
static void
on_since (NzImportQuestionsCard *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->since));
  g_autoptr (GError) error = NULL;
  NzDate since = { 0 };

  if (*text != '\0' && !nz_date_parse_near (text, nz_date_today (), FALSE, &since, &error))
    {
      g_autofree char *reason = g_markup_escape_text (error->message, -1);

      gtk_widget_add_css_class (GTK_WIDGET (self->since), "error");
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->since), reason);
      return;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (self->since), "error");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->since),
                                 _ ("In the network since (empty: not known)"));
  nz_import_plan_set_since (self->plan, since);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_since (NzImportQuestionsCard *self)
{
  self->since_group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->since = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_group_set_title (self->since_group, _ ("Since when are they in the network?"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->since),
                                 _ ("In the network since (empty: not known)"));
  adw_entry_row_set_show_apply_button (self->since, TRUE);
  g_signal_connect_object (self->since, "apply", G_CALLBACK (on_since), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->since_group, GTK_WIDGET (self->since));
}

/* FALSE: there is nothing to say. */
static gboolean
describe (NzImportQuestionsCard *self, gboolean has_questions)
{
  const char *words = has_questions ? _ ("Only you know the answer; it holds for all rows.") : NULL;
  g_autofree char *more = nz_import_plan_dup_not_asked (self->plan);
  g_autofree char *text = words != NULL && more != NULL ? g_strdup_printf ("%s\n%s", words, more)
                                                        : g_strdup (words != NULL ? words : more);

  adw_preferences_group_set_description (self->group, text);
  gtk_widget_set_visible (GTK_WIDGET (self->list), has_questions);
  return text != NULL;
}

void
nz_import_questions_card_refresh (NzImportQuestionsCard *self)
{
  g_return_if_fail (NZ_IS_IMPORT_QUESTIONS_CARD (self));

  GPtrArray *questions = nz_import_plan_get_questions (self->plan);
  g_autofree char *wanted = dup_shown (questions);
  GtkWidget *child;

  self->is_filling = TRUE;
  /* an answered row keeps the focus */
  if (g_strcmp0 (wanted, self->shown) != 0)
    {
      while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
        gtk_list_box_remove (self->list, child);
      for (guint i = 0; i < questions->len; i++)
        gtk_list_box_append (self->list, row_new (self, questions->pdata[i]));
      g_free (self->shown);
      self->shown = g_steal_pointer (&wanted);
    }
  select_answers (self, questions);
  gboolean has_questions = describe (self, questions->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->group), has_questions);
  show_undated (self);
  gtk_widget_set_visible (GTK_WIDGET (self), has_questions || nz_import_plan_count_undated (self->plan) > 0);
  self->is_filling = FALSE;
}

gboolean
nz_import_questions_card_focus_open (NzImportQuestionsCard *self)
{
  g_return_val_if_fail (NZ_IS_IMPORT_QUESTIONS_CARD (self), FALSE);

  GPtrArray *questions = nz_import_plan_get_questions (self->plan);
  for (guint i = 0; i < questions->len; i++)
    if (((const NzImportQuestion *)questions->pdata[i])->answer == NZ_IMPORT_UNDECIDED)
      {
        gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int)i)));
        return TRUE;
      }
  return FALSE;
}

/* --- asking --------------------------------------------------------------------------------------------- */

typedef struct
{
  NzImportQuestionsCard *card;
  GSourceOnceFunc shown;
  gpointer data;
  GDestroyNotify destroy;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  if (asked->destroy != NULL)
    asked->destroy (asked->data);
  g_object_unref (asked->card);
  g_free (asked);
}

static void
on_focus (gpointer data)
{
  NzImportQuestionsCard *self = data;

  self->focus_source = 0;
  nz_import_questions_card_focus_open (self);
}

/* The dialog is gone by the time at which a row can have the focus. */
static void
on_answer (const char *response, gpointer data)
{
  Asked *asked = data;

  asked->shown (asked->data);
  g_clear_handle_id (&asked->card->focus_source, g_source_remove);
  if (gtk_widget_get_root (GTK_WIDGET (asked->card)) != NULL)
    asked->card->focus_source = g_idle_add_once (on_focus, asked->card);
}

void
nz_import_questions_card_ask (NzImportQuestionsCard *self,
                              GSourceOnceFunc shown,
                              gpointer data,
                              GDestroyNotify destroy)
{
  static const NzDialogAnswer answers[] = { { "answer", N_ ("_Answer") } };

  g_return_if_fail (NZ_IS_IMPORT_QUESTIONS_CARD (self) && shown != NULL);

  guint n = nz_import_plan_count_open (self->plan);
  g_autofree char *heading = g_strdup_printf (
      nz_ngettext ("%u question has no answer yet", "%u questions have no answer yet", n), n);
  Asked *asked = g_new (Asked, 1);

  *asked = (Asked){ g_object_ref (self), shown, data, destroy };
  nz_dialog_ask (GTK_WIDGET (self), heading,
                 _ ("Nothing is imported before: a wrong guess would have to be found and mended by hand."),
                 answers, G_N_ELEMENTS (answers), on_answer, asked, asked_free);
}

/* --- construction --------------------------------------------------------------------------------------- */

GtkWidget *
nz_import_questions_card_new (NzImportPlan *plan)
{
  NzImportQuestionsCard *self = g_object_new (NZ_TYPE_IMPORT_QUESTIONS_CARD, NULL);

  self->plan = plan;
  return GTK_WIDGET (self);
}

static void
nz_import_questions_card_dispose (GObject *object)
{
  g_clear_handle_id (&NZ_IMPORT_QUESTIONS_CARD (object)->focus_source, g_source_remove);
  G_OBJECT_CLASS (nz_import_questions_card_parent_class)->dispose (object);
}

static void
nz_import_questions_card_finalize (GObject *object)
{
  g_free (NZ_IMPORT_QUESTIONS_CARD (object)->shown);
  G_OBJECT_CLASS (nz_import_questions_card_parent_class)->finalize (object);
}

static void
nz_import_questions_card_class_init (NzImportQuestionsCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_import_questions_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = nz_import_questions_card_finalize;
  signals[CHANGED] = g_signal_new ("changed", NZ_TYPE_IMPORT_QUESTIONS_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
nz_import_questions_card_init (NzImportQuestionsCard *self)
{
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("Questions"));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Questions"),
                                  -1);
  adw_preferences_group_add (self->group, GTK_WIDGET (self->list));
  add_since (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->group));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->since_group));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
