/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nz-i18n.h"

G_BEGIN_DECLS

/* One value of a list of contacts with its label, as it stands in a record, in an entry and in a cell: "0361
 * 1234567 (Sekretariat)".
 *
 * The label is what stands in the parentheses at the end, behind one space: at most NZ_CONTACT_LABEL_MAX
 * characters, a letter first, no further parentheses. Whatever does not end like that has none, so splitting
 * and joining always gives the same text again. */
#define NZ_CONTACT_LABEL_MAX 40

/* @value: (out) (transfer full); @label: (out) (transfer full) (nullable): set to %NULL where there is none.
 */
void nz_contact_split (const char *text, char **value, char **label);
/* (transfer full): @label may be %NULL or empty. */
char *nz_contact_join (const char *value, const char *label);
/* (transfer full): without its label. */
char *nz_contact_dup_value (const char *text);
/* (transfer full) (nullable): the bare digits of a telephone number without its label, national, so that all spellings of one number
 * give the same: "030/23125151", "030 23125-151" and "+49 30 23125151" give "03023125151". %NULL for less than six digits and for what
 * has words in it. */
char *nz_contact_telephone_key (const char *value);
/* Adds @text to @all unless it is there. Without a label it is there whatever the label is; with one, what has none gets it; two labels
 * are two contacts. Upper and lower case are one. With @telephone numbers of the same digits are one and the spelling that is grouped
 * better stays, best as DIN 5008 has it: "030 23125-151".
 * @all: (element-type utf8): frees its texts with g_free() */
void nz_contact_unite (GPtrArray *all, const char *text, gboolean telephone);
/* Whether the label says that the number or address is somebody's own: "privat", "private", "home". Personal
 * whatever record it belongs to. */
gboolean nz_contact_is_private (const char *text);
/* The labels that an entry offers: "Büro", "Zentrale" … Any other may be typed. %NULL behind the last. */
const char *nz_contact_offer (guint index, NzLanguage language);

G_END_DECLS
