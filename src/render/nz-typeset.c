/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-typeset.h"

#include <math.h>
#include <string.h>
#include "base/nz-text.h"

/* No text on a page is longer: what cannot be seen need not be shaped (10 MB in a cell). */
#define MOST_BYTES 200000

typedef struct
{
  double size;
  int weight;
  double height;
} Height;

struct _NzTypeset
{
  NzTypesetMode mode;
  PangoFontMap *fonts;
  PangoContext *context;
  PangoFontDescription *font;
  PangoAttrList *attributes;
  GArray *heights;     /* (element-type Height) */
  GHashTable *layouts; /* Entry as key and value */
};

typedef struct
{
  NzType type;
  char *text;
  guint hash;
  PangoLayout *layout;
} Entry;

static guint
entry_hash (gconstpointer key)
{
  return ((const Entry *)key)->hash;
}

static gboolean
entry_equal (gconstpointer a, gconstpointer b)
{
  const Entry *first = a, *second = b;
  return first->hash == second->hash && first->type.size == second->type.size
         && first->type.weight == second->type.weight && first->type.width == second->type.width
         && first->type.pitch == second->type.pitch && first->type.lines == second->type.lines
         && first->type.align == second->type.align && strcmp (first->text, second->text) == 0;
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;
  g_free (entry->text);
  g_object_unref (entry->layout);
  g_free (entry);
}

NzTypeset *
nz_typeset_new (NzTypesetMode mode, const char *family, NzLanguage language)
{
  NzTypeset *self = g_new0 (NzTypeset, 1);
  self->mode = mode;
  self->fonts = pango_cairo_font_map_new ();
  /* one Pango point is one unit of the cairo_t */
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (self->fonts), 72);
  self->context = pango_font_map_create_context (self->fonts);
  pango_context_set_language (self->context, pango_language_from_string (nz_language_code (language)));
  pango_context_set_base_dir (self->context, PANGO_DIRECTION_LTR);

  if (mode == NZ_TYPESET_PAGE)
    {
      cairo_font_options_t *options = cairo_font_options_create ();
      cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
      cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
      cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
      pango_cairo_context_set_font_options (self->context, options);
      cairo_font_options_destroy (options);
      pango_context_set_round_glyph_positions (self->context, FALSE);
    }
  self->font = pango_font_description_new ();
  pango_font_description_set_family (self->font, family ? family : NZ_TYPESET_FAMILY);
  /* where a mail address has to be broken, a hyphen would become part of it */
  self->attributes = pango_attr_list_new ();
  pango_attr_list_insert (self->attributes, pango_attr_insert_hyphens_new (FALSE));
  self->heights = g_array_new (FALSE, FALSE, sizeof (Height));
  self->layouts = g_hash_table_new_full (entry_hash, entry_equal, entry_free, NULL);
  return self;
}

void
nz_typeset_free (NzTypeset *self)
{
  g_return_if_fail (self != NULL);
  g_hash_table_unref (self->layouts);
  g_array_unref (self->heights);
  pango_attr_list_unref (self->attributes);
  pango_font_description_free (self->font);
  g_object_unref (self->context);
  g_object_unref (self->fonts);
  g_free (self);
}

/* The height of a line of the font as it is set in self->font. Asked once for each size and weight: a layout
 * whose spacing is changed after it was measured is shaped twice. */
static double
natural_height (NzTypeset *self, const NzType *type)
{
  for (guint i = 0; i < self->heights->len; i++)
    {
      const Height *height = &g_array_index (self->heights, Height, i);
      if (height->size == type->size && height->weight == type->weight)
        return height->height;
    }
  PangoFontMetrics *metrics = pango_context_get_metrics (self->context, self->font, NULL);
  Height height = { type->size, type->weight, (double)pango_font_metrics_get_height (metrics) / PANGO_SCALE };
  if (height.height <= 0)
    height.height = type->size * 1.2;
  pango_font_metrics_unref (metrics);
  g_array_append_val (self->heights, height);
  return height.height;
}

static void
set_pitch (NzTypeset *self, PangoLayout *layout, const NzType *type)
{
  double pitch = type->pitch > 0 ? type->pitch : natural_height (self, type);
  pango_layout_set_line_spacing (layout, (float)(pitch / natural_height (self, type)));
  /* with a line spacing Pango does not use this one: it keeps what was asked for */
  pango_layout_set_spacing (layout, (int)(pitch * PANGO_SCALE));
}

