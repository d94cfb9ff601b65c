/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-group-list-document.h"

#define SIZE 9.0
#define PITCH 11.8
#define GAP 10.0
static const double shares[] = { 0.40, 0.24, 0.16, 0.20 };

struct _NzGroupListDocument
{
  NzFramedDocument parent_instance;
  GPtrArray *entries;
};

G_DEFINE_FINAL_TYPE (NzGroupListDocument, nz_group_list_document, NZ_TYPE_FRAMED_DOCUMENT)

static void
nz_group_list_document_finalize (GObject *object)
{
  g_clear_pointer (&NZ_GROUP_LIST_DOCUMENT (object)->entries, g_ptr_array_unref);
  G_OBJECT_CLASS (nz_group_list_document_parent_class)->finalize (object);
}

static NzFlowRow
make_row (NzFlow *flow, NzTypeset *typeset, const char *const texts[4], gboolean is_head)
{
  NzFlowRow row = { .n_cells = 4, .pad = 2.6, .is_head = is_head };
  double x = 3;

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      NzType type = { .size = is_head ? 8.5 : SIZE,
                      .weight = is_head ? 700 : 400,
                      .width = shares[i] * flow->width - GAP,
                      .pitch = PITCH };
      row.cells[i]
          = (NzFlowCell){ g_object_ref (nz_typeset_layout (typeset, texts[i], &type)), x, NZ_TONE_TEXT };
      x += shares[i] * flow->width;
    }
  return row;
}

static void
put_text (
    NzFlow *flow, NzTypeset *typeset, const char *text, double size, int weight, NzTone tone, double keep)
{
  NzType type = { .size = size, .weight = weight, .width = flow->width, .pitch = size * 1.32 };
  if (text != NULL && *text != '\0')
    nz_flow_text (flow, nz_typeset_layout (typeset, text, &type), tone, 0, keep);
}

static void
put_members (NzFlow *flow, NzTypeset *typeset, const NzGroupListEntry *entry, NzLanguage language)
{
  /* On the next page the head says which group goes on there. */
  const char *const heads[] = { entry->name, nz_text (language, "Represented by"), nz_text (language, "Role"),
                                nz_text (language, "Telephone") };
  NzFlowRow head = make_row (flow, typeset, heads, TRUE);
  g_autofree NzFlowRow *rows = g_new0 (NzFlowRow, entry->members->len + 1);

  for (guint i = 0; i < entry->members->len; i++)
    {
      const NzGroupMember *member = entry->members->pdata[i];
      const char *const texts[] = { member->organisation, member->person, member->role, member->contact };
      rows[i] = make_row (flow, typeset, texts, FALSE);
    }
  nz_flow_space (flow, 5);
  nz_flow_table (flow, &head, rows, entry->members->len);
  for (guint i = 0; i < entry->members->len; i++)
    nz_flow_row_clear (&rows[i]);
  nz_flow_row_clear (&head);
}

static void
nz_group_list_document_fill (NzFramedDocument *document, NzFlow *flow, NzTypeset *typeset)
{
  NzGroupListDocument *self = NZ_GROUP_LIST_DOCUMENT (document);
  NzLanguage language = nz_document_get_language (NZ_DOCUMENT (document));

  for (guint i = 0; i < self->entries->len; i++)
    {
      const NzGroupListEntry *entry = self->entries->pdata[i];
      /* the name, what it is about, and the first members stay together */
      nz_flow_space (flow, 16);
      nz_flow_need (flow, 110);
      put_text (flow, typeset, entry->name, 12.5, 700, NZ_TONE_TEXT, 60);
      nz_flow_space (flow, 1);
      put_text (flow, typeset, entry->about, SIZE, 400, NZ_TONE_DIM, 50);
      put_text (flow, typeset, entry->theme, SIZE, 400, NZ_TONE_TEXT, 40);
      put_text (flow, typeset, entry->mandate, SIZE, 400, NZ_TONE_TEXT, 40);
      if (entry->members->len > 0)
        put_members (flow, typeset, entry, language);
      else
        put_text (flow, typeset, nz_text (language, "No members are recorded."), SIZE, 400, NZ_TONE_DIM, 0);
    }
}

static void
nz_group_list_document_class_init (NzGroupListDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_group_list_document_finalize;
  NZ_FRAMED_DOCUMENT_CLASS (klass)->fill = nz_group_list_document_fill;
}

static void
nz_group_list_document_init (NzGroupListDocument *self)
{
}

NzGroupListDocument *
nz_group_list_document_new (GPtrArray *entries, NzRecord *network, NzDate day, NzLanguage language)
{
  g_return_val_if_fail (entries != NULL && NZ_IS_RECORD (network), NULL);

  NzGroupListDocument *self = g_object_new (NZ_TYPE_GROUP_LIST_DOCUMENT, NULL);
  g_autofree char *count
      = g_strdup_printf (nz_ntext (language, "%u group", "%u groups", entries->len), entries->len);
  self->entries = g_ptr_array_ref (entries);
  nz_framed_document_set_frame (NZ_FRAMED_DOCUMENT (self),
                                nz_text (language, "Working groups and their members"), count, network, day,
                                language);
  return self;
}
