/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-envelope.h"

#include "base/nz-text.h"
#include "render/nz-address-block.h"

#define MM NZ_MM
/* The window of DIN 680 and the text in it, mm. */
#define WINDOW_LEFT 20.0
#define WINDOW_WIDTH 90.0
#define WINDOW_HEIGHT 45.0
#define TEXT_INSET 5.0
/* On C5 that of a sheet folded once; derived for C4, which has none in this direction. */
#define BOTTOM_DL 15.0
#define BOTTOM_LARGE 60.0
/* The upper part of the window is a letter's return line. */
#define ADDRESS_INSET 8.0

#define SENDER_TOP 14.0
#define SENDER_WIDTH 85.0
#define MOST_LAYOUTS 2000

static const struct
{
  const char *name;
  NzPaper paper;  /* ISO 269 */
  double address; /* where its type is large */
} sizes[] = {
  [NZ_ENVELOPE_DL] = { "dl", { 220, 110 }, 11 },
  [NZ_ENVELOPE_C5] = { "c5", { 229, 162 }, 12 },
  [NZ_ENVELOPE_C4] = { "c4", { 324, 229 }, 13 },
};

struct _NzEnvelope
{
  NzDocument parent_instance;
  GPtrArray *addressees; /* all that were given */
  GPtrArray *sent;       /* (unowned) those that get one */
  char **sender;
  gboolean example;
  NzTypeset *typeset;
};

G_DEFINE_FINAL_TYPE (NzEnvelope, nz_envelope, NZ_TYPE_DOCUMENT)

gboolean
nz_envelope_parse (const char *name, NzEnvelopeSize *size)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (sizes); i++)
    if (g_ascii_strcasecmp (name, sizes[i].name) == 0)
      {
        *size = i;
        return TRUE;
      }
  return FALSE;
}

NzPaper
nz_envelope_paper (NzEnvelopeSize size)
{
  g_return_val_if_fail (size < G_N_ELEMENTS (sizes), sizes[0].paper);
  return sizes[size].paper;
}

static void
nz_envelope_finalize (GObject *object)
{
  NzEnvelope *self = NZ_ENVELOPE (object);
  g_clear_pointer (&self->sent, g_ptr_array_unref);
  g_clear_pointer (&self->addressees, g_ptr_array_unref);
  g_clear_pointer (&self->typeset, nz_typeset_free);
  g_strfreev (self->sender);
  G_OBJECT_CLASS (nz_envelope_parent_class)->finalize (object);
}

static guint
nz_envelope_prepare (NzDocument *document, NzPaper paper)
{
  return NZ_ENVELOPE (document)->sent->len;
}

static double
type_size (NzPaper paper)
{
  return paper.width > 300    ? sizes[NZ_ENVELOPE_C4].address
         : paper.height > 130 ? sizes[NZ_ENVELOPE_C5].address
                              : sizes[NZ_ENVELOPE_DL].address;
}

static void
draw_sender (NzEnvelope *self, cairo_t *cr, const NzTheme *theme)
{
  double y = SENDER_TOP * MM;

  for (guint i = 0; self->sender[i] != NULL; i++, y += 11.2)
    {
      NzType type = { .size = 8.5, .weight = i == 0 ? 700 : 400, .width = SENDER_WIDTH * MM };
      nz_colour_set_source (cr, i == 0 ? theme->text : theme->dim);
      nz_typeset_line (self->typeset, cr, self->sender[i], &type, WINDOW_LEFT * MM, y);
    }
  if (!self->example)
    return;
  NzType mark = { .size = 7.5, .weight = 700, .width = SENDER_WIDTH * MM };
  nz_colour_set_source (cr, theme->text);
  nz_typeset_line (self->typeset, cr,
                   nz_text (nz_document_get_language (NZ_DOCUMENT (self)), "Example: all data invented"),
                   &mark, WINDOW_LEFT * MM, y + 2);
}

