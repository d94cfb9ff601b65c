/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-record-page.h"

#include "base/nz-id.h"
#include "base/nz-text.h"
#include "domain/nz-duplicates.h"
#include "entity/nz-contact.h"
#include "domain/nz-journal.h"
#include "model/nz-summary.h"
#include "store/nz-step-changes.h"
#include "ui/nz-day-view.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-distribution-cards.h"
#include "ui/nz-field-file-row.h"
#include "ui/nz-field-picture-row.h"
#include "ui/nz-group-card.h"
#include "ui/nz-history-card.h"
#include "ui/nz-involved-card.h"
#include "ui/nz-journal-card.h"
#include "ui/nz-organisation-cards.h"
#include "ui/nz-period.h"
#include "ui/nz-read-error.h"
#include "ui/nz-related-card.h"
#include "ui/nz-returned-card.h"
#include "ui/nz-similar-row.h"
#include "ui/nz-task-card.h"
#include "widgets/nz-card.h"
#include "widgets/nz-disc.h"
#include "widgets/nz-field-row.h"
#include "widgets/nz-list-row.h"

struct _NzRecordPage
{
  AdwBin parent_instance;
  NzRecordEditor *editor;
  NzDate day;     /* NZ_DATE_NONE: today */
  NzRecord *past; /* (nullable): what the fields show instead of what is so today */

  GtkBox *head;
  NzDisc *disc;
  GtkPicture *logo;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *badge;
  GtkBox *head_texts;
  GtkBox *actions;
  GtkBox *columns;
  GtkBox *left;
  GtkLabel *day_note; /* of which day the fields are */
  GtkBox *fields;
  GtkBox *right;
};

G_DEFINE_FINAL_TYPE (NzRecordPage, nz_record_page, ADW_TYPE_BIN)

enum
{
  OPEN_RECORD,
  NOTICE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- the head
 * ----------------------------------------------------------------------------------------------------- */

static void
on_quick_action (GtkButton *button)
{
  nz_dialog_show_uri (GTK_WIDGET (button), g_object_get_data (G_OBJECT (button), "uri"));
}

static void
add_quick_action (NzRecordPage *self, const char *icon, const char *label, char *uri)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  GtkWidget *word = gtk_label_new (label);

  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (button, 40, 40);
  gtk_widget_add_css_class (word, "action-word");
  gtk_widget_set_tooltip_text (button, uri);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "uri", uri, g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_quick_action), NULL);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), word);
  gtk_box_append (self->actions, box);
}

/* (transfer full) (nullable): the first value of a list of contacts, without its label. */
static char *
first_value (NzRecord *record, const char *field)
{
  if (nz_entity_field (nz_record_get_entity (record), field) == NULL)
    return NULL;
  const char *first = nz_record_get_list (record, field)[0];
  return first != NULL ? nz_contact_dup_value (first) : NULL;
}

/* What stands in a record was typed, or came with a spreadsheet from somebody: only what has the form of an
 * address becomes a link, and nothing in it can add a header or another scheme. (transfer full) (nullable) */
static char *
mail_uri (const char *mail)
{
  if (mail == NULL || !nz_text_is_email (mail))
    return NULL;
  g_autofree char *escaped = g_uri_escape_string (mail, "@", FALSE);
  return g_strconcat ("mailto:", escaped, NULL);
}

static char *
telephone_uri (const char *telephone)
{
  if (telephone == NULL || !nz_text_is_telephone (telephone))
    return NULL;
  g_autofree char *escaped = g_uri_escape_string (telephone, "+-", FALSE);
  return g_strconcat ("tel:", escaped, NULL);
}

static char *
web_uri (const char *web)
{
  if (web == NULL || !nz_text_is_web (web))
    return NULL;
  gboolean whole
      = g_ascii_strncasecmp (web, "https://", 8) == 0 || g_ascii_strncasecmp (web, "http://", 7) == 0;
  g_autofree char *escaped = g_uri_escape_string (web, "%:/?#@!$&'()*+,;=", TRUE);
  return whole ? g_steal_pointer (&escaped) : g_strconcat ("https://", escaped, NULL);
}

