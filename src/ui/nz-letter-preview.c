/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-letter-preview.h"

#include "domain/nz-meeting.h"
#include "model/nz-invitation-lines.h"
#include "render/nz-letter-document.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-print.h"
#include "widgets/nz-buttons.h"
#include "widgets/nz-page-view.h"

struct _NzLetterPreview
{
  GtkBox parent_instance;
  NzStore *store;
  gint64 meeting;
  NzLetterDocument *document;
  GPtrArray *order; /* (element-type NzLetter): as they are looked at; in the document's set */
  guint shown;      /* place in @order */
  guint page;       /* of the letter */

  GtkWidget *previous, *next, *title, *subtitle;
  GtkWidget *remark, *view, *others, *print;
};

G_DEFINE_FINAL_TYPE (NzLetterPreview, nz_letter_preview, GTK_TYPE_BOX)

enum
{
  SHOWN,
  NOTICE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

const NzLetterSet *
nz_letter_preview_get_set (NzLetterPreview *self)
{
  g_return_val_if_fail (NZ_IS_LETTER_PREVIEW (self), NULL);
  return self->document != NULL ? nz_letter_document_get_set (self->document) : NULL;
}

static const NzLetter *
shown_letter (NzLetterPreview *self)
{
  return self->order != NULL && self->shown < self->order->len ? self->order->pdata[self->shown] : NULL;
}

/* G_MAXUINT for a letter that cannot be sent and so has no page. */
static guint
number_in_document (NzLetterPreview *self, const NzLetter *letter)
{
  const NzLetterSet *set = nz_letter_preview_get_set (self);
  guint number;
  return g_ptr_array_find (set->letters, letter, &number) ? number : G_MAXUINT;
}

/* --- which letters are to be printed --- */

/* "person organisation" of the invitations that were sent. (transfer full) */
static GHashTable *
read_sent (NzLetterPreview *self)
{
  GHashTable *sent = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (NzRows) rows = nz_rows_new (
      self->store,
      "SELECT coalesce (person, organisation) FROM invitation WHERE meeting = ?1 AND sent_on IS NOT NULL",
      NULL);
  if (rows == NULL)
    return sent;
  nz_rows_bind_int (rows, 1, self->meeting);
  while (nz_rows_next (rows, NULL))
    {
      gint64 id = nz_rows_int (rows, 0);
      g_hash_table_add (sent, g_memdup2 (&id, sizeof id));
    }
  return sent;
}

static gboolean
is_sent (GHashTable *sent, const NzLetter *letter)
{
  const gint64 *id = letter->person != 0 ? &letter->person : &letter->organisation;
  return g_hash_table_contains (sent, id);
}

static guint
n_unsent (NzLetterPreview *self)
{
  const NzLetterSet *set = nz_letter_preview_get_set (self);
  g_autoptr (GHashTable) sent = read_sent (self);
  guint n = 0;

  for (guint i = 0; set != NULL && i < set->letters->len; i++)
    n += !is_sent (sent, set->letters->pdata[i]);
  return n;
}

/* --- showing --- */

static void
show_page (NzLetterPreview *self, const NzLetter *letter)
{
  guint number = number_in_document (self, letter);
  const NzLetterSet *set = nz_letter_preview_get_set (self);
  /* Those without a letter stand first and are not counted. */
  g_autofree char *where = number == G_MAXUINT
                               ? g_strdup (_ ("No letter"))
                               : g_strdup_printf (_ ("Letter %u of %u"), self->shown + 1 - set->problems->len,
                                                  set->letters->len);
  g_autofree char *label = g_strdup_printf (_ ("Letter to %s"), letter->recipient);
  guint n = number != G_MAXUINT ? nz_letter_document_get_n_pages_of (self->document, number) : 0;
  g_autofree char *whom
      = n > 1 ? g_strdup_printf (_ ("%s · page %u of %u"), letter->recipient, self->page + 1, n)
              : g_strdup (letter->recipient);

  gtk_label_set_label (GTK_LABEL (self->title), where);
  gtk_label_set_label (GTK_LABEL (self->subtitle), whom);
  gtk_widget_set_visible (self->view, number != G_MAXUINT);
  if (number != G_MAXUINT)
    nz_page_view_set_page (NZ_PAGE_VIEW (self->view), NZ_DOCUMENT (self->document),
                           nz_letter_document_get_first_page (self->document, number) + self->page, label);
  gtk_widget_set_sensitive (self->previous, self->shown > 0 || self->page > 0);
  gtk_widget_set_sensitive (self->next, self->shown + 1 < self->order->len || self->page + 1 < n);
}

static void
show_remark (NzLetterPreview *self, const char *problem, const char *doubt)
{
  const char *text = problem != NULL ? problem : doubt;
  g_autofree char *words
      = problem != NULL ? g_strdup_printf (_ ("No letter: %s"), problem) : g_strdup (doubt);

  gtk_label_set_label (GTK_LABEL (self->remark), words != NULL ? words : "");
  gtk_widget_set_visible (self->remark, text != NULL);
}

static void
show (NzLetterPreview *self)
{
  const NzLetter *letter = shown_letter (self);

  if (letter == NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->title), _ ("No letters"));
      gtk_label_set_label (GTK_LABEL (self->subtitle), _ ("Nobody is invited by letter."));
      gtk_widget_set_visible (self->view, FALSE);
      gtk_widget_set_visible (self->others, FALSE);
      show_remark (self, NULL, NULL);
      gtk_widget_set_sensitive (self->previous, FALSE);
      gtk_widget_set_sensitive (self->next, FALSE);
      return;
    }
  show_page (self, letter);
  show_remark (self, letter->problem, letter->doubt);
  g_autofree char *others
      = letter->other_positions != NULL ? g_strjoinv ("; ", letter->other_positions) : g_strdup ("");
  g_autofree char *words = g_strdup_printf (_ ("Also: %s. One letter for all."), others);
  gtk_label_set_label (GTK_LABEL (self->others), words);
  gtk_widget_set_visible (self->others, *others != '\0');
}

