/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

/**
 * NzAddressee: somebody on paper: what stands on a label, an envelope or in a letter's window, and how the
 * letter begins. The postal address goes before the visiting address; a branch has that of its parent where
 * it leaves its own empty (nz-inherit.h); a person has that of the organisation, without one the private
 * address.
 * @name: for lists: "Becker, Natalia" or the organisation
 * @lines: the address after DIN 5008: organisation, person, addition, street, postcode and town; at most six
 * @salutation: with its comma
 * @doubt: (nullable): why it should be looked at; in the language of the program, as @problem. That of the
 * address goes before that of the salutation, which a label does not have
 * @address_is_doubtful: whether @doubt is about the address
 * @problem: (nullable): why nothing can be sent: what the address lacks, or that letters came back
 */
typedef struct
{
  gint64 organisation, person; /* ids, 0 if none */
  char *name;
  char *sort_key;
  char **lines;
  char *salutation;
  char *doubt;
  gboolean address_is_doubtful;
  char *problem;
} NzAddressee;

/* Either may be %NULL. @organisation as it is in the store. (transfer full) */
NzAddressee *nz_addressee_new (NzStore *store, NzRecord *person, NzRecord *organisation, NzLanguage language);
void nz_addressee_free (NzAddressee *addressee);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzAddressee, nz_addressee_free)

/* Those of organisations or people (at their main organisation on the full @day), each as a letter to them
 * would go, by name (DIN 5007-2 for people, 5007-1 for organisations). @n 0 and @ids %NULL: all organisations
 * that are active on the day, or all people with a position then. (element-type NzAddressee) (transfer full)
 */
GPtrArray *nz_addressees_new (NzStore *store,
                              const NzEntity *entity,
                              const gint64 *ids,
                              gsize n,
                              NzDate day,
                              NzLanguage language,
                              GError **error);

/* The order of a mailing: by name, and of one name always the same. Borrows the key. */
typedef struct
{
  const char *sort_key;
  gint64 organisation, person;
} NzMailOrder;
int nz_mail_order_compare (const NzMailOrder *one, const NzMailOrder *other);
/* By name, after joining two of them. */
void nz_addressees_sort (GPtrArray *addressees);

/* Marks people with one private address and one family name as doubtful. */
void nz_addressees_doubt_households (GPtrArray *addressees);
/* Or makes one addressee of two such: "Frau Anna Müller", "Herrn Peter Müller", and a salutation of both. How
 * many were taken into another one. */
guint nz_addressees_unite (NzStore *store, GPtrArray *addressees, NzLanguage language);

/* For a preview: those with a problem first, then the doubtful ones, of these first those with a doubtful
 * address, then the others. (transfer container) */
GPtrArray *nz_addressees_preview (GPtrArray *addressees);

G_END_DECLS
