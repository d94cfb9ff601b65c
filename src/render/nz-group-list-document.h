/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-group-list.h"
#include "render/nz-framed-document.h"

G_BEGIN_DECLS

/**
 * NzGroupListDocument:
 *
 * Working groups with what they are about and who is in them.
 */
#define NZ_TYPE_GROUP_LIST_DOCUMENT (nz_group_list_document_get_type ())
G_DECLARE_FINAL_TYPE (NzGroupListDocument, nz_group_list_document, NZ, GROUP_LIST_DOCUMENT, NzFramedDocument)

/* @entries: (element-type NzGroupListEntry): a reference is kept. @network: settings. @day: of which they
 * are. */
NzGroupListDocument *
nz_group_list_document_new (GPtrArray *entries, NzRecord *network, NzDate day, NzLanguage language);

G_END_DECLS