/* Another letter, by the arrows. */
static void
go_to (NzLetterPreview *self, guint place)
{
  self->shown = place;
  self->page = 0;
  show (self);
  const NzLetter *letter = shown_letter (self);
  if (letter != NULL)
    g_signal_emit (self, signals[SHOWN], 0, letter->organisation, letter->person);
}

static void
on_previous (NzLetterPreview *self)
{
  if (self->page == 0 && self->shown > 0)
    {
      go_to (self, self->shown - 1);
      return;
    }
  if (self->page > 0)
    self->page--;
  show (self);
}

static void
on_next (NzLetterPreview *self)
{
  const NzLetter *letter = shown_letter (self);
  guint number = letter != NULL ? number_in_document (self, letter) : G_MAXUINT;
  guint n = number != G_MAXUINT ? nz_letter_document_get_n_pages_of (self->document, number) : 0;

  if (self->page + 1 >= n && self->shown + 1 < self->order->len)
    {
      go_to (self, self->shown + 1);
      return;
    }
  if (self->page + 1 < n)
    self->page++;
  show (self);
}

void
nz_letter_preview_show (NzLetterPreview *self, gint64 organisation, gint64 person)
{
  g_return_if_fail (NZ_IS_LETTER_PREVIEW (self));

  for (guint i = 0; self->order != NULL && i < self->order->len; i++)
    {
      const NzLetter *letter = self->order->pdata[i];
      if (person != 0 ? letter->person == person
                      : letter->person == 0 && letter->organisation == organisation)
        {
          self->shown = i;
          self->page = 0;
          show (self);
          return;
        }
    }
  gtk_label_set_label (GTK_LABEL (self->title), _ ("No letter"));
  gtk_label_set_label (GTK_LABEL (self->subtitle), _ ("This invitation does not go by letter."));
  gtk_widget_set_visible (self->view, FALSE);
  gtk_widget_set_visible (self->others, FALSE);
  show_remark (self, NULL, NULL);
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer places)
{
  guint of[2];
  const NzLetter *const letters[2] = { *(NzLetter *const *)a, *(NzLetter *const *)b };

  for (guint i = 0; i < G_N_ELEMENTS (of); i++)
    {
      const gint64 *id = letters[i]->person != 0 ? &letters[i]->person : &letters[i]->organisation;
      gpointer place = g_hash_table_lookup (places, id);
      of[i] = place != NULL ? GPOINTER_TO_UINT (place) : G_MAXUINT;
    }
  return (of[0] > of[1]) - (of[0] < of[1]);
}

