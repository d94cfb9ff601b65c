/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-addressee.h"
#include "render/nz-document.h"
#include "render/nz-envelope.h"
#include "render/nz-label-sheet.h"

G_BEGIN_DECLS

/* What can be printed: of the records of a section, a selection, a list or a filter, or of a meeting. */
typedef enum
{
  NZ_PRINT_LABELS,
  NZ_PRINT_ENVELOPES,
  NZ_PRINT_ADDRESS_LIST,
  NZ_PRINT_TELEPHONE_LIST,
  NZ_PRINT_GROUP_LIST,
  NZ_PRINT_ACTOR_SHEETS,
  NZ_PRINT_AGENDA,
  NZ_PRINT_RUNNING_ORDER,
  NZ_PRINT_REPLY_SHEETS,
  NZ_PRINT_ATTENDANCE,
  NZ_PRINT_BADGES,
  NZ_PRINT_TABLE_SIGNS,
  NZ_PRINT_ATTENDANCE_MATRIX,
  NZ_PRINT_MINUTES,
  NZ_PRINT_TASKS,
  NZ_PRINT_DECISIONS,
  NZ_PRINT_LAST,
} NzPrintKind;

/* "labels", "telephone-list", …, as in the command line; FALSE for anything else. */
gboolean nz_print_kind_parse (const char *name, NzPrintKind *kind);
const char *nz_print_kind_name (NzPrintKind kind);
/* "Telephone list": msgid of what the user sees. */
const char *nz_print_kind_label (NzPrintKind kind);
/* Whether it is made of addresses, so that some may be left out. */
gboolean nz_print_kind_has_addressees (NzPrintKind kind);
/* Whether it is printed on sheets of labels, so that their measures count; on which by default. (transfer
 * none) (nullable) */
const char *nz_print_kind_sheet (NzPrintKind kind);
/* Whether it is a paper of one meeting. */
gboolean nz_print_kind_is_of_meeting (NzPrintKind kind);
/* Of which one, where none is named: "next", or "last" of what is written when it is over. */
const char *nz_print_kind_meeting (NzPrintKind kind);

/**
 * NzPrintJob: what is to be printed, decided. A plain struct that the caller owns.
 * @entity: organisation, person, working_group or distribution_list: of what @ids are; meeting for a paper of
 * a meeting, of which @ids has exactly one. Lists stand for who is
 * on them, groups stand for their members where the document is none of groups, other records for the groups
 * that they are in where it is one; people for their organisations in actor sheets
 * @ids: (nullable) (array length=n): %NULL: all that hold on the day
 * @day: full
 * @sheet, @first, @offset_x, @offset_y: of labels; mm
 * @envelope: of envelopes
 * @unite: one piece of paper for two people of one name at one private address
 */
typedef struct
{
  NzPrintKind kind;
  const NzEntity *entity;
  const gint64 *ids;
  gsize n;
  NzDate day;
  const NzLabelSheet *sheet;
  guint first;
  double offset_x, offset_y;
  NzEnvelopeSize envelope;
  gboolean unite;
} NzPrintJob;

/**
 * NzPrintout: a document with what is to be told about it.
 * @document: prepared; 0 pages if there is nothing
 * @addressees: (nullable) (element-type NzAddressee): of labels and envelopes, by name, those with a problem
 * too
 * @cut: (element-type utf8): whose text did not fit
 * @n_smaller: labels that are set smaller than the others, since their text fits only so
 * @n: how many entries it holds
 */
typedef struct
{
  NzDocument *document;
  GPtrArray *addressees;
  GPtrArray *cut;
  guint n_smaller;
  guint n;
} NzPrintout;

/* In the language of the file's documents. (transfer full) */
NzPrintout *nz_printout_new (NzStore *store, const NzPrintJob *job, GError **error);
void nz_printout_free (NzPrintout *printout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzPrintout, nz_printout_free)

/* How many of the addressees have a problem. */
guint nz_printout_n_left_out (const NzPrintout *printout);
/* How many of the others have an address that should be looked at. */
guint nz_printout_n_doubtful (const NzPrintout *printout);

G_END_DECLS
