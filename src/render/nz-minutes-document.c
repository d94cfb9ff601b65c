/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-minutes-document.h"

#include "domain/nz-meeting.h"

#define SIZE 10.5
#define PITCH 14.4
#define HEADING 11.5
#define SMALL 9.5
#define LABEL_WIDTH 120.0
#define INDENT 21.0
/* Of a bar beside what was decided or taken on. */
#define BAR 2.0
#define BAR_GAP 8.0
#define SIGNATURE_WIDTH 190.0

struct _NzMinutesDocument
{
  NzFramedDocument parent_instance;
  NzMinutesSheet *text;
};

G_DEFINE_FINAL_TYPE (NzMinutesDocument, nz_minutes_document, NZ_TYPE_FRAMED_DOCUMENT)

static void
nz_minutes_document_finalize (GObject *object)
{
  g_clear_pointer (&NZ_MINUTES_DOCUMENT (object)->text, nz_minutes_sheet_free);
  G_OBJECT_CLASS (nz_minutes_document_parent_class)->finalize (object);
}

/* One document in the making. */
typedef struct
{
  NzFlow *flow;
  NzTypeset *typeset;
  NzLanguage language;
} Setter;

static PangoLayout *
lay_out (Setter *setter, const char *text, double size, int weight, double width)
{
  NzType type = { .size = size, .weight = weight, .width = width, .pitch = size / SIZE * PITCH };

  return nz_typeset_layout (setter->typeset, text, &type);
}

static void
put (Setter *setter, const char *text, double size, int weight, NzTone tone, double indent, double keep)
{
  nz_flow_text (setter->flow, lay_out (setter, text, size, weight, setter->flow->width - indent), tone,
                indent, keep);
}

static void
put_facts (Setter *setter, GPtrArray *facts)
{
  g_autofree NzFlowRow *rows = g_new0 (NzFlowRow, facts->len + 1);

  for (guint i = 0; i < facts->len; i++)
    {
      const NzMinutesFact *fact = facts->pdata[i];
      PangoLayout *label = lay_out (setter, fact->label, SMALL, 400, LABEL_WIDTH - 8);
      rows[i] = (NzFlowRow){ .n_cells = 2, .pad = 2.4 };
      rows[i].cells[0] = (NzFlowCell){ g_object_ref (label), 0, NZ_TONE_DIM };
      PangoLayout *words = lay_out (setter, fact->text, SIZE, 400, setter->flow->width - LABEL_WIDTH);
      rows[i].cells[1] = (NzFlowCell){ g_object_ref (words), LABEL_WIDTH, NZ_TONE_TEXT };
    }
  nz_flow_table (setter->flow, NULL, rows, facts->len);
  for (guint i = 0; i < facts->len; i++)
    nz_flow_row_clear (&rows[i]);
}

/* What came out of an item stands apart from what was said: a bar on its left. */
static void
put_outcome (Setter *setter, const char *text)
{
  double width = setter->flow->width - INDENT - BAR - BAR_GAP;
  PangoLayout *layout = lay_out (setter, text, SIZE, 400, width);
  double height = nz_layout_span (layout, 0, nz_layout_n_lines (layout));

  nz_flow_space (setter->flow, 4);
  nz_flow_need (setter->flow, height + 4);
  nz_flow_text (setter->flow, layout, NZ_TONE_TEXT, INDENT + BAR + BAR_GAP, 0);
  nz_flow_bar (setter->flow, NZ_TONE_ACCENT, INDENT, BAR, height);
}

static void
put_item (Setter *setter, const NzMinutesItem *item, guint number)
{
  g_autofree char *which = g_strdup_printf ("%u", number);

  nz_flow_space (setter->flow, 13);
  nz_flow_need (setter->flow, 13 + 4 * PITCH);
  nz_flow_settle (setter->flow);
  nz_flow_place (setter->flow, lay_out (setter, which, HEADING, 700, INDENT), NZ_TONE_TEXT, 0);
  put (setter, item->title, HEADING, 700, NZ_TONE_TEXT, INDENT, 2 * PITCH);
  if (item->by != NULL)
    put (setter, item->by, SMALL, 400, NZ_TONE_DIM, INDENT, PITCH);
  if (item->text != NULL)
    {
      nz_flow_space (setter->flow, 3);
      put (setter, item->text, SIZE, 400, NZ_TONE_TEXT, INDENT, 0);
    }
  for (guint i = 0; i < item->decisions->len; i++)
    put_outcome (setter, item->decisions->pdata[i]);
  for (guint i = 0; i < item->tasks->len; i++)
    put_outcome (setter, item->tasks->pdata[i]);
  if (item->postponed)
    put_outcome (setter, nz_text (setter->language, "Put off to another meeting."));
}