static void
show_quick_actions (NzRecordPage *self, NzRecord *record)
{
  g_autofree char *first_mail = first_value (record, "email");
  g_autofree char *mail = mail_uri (first_mail);
  g_autofree char *first_telephone = first_value (record, "telephone");
  g_autofree char *telephone = telephone_uri (first_telephone);
  g_autofree char *first_web = first_value (record, "web");
  g_autofree char *web = web_uri (first_web);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->actions))) != NULL)
    gtk_box_remove (self->actions, child);
  if (mail != NULL)
    add_quick_action (self, "mail-unread-symbolic", _ ("E-mail"), g_steal_pointer (&mail));
  if (telephone != NULL)
    add_quick_action (self, "nz-call-symbolic", _ ("Call"), g_steal_pointer (&telephone));
  if (web != NULL)
    add_quick_action (self, "nz-web-symbolic", _ ("Website"), g_steal_pointer (&web));
  gtk_widget_set_visible (GTK_WIDGET (self->actions),
                          gtk_widget_get_first_child (GTK_WIDGET (self->actions)) != NULL);
}

/* The actor's logo in the place of its sign. */
static void
show_logo (NzRecordPage *self, NzRecord *record)
{
  const NzField *field = nz_entity_field_with (nz_record_get_entity (record), NZ_FIELD_IMAGE);
  const char *hash = field != NULL && (field->flags & NZ_FIELD_HIDDEN) == 0
                         ? nz_record_get_text (record, field->name)
                         : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
      = hash != NULL ? nz_store_get_image (nz_record_editor_get_store (self->editor), hash, &error) : NULL;
  g_autoptr (GdkTexture) texture = bytes != NULL ? gdk_texture_new_from_bytes (bytes, &error) : NULL;

  nz_read_error_tell (GTK_WIDGET (self), error);
  gtk_picture_set_paintable (self->logo, GDK_PAINTABLE (texture));
  gtk_widget_set_visible (GTK_WIDGET (self->logo), texture != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->disc), texture == NULL);
}

static void
show_head (NzRecordPage *self)
{
  NzRecord *record = nz_record_editor_get_record (self->editor);
  const NzEntity *entity = nz_record_get_entity (record);
  g_autofree char *period = nz_period_words (record, nz_day_or_today (self->day), nz_get_language ());
  NzSummary summary;

  nz_summary_load (nz_record_editor_get_store (self->editor), entity, nz_record_get_id (record),
                   nz_day_or_today (self->day), &summary);
  gtk_label_set_label (self->title, summary.title);
  g_autofree char *subtitle
      = *period != '\0' ? g_strdup_printf ("%s · %s", summary.subtitle, period) : g_strdup (summary.subtitle);
  gtk_label_set_label (self->subtitle, subtitle);
  if (summary.sign != NULL)
    nz_disc_set_sign (self->disc, summary.sign);
  else if (summary.initials != NULL && *summary.initials != '\0')
    nz_disc_set_initials (self->disc, summary.initials);
  else
    nz_disc_set_icon (self->disc, nz_entity_icon_name (entity));
  show_logo (self, record);
  const char *classes[] = { "badge", nz_badge_css_class (summary.badge_style), NULL };
  gtk_widget_set_css_classes (GTK_WIDGET (self->badge), classes);
  gtk_label_set_label (self->badge, summary.badge != NULL ? summary.badge : "");
  gtk_widget_set_visible (GTK_WIDGET (self->badge), summary.badge != NULL);
  show_quick_actions (self, record);
  nz_summary_clear (&summary);
}

/* --- the cards
 * ---------------------------------------------------------------------------------------------------- */

/* (transfer floating) */
static GtkWidget *
field_row_new (NzRecordEditor *editor, const NzField *field)
{
  return (field->flags & NZ_FIELD_IMAGE) != 0  ? nz_field_picture_row_new (editor, field)
         : (field->flags & NZ_FIELD_FILE) != 0 ? nz_field_file_row_new (editor, field)
                                               : nz_field_row_new (editor, field);
}

