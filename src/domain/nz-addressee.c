/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-addressee.h"

#include "base/nz-address.h"
#include "base/nz-text.h"
#include "domain/nz-attention.h"
#include "domain/nz-inherit.h"
#include "domain/nz-salutation.h"

#include <string.h>

void
nz_addressee_free (NzAddressee *addressee)
{
  g_return_if_fail (addressee != NULL);
  g_free (addressee->name);
  g_free (addressee->sort_key);
  g_strfreev (addressee->lines);
  g_free (addressee->salutation);
  g_free (addressee->doubt);
  g_free (addressee->problem);
  g_free (addressee);
}

static const char *
text_of (NzRecord *record, const char *field)
{
  const char *text = record != NULL ? nz_record_get_text (record, field) : NULL;
  return text != NULL ? text : "";
}

static gboolean
has (const char *text)
{
  return *text != '\0';
}

/* An individual is an organisation of the network and a human being at once. */
static gboolean
is_individual (NzRecord *organisation)
{
  return g_str_equal (text_of (organisation, "kind"), "individual");
}

/* --- where it goes --- */

/* A place as it is written. @bulk: a postcode of the receiver's own, which needs no street. */
typedef struct
{
  const char *addition, *street, *postcode, *town;
  gboolean bulk;
  char *doubt;
} Place;

static gboolean
is_complete (const Place *place)
{
  return (has (place->street) || has (place->addition) || place->bulk) && has (place->postcode)
         && has (place->town);
}

/* The postal address if a letter can arrive there, else the visiting address, with a doubt. */
static Place
place_of_organisation (NzRecord *organisation)
{
  Place visiting = { text_of (organisation, "addition"),
                     text_of (organisation, "street"),
                     text_of (organisation, "postcode"),
                     text_of (organisation, "town"),
                     FALSE,
                     NULL };
  Place postal = { visiting.addition,
                   text_of (organisation, "postal_street"),
                   text_of (organisation, "postal_postcode"),
                   text_of (organisation, "postal_town"),
                   FALSE,
                   NULL };

  if (!has (postal.street) && !has (postal.postcode) && !has (postal.town))
    return visiting;
  postal.bulk = !has (postal.street) && has (postal.postcode);
  if (!has (postal.town))
    postal.town = visiting.town;
  if (is_complete (&postal) || !is_complete (&visiting))
    return postal;
  visiting.doubt
      = g_strdup_printf (_ ("The postal address of %s is incomplete, so the visiting address is used."),
                         text_of (organisation, "name"));
  return visiting;
}

static Place
place_of_person (NzRecord *person)
{
  return (Place){ text_of (person, "addition"),
                  text_of (person, "street"),
                  text_of (person, "postcode"),
                  text_of (person, "town"),
                  FALSE,
                  NULL };
}

static char *
missing_parts (const Place *place)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (!has (place->street) && !has (place->addition) && !place->bulk)
    g_ptr_array_add (parts, (gpointer)_ ("street"));
  if (!has (place->postcode))
    g_ptr_array_add (parts, (gpointer)_ ("postcode"));
  if (!has (place->town))
    g_ptr_array_add (parts, (gpointer)_ ("town"));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **)parts->pdata);
}

static char *
find_problem (NzRecord *person, NzRecord *organisation, const Place *place, const char *name)
{
  if (person == NULL && organisation == NULL)
    return g_strdup (_ ("Neither a person nor an organisation is named."));
  if (is_complete (place))
    return NULL;
  if (organisation == NULL && !has (place->street) && !has (place->town))
    return g_strdup_printf (_ ("%s has no position at an organisation, so there is no address."), name);
  g_autofree char *missing = missing_parts (place);
  return g_strdup_printf (_ ("The address of %s is incomplete: %s."),
                          organisation != NULL ? text_of (organisation, "name") : name, missing);
}

/* Sorting machines of the post read Latin letters. */
static gboolean
is_latin (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeScript script = g_unichar_get_script (c);
      if (g_unichar_isalpha (c) && script != G_UNICODE_SCRIPT_LATIN && script != G_UNICODE_SCRIPT_COMMON
          && script != G_UNICODE_SCRIPT_INHERITED)
        return FALSE;
    }
  return TRUE;
}

static char *
find_doubt (const Place *place, char **lines)
{
  if (has (place->postcode) && !nz_text_is_postcode (place->postcode))
    return g_strdup_printf (_ ("“%s” cannot be a German postcode."), place->postcode);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!is_latin (lines[i]))
      return g_strdup_printf (_ ("The post cannot read “%s”: it is not written in Latin letters."), lines[i]);
  return NULL;
}

/* --- how it speaks --- */

static char *
salute (NzRecord *person, NzRecord *organisation, NzLanguage language, char **doubt)
{
  if (person != NULL || organisation == NULL)
    return nz_salutation (person, language, doubt);
  if (!is_individual (organisation))
    return nz_salutation_organisation (organisation, language, doubt);

  /* The name alone does not tell the gender: all of it is said. */
  g_autoptr (NzRecord) human = nz_attention_name (text_of (organisation, "name"));
  return nz_salutation (human, language, doubt);
}

static char *
name_of (NzRecord *person, NzRecord *organisation)
{
  if (person != NULL)
    return nz_person_list_name (person);
  return g_strdup (organisation != NULL ? text_of (organisation, "name") : _ ("Nobody"));
}

/* The first of several reasons stays. */
static void
take_reason (char **reason, char *other)
{
  if (*reason == NULL)
    *reason = other;
  else
    g_free (other);
}

NzAddressee *
nz_addressee_new (NzStore *store, NzRecord *person, NzRecord *organisation, NzLanguage language)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  NzAddressee *self = g_new0 (NzAddressee, 1);
  g_autoptr (NzInherited) inherited = organisation != NULL ? nz_inherit (store, organisation) : NULL;
  NzRecord *whole = inherited != NULL ? inherited->record : NULL;
  g_autofree char *who = person != NULL ? nz_address_person (person, language) : NULL;
  /* A letter to an individual by name needs no organisation above it. */
  gboolean alone = person != NULL && organisation != NULL && is_individual (organisation);
  Place place = whole != NULL    ? place_of_organisation (whole)
                : person != NULL ? place_of_person (person)
                                 : (Place){ "", "", "", "", FALSE, NULL };
  NzAddress address = {
    .organisation = alone ? NULL : text_of (organisation, "name"),
    .person = who,
    .addition = place.addition,
    .street = place.street,
    .postcode = place.postcode,
    .town = place.town,
  };

  char *spoken = NULL;

  self->organisation = organisation != NULL ? nz_record_get_id (organisation) : 0;
  self->person = person != NULL ? nz_record_get_id (person) : 0;
  self->name = name_of (person, organisation);
  self->sort_key = person != NULL ? nz_text_sort_key_names (self->name) : nz_text_sort_key_words (self->name);
  self->lines = nz_address_lines (&address);
  self->doubt = g_steal_pointer (&place.doubt);
  take_reason (&self->doubt, find_doubt (&place, self->lines));
  self->address_is_doubtful = self->doubt != NULL;
  self->salutation = salute (person, whole, language, &spoken);
  take_reason (&self->doubt, spoken);
  self->problem = find_problem (person, organisation, &place, who != NULL ? who : self->name);
  return self;
}
