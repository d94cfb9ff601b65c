/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-table-signs.h"

#include <math.h>

#include "domain/nz-participants.h"
#include "render/nz-name-plate.h"

#define MM NZ_MM
#define MARGIN 18.0 /* mm */
#define MOST_LAYOUTS 500

struct _NzTableSigns
{
  NzDocument parent_instance;
  GPtrArray *participants;
  GPtrArray *cut; /* (element-type utf8) */
  NzTypeset *typeset;
};

G_DEFINE_FINAL_TYPE (NzTableSigns, nz_table_signs, NZ_TYPE_DOCUMENT)

static void
nz_table_signs_finalize (GObject *object)
{
  NzTableSigns *self = NZ_TABLE_SIGNS (object);
  g_clear_pointer (&self->participants, g_ptr_array_unref);
  g_clear_pointer (&self->cut, g_ptr_array_unref);
  g_clear_pointer (&self->typeset, nz_typeset_free);
  G_OBJECT_CLASS (nz_table_signs_parent_class)->finalize (object);
}

static NzNamePlate
plate_for (NzPaper paper)
{
  return (NzNamePlate){ .width = (paper.width - 2 * MARGIN) * MM,
                        .height = (paper.height / 2 - 2 * MARGIN) * MM,
                        .name_largest = 58,
                        .name_smallest = 26,
                        .organisation_largest = 27,
                        .organisation_smallest = 15 };
}

static guint
nz_table_signs_prepare (NzDocument *document, NzPaper paper)
{
  NzTableSigns *self = NZ_TABLE_SIGNS (document);
  const NzNamePlate plate = plate_for (paper);

  g_ptr_array_set_size (self->cut, 0);
  for (guint i = 0; i < self->participants->len; i++)
    {
      const NzParticipant *one = self->participants->pdata[i];
      if (nz_name_plate_draw (self->typeset, NULL, &plate, one->name, one->organisations, 0, 0))
        g_ptr_array_add (self->cut, g_strdup (one->list_name));
      nz_typeset_trim (self->typeset, MOST_LAYOUTS);
    }
  return self->participants->len;
}

GPtrArray *
nz_table_signs_dup_cut (NzTableSigns *self)
{
  g_return_val_if_fail (NZ_IS_TABLE_SIGNS (self), NULL);
  return g_ptr_array_ref (self->cut);
}

/* Where the sheet is folded: marks at both edges, most printers leave 4 mm of them white. */
static void
draw_fold (cairo_t *cr, NzPaper paper)
{
  double y = paper.height / 2 * MM;

  cairo_set_line_width (cr, 0.4);
  nz_colour_set_source (cr, nz_theme_get (NZ_THEME_PRINT)->dim);
  cairo_move_to (cr, 4 * MM, y);
  cairo_rel_line_to (cr, 5 * MM, 0);
  cairo_move_to (cr, (paper.width - 4) * MM, y);
  cairo_rel_line_to (cr, -5 * MM, 0);
  cairo_stroke (cr);
}

static void
nz_table_signs_draw_page (NzDocument *document, guint page, cairo_t *cr)
{
  NzTableSigns *self = NZ_TABLE_SIGNS (document);
  const NzParticipant *one = self->participants->pdata[page];
  NzPaper paper = nz_document_get_paper (document);
  double width = paper.width * MM, half = paper.height / 2 * MM;
  const NzNamePlate plate = plate_for (paper);

  draw_fold (cr, paper);
  nz_colour_set_source (cr, nz_theme_get (NZ_THEME_PRINT)->text);
  for (guint side = 0; side < 2; side++)
    {
      cairo_save (cr);
      cairo_translate (cr, side == 0 ? 0 : width, half);
      if (side == 1)
        cairo_rotate (cr, G_PI);
      nz_name_plate_draw (self->typeset, cr, &plate, one->name, one->organisations, MARGIN * MM, MARGIN * MM);
      cairo_restore (cr);
    }
  nz_typeset_trim (self->typeset, MOST_LAYOUTS);
}

static void
nz_table_signs_class_init (NzTableSignsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_table_signs_finalize;
  NZ_DOCUMENT_CLASS (klass)->prepare = nz_table_signs_prepare;
  NZ_DOCUMENT_CLASS (klass)->draw_page = nz_table_signs_draw_page;
}

static void
nz_table_signs_init (NzTableSigns *self)
{
  self->cut = g_ptr_array_new_with_free_func (g_free);
}

NzTableSigns *
nz_table_signs_new (GPtrArray *participants, NzLanguage language)
{
  g_return_val_if_fail (participants != NULL, NULL);

  NzTableSigns *self = g_object_new (NZ_TYPE_TABLE_SIGNS, NULL);
  self->participants = g_ptr_array_ref (participants);
  self->typeset = nz_typeset_new (NZ_TYPESET_PAGE, NULL, language);
  nz_document_set_language (NZ_DOCUMENT (self), language);
  nz_document_set_title (NZ_DOCUMENT (self), nz_text (language, "Table signs"));
  return self;
}

NzDocument *
nz_table_signs_make (NzMeetingPaper *paper, GError **error)
{
  g_autoptr (GPtrArray) participants
      = nz_participants_new (paper->store, nz_record_get_id (paper->meeting), error);

  if (participants == NULL)
    return NULL;
  nz_participants_accepted (participants);
  paper->n = participants->len;
  return NZ_DOCUMENT (nz_table_signs_new (participants, paper->language));
}
