/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-address-list.h"

#include <string.h>

#define SIZE 9.0
#define PITCH 11.6
#define GAP 10.0
#define INSET 3.0
/* Mail addresses shrink so far rather than being broken. */
#define SMALLEST 7.0
/* Shares of the width of the four columns. */
static const double shares[] = { 0.29, 0.23, 0.17, 0.31 };

struct _NzAddressList
{
  NzFramedDocument parent_instance;
  GPtrArray *entries;
};

G_DEFINE_FINAL_TYPE (NzAddressList, nz_address_list, NZ_TYPE_FRAMED_DOCUMENT)

static void
nz_address_list_finalize (GObject *object)
{
  g_clear_pointer (&NZ_ADDRESS_LIST (object)->entries, g_ptr_array_unref);
  G_OBJECT_CLASS (nz_address_list_parent_class)->finalize (object);
}

/* The size at which the longest line fits. */
static double
fitting_size (NzTypeset *typeset, const char *text, double width)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  NzType type = { .size = SIZE };
  double widest = 1;

  for (guint i = 0; lines[i] != NULL; i++)
    widest = MAX (widest, nz_layout_width (nz_typeset_layout (typeset, lines[i], &type)));
  return CLAMP (SIZE * width / widest * 0.995, SMALLEST, SIZE);
}

static NzFlowRow
make_row (NzFlow *flow, NzTypeset *typeset, const char *const texts[4], gboolean is_head)
{
  NzFlowRow row = { .n_cells = 4, .pad = 3, .is_head = is_head };
  double x = INSET;

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      double width = shares[i] * flow->width - (i == 3 ? INSET : GAP);
      NzType type = { .size = is_head  ? 8.5
                              : i == 3 ? fitting_size (typeset, texts[i], width)
                                       : SIZE,
                      .weight = is_head ? 700 : 400,
                      .width = width,
                      .pitch = PITCH };
      PangoLayout *layout = nz_typeset_layout (typeset, texts[i], &type);
      row.cells[i] = (NzFlowCell){ g_object_ref (layout), x, NZ_TONE_TEXT };
      x += shares[i] * flow->width;
    }
  return row;
}

/* The name stands out from what is said about it. */
static void
embolden (NzFlowCell *cell, gsize length)
{
  PangoLayout *layout = pango_layout_copy (cell->layout);
  PangoAttrList *attributes = pango_attr_list_copy (pango_layout_get_attributes (layout));
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  bold->end_index = (guint)length;
  pango_attr_list_insert (attributes, bold);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  g_object_unref (cell->layout);
  cell->layout = layout;
}

static NzFlowRow
entry_row (NzFlow *flow, NzTypeset *typeset, const NzDirectoryEntry *entry)
{
  g_autofree char *name = g_strconcat (entry->name, *entry->about != '\0' ? "\n" : "", entry->about, NULL);
  g_autofree char *address = g_strjoinv ("\n", entry->address);
  g_autofree char *telephones = g_strjoinv ("\n", entry->telephones);
  g_autofree char *emails = g_strjoinv ("\n", entry->emails);
  g_autofree char *web = g_strjoinv ("\n", entry->web);
  g_autofree char *net = g_strconcat (emails, *emails != '\0' && *web != '\0' ? "\n" : "", web, NULL);

  NzFlowRow row = make_row (flow, typeset, (const char *const[]){ name, address, telephones, net }, FALSE);
  embolden (&row.cells[0], strlen (entry->name));
  return row;
}

static void
nz_address_list_fill (NzFramedDocument *document, NzFlow *flow, NzTypeset *typeset)
{
  NzAddressList *self = NZ_ADDRESS_LIST (document);
  NzLanguage language = nz_document_get_language (NZ_DOCUMENT (document));
  const char *const heads[] = { nz_text (language, "Name"), nz_text (language, "Address"),
                                nz_text (language, "Telephone"), nz_text (language, "E-mail, website") };
  NzFlowRow head = make_row (flow, typeset, heads, TRUE);
  g_autofree NzFlowRow *rows = g_new0 (NzFlowRow, self->entries->len + 1);

  for (guint i = 0; i < self->entries->len; i++)
    rows[i] = entry_row (flow, typeset, self->entries->pdata[i]);
  nz_flow_table (flow, &head, rows, self->entries->len);
  for (guint i = 0; i < self->entries->len; i++)
    nz_flow_row_clear (&rows[i]);
  nz_flow_row_clear (&head);
}

static void
nz_address_list_class_init (NzAddressListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_address_list_finalize;
  NZ_FRAMED_DOCUMENT_CLASS (klass)->fill = nz_address_list_fill;
}

static void
nz_address_list_init (NzAddressList *self)
{
}

NzAddressList *
nz_address_list_new (GPtrArray *entries, NzRecord *network, NzDate day, NzLanguage language)
{
  g_return_val_if_fail (entries != NULL && NZ_IS_RECORD (network), NULL);

  NzAddressList *self = g_object_new (NZ_TYPE_ADDRESS_LIST, NULL);
  g_autofree char *count
      = g_strdup_printf (nz_ntext (language, "%u entry", "%u entries", entries->len), entries->len);
  self->entries = g_ptr_array_ref (entries);
  nz_framed_document_set_frame (NZ_FRAMED_DOCUMENT (self), nz_text (language, "Address list"), count, network,
                                day, language);
  return self;
}