/* A card without a row that belongs to the record is none. */
static void
show_card (GtkWidget *list)
{
  GtkWidget *row = gtk_widget_get_first_child (list);

  while (row != NULL && !gtk_widget_get_visible (row))
    row = gtk_widget_get_next_sibling (row);
  gtk_widget_set_visible (gtk_widget_get_parent (list), row != NULL);
}

/* One boxed list per group of the description. */
static void
add_field_cards (NzRecordPage *self, NzRecordEditor *editor)
{
  const NzEntity *entity = nz_record_editor_get_entity (editor);
  const char *group = NULL;
  GtkWidget *list = NULL, *involved = NULL;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const NzField *field = &entity->fields[i];
      const char *its_group = nz_field_group (entity, field, nz_get_language ());

      if ((field->flags & NZ_FIELD_HIDDEN) != 0)
        continue;
      /* not only the first of each kind */
      if (nz_field_get_further (entity, field) != NULL)
        {
          if (involved == NULL)
            involved = nz_involved_card_new (nz_record_editor_get_store (editor),
                                             nz_record_editor_get_id (editor));
          if (gtk_widget_get_parent (involved) == NULL)
            gtk_box_append (self->fields, involved);
          continue;
        }
      if (list == NULL || g_strcmp0 (group, its_group) != 0)
        {
          GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
          group = its_group;
          list = nz_card_list_new (group);
          gtk_box_append (GTK_BOX (card), nz_card_heading_new (group, NULL));
          gtk_box_append (GTK_BOX (card), list);
          gtk_box_append (self->fields, card);
        }
      GtkWidget *row = field_row_new (editor, field);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
      show_card (list);
      g_signal_connect_object (row, "notify::visible", G_CALLBACK (show_card), list, G_CONNECT_SWAPPED);
      if (nz_duplicates_has (entity) && !nz_record_editor_is_read_only (editor)
          && field == nz_entity_field_with (entity, NZ_FIELD_NAME | NZ_FIELD_REQUIRED))
        gtk_list_box_append (GTK_LIST_BOX (list), nz_similar_row_new (editor, row));
    }
}

/* --- the fields of the day
 * ---------------------------------------------------------------------------------------- */

/* Whether the lists and cards around the fields are of the day: those of the journal are always of today. */
static gboolean
follows_day (const NzEntity *entity)
{
  return entity == &nz_entity_person || nz_entity_field_with (entity, NZ_FIELD_SINCE) != NULL;
}

/* The fields have no since and until. Where the history reaches back to the day it tells what they were then;
 * otherwise they are today's, which is said. (transfer full) (nullable): today's. */
static NzRecord *
read_past (NzRecordPage *self)
{
  g_autoptr (GError) error = NULL;
  NzRecord *record = nz_store_get_on_day (nz_record_editor_get_store (self->editor),
                                          nz_record_editor_get_entity (self->editor),
                                          nz_record_editor_get_id (self->editor), self->day, &error);

  nz_read_error_tell (GTK_WIDGET (self), error);
  return record;
}

static void
show_day_note (NzRecordPage *self, gboolean is_past)
{
  g_autofree char *date = is_past ? nz_date_format (self->day, nz_get_language (), NZ_DATE_LONG) : NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->day_note), is_past);
  if (!is_past)
    return;
  text = self->past != NULL
             ? g_strdup_printf (
                 _ ("These fields are as they stood in the file on %s. They can be changed when "
                    "today is shown again."),
                 date)
             : g_strdup_printf (
                 _ ("These fields are as of today: the file does not know what they were on %s."), date);
  gtk_label_set_label (self->day_note, text);
}

/* Makes the fields anew where what they are to show is of another time than before. */
static void
show_fields_of_day (NzRecordPage *self)
{
  gboolean is_past = follows_day (nz_record_editor_get_entity (self->editor)) && nz_date_is_set (self->day)
                     && nz_date_compare (self->day, nz_date_today ()) < 0;
  g_autoptr (NzRecord) past = is_past ? read_past (self) : NULL;
  gboolean same
      = past != NULL && self->past != NULL ? nz_record_equal (past, self->past) : past == self->past;

  if (!same)
    {
      g_autoptr (NzRecordEditor) editor
          = past != NULL ? nz_record_editor_new_past (nz_record_editor_get_store (self->editor), past)
                         : g_object_ref (self->editor);
      GtkWidget *child;

      g_set_object (&self->past, past);
      while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->fields))) != NULL)
        gtk_box_remove (self->fields, child);
      add_field_cards (self, editor);
    }
  show_day_note (self, is_past);
}