static void
nz_envelope_draw_page (NzDocument *document, guint page, cairo_t *cr)
{
  NzEnvelope *self = NZ_ENVELOPE (document);
  NzPaper paper = nz_document_get_paper (document);
  const NzTheme *theme = nz_theme_get (NZ_THEME_PRINT);
  const NzAddressee *addressee = self->sent->pdata[page];
  double size = type_size (paper);
  double bottom = paper.height > 130 ? BOTTOM_LARGE : BOTTOM_DL;
  NzAddressBox box = {
    .width = (WINDOW_WIDTH - TEXT_INSET - 2) * MM,
    .last = (WINDOW_HEIGHT - ADDRESS_INSET) * MM - 4,
    .largest = size,
    .unwrapped = 9,
    .smallest = 8,
    .pitch = size * 1.25,
  };
  NzAddressBlock block = nz_address_block_fit (self->typeset, &box, addressee->lines);

  draw_sender (self, cr, theme);
  nz_colour_set_source (cr, theme->text);
  nz_address_block_draw (self->typeset, cr, &block, (WINDOW_LEFT + TEXT_INSET) * MM,
                         (paper.height - bottom - WINDOW_HEIGHT + ADDRESS_INSET) * MM);
  nz_typeset_trim (self->typeset, MOST_LAYOUTS);
}

static void
nz_envelope_class_init (NzEnvelopeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_envelope_finalize;
  NZ_DOCUMENT_CLASS (klass)->prepare = nz_envelope_prepare;
  NZ_DOCUMENT_CLASS (klass)->draw_page = nz_envelope_draw_page;
}

static void
nz_envelope_init (NzEnvelope *self)
{
  self->sent = g_ptr_array_new ();
}

static void
add_line (GPtrArray *lines, const char *text)
{
  if (text != NULL && *text != '\0')
    g_ptr_array_add (lines, g_strdup (text));
}

/* Network, office, street, town. */
static char **
sender_lines (NzRecord *network)
{
  GPtrArray *lines = g_ptr_array_new ();
  const char *postcode = nz_record_get_text (network, "postcode"),
             *town = nz_record_get_text (network, "town");
  g_autofree char *raw = g_strconcat (postcode != NULL ? postcode : "", " ", town != NULL ? town : "", NULL);
  g_autofree char *place = nz_text_normalise (raw, FALSE);

  add_line (lines, nz_record_get_text (network, "name"));
  add_line (lines, nz_record_get_text (network, "office"));
  add_line (lines, nz_record_get_text (network, "street"));
  add_line (lines, place);
  g_ptr_array_add (lines, NULL);
  return (char **)g_ptr_array_free (lines, FALSE);
}

NzEnvelope *
nz_envelope_new (GPtrArray *addressees, NzRecord *network, NzLanguage language)
{
  g_return_val_if_fail (addressees != NULL && NZ_IS_RECORD (network), NULL);

  NzEnvelope *self = g_object_new (NZ_TYPE_ENVELOPE, NULL);
  self->addressees = g_ptr_array_ref (addressees);
  self->sender = sender_lines (network);
  self->example = nz_record_get_int (network, "example") != 0;
  self->typeset = nz_typeset_new (NZ_TYPESET_PAGE, NULL, language);
  for (guint i = 0; i < addressees->len; i++)
    if (((NzAddressee *)addressees->pdata[i])->problem == NULL)
      g_ptr_array_add (self->sent, addressees->pdata[i]);
  nz_document_set_language (NZ_DOCUMENT (self), language);
  nz_document_set_title (NZ_DOCUMENT (self), nz_text (language, "Envelopes"));
  return self;
}

const NzAddressee *
nz_envelope_get_addressee (NzEnvelope *self, guint page)
{
  g_return_val_if_fail (NZ_IS_ENVELOPE (self) && page < self->sent->len, NULL);
  return self->sent->pdata[page];
}
