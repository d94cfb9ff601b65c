/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-telephone-list.h"

#define SIZE 9.0
#define PITCH 11.4
#define NUMBERS 0.42 /* of the column's width, at the right */
#define GAP 6.0
#define INDENT 8.0
#define BETWEEN 7.0

struct _NzTelephoneList
{
  NzFramedDocument parent_instance;
  GPtrArray *entries;
};

G_DEFINE_FINAL_TYPE (NzTelephoneList, nz_telephone_list, NZ_TYPE_FRAMED_DOCUMENT)

static void
nz_telephone_list_finalize (GObject *object)
{
  g_clear_pointer (&NZ_TELEPHONE_LIST (object)->entries, g_ptr_array_unref);
  G_OBJECT_CLASS (nz_telephone_list_parent_class)->finalize (object);
}

/* Somebody at the left, the numbers at the right. */
typedef struct
{
  PangoLayout *name, *numbers; /* (owned) */
  double indent;
  NzTone tone;
} Line;

static void
line_clear (gpointer data)
{
  Line *line = data;
  g_clear_object (&line->name);
  g_clear_object (&line->numbers);
}

static double
line_height (const Line *line)
{
  return MAX (nz_layout_span (line->name, 0, nz_layout_n_lines (line->name)),
              nz_layout_span (line->numbers, 0, nz_layout_n_lines (line->numbers)));
}

static Line
make_line (NzFlow *flow, NzTypeset *typeset, const char *name, char **numbers, gboolean is_head)
{
  double right = flow->width * NUMBERS, indent = is_head ? 0 : INDENT;
  g_autofree char *texts = numbers != NULL ? g_strjoinv ("\n", numbers) : g_strdup ("");
  gboolean whole = *texts == '\0'; /* nothing stands at the right */
  NzType type = { .size = SIZE,
                  .weight = is_head ? 700 : 400,
                  .width = flow->width - indent - (whole ? 0 : right + GAP),
                  .pitch = PITCH };
  NzType plain = { .size = SIZE, .width = right, .pitch = PITCH, .align = PANGO_ALIGN_RIGHT };

  return (Line){ g_object_ref (nz_typeset_layout (typeset, name, &type)),
                 g_object_ref (nz_typeset_layout (typeset, texts, &plain)), indent, NZ_TONE_TEXT };
}

static void
put_line (NzFlow *flow, const Line *line)
{
  nz_flow_settle (flow);
  nz_flow_place (flow, line->name, line->tone, line->indent);
  /* what is set to the right begins where its column does */
  nz_flow_place (flow, line->numbers, line->tone, flow->width * (1 - NUMBERS));
  flow->y += line_height (line);
}

static void
add_person (GArray *lines, NzFlow *flow, NzTypeset *typeset, const NzDirectoryPerson *person)
{
  gboolean has_function = person->function != NULL && *person->function != '\0';
  g_autofree char *text
      = g_strconcat (person->name, has_function ? ", " : "", has_function ? person->function : "", NULL);
  Line line = make_line (flow, typeset, text, person->telephones, FALSE);
  g_array_append_val (lines, line);
}

static double
height_of (GArray *lines, guint first)
{
  double height = 0;
  for (guint i = first; i < lines->len; i++)
    height += line_height (&g_array_index (lines, Line, i));
  return height;
}

static void
put_entry (NzFlow *flow, NzTypeset *typeset, const NzDirectoryEntry *entry, NzLanguage language)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (lines, line_clear);
  Line head = make_line (flow, typeset, entry->name, entry->telephones, TRUE);
  g_array_append_val (lines, head);
  for (guint i = 0; i < entry->people->len; i++)
    add_person (lines, flow, typeset, entry->people->pdata[i]);

  /* What is short stays together; of the rest at least the head and two lines. */
  double all = height_of (lines, 0), room = flow->bottom - flow->next_top;
  double least = lines->len > 3 ? all - height_of (lines, 3) : all;
  nz_flow_space (flow, BETWEEN);
  nz_flow_need (flow, all < room / 3 ? all : least);
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);
      if (i > 0 && nz_flow_need (flow, line_height (line)))
        {
          g_autofree char *again = g_strdup_printf (nz_text (language, "%s (continued)"), entry->name);
          Line repeated = make_line (flow, typeset, again, NULL, TRUE);
          put_line (flow, &repeated);
          line_clear (&repeated);
        }
      put_line (flow, line);
    }
}

static void
nz_telephone_list_fill (NzFramedDocument *document, NzFlow *flow, NzTypeset *typeset)
{
  NzTelephoneList *self = NZ_TELEPHONE_LIST (document);

  for (guint i = 0; i < self->entries->len; i++)
    put_entry (flow, typeset, self->entries->pdata[i], nz_document_get_language (NZ_DOCUMENT (document)));
}

static void
nz_telephone_list_class_init (NzTelephoneListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_telephone_list_finalize;
  NZ_FRAMED_DOCUMENT_CLASS (klass)->fill = nz_telephone_list_fill;
  NZ_FRAMED_DOCUMENT_CLASS (klass)->columns = 2;
}

static void
nz_telephone_list_init (NzTelephoneList *self)
{
}

NzTelephoneList *
nz_telephone_list_new (GPtrArray *entries, NzRecord *network, NzDate day, NzLanguage language)
{
  g_return_val_if_fail (entries != NULL && NZ_IS_RECORD (network), NULL);

  NzTelephoneList *self = g_object_new (NZ_TYPE_TELEPHONE_LIST, NULL);
  g_autofree char *count
      = g_strdup_printf (nz_ntext (language, "%u entry", "%u entries", entries->len), entries->len);
  self->entries = g_ptr_array_ref (entries);
  nz_framed_document_set_frame (NZ_FRAMED_DOCUMENT (self), nz_text (language, "Telephone list"), count,
                                network, day, language);
  return self;
}
