/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <pango/pangocairo.h>

#include "../letters.h"
#include "nz-bench.h"
#include "render/nz-letter-document.h"

/* A thousand letters as PDF against a thousand bare pages of the same text: one layout each, by Cairo and
 * Pango alone. */

#define MANY 1000

static NzLetterSet *
make_set (void)
{
  NzLetterSet *set = letters_set ();

  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *address = g_strdup_printf (
          "Förderzentrum Regenbogen %u e. V.|Frau Dr. Natalia Becker|Beispielweg %u|99084 Erfurt", i,
          i % 200 + 1);
      letters_add (set, address, "Sehr geehrte Frau Dr. Becker,");
    }
  return set;
}

static void
write_letters (gpointer data)
{
  g_autoptr (GError) error = NULL;
  NzLetterDocument *letters = nz_letter_document_new (make_set (), NULL, NULL, &error);

  g_assert_no_error (error);
  nz_document_prepare (NZ_DOCUMENT (letters), nz_paper (NZ_PAPER_A4, FALSE));
  nz_document_write_pdf (NZ_DOCUMENT (letters), "bench-letters.pdf", &error);
  g_assert_no_error (error);
  g_object_unref (letters);
}

static void
append_lines (GString *text, char **lines)
{
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    g_string_append_printf (text, "%s\n", lines[i]);
}

static char *
text_of (const NzLetter *letter)
{
  GString *text = g_string_new (NULL);

  append_lines (text, letter->address);
  append_lines (text, letter->information);
  g_string_append_printf (text, "%s\n\n%s\n\n%s\n\n%s\n\n%s\n%s\n\n", letter->date, letter->subject,
                          letter->salutation, letter->opening, letter->when, letter->where);
  for (guint i = 0; i < letter->agenda->len; i++)
    {
      const NzLetterAgendaRow *row = g_ptr_array_index (letter->agenda, i);
      g_string_append_printf (text, "%s %s %s\n", row->time, row->title, row->by != NULL ? row->by : "");
    }
  g_string_append_printf (text, "\n%s\n\n%s\n", letter->closing_text, letter->closing);
  append_lines (text, letter->signatures);
  append_lines (text, letter->enclosures);
  return g_string_free (text, FALSE);
}

static void
write_bare (gpointer data)
{
  NzLetterSet *set = make_set ();
  cairo_surface_t *surface = cairo_pdf_surface_create ("bench-bare.pdf", 210 * NZ_MM, 297 * NZ_MM);
  cairo_t *cr = cairo_create (surface);
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell 10.5");

  for (guint i = 0; i < set->letters->len; i++)
    {
      g_autofree char *text = text_of (g_ptr_array_index (set->letters, i));
      g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);

      pango_layout_set_font_description (layout, font);
      pango_layout_set_width (layout, (int)(165 * NZ_MM * PANGO_SCALE));
      pango_layout_set_text (layout, text, -1);
      cairo_move_to (cr, 25 * NZ_MM, 20 * NZ_MM);
      pango_cairo_show_layout (cr, layout);
      cairo_show_page (cr);
    }
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  pango_font_description_free (font);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  nz_letter_set_free (set);
}

int
main (void)
{
  double ours, bare;

  nz_bench_turns (5, write_letters, NULL, write_bare, NULL, &ours, &bare);
  nz_bench_against ("1,000 letters as PDF", ours, "bare pages of the same text", bare, 2);
  g_unlink ("bench-letters.pdf");
  g_unlink ("bench-bare.pdf");
  return 0;
}
