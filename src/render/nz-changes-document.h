/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-change-list.h"
#include "render/nz-framed-document.h"

G_BEGIN_DECLS

/**
 * NzChangesDocument:
 *
 * What is different since a day: by kind of record and record, each field before and after.
 */
#define NZ_TYPE_CHANGES_DOCUMENT (nz_changes_document_get_type ())
G_DECLARE_FINAL_TYPE (NzChangesDocument, nz_changes_document, NZ, CHANGES_DOCUMENT, NzFramedDocument)

/* The list is read here and not kept. @network: settings. @today: the day on which it is made. */
NzChangesDocument *
nz_changes_document_new (const NzChangeList *list, NzRecord *network, NzDate today, NzLanguage language);

G_END_DECLS
