/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nz-date.h"
#include "base/nz-file.h"
#include "exchange/nz-export-set.h"

G_BEGIN_DECLS

/* People and organisations as cards of vCard 3.0 (RFC 2426), written by EVCard; a line has at most 75 octets
 * and is never folded inside a character, so that every program reads it (EVCard counts characters).
 *
 * FN, N, ORG, TITLE, ADR, TEL, EMAIL, URL, CATEGORIES, NOTE, REV (the last step that touched the record) and
 * UID (its id). A label of a number gives its TYPE ("mobil" CELL, "privat" HOME, "Fax" FAX) and stands beside
 * it as X-ABLabel, as Apple and Evolution have it. A person's card has the positions held on the day, the
 * main one first, and the address of that organisation as the one at work. CATEGORIES are an organisation's
 * topics and a person's working groups. */

/* The kind of an organisation, by its code: no property of the standard says it. */
#define NZ_VCARD_KIND "X-NETZWERK-KIND"

/* @day: none: today. @count: (inout) (optional): grows by the cards written. */
gboolean
nz_vcard_write (NzStore *store, NzExportSet *set, NzDate day, NzOutput *output, guint *count, GError **error);

/* Only these two have cards. */
gboolean nz_vcard_has (const NzEntity *entity);

G_END_DECLS