/* Characters of a word that takes its legal form along; a longer one might not fit on a line with it. */
#define LONGEST_BOUND_WORD 20

/* Where what must stay together with the legal form at @form begins: with the space before it, so that "e.
 * V." does not stand on a line of its own. */
static const char *
bound_from (const char *text, const char *form)
{
  const char *word = form;
  guint n = 0;

  if (form == text || form[-1] != ' ')
    return form;
  for (word = form - 1; word > text && word[-1] != ' '; word = g_utf8_prev_char (word))
    n++;
  return n > 0 && n <= LONGEST_BOUND_WORD ? form - 1 : form;
}

/* "e. V." stays together, and with the word before it: no line ends there. */
static void
bind_legal_form (NzTypeset *self, PangoLayout *layout, const char *text, gsize length)
{
  static const char form[] = "e. V.";
  const char *found = g_strstr_len (text, (gssize)length, form);

  if (found == NULL)
    return;
  PangoAttrList *attributes = pango_attr_list_copy (self->attributes);
  for (; found != NULL; found = g_strstr_len (found + 1, (gssize)(length - (gsize)(found + 1 - text)), form))
    {
      PangoAttribute *whole = pango_attr_allow_breaks_new (FALSE);
      whole->start_index = (guint)(bound_from (text, found) - text);
      whole->end_index = (guint)(found - text) + (guint)strlen (form);
      pango_attr_list_insert (attributes, whole);
    }
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
}

