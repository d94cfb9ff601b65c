/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/nz-table.h"

G_BEGIN_DECLS

/**
 * nz_vcard_read:
 * @data: any number of cards of vCard 2.1, 3.0 (RFC 2426) or 4.0 (RFC 6350), of @size bytes
 * @name: what the file is called in messages
 *
 * One row for each card, under a heading row that names record and field ("Person: Vorname"). What is
 * business or private goes where it belongs: the first address at work is the organisation's, one at home the
 * person's; telephone numbers keep their kind as a label ("0170 1 (mobil)"). What has no place here
 * (photographs, birthdays, a second address) stands in a column of its own under its name in the card, so
 * that the import names it. Only what no person typed is left out: versions, revisions, unique ids, marks of
 * programs.
 *
 * Returns: (transfer full): %NULL and NZ_ERROR_INVALID with the line otherwise
 */
NzTable *nz_vcard_read (const char *data, gsize size, const char *name, GError **error);

G_END_DECLS
