/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

/* What is wrong with the records of a file: every record by its description (nz_record_check()), and the rules over several fields and several
 * records. An error is a record that contradicts itself or could not be saved today; a warning is doubtful and needs a decision; a note is
 * worth a look. The structure of the file is nz_store_check()'s.
 *
 * Rules over several records:
 *  - groups: two chairs at one time; a membership that ends or begins after the end of its group or its organisation, or began before the group; the same member twice
 *  - ties: of an organisation with itself; the same pair twice at one time; a tie that outlasts a partner
 *  - people: a position that outlasts its organisation; two main positions; a chair whose person left the organisation
 *  - meetings: an end before the start; replies due after the day; minutes sent before it; a number given twice; an agenda longer than the meeting
 *  - invitations: of nobody; of the same person or organisation twice; of an organisation that was not in the network on the day; sent after it
 *  - organisations: the same name twice in one town; sponsorships: ended without a day; settings: replies due before the invitations go out
 *
 * Messages begin with what is concerned ("Organisation “Jugendamt”: …") in the language of the program. Only one thing depends on today: what has no
 * end of its own in something that has ended is a note.
 * (element-type NzFinding) (transfer full): the gravest first, then in the order of the entities. */
GPtrArray *nz_rules_check (NzStore *store, GError **error);

G_END_DECLS