static PangoLayout *
make_layout (NzTypeset *self, const char *text, const NzType *type)
{
  PangoLayout *layout = pango_layout_new (self->context);
  pango_font_description_set_weight (self->font,
                                     type->weight ? (PangoWeight)type->weight : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size (self->font, type->size * PANGO_SCALE);
  pango_layout_set_font_description (layout, self->font);
  pango_layout_set_attributes (layout, self->attributes);
  /* an Arabic name stays at the left of the address field, where the postman looks */
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_alignment (layout, type->align);

  gsize length = strlen (text);
  if (length > MOST_BYTES)
    length = (gsize)(g_utf8_find_prev_char (text, text + MOST_BYTES) - text);
  if (type->width > 0)
    {
      pango_layout_set_width (layout, (int)floor (type->width * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }
  else
    pango_layout_set_single_paragraph_mode (layout, TRUE);
  if (type->lines > 0 && type->width > 0)
    {
      pango_layout_set_height (layout, -type->lines);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  set_pitch (self, layout, type);
  pango_layout_set_text (layout, text, (int)length);
  if (type->width > 0)
    bind_legal_form (self, layout, text, length);
  return layout;
}

PangoLayout *
nz_typeset_layout (NzTypeset *self, const char *text, const NzType *type)
{
  g_return_val_if_fail (self && type, NULL);

  text = text ? text : "";
  Entry probe = { .type = *type, .text = (char *)text };
  probe.hash = g_str_hash (text) ^ g_double_hash (&type->width) ^ ((guint)(type->size * 1024) << 7)
               ^ (guint)type->weight;
  const Entry *found = g_hash_table_lookup (self->layouts, &probe);
  if (found)
    return found->layout;

  Entry *entry = g_memdup2 (&probe, sizeof probe);
  entry->text = g_strdup (text);
  g_autofree char *safe = nz_text_has_hidden (text, TRUE) ? nz_text_strip_hidden (text, TRUE) : NULL;
  entry->layout = make_layout (self, safe ? safe : text, type);
  g_hash_table_add (self->layouts, entry);
  return entry->layout;
}

void
nz_typeset_trim (NzTypeset *self, guint most)
{
  if (g_hash_table_size (self->layouts) > most)
    g_hash_table_remove_all (self->layouts);
}

double
nz_layout_width (PangoLayout *layout)
{
  PangoRectangle logical;
  pango_layout_get_extents (layout, NULL, &logical);
  return (double)logical.width / PANGO_SCALE;
}

double
nz_layout_height (PangoLayout *layout)
{
  PangoRectangle logical;
  pango_layout_get_extents (layout, NULL, &logical);
  return (double)logical.height / PANGO_SCALE;
}

double
nz_layout_baseline (PangoLayout *layout)
{
  return (double)pango_layout_get_baseline (layout) / PANGO_SCALE;
}

int
nz_layout_n_lines (PangoLayout *layout)
{
  return pango_layout_get_line_count (layout);
}

double
nz_layout_pitch (PangoLayout *layout)
{
  return (double)pango_layout_get_spacing (layout) / PANGO_SCALE;
}

double
nz_layout_span (PangoLayout *layout, int first, int n)
{
  if (n <= 0)
    return 0;
  double pitch = nz_layout_pitch (layout), top = 0, bottom = 0;
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int index = 0;
  do
    {
      double baseline = (double)pango_layout_iter_get_baseline (iter) / PANGO_SCALE;
      if (index == first)
        top = baseline;
      bottom = baseline;
    }
  while (++index < first + n && pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return bottom - top + pitch;
}

/* Colour emoji have no outlines. */
static gboolean
has_outlines (PangoLayout *layout)
{
  for (const char *p = pango_layout_get_text (layout); *p; p = g_utf8_next_char (p))
    if ((guchar)*p >= 0xe2)
      {
        gunichar c = g_utf8_get_char (p);
        if (c >= 0x1f000 || (c >= 0x2600 && c < 0x27c0))
          return FALSE;
      }
  return TRUE;
}

/* Cairo 1.16 puts glyphs on whole pixels, so small page text falls apart on a screen: there it is drawn as
 * outlines. PDF, PostScript and SVG keep their text as text, and so do recordings, which may be played back
 * into any of them. */
static gboolean
wants_outlines (NzTypeset *self, cairo_t *cr, PangoLayout *layout)
{
  if (self->mode == NZ_TYPESET_SCREEN)
    return FALSE;
  switch (cairo_surface_get_type (cairo_get_group_target (cr)))
    {
    case CAIRO_SURFACE_TYPE_PDF:
    case CAIRO_SURFACE_TYPE_PS:
    case CAIRO_SURFACE_TYPE_SVG:
    case CAIRO_SURFACE_TYPE_RECORDING:
      return FALSE;
    default:
      return has_outlines (layout);
    }
}

void
nz_typeset_show_lines (
    NzTypeset *self, cairo_t *cr, PangoLayout *layout, int first, int n, double x, double y)
{
  gboolean outlines = wants_outlines (self, cr, layout);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  double shift = 0;
  int index = 0;
  do
    {
      if (index >= first + n)
        break;
      if (index >= first)
        {
          PangoRectangle logical;
          pango_layout_iter_get_line_extents (iter, NULL, &logical);
          double baseline = (double)pango_layout_iter_get_baseline (iter) / PANGO_SCALE;
          if (index == first)
            shift = y - baseline;
          cairo_move_to (cr, x + (double)logical.x / PANGO_SCALE, shift + baseline);
          PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
          if (outlines)
            {
              pango_cairo_layout_line_path (cr, line);
              cairo_fill (cr);
            }
          else
            pango_cairo_show_layout_line (cr, line);
        }
      index++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

void
nz_typeset_show (NzTypeset *self, cairo_t *cr, PangoLayout *layout, double x, double y)
{
  g_return_if_fail (self && cr && layout);
  nz_typeset_show_lines (self, cr, layout, 0, G_MAXINT / 2, x, y);
}

double
nz_typeset_line (NzTypeset *self, cairo_t *cr, const char *text, const NzType *type, double x, double y)
{
  g_return_val_if_fail (self && cr && type, 0);

  NzType free_line = *type;
  free_line.width = 0;
  free_line.lines = 0;
  free_line.align = PANGO_ALIGN_LEFT;
  PangoLayout *layout = nz_typeset_layout (self, text, &free_line);
  double width = nz_layout_width (layout);
  if (type->width > 0 && width > type->width)
    {
      free_line.size = MAX (type->size * type->width / width * 0.998, type->size * 0.8);
      free_line.width = type->width;
      free_line.lines = 1;
      layout = nz_typeset_layout (self, text, &free_line);
      width = nz_layout_width (layout);
    }
  double start = type->align == PANGO_ALIGN_CENTER  ? x - width / 2
                 : type->align == PANGO_ALIGN_RIGHT ? x - width
                                                    : x;
  nz_typeset_show (self, cr, layout, start, y);
  return width;
}
