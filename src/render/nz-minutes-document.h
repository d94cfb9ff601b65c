/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-minutes-sheet.h"
#include "render/nz-framed-document.h"
#include "render/nz-meeting-paper.h"

G_BEGIN_DECLS

/**
 * NzMinutesDocument:
 *
 * The minutes of a meeting: what was said under each item, the decisions and tasks set off from it, a line
 * for each signature, and who was represented. Minutes that nobody has checked say that they are a draft.
 */
#define NZ_TYPE_MINUTES_DOCUMENT (nz_minutes_document_get_type ())
G_DECLARE_FINAL_TYPE (NzMinutesDocument, nz_minutes_document, NZ, MINUTES_DOCUMENT, NzFramedDocument)

/* Takes @text (transfer full). @network: settings */
NzMinutesDocument *
nz_minutes_document_new (NzMinutesSheet *text, NzRecord *meeting, NzRecord *network, NzLanguage language);
NzDocument *nz_minutes_document_make (NzMeetingPaper *paper, GError **error);

G_END_DECLS