static void
on_changed (NzRecordPage *self)
{
  show_head (self);
  /* an undone step may lie before the day */
  if (self->past != NULL)
    show_fields_of_day (self);
}

static void
add_related_cards (NzRecordPage *self)
{
  const NzEntity *entity = nz_record_editor_get_entity (self->editor);
  NzStore *store = nz_record_editor_get_store (self->editor);
  gint64 id = nz_record_editor_get_id (self->editor);
  g_autoptr (GPtrArray) lines = nz_related_for (entity);

  if (entity == &nz_entity_organisation)
    nz_organisation_cards_add (self->right, store, id);
  if (entity == &nz_entity_distribution_list)
    nz_distribution_cards_add (self->right, store, id);
  for (guint i = 0; i < lines->len; i++)
    gtk_box_append (self->right, nz_related_card_new (store, lines->pdata[i], id));
  if (nz_task_card_is_about (entity))
    gtk_box_append (self->right, nz_task_card_new (store, entity, id));
  if (entity == &nz_entity_organisation || entity == &nz_entity_person)
    gtk_box_append (self->right, nz_returned_card_new (store, entity, id));
  if (entity == &nz_entity_working_group)
    gtk_box_append (self->left, nz_group_card_new (store, id));
  if (nz_journal_is_about (entity))
    gtk_box_append (self->right, nz_journal_card_new (store, entity, id));
  gtk_box_append (self->right, nz_history_card_new (store, entity, id));
}

/* --- actions
 * ------------------------------------------------------------------------------------------------------ */

/* "organisation/7ZZZZZZZZZZZZ", from a row somewhere below. */
static void
on_open_record (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_auto (GStrv) parts = g_strsplit (g_variant_get_string (parameter, NULL), "/", 2);
  const NzEntity *entity = parts[0] != NULL ? nz_entity_by_name (parts[0]) : NULL;
  gint64 id;

  if (entity != NULL && parts[1] != NULL && nz_id_parse (parts[1], &id))
    g_signal_emit (widget, signals[OPEN_RECORD], 0, (gpointer)entity, id);
}

NzRecordEditor *
nz_record_page_get_editor (NzRecordPage *self)
{
  g_return_val_if_fail (NZ_IS_RECORD_PAGE (self), NULL);
  return self->editor;
}

void
nz_record_page_set_width (NzRecordPage *self, NzWidth width)
{
  g_return_if_fail (NZ_IS_RECORD_PAGE (self));
  gboolean narrow = width == NZ_WIDTH_NARROW || width == NZ_WIDTH_MEDIUM;
  gboolean single = width == NZ_WIDTH_NARROW;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (self->columns, !narrow);
  gtk_box_set_spacing (self->columns, narrow ? 16 : 24);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->head),
                                  single ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_halign (GTK_WIDGET (self->head_texts), single ? GTK_ALIGN_CENTER : GTK_ALIGN_FILL);
  gtk_label_set_justify (self->title, single ? GTK_JUSTIFY_CENTER : GTK_JUSTIFY_LEFT);
  gtk_label_set_xalign (self->title, single ? 0.5f : 0);
  gtk_label_set_justify (self->subtitle, single ? GTK_JUSTIFY_CENTER : GTK_JUSTIFY_LEFT);
  gtk_label_set_xalign (self->subtitle, single ? 0.5f : 0);
  gtk_widget_set_halign (GTK_WIDGET (self->badge), single ? GTK_ALIGN_CENTER : GTK_ALIGN_START);
  gtk_widget_set_halign (GTK_WIDGET (self->actions), single ? GTK_ALIGN_CENTER : GTK_ALIGN_END);
}

