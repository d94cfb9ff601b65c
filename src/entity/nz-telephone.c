/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-telephone.h"

#include <string.h>

#include "entity/nz-contact.h"

#define MAX_GROUPS 12
/* With the 0 and an extension; international numbers have at most 15 digits (ITU-T E.164). */
#define MAX_DIGITS 15
/* With the 0, without an extension: nobody in Germany has a longer one (Bundesnetzagentur, numbering plans of
 * the place networks and of the mobile ones), so more are two. */
#define MAX_NATIONAL 12
#define MIN_DIGITS 6
#define MIN_SUBSCRIBER 3
/* From here on a group can be a number of its own, beside another of the same length. */
#define MIN_ALONE 4
#define MAX_EXTENSION 5
/* From "030" to "036201". */
#define MAX_AREA 6

typedef enum
{
  NOTHING,
  SPACE, /* or a dot, or a parenthesis */
  HYPHEN,
  DASH, /* behind a number: up to which one */
  SLASH,
} Joint;

/* Digits that stand together, and what parts them from those before. */
typedef struct
{
  Joint joint;
  char digits[MAX_DIGITS + 2];
  gsize n;
} Group;

typedef struct
{
  gboolean is_international; /* + or 00 */
  Group groups[MAX_GROUPS];
  guint n;
} Number;

/* Codes of places that can be told from the digits alone, so that a number in one piece can be parted: no
 * other code begins like them (Bundesnetzagentur, list of area codes). Those of Thuringia and of the largest
 * towns, of mobile networks as people write them, and free calls. */
static const char *const areas[] = {
  "030",   "040",   "069",   "089",   "0341",  "0345",  "0351",  "0361",  "0365",  "03601",
  "03621", "03628", "03631", "03634", "03641", "03643", "03671", "03681", "03691", "0151",
  "0152",  "0157",  "0159",  "0160",  "0162",  "0163",  "0170",  "0171",  "0172",  "0173",
  "0174",  "0175",  "0176",  "0177",  "0178",  "0179",  "0800",
};

/* Services with rules of grouping of their own. */
static const char *const services[] = { "0137", "018", "019", "0700", "0900" };

static gsize
known_area (const char *digits)
{
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    if (g_str_has_prefix (digits, areas[i]))
      return strlen (areas[i]);
  return 0;
}

static gboolean
is_service (const char *digits)
{
  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    if (g_str_has_prefix (digits, services[i]))
      return TRUE;
  return FALSE;
}

/* --- reading ---------------------------------------------------------------------------------------------
 */

/* The length of the sign at @p that parts digits; 0 for any other. */
static gsize
read_joint (const char *p, Joint *joint)
{
  static const struct
  {
    const char *sign;
    Joint joint;
  } signs[] = {
    { " ", SPACE }, { "\u00a0", SPACE }, { "\u202f", SPACE }, { ".", SPACE },       { "(", SPACE },
    { ")", SPACE }, { "-", HYPHEN },     { "–", DASH },       { "\u2011", HYPHEN }, { "/", SLASH },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (p, signs[i].sign))
      {
        *joint = signs[i].joint;
        return strlen (signs[i].sign);
      }
  return 0;
}

/* @p is the first of some digits. (nullable): behind them. */
static const char *
read_group (Number *number, const char *p, Joint joint)
{
  gsize n = strspn (p, "0123456789");
  Group *group;

  if (number->n == MAX_GROUPS || n > MAX_DIGITS)
    return NULL;
  group = &number->groups[number->n++];
  group->joint = joint;
  group->n = n;
  memcpy (group->digits, p, n);
  return p + n;
}

/* Parentheses stand around the place's code, or around the 0 behind Germany's: around all else they mean
 * something. */
static gboolean
may_open (const Number *number, const char *p)
{
  const char *country = number->groups[0].digits;

  if (number->n != 1)
    return number->n == 0;
  return g_str_has_prefix (p, "(0)") && g_str_equal (country, number->is_international ? "49" : "0049");
}

static gboolean
read_number (Number *number, const char *p)
{
  Joint joint = NOTHING;
  gboolean is_open = FALSE;

  if (*p == '+')
    {
      number->is_international = TRUE;
      p++;
    }
  while (*p != '\0')
    {
      Joint next;
      gsize length;

      if (g_ascii_isdigit (*p))
        {
          p = read_group (number, p, joint);
          if (p == NULL)
            return FALSE;
          joint = NOTHING;
          continue;
        }
      if ((*p == '(' && (is_open || !may_open (number, p))) || (*p == ')' && !is_open))
        return FALSE;
      if (*p == '(' && number->n == 1)
        {
          joint = SPACE;
          p += 3;
          continue;
        }
      is_open = *p == '(' || (is_open && *p != ')');
      length = read_joint (p, &next);
      /* two signs that mean something: "0361--655", "0361/-655" */
      if (length == 0 || (next > SPACE && (joint > SPACE || number->n == 0)))
        return FALSE;
      joint = MAX (joint, next);
      p += length;
    }
  return number->n > 0 && joint <= SPACE && !is_open;
}

/* --- understanding ---------------------------------------------------------------------------------------
 */

static void
drop_first (Number *number)
{
  number->n--;
  memmove (number->groups, number->groups + 1, number->n * sizeof (Group));
}

static void
prepend_zero (Group *group)
{
  memmove (group->digits + 1, group->digits, group->n + 1);
  group->digits[0] = '0';
  group->n++;
}

static void
erase_first (Group *group, gsize n)
{
  memmove (group->digits, group->digits + n, group->n - n + 1);
  group->n -= n;
}

