/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-actor-sheet.h"
#include "render/nz-document.h"

G_BEGIN_DECLS

/**
 * NzActorSheetDocument:
 *
 * A page for each organisation with all that is known of it, a box beside each value to correct it, room for
 * further people, where to send the sheet back to, and "checked on". Whatever there is, it is one page: type
 * and rows shrink, in the end long values are cut, which is told.
 */
#define NZ_TYPE_ACTOR_SHEET_DOCUMENT (nz_actor_sheet_document_get_type ())
G_DECLARE_FINAL_TYPE (NzActorSheetDocument, nz_actor_sheet_document, NZ, ACTOR_SHEET_DOCUMENT, NzDocument)

/* @sheets: (element-type NzActorSheet): a reference is kept. @network: settings: where the sheet goes back
 * to. */
NzActorSheetDocument *
nz_actor_sheet_document_new (GPtrArray *sheets, NzRecord *network, NzDate day, NzLanguage language);
/* After prepare: the sheets whose values are cut. (transfer none) (element-type NzActorSheet) */
GPtrArray *nz_actor_sheet_document_get_cut (NzActorSheetDocument *document);

G_END_DECLS