void
nz_record_page_set_day (NzRecordPage *self, NzDate day)
{
  g_return_if_fail (NZ_IS_RECORD_PAGE (self));

  if (nz_date_equal (self->day, day))
    return;
  self->day = day;
  show_head (self);
  show_fields_of_day (self);
  nz_day_view_set_below (GTK_WIDGET (self), day);
}

/* The name is what a new record lacks most; it stands first in every description. */
void
nz_record_page_begin_editing (NzRecordPage *self)
{
  g_return_if_fail (NZ_IS_RECORD_PAGE (self));
  const NzEntity *entity = nz_record_editor_get_entity (self->editor);
  const NzField *name = nz_entity_field_with (entity, NZ_FIELD_NAME | NZ_FIELD_REQUIRED);

  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->fields)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    {
      GtkWidget *list = gtk_widget_get_last_child (card);
      for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
           row = gtk_widget_get_next_sibling (row))
        if (ADW_IS_ENTRY_ROW (row)
            && (name == NULL
                || g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                              nz_field_label (name, nz_get_language ()))
                       == 0))
          {
            gtk_widget_grab_focus (row);
            gtk_editable_select_region (GTK_EDITABLE (row), 0, -1);
            return;
          }
    }
}

/* --- GObject
 * ------------------------------------------------------------------------------------------------------ */

GtkWidget *
nz_record_page_new (NzRecordEditor *editor)
{
  g_return_val_if_fail (NZ_IS_RECORD_EDITOR (editor), NULL);

  NzRecordPage *self = g_object_new (NZ_TYPE_RECORD_PAGE, NULL);
  self->editor = g_object_ref (editor);
  add_field_cards (self, editor);
  add_related_cards (self);
  show_head (self);
  g_signal_connect_object (editor, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
nz_record_page_dispose (GObject *object)
{
  NzRecordPage *self = NZ_RECORD_PAGE (object);

  g_clear_object (&self->editor);
  g_clear_object (&self->past);
  G_OBJECT_CLASS (nz_record_page_parent_class)->dispose (object);
}

static void
nz_record_page_class_init (NzRecordPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nz_record_page_dispose;
  signals[OPEN_RECORD] = g_signal_new ("open-record", NZ_TYPE_RECORD_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_INT64);
  signals[NOTICE] = g_signal_new ("notice", NZ_TYPE_RECORD_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  g_type_ensure (NZ_TYPE_DISC);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/zim/Netzwerk/ui/nz-record-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NzRecordPage, head);
  gtk_widget_class_bind_template_child (widget_class, NzRecordPage, title);
  gtk_widget_class_bind_template_child (widget_class, NzRecordPage, subtitle);
  gtk_widget_class_bind_template_child (widget_class, NzRecordPage, badge);
  gtk_widget_class_bind_template_child (widget_class, NzRecordPage, head_texts);
  gtk_widget_class_bind_template_child (widget_class, NzRecordPage, actions);
  gtk_widget_class_bind_template_child (widget_class, NzRecordPage, columns);
  gtk_widget_class_bind_template_child (widget_class, NzRecordPage, left);
  gtk_widget_class_bind_template_child (widget_class, NzRecordPage, day_note);
  gtk_widget_class_bind_template_child (widget_class, NzRecordPage, fields);
  gtk_widget_class_bind_template_child (widget_class, NzRecordPage, right);
  gtk_widget_class_install_action (widget_class, NZ_ACTION_OPEN_RECORD, "s", on_open_record);
}

static void
nz_record_page_init (NzRecordPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->disc = NZ_DISC (nz_disc_new (92));
  self->logo = GTK_PICTURE (gtk_picture_new ());
  gtk_picture_set_can_shrink (self->logo, TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self->logo), 92, 92);
  gtk_widget_set_visible (GTK_WIDGET (self->logo), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->logo), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Logo"), -1);
  gtk_widget_set_halign (GTK_WIDGET (self->logo), GTK_ALIGN_START);
  gtk_box_prepend (self->head, GTK_WIDGET (self->disc));
  gtk_box_prepend (self->head, GTK_WIDGET (self->logo));
}
