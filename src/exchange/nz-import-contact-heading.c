/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/nz-text.h"
#include "entity/nz-contact.h"
#include "exchange/nz-import-private.h"

/* "Tel. privat", "Telefon Zentrale", "E-Mail (dienstlich)": a contact and, behind it, its label. */

/* Places of nz_contact_offer(). */
enum
{
  OFFICE,
  SWITCHBOARD,
  SECRETARIAT,
  MOBILE,
  PRIVATE,
};

static const struct
{
  const char *key; /* as compared, letters only */
  guint offer;
} words[] = {
  { "buero", OFFICE },
  { "dienstlich", OFFICE },
  { "dienst", OFFICE },
  { "geschaeftlich", OFFICE },
  { "arbeit", OFFICE },
  { "office", OFFICE },
  { "work", OFFICE },
  { "zentrale", SWITCHBOARD },
  { "switchboard", SWITCHBOARD },
  { "sekretariat", SECRETARIAT },
  { "secretariat", SECRETARIAT },
  { "mobil", MOBILE },
  { "mobile", MOBILE },
  { "handy", MOBILE },
  { "privat", PRIVATE },
  { "private", PRIVATE },
  { "home", PRIVATE },
};

/* TRUE: the heading's last word is a label; *@offer is its place, *@rest (transfer full) what stands before.
 */
static gboolean
split_heading (const char *heading, char **rest, guint *offer)
{
  g_autofree char *key = nz_text_match_key (heading);
  char *last;

  for (char *c = key; *c != '\0'; c++)
    if (strchr ("():,;/", *c) != NULL)
      *c = ' ';
  g_strchomp (key);
  last = strrchr (key, ' ');
  for (gsize i = 0; last != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (last + 1, words[i].key))
      {
        *offer = words[i].offer;
        *last = '\0';
        *rest = nz_text_normalise (key, FALSE);
        return TRUE;
      }
  return FALSE;
}

const NzField *
nz_import_contact_of_heading (const NzEntity *entity, const char *heading, gboolean *is_private)
{
  g_autofree char *rest = NULL;
  const NzField *field = NULL;
  guint offer = OFFICE;

  if (split_heading (heading, &rest, &offer))
    field = nz_entity_parse_field (entity, rest);
  *is_private = offer == PRIVATE;
  return field != NULL && field->type == NZ_TYPE_CONTACTS && (field->flags & NZ_FIELD_FILE) == 0 ? field
                                                                                                 : NULL;
}

const char *
nz_import_label_of_heading (const NzField *field, const char *heading)
{
  g_autofree char *rest = NULL;
  guint offer;

  if (field->type != NZ_TYPE_CONTACTS || (field->flags & NZ_FIELD_FILE) != 0
      || !split_heading (heading, &rest, &offer))
    return NULL;
  return nz_contact_offer (offer, nz_get_language ());
}
