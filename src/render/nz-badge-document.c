/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-badge-document.h"

#include "domain/nz-participants.h"
#include "render/nz-name-plate.h"

#define MM NZ_MM
#define PAD 4.0 /* mm */

struct _NzBadgeDocument
{
  NzSheetDocument parent_instance;
  GPtrArray *participants;
};

G_DEFINE_FINAL_TYPE (NzBadgeDocument, nz_badge_document, NZ_TYPE_SHEET_DOCUMENT)

static void
nz_badge_document_finalize (GObject *object)
{
  g_clear_pointer (&NZ_BADGE_DOCUMENT (object)->participants, g_ptr_array_unref);
  G_OBJECT_CLASS (nz_badge_document_parent_class)->finalize (object);
}

static guint
n_labels (NzSheetDocument *document)
{
  return NZ_BADGE_DOCUMENT (document)->participants->len;
}

static gboolean
draw_label (NzSheetDocument *document, guint label, NzTypeset *typeset, cairo_t *cr)
{
  const NzParticipant *one = NZ_BADGE_DOCUMENT (document)->participants->pdata[label];
  const NzLabelSheet *sheet = nz_sheet_document_get_sheet (document);
  const NzNamePlate plate = { .width = (sheet->width - 2 * PAD) * MM,
                              .height = (sheet->height - 2 * PAD) * MM,
                              .name_largest = 25,
                              .name_smallest = 13,
                              .organisation_largest = 13,
                              .organisation_smallest = 8 };

  return nz_name_plate_draw (typeset, cr, &plate, one->name, one->organisations, PAD * MM, PAD * MM);
}

static void
nz_badge_document_class_init (NzBadgeDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_badge_document_finalize;
  NZ_SHEET_DOCUMENT_CLASS (klass)->n_labels = n_labels;
  NZ_SHEET_DOCUMENT_CLASS (klass)->draw_label = draw_label;
}

static void
nz_badge_document_init (NzBadgeDocument *self)
{
}

NzBadgeDocument *
nz_badge_document_new (GPtrArray *participants,
                       const NzLabelSheet *sheet,
                       guint first,
                       double offset_x,
                       double offset_y,
                       NzLanguage language)
{
  g_return_val_if_fail (participants != NULL && sheet != NULL, NULL);

  NzBadgeDocument *self = g_object_new (NZ_TYPE_BADGE_DOCUMENT, NULL);
  self->participants = g_ptr_array_ref (participants);
  nz_sheet_document_set_sheet (NZ_SHEET_DOCUMENT (self), sheet, first, offset_x, offset_y, language);
  nz_document_set_title (NZ_DOCUMENT (self), nz_text (language, "Name badges"));
  return self;
}

NzDocument *
nz_badge_document_make (NzMeetingPaper *paper, GError **error)
{
  g_return_val_if_fail (paper->sheet != NULL, NULL);
  g_autoptr (GPtrArray) participants
      = nz_participants_new (paper->store, nz_record_get_id (paper->meeting), error);

  if (participants == NULL)
    return NULL;
  nz_participants_expected (participants);
  paper->n = participants->len;
  return NZ_DOCUMENT (nz_badge_document_new (participants, paper->sheet, paper->first, paper->offset_x,
                                             paper->offset_y, paper->language));
}

GPtrArray *
nz_badge_document_dup_cut (NzBadgeDocument *self)
{
  g_return_val_if_fail (NZ_IS_BADGE_DOCUMENT (self), NULL);
  GArray *numbers = nz_sheet_document_get_cut (NZ_SHEET_DOCUMENT (self));
  GPtrArray *cut = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < numbers->len; i++)
    {
      const NzParticipant *one = self->participants->pdata[g_array_index (numbers, guint, i)];
      g_ptr_array_add (cut, g_strdup (one->list_name));
    }
  return cut;
}
