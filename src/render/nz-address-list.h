/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-directory.h"
#include "render/nz-framed-document.h"

G_BEGIN_DECLS

/**
 * NzAddressList:
 *
 * Names, addresses, telephone numbers and mail addresses in a table whose head is repeated on every page.
 */
#define NZ_TYPE_ADDRESS_LIST (nz_address_list_get_type ())
G_DECLARE_FINAL_TYPE (NzAddressList, nz_address_list, NZ, ADDRESS_LIST, NzFramedDocument)

/* @entries: (element-type NzDirectoryEntry): a reference is kept. @network: settings. @day: of which they
 * are. */
NzAddressList *nz_address_list_new (GPtrArray *entries, NzRecord *network, NzDate day, NzLanguage language);

G_END_DECLS
