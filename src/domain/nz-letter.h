/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-salutation.h"
#include "store/nz-query.h"

G_BEGIN_DECLS

/* One line of the agenda as printed. */
typedef struct
{
  char *time;  /* "13:00" */
  char *title; /* "Bericht der AG Sprache" */
  char *by;    /* (nullable) who presents */
} NzLetterAgendaRow;

/**
 * NzLetter: everything that one letter says, decided; the page only sets it. All texts are in the file's language.
 * @address: lines of the address field, at most six
 * @salutation: with its comma: "Sehr geehrte Frau Dr. Becker,"
 * @doubt: (nullable): why the salutation or the address should be looked at before printing; in the language of the program, as @problem
 * @problem: (nullable): why this letter cannot be sent (no address, no recipient). It is listed first and left out
 */
typedef struct
{
  gint64 meeting, organisation, person; /* ids, 0 if none */
  char *recipient;                      /* for lists: "Becker, Natalia" or the organisation */
  char **address;
  char **information;     /* pairs: label, text: the information block */
  char *date;             /* "23. November 2026" */
  char *subject;
  char *salutation;
  char *opening;          /* paragraphs before the event block, separated by \n\n */
  char *when;             /* "Donnerstag, 3. Juni 2027, 13:00–16:30 Uhr" */
  char *where;            /* "Rathaus, Festsaal, Fischmarkt 1, 99084 Erfurt" */
  GPtrArray *agenda;      /* (element-type NzLetterAgendaRow) */
  char *closing_text;     /* paragraphs after the agenda */
  char *closing;          /* "Mit freundlichen Grüßen" */
  char **signatures;      /* pairs: name, function; at most two */
  char **enclosures;      /* (nullable) what lies in the envelope beside the letter: "Antwortblatt" */
  char **other_positions; /* what the preview tells: further positions of the same person */
  char *doubt;
  char *problem;
  char *sort_key;
} NzLetter;

void nz_letter_free (NzLetter *letter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzLetter, nz_letter_free)

/**
 * NzLetterSet: the letters of a meeting, each array by name (DIN 5007-2), as they are printed.
 * @warnings: (element-type utf8): what is wrong with the meeting itself, in the language of the program: no place, no agenda, cancelled
 */
typedef struct
{
  NzRecord *network; /* settings: letterhead */
  NzRecord *meeting;
  NzLanguage language;
  gboolean example; /* the file is the example: the footer says so */
  GPtrArray *letters;  /* (element-type NzLetter): can be sent */
  GPtrArray *problems; /* (element-type NzLetter): cannot; with the reason */
  GPtrArray *warnings;
} NzLetterSet;

/* If the meeting has invitations, these decide who gets a letter; else the recipients of nz-recipients.h.
 * One letter for each invited person who receives invitations on the meeting's day (even with several positions: the main one gives the address), one for
 * each invited organisation without such a person. @paper_only: only those whose channel is letter or both. @date is the letters' date. (transfer full) */
NzLetterSet *nz_letter_set_new (NzStore *store, gint64 meeting, NzDate date, gboolean paper_only, GError **error);
/* One letter to an invented recipient about a conference as the planning rules would set it: what the letterhead looks like, whatever is in the
 * file. (transfer full) */
NzLetterSet *nz_letter_set_new_sample (NzRecord *network, NzDate date);
void nz_letter_set_free (NzLetterSet *set);
/* For a preview: those with a problem first, then the doubtful ones, then the others. (transfer container) (element-type NzLetter) */
GPtrArray *nz_letter_set_preview (const NzLetterSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzLetterSet, nz_letter_set_free)

G_END_DECLS
