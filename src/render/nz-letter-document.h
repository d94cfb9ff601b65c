/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-letter.h"
#include "render/nz-document.h"

G_BEGIN_DECLS

/**
 * NzLetterDocument:
 *
 * The letters of a set that can be sent, one after the other, after DIN 5008 form B, on drawn, the office's
 * or preprinted paper as the network's settings say. Owns the set. Only the letter that is being drawn is
 * laid out in memory: a thousand letters need no more than one.
 */
#define NZ_TYPE_LETTER_DOCUMENT (nz_letter_document_get_type ())
G_DECLARE_FINAL_TYPE (NzLetterDocument, nz_letter_document, NZ, LETTER_DOCUMENT, NzDocument)

/* @set: (transfer full). @logo and @background: (nullable): bytes of the settings' pictures. NZ_ERROR_INVALID
 * if a picture is at fault (and the set is freed). */
NzLetterDocument *nz_letter_document_new (NzLetterSet *set, GBytes *logo, GBytes *background, GError **error);
/* The same with the pictures that the settings name, from the store. */
NzLetterDocument *nz_letter_document_new_for_store (NzLetterSet *set, NzStore *store, GError **error);

/* (transfer none) */
NzLetterSet *nz_letter_document_get_set (NzLetterDocument *document);

/* After nz_document_prepare(): first page (from 0) and number of pages of set->letters[@letter]. */
guint nz_letter_document_get_first_page (NzLetterDocument *document, guint letter);
guint nz_letter_document_get_n_pages_of (NzLetterDocument *document, guint letter);
/* The letter to which @page belongs. */
guint nz_letter_document_get_letter_at (NzLetterDocument *document, guint page);

/* For the screen's preview only: outlines the address field and underlays a doubtful salutation. */
void nz_letter_document_set_marks (NzLetterDocument *document, gboolean marks);

G_END_DECLS