/* +49 and 0049 to 0, 00 to +. %FALSE where what follows is not plain. */
static gboolean
make_national (Number *number)
{
  Group *first = number->groups;

  if (!number->is_international && g_str_has_prefix (first->digits, "00"))
    {
      number->is_international = TRUE;
      erase_first (first, 2);
    }
  if (!number->is_international)
    return first->digits[0] == '0';
  if (first->n == 0 || first->digits[0] == '0')
    return FALSE;
  if (!g_str_has_prefix (first->digits, "49"))
    return TRUE;
  if (first->n == 2)
    {
      if (number->n == 1)
        return FALSE;
      drop_first (number);
    }
  else
    erase_first (first, 2);
  number->is_international = FALSE;
  /* "+49 0361": not what anybody can dial */
  if (first->digits[0] == '0')
    return FALSE;
  prepend_zero (first);
  return TRUE;
}

/* Makes the place's code the first group. */
static gboolean
part_area (Number *number)
{
  Group *first = number->groups;
  gsize known = known_area (first->digits);

  if (is_service (first->digits))
    return FALSE;
  if (known == 0)
    return number->n > 1 && first->n > 3 && first->n <= MAX_AREA;
  if (first->n == known)
    return number->n > 1;
  /* "03612 34567" was meant otherwise, whatever it was. */
  if (number->n == MAX_GROUPS || (number->n > 1 && first->n <= MAX_AREA))
    return FALSE;
  memmove (first + 2, first + 1, (number->n - 1) * sizeof (Group));
  number->n++;
  first[1] = (Group){ .joint = SPACE, .n = first->n - known };
  memcpy (first[1].digits, first->digits + known, first->n - known);
  first->n = known;
  first->digits[known] = '\0';
  return TRUE;
}

/* "12345 12346": as likely a number and its neighbour as one. */
static gboolean
are_neighbours (const Group *group)
{
  return group->n >= MIN_ALONE && group->n == group[-1].n;
}

/* Whether the groups from @from on are one number, perhaps with an extension. */
static gboolean
is_one_number (const Number *number, guint from)
{
  gsize n_digits = 0;

  for (guint i = 0; i < number->n; i++)
    n_digits += number->groups[i].n;
  for (guint i = from + 1; i < number->n; i++)
    {
      const Group *group = &number->groups[i];

      if (group->joint == SLASH || group->joint == DASH)
        return FALSE;
      if (group->joint == HYPHEN && (i + 1 < number->n || group->n > MAX_EXTENSION))
        return FALSE;
      /* a second number behind the first? */
      if (group->joint == SPACE && group->digits[0] == '0' && group->n >= MIN_SUBSCRIBER)
        return FALSE;
    }
  return n_digits >= MIN_DIGITS && n_digits <= MAX_DIGITS;
}

/* Whether nothing that is written beside each other is two numbers; those of mobile networks are too long for
 * two, and often written by fours. */
static gboolean
is_one_national (const Number *number)
{
  gboolean is_mobile = g_str_has_prefix (number->groups[0].digits, "01");
  gsize n_digits = 0;

  for (guint i = 0; i < number->n; i++)
    {
      const Group *group = &number->groups[i];

      if (i > 1 && !is_mobile && are_neighbours (group))
        return FALSE;
      if (i < 2 || group->joint != HYPHEN)
        n_digits += group->n;
    }
  return n_digits <= MAX_NATIONAL;
}

static char *
write_national (Number *number)
{
  g_autoptr (GString) text = NULL;
  gsize n = 0;

  if (!part_area (number) || !is_one_number (number, 1) || !is_one_national (number))
    return NULL;
  text = g_string_new (number->groups[0].digits);
  for (guint i = 1; i < number->n; i++)
    {
      if (i == 1)
        g_string_append_c (text, ' ');
      else if (number->groups[i].joint == HYPHEN)
        g_string_append_c (text, '-');
      g_string_append (text, number->groups[i].digits);
      n += number->groups[i].n;
    }
  return n >= MIN_SUBSCRIBER ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* How long a country's code is, and a place's in it, the writer knows: their groups stay. */
static char *
write_foreign (const Number *number)
{
  g_autoptr (GString) text = g_string_new ("+");

  if (!is_one_number (number, MIN (number->n - 1, 2)))
    return NULL;
  for (guint i = 0; i < number->n; i++)
    {
      /* "+43 234567/68" are two numbers, "+43 234567–68" several */
      if (number->groups[i].joint >= DASH && number->groups[i].n <= MAX_EXTENSION && i + 1 == number->n)
        return NULL;
      if (i > 0)
        g_string_append_c (text, i > 2 && number->groups[i].joint == HYPHEN ? '-' : ' ');
      g_string_append (text, number->groups[i].digits);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
nz_telephone_unify (const char *text)
{
  g_autofree char *value = NULL;
  g_autofree char *label = NULL;
  g_autofree char *unified = NULL;
  Number number = { 0 };

  g_return_val_if_fail (text != NULL, NULL);

  nz_contact_split (text, &value, &label);
  if (read_number (&number, g_strstrip (value)) && make_national (&number))
    unified = number.is_international ? write_foreign (&number) : write_national (&number);
  return unified != NULL ? nz_contact_join (unified, label) : g_strdup (text);
}

void
nz_telephone_unify_all (char **texts, const char *const *known)
{
  for (; *texts != NULL; texts++)
    if (known == NULL || !g_strv_contains (known, *texts))
      {
        g_autofree char *before = *texts;
        *texts = nz_telephone_unify (before);
      }
}