/* --- the end ----------------------------------------------------------------------------------------------
 */

static void
put_names (Setter *setter, const char *heading, GPtrArray *names)
{
  g_autoptr (GString) all = g_string_new (NULL);

  if (names->len == 0)
    return;
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? "\302\240· " : "", (const char *)names->pdata[i]);
  nz_flow_space (setter->flow, 12);
  put (setter, heading, SMALL, 700, NZ_TONE_TEXT, 0, 2 * PITCH);
  put (setter, all->str, SMALL, 400, NZ_TONE_TEXT, 0, 0);
}

static void
put_signature (Setter *setter, const char *label, double indent)
{
  nz_flow_place (setter->flow, lay_out (setter, label, SMALL, 400, SIGNATURE_WIDTH), NZ_TONE_DIM, indent);
}

static void
put_signatures (Setter *setter)
{
  double second = setter->flow->width - SIGNATURE_WIDTH;

  nz_flow_space (setter->flow, 54);
  nz_flow_need (setter->flow, 54 + 2 * PITCH);
  nz_flow_settle (setter->flow);
  nz_flow_bar (setter->flow, NZ_TONE_RULE, 0, SIGNATURE_WIDTH, 0.6);
  nz_flow_bar (setter->flow, NZ_TONE_RULE, second, SIGNATURE_WIDTH, 0.6);
  put_signature (setter, nz_text (setter->language, "Chaired by"), 0);
  put_signature (setter, nz_text (setter->language, "Minutes by"), second);
  nz_flow_space (setter->flow, 2 * PITCH);
}

static void
nz_minutes_document_fill (NzFramedDocument *document, NzFlow *flow, NzTypeset *typeset)
{
  NzMinutesSheet *text = NZ_MINUTES_DOCUMENT (document)->text;
  NzLanguage language = nz_document_get_language (NZ_DOCUMENT (document));
  Setter setter = { flow, typeset, language };
  g_autofree char *represented
      = g_strdup_printf (nz_ntext (language, "%u organisation was represented",
                                   "%u organisations were represented", text->n_represented),
                         text->n_represented);

  put_facts (&setter, text->facts);
  for (guint i = 0; i < text->items->len; i++)
    put_item (&setter, text->items->pdata[i], i + 1);
  put_signatures (&setter);
  put_names (&setter, represented, text->represented);
  put_names (&setter, nz_text (language, "Excused"), text->excused);
}

static void
nz_minutes_document_class_init (NzMinutesDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_minutes_document_finalize;
  NZ_FRAMED_DOCUMENT_CLASS (klass)->fill = nz_minutes_document_fill;
}

static void
nz_minutes_document_init (NzMinutesDocument *self)
{
}

NzMinutesDocument *
nz_minutes_document_new (NzMinutesSheet *text, NzRecord *meeting, NzRecord *network, NzLanguage language)
{
  g_return_val_if_fail (text != NULL && NZ_IS_RECORD (meeting) && NZ_IS_RECORD (network), NULL);

  NzMinutesDocument *self = g_object_new (NZ_TYPE_MINUTES_DOCUMENT, NULL);
  g_autofree char *name = nz_meeting_title (meeting, language);

  self->text = text;
  nz_framed_document_set_frame (NZ_FRAMED_DOCUMENT (self),
                                text->is_draft ? nz_text (language, "Minutes (draft)")
                                               : nz_ctext (language, "meeting", "Minutes"),
                                name, network, NZ_DATE_NONE, language);
  return self;
}

NzDocument *
nz_minutes_document_make (NzMeetingPaper *paper, GError **error)
{
  NzMinutesSheet *text = nz_minutes_sheet_new (paper->store, paper->meeting, paper->language, error);

  if (text == NULL)
    return NULL;
  paper->n = text->items->len;
  return NZ_DOCUMENT (nz_minutes_document_new (text, paper->meeting, paper->network, paper->language));
}
