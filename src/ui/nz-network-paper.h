/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/nz-section.h"

G_BEGIN_DECLS

/* The picture of the full @day on paper and as a file, with the file's own rules of naming. What goes wrong is said over @section. */

/* Asks for a printer. */
void nz_network_paper_print (NzSection *section, NzStore *store, NzDate day);
/* Asks for a file: PDF, SVG or PNG by its ending. */
void nz_network_paper_save (NzSection *section, NzStore *store, NzDate day);

G_END_DECLS
