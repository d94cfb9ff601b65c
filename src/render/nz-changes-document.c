/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-changes-document.h"

#define SIZE 9.0
#define PITCH 11.8
#define GAP 10.0
/* Field, before, after. */
static const double shares[] = { 0.24, 0.38, 0.38 };
/* A text of several pages is told by its beginning. */
#define MOST_LINES 8

/* One record, in words. */
typedef struct
{
  char *kind; /* (nullable): the heading above, where a new kind begins */
  char *title;
  char *state;
  gboolean is_new;
  GPtrArray *lines; /* char *[3] */
} Entry;

struct _NzChangesDocument
{
  NzFramedDocument parent_instance;
  GPtrArray *entries;
  char *rest; /* (nullable): what is not told */
};

G_DEFINE_FINAL_TYPE (NzChangesDocument, nz_changes_document, NZ_TYPE_FRAMED_DOCUMENT)

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->kind);
  g_free (entry->title);
  g_free (entry->state);
  g_ptr_array_unref (entry->lines);
  g_free (entry);
}

static void
nz_changes_document_finalize (GObject *object)
{
  NzChangesDocument *self = NZ_CHANGES_DOCUMENT (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_free (self->rest);
  G_OBJECT_CLASS (nz_changes_document_parent_class)->finalize (object);
}

/* --- the text ---------------------------------------------------------------------------------------------
 */

static void
put_text (
    NzFlow *flow, NzTypeset *typeset, const char *text, double size, int weight, NzTone tone, double keep)
{
  NzType type = { .size = size, .weight = weight, .width = flow->width, .pitch = size * 1.32 };
  nz_flow_text (flow, nz_typeset_layout (typeset, text, &type), tone, 0, keep);
}

static NzFlowRow
make_row (NzFlow *flow, NzTypeset *typeset, char *const *texts)
{
  NzFlowRow row = { .n_cells = G_N_ELEMENTS (shares), .pad = 2.2 };
  double x = 0;

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      NzType type
          = { .size = SIZE, .width = shares[i] * flow->width - GAP, .pitch = PITCH, .lines = MOST_LINES };
      row.cells[i] = (NzFlowCell){ g_object_ref (nz_typeset_layout (typeset, texts[i], &type)), x,
                                   i == 0 ? NZ_TONE_DIM : NZ_TONE_TEXT };
      x += shares[i] * flow->width;
    }
  return row;
}

static void
put_lines (NzFlow *flow, NzTypeset *typeset, GPtrArray *lines)
{
  g_autofree NzFlowRow *rows = g_new0 (NzFlowRow, lines->len + 1);

  for (guint i = 0; i < lines->len; i++)
    rows[i] = make_row (flow, typeset, lines->pdata[i]);
  nz_flow_space (flow, 2);
  nz_flow_table (flow, NULL, rows, lines->len);
  for (guint i = 0; i < lines->len; i++)
    for (guint k = 0; k < rows[i].n_cells; k++)
      g_clear_object (&rows[i].cells[k].layout);
}

static void
nz_changes_document_fill (NzFramedDocument *document, NzFlow *flow, NzTypeset *typeset)
{
  NzChangesDocument *self = NZ_CHANGES_DOCUMENT (document);
  NzLanguage language = nz_document_get_language (NZ_DOCUMENT (document));

  if (self->entries->len == 0)
    put_text (flow, typeset, nz_text (language, N_ ("Nothing has changed.")), SIZE, 400, NZ_TONE_DIM, 0);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = self->entries->pdata[i];
      g_autofree char *title = g_strdup_printf ("%s · %s", entry->title, entry->state);

      if (entry->kind != NULL)
        {
          nz_flow_space (flow, 14);
          put_text (flow, typeset, entry->kind, 12.5, 700, NZ_TONE_TEXT, 70);
        }
      nz_flow_space (flow, 7);
      put_text (flow, typeset, title, 10, 700, NZ_TONE_TEXT, 30);
      put_lines (flow, typeset, entry->lines);
    }
  if (self->rest != NULL)
    {
      nz_flow_space (flow, 12);
      put_text (flow, typeset, self->rest, SIZE, 400, NZ_TONE_DIM, 0);
    }
}

/* --- the list in words ------------------------------------------------------------------------------------
 */

static Entry *
entry_new (const NzRecordChange *change, const NzRecordChange *before, NzLanguage language)
{
  Entry *entry = g_new0 (Entry, 1);

  if (before == NULL || before->entity != change->entity)
    entry->kind = g_strdup (nz_entity_plural (change->entity, language));
  entry->title = g_strdup (change->title);
  entry->state = g_strdup (nz_change_word (change, language));
  entry->lines = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  for (guint i = 0; i < change->fields->len; i++)
    {
      const NzFieldChange *field = change->fields->pdata[i];
      char **line = g_new0 (char *, 4);

      line[0] = g_strdup (nz_field_label (field->field, language));
      line[1] = g_strdup (change->operation == 'i' ? "" : *field->before != '\0' ? field->before : "–");
      line[2] = g_strdup (change->operation == 'd' ? "" : *field->after != '\0' ? field->after : "–");
      g_ptr_array_add (entry->lines, line);
    }
  return entry;
}

/* (transfer full) (nullable) */
static char *
rest_words (const NzChangeList *list, NzLanguage language)
{
  GString *text = g_string_new (NULL);

  if (list->more > 0)
    g_string_append_printf (
        text,
        nz_ntext (language, "%u further record was changed.", "%u further records were changed.", list->more),
        list->more);
  if (list->n_forgotten > 0)
    {
      g_string_append (text, text->len > 0 ? " " : "");
      g_string_append_printf (text,
                              nz_ntext (language, "Of %u older step the file only keeps that it happened.",
                                        "Of %u older steps the file only keeps that they happened.",
                                        list->n_forgotten),
                              list->n_forgotten);
    }
  return g_string_free (text, text->len == 0);
}

static void
nz_changes_document_class_init (NzChangesDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_changes_document_finalize;
  NZ_FRAMED_DOCUMENT_CLASS (klass)->fill = nz_changes_document_fill;
}

static void
nz_changes_document_init (NzChangesDocument *self)
{
  self->entries = g_ptr_array_new_with_free_func (entry_free);
}

NzChangesDocument *
nz_changes_document_new (const NzChangeList *list, NzRecord *network, NzDate today, NzLanguage language)
{
  g_return_val_if_fail (list != NULL && NZ_IS_RECORD (network), NULL);

  NzChangesDocument *self = g_object_new (NZ_TYPE_CHANGES_DOCUMENT, NULL);
  g_autofree char *day = nz_date_format (list->since, language, NZ_DATE_LONG);
  g_autofree char *title = g_strdup_printf (nz_text (language, N_ ("Changes since %s")), day);
  guint n = list->records->len + list->more;
  g_autofree char *count = g_strdup_printf (nz_ntext (language, "%u record", "%u records", n), n);

  for (guint i = 0; i < list->records->len; i++)
    g_ptr_array_add (self->entries, entry_new (list->records->pdata[i],
                                               i > 0 ? list->records->pdata[i - 1] : NULL, language));
  self->rest = rest_words (list, language);
  nz_framed_document_set_frame (NZ_FRAMED_DOCUMENT (self), title, count, network, today, language);
  return self;
}