/* In the order of the list of the invited, so that the preview, the printed pile and the list go together.
 * Letters to nobody in the list keep theirs, behind the others. */
static gboolean
sort_as_listed (NzLetterPreview *self, NzLetterSet *set, GError **error)
{
  g_autoptr (GPtrArray) lines = nz_invitation_lines_new (self->store, self->meeting, NULL, error);
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (lines == NULL)
    return FALSE;
  for (guint i = lines->len; i > 0; i--)
    {
      NzInvitationLine *line = lines->pdata[i - 1];
      g_hash_table_insert (places, line->person_id != 0 ? &line->person_id : &line->organisation_id,
                           GUINT_TO_POINTER (i));
    }
  g_ptr_array_sort_with_data (set->letters, compare_places, places);
  g_ptr_array_sort_with_data (set->problems, compare_places, places);
  return TRUE;
}

/* (transfer full) (nullable): the letters on paper, laid out for A4. @unsent_only: without those that are
 * sent. */
static NzLetterDocument *
make_document (NzLetterPreview *self, gboolean unsent_only, GError **error)
{
  NzLetterSet *set = nz_letter_set_new (self->store, self->meeting, nz_date_today (), TRUE, error);

  if (set == NULL)
    return NULL;
  if (!sort_as_listed (self, set, error))
    {
      nz_letter_set_free (set);
      return NULL;
    }
  if (unsent_only)
    {
      g_autoptr (GHashTable) sent = read_sent (self);
      for (guint i = set->letters->len; i > 0; i--)
        if (is_sent (sent, set->letters->pdata[i - 1]))
          g_ptr_array_remove_index (set->letters, i - 1);
    }
  g_autofree char *title = nz_meeting_title (set->meeting, set->language);
  NzLetterDocument *document = nz_letter_document_new_for_store (set, self->store, error);
  if (document != NULL)
    {
      nz_document_set_title (NZ_DOCUMENT (document), title);
      nz_document_prepare (NZ_DOCUMENT (document), nz_paper (NZ_PAPER_A4, FALSE));
    }
  return document;
}

void
nz_letter_preview_refresh (NzLetterPreview *self)
{
  g_return_if_fail (NZ_IS_LETTER_PREVIEW (self));
  g_autoptr (GError) error = NULL;
  const NzLetter *old = shown_letter (self);
  gint64 organisation = old != NULL ? old->organisation : 0, person = old != NULL ? old->person : 0;

  g_clear_pointer (&self->order, g_ptr_array_unref);
  nz_page_view_set_page (NZ_PAGE_VIEW (self->view), NULL, 0, NULL);
  g_clear_object (&self->document);
  self->document = make_document (self, FALSE, &error);
  if (self->document == NULL)
    {
      self->shown = self->page = 0;
      show (self);
      show_remark (self, NULL, error->message);
      gtk_widget_set_sensitive (self->print, FALSE);
      return;
    }
  nz_letter_document_set_marks (self->document, TRUE);
  self->order = nz_letter_set_preview (nz_letter_preview_get_set (self));
  guint n = n_unsent (self), all = nz_letter_preview_get_set (self)->letters->len;
  g_autofree char *words
      = n > 0
            ? g_strdup_printf (nz_ngettext ("_Print %u letter…", "_Print %u letters…", n), n)
            : g_strdup_printf (nz_ngettext ("_Print %u letter again…", "_Print %u letters again…", all), all);
  gtk_button_set_label (GTK_BUTTON (self->print), words);
  gtk_widget_set_sensitive (self->print, all > 0);
  if (n > 0)
    gtk_widget_add_css_class (self->print, "suggested-action");
  else
    gtk_widget_remove_css_class (self->print, "suggested-action");
  self->shown = MIN (self->shown, self->order->len > 0 ? self->order->len - 1 : 0);
  if (organisation != 0 || person != 0)
    nz_letter_preview_show (self, organisation, person);
  else
    show (self);
}

