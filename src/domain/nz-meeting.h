/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

/* Which meeting is meant, and what meetings are called. */

/* (transfer full): "149. Netzwerktagung" / "149th network conference", with its title after a colon if it has one; another meeting by its title, else its kind. */
char *nz_meeting_title (NzRecord *meeting, NzLanguage language);
/* (transfer full): where it stands inside a sentence: "160. Tagung" / "160th conference"; another meeting by its title and day. */
char *nz_meeting_short_title (NzRecord *meeting, NzLanguage language);
/* (transfer full): "Donnerstag, 3. Juni 2027, 13:00–16:30 Uhr"; without hours where none are set. */
char *nz_meeting_when (NzRecord *meeting, NzLanguage language);
/* (transfer full): "Rathaus, Festsaal, Fischmarkt 1, 99084 Erfurt"; "" where no place is set. */
char *nz_meeting_where (NzRecord *meeting);

/* @which: "next" (the first conference on or after @today that is not cancelled), "last" (the latest before it), the number of a conference, or the
 * id of any meeting as text. Returns its id; 0 and NZ_ERROR_NOT_FOUND or NZ_ERROR_INVALID with a sentence if there is none. */
gint64 nz_meeting_find (NzStore *store, const char *which, NzDate today, GError **error);

/* The meetings from @first to @last day, by day and start. @kind: (nullable): only of this kind. (element-type NzRecord) (transfer full) */
GPtrArray *nz_meetings_between (NzStore *store, NzDate first, NzDate last, const char *kind, GError **error);

G_END_DECLS
