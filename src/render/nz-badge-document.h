/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/nz-meeting-paper.h"
#include "render/nz-sheet-document.h"

G_BEGIN_DECLS

/**
 * NzBadgeDocument:
 *
 * Name badges on sheets of labels: the name large, the organisation below. Long names shrink, then wrap.
 */
#define NZ_TYPE_BADGE_DOCUMENT (nz_badge_document_get_type ())
G_DECLARE_FINAL_TYPE (NzBadgeDocument, nz_badge_document, NZ, BADGE_DOCUMENT, NzSheetDocument)

/* The sheet that badges are printed on if nothing else is said. */
#define NZ_BADGE_SHEET "Avery L4785"

/* @participants: (element-type NzParticipant): a reference is kept. */
NzBadgeDocument *nz_badge_document_new (GPtrArray *participants,
                                        const NzLabelSheet *sheet,
                                        guint first,
                                        double offset_x,
                                        double offset_y,
                                        NzLanguage language);
/* Of all who have not declined, by name. */
NzDocument *nz_badge_document_make (NzMeetingPaper *paper, GError **error);
/* Whose text is cut, as lists name them. (transfer full) (element-type utf8) */
GPtrArray *nz_badge_document_dup_cut (NzBadgeDocument *document);

G_END_DECLS