/* --- printing --- */

typedef struct
{
  NzLetterPreview *preview;
  NzLetterDocument *document;
} Printing;

static void
printing_free (gpointer data)
{
  Printing *self = data;
  g_object_unref (self->preview);
  g_object_unref (self->document);
  g_free (self);
}

static gboolean
note_sent (NzLetterPreview *self, const NzLetterSet *set, GError **error)
{
  const NzFilter filter = { .field = "meeting", .integer = self->meeting };
  const NzQuery query = { .entity = &nz_entity_invitation, .filters = &filter, .n_filters = 1 };
  g_autoptr (GPtrArray) invitations = nz_query_records (self->store, &query, error);
  g_autoptr (GHashTable) printed = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (invitations == NULL)
    return FALSE;
  for (guint i = 0; i < set->letters->len; i++)
    {
      NzLetter *letter = set->letters->pdata[i];
      g_hash_table_add (printed, letter->person != 0 ? &letter->person : &letter->organisation);
    }
  if (!nz_store_begin (self->store, _ ("Invitations sent"), error))
    return FALSE;
  for (guint i = 0; i < invitations->len; i++)
    {
      NzRecord *record = invitations->pdata[i];
      gint64 id = nz_record_get_int (record, nz_record_has (record, "person") ? "person" : "organisation");
      if (nz_record_has (record, "sent_on") || !g_hash_table_contains (printed, &id))
        continue;
      nz_record_set_date (record, "sent_on", nz_date_today ());
      if (!nz_store_save (self->store, record, error))
        {
          nz_store_rollback (self->store);
          return FALSE;
        }
    }
  return nz_store_commit (self->store, error);
}

static void
on_note_sent (gpointer data)
{
  Printing *printing = data;
  const NzLetterSet *set = nz_letter_document_get_set (printing->document);
  g_autoptr (GError) error = NULL;

  if (!note_sent (printing->preview, set, &error))
    nz_dialog_error (GTK_WIDGET (printing->preview), error);
  else
    g_signal_emit (printing->preview, signals[NOTICE], 0, _ ("Noted as sent today"), TRUE);
}

/* What really went to paper is recorded outside of undo; whether it is on its way only the user knows. */
static void
record_printed (NzStore *store, gpointer data)
{
  Printing *printing = data;
  NzLetterPreview *self = printing->preview;
  const NzLetterSet *set = nz_letter_document_get_set (printing->document);
  g_autoptr (GError) error = NULL;

  /* One transaction for all of them; it touches nothing that can be undone, so it leaves no step. */
  gboolean good = nz_store_begin (self->store, _ ("Letters printed"), &error);
  for (guint i = 0; good && i < set->letters->len; i++)
    {
      const NzLetter *letter = set->letters->pdata[i];
      good = nz_store_record_sending (self->store, self->meeting, letter->organisation, letter->person,
                                      "letter", &error);
    }
  if (!good && nz_store_in_action (self->store))
    nz_store_rollback (self->store);
  if (!good || !nz_store_commit (self->store, &error))
    {
      nz_dialog_error (GTK_WIDGET (self), error);
      return;
    }
  Printing *again = g_new (Printing, 1);
  *again = (Printing){ g_object_ref (self), g_object_ref (printing->document) };
  g_autofree char *heading = g_strdup_printf (
      nz_ngettext ("Note %u letter as sent today?", "Note %u letters as sent today?", set->letters->len),
      set->letters->len);
  nz_dialog_confirm (GTK_WIDGET (self), heading,
                     _ ("The day stands beside each invitation then. It can be undone."), _ ("_Note as sent"),
                     FALSE, on_note_sent, again, printing_free);
}

static void
on_printed (gpointer data)
{
  Printing *printing = data;
  NzStore *store = printing->preview->store;
  Printing *again;

  if (nz_store_is_read_only (store))
    return;
  /* the printer may be done while many records are being changed */
  again = g_new (Printing, 1);
  *again = (Printing){ g_object_ref (printing->preview), g_object_ref (printing->document) };
  nz_store_when_free (store, record_printed, again, printing_free);
}

