/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-directory.h"
#include "render/nz-framed-document.h"

G_BEGIN_DECLS

/**
 * NzTelephoneList:
 *
 * Telephone numbers in two columns: each organisation with those who speak for it. One that is divided by the
 * end of a column has its name above the rest as well.
 */
#define NZ_TYPE_TELEPHONE_LIST (nz_telephone_list_get_type ())
G_DECLARE_FINAL_TYPE (NzTelephoneList, nz_telephone_list, NZ, TELEPHONE_LIST, NzFramedDocument)

/* @entries: (element-type NzDirectoryEntry): a reference is kept. @network: settings. @day: of which they
 * are. */
NzTelephoneList *
nz_telephone_list_new (GPtrArray *entries, NzRecord *network, NzDate day, NzLanguage language);

G_END_DECLS
