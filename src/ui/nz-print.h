/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "render/nz-document.h"

G_BEGIN_DECLS

/* Printing of any document, with the same two functions that paint its preview. */

/* Called once, only after the pages went to the printer. */
typedef void (*NzPrinted) (gpointer data);

/* Asks for the printer and prints. The document is laid out again for the printer's paper, so it must not be
 * one that a preview shows. The settings of the last job (printer, copies, sides) are kept as long as the
 * program runs. @job names it in the printer's queue. @printed may be %NULL; @data is freed by @destroy when
 * the job has ended, however it did. */
void nz_print_document (GtkWindow *parent,
                        NzDocument *document,
                        const char *job,
                        NzPrinted printed,
                        gpointer data,
                        GDestroyNotify destroy);

/* The name of the printer of the last job. (nullable) (transfer none) */
const char *nz_print_get_printer (void);

/* Asks for a file and writes the document to it as PDF; the window then says so. The document must be
 * prepared. @suggested: name without the ending. */
void nz_print_to_file (GtkWidget *parent, NzDocument *document, const char *suggested);

G_END_DECLS