void
nz_letter_preview_print (NzLetterPreview *self, gboolean all)
{
  g_return_if_fail (NZ_IS_LETTER_PREVIEW (self));
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  NzLetterDocument *document = make_document (self, !all && n_unsent (self) > 0, &error);

  if (document == NULL)
    {
      nz_dialog_error (GTK_WIDGET (self), error);
      return;
    }
  Printing *printing = g_new (Printing, 1);
  *printing = (Printing){ g_object_ref (self), document };
  nz_print_document (GTK_WINDOW (root), NZ_DOCUMENT (document),
                     nz_document_get_title (NZ_DOCUMENT (document)), on_printed, printing, printing_free);
}

void
nz_letter_preview_save (NzLetterPreview *self, gboolean all)
{
  g_return_if_fail (NZ_IS_LETTER_PREVIEW (self));
  g_autoptr (GError) error = NULL;

  if (!all && n_unsent (self) == 0)
    {
      g_signal_emit (self, signals[NOTICE], 0, _ ("Every letter is noted as sent already"), FALSE);
      return;
    }
  g_autoptr (NzLetterDocument) document = make_document (self, !all, &error);

  if (document == NULL)
    {
      nz_dialog_error (GTK_WIDGET (self), error);
      return;
    }
  nz_print_to_file (GTK_WIDGET (self), NZ_DOCUMENT (document),
                    nz_document_get_title (NZ_DOCUMENT (document)));
}

static void
on_print_clicked (NzLetterPreview *self)
{
  nz_letter_preview_print (self, FALSE);
}

/* --- GObject --- */

static GtkWidget *
head_new (NzLetterPreview *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->title = gtk_label_new (NULL);
  self->subtitle = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->subtitle), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_widget_add_css_class (self->subtitle, "row-subtitle");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), self->title);
  gtk_box_append (GTK_BOX (texts), self->subtitle);
  self->previous = nz_icon_button_new ("go-previous-symbolic", _ ("Previous letter"));
  g_signal_connect_swapped (self->previous, "clicked", G_CALLBACK (on_previous), self);
  self->next = nz_icon_button_new ("go-next-symbolic", _ ("Next letter"));
  g_signal_connect_swapped (self->next, "clicked", G_CALLBACK (on_next), self);
  gtk_box_append (GTK_BOX (head), self->previous);
  gtk_box_append (GTK_BOX (head), texts);
  gtk_box_append (GTK_BOX (head), self->next);
  return head;
}

static GtkWidget *
wrapped_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_visible (label, FALSE);
  return label;
}

static void
nz_letter_preview_dispose (GObject *object)
{
  NzLetterPreview *self = NZ_LETTER_PREVIEW (object);
  g_clear_pointer (&self->order, g_ptr_array_unref);
  g_clear_object (&self->document);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (nz_letter_preview_parent_class)->dispose (object);
}

static void
nz_letter_preview_class_init (NzLetterPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_letter_preview_dispose;
  signals[SHOWN] = g_signal_new ("shown", NZ_TYPE_LETTER_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
  signals[NOTICE] = g_signal_new ("notice", NZ_TYPE_LETTER_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
nz_letter_preview_init (NzLetterPreview *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  self->remark = wrapped_new ("letter-remark");
  self->view = nz_page_view_new ();
  self->others = wrapped_new ("row-subtitle");
  self->print = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (self->print), TRUE);
  g_signal_connect_swapped (self->print, "clicked", G_CALLBACK (on_print_clicked), self);
  gtk_box_append (GTK_BOX (box), self->remark);
  gtk_box_append (GTK_BOX (box), self->view);
  gtk_box_append (GTK_BOX (box), self->others);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self), head_new (self));
  gtk_box_append (GTK_BOX (self), scroller);
  gtk_box_append (GTK_BOX (self), self->print);
}

GtkWidget *
nz_letter_preview_new (NzStore *store, gint64 meeting)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);
  NzLetterPreview *self = g_object_new (NZ_TYPE_LETTER_PREVIEW, NULL);
  self->store = g_object_ref (store);
  self->meeting = meeting;
  nz_letter_preview_refresh (self);
  return GTK_WIDGET (self);
}
