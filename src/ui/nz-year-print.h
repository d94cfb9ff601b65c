/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/nz-paper.h"
#include "ui/nz-section.h"

G_BEGIN_DECLS

/* The year on paper (render/nz-year-papers.h), in the file's language, not the window's: it hangs in other
 * people's rooms. @section shows errors. */

/* With the print dialog. */
void nz_year_print (NzSection *section, NzStore *store, int year, NzPaperSize size);
/* As a PDF file that the user names. */
void nz_year_save (NzSection *section, NzStore *store, int year, NzPaperSize size);

G_END_DECLS
