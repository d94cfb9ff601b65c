/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-vcard-reader.h"

#include <string.h>

#include "base/nz-error.h"
#include "base/nz-text.h"
#include "entity/nz-contact.h"
#include "entity/nz-record.h"
#include "exchange/nz-ebook.h"
#include "exchange/nz-vcard-lines.h"
#include "exchange/nz-vcard-writer.h"

/* The columns of the table: as many as any card needs. */
typedef struct
{
  GPtrArray *headings; /* (element-type utf8) */
  GHashTable *columns; /* heading → index + 1 */
  GPtrArray *rows;     /* (element-type GPtrArray of utf8): cells by column, NULL for none */
  GArray *lines;       /* (element-type int) */
} Sheet;

/* A card under way. */
typedef struct
{
  Sheet *sheet;
  GPtrArray *cells;
  GPtrArray *properties; /* (element-type NzVcardProperty) */
  GHashTable *labels;    /* group → label (Apple's item1.X-ABLabel) */
  gboolean has_organisation, has_person;
} Card;

static void
sheet_clear (Sheet *sheet)
{
  g_ptr_array_unref (sheet->headings);
  g_hash_table_unref (sheet->columns);
  g_ptr_array_unref (sheet->rows);
  g_array_unref (sheet->lines);
}

static guint
column_of (Sheet *sheet, const char *heading)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (sheet->columns, heading));

  if (index == 0)
    {
      g_ptr_array_add (sheet->headings, g_strdup (heading));
      index = sheet->headings->len;
      g_hash_table_insert (sheet->columns, g_strdup (heading), GUINT_TO_POINTER (index));
    }
  return index - 1;
}

/* Beyond the limit of columns further ones of unknown properties share the last. */
static void
add_text (Card *card, const char *heading, const char *text, const char *joint)
{
  g_autofree char *plain = nz_text_normalise (text, TRUE);
  guint column;
  char *before;

  if (*plain == '\0')
    return;
  column = MIN (column_of (card->sheet, heading), NZ_TABLE_MOST_COLUMNS - 1);
  if (card->cells->len <= column)
    g_ptr_array_set_size (card->cells, (int)column + 1);
  before = card->cells->pdata[column];
  card->cells->pdata[column]
      = before != NULL ? g_strconcat (before, joint, plain, NULL) : g_steal_pointer (&plain);
  g_free (before);
}

static char *
heading_of (const NzEntity *entity, const char *field)
{
  return g_strdup_printf ("%s: %s", nz_entity_label (entity, nz_get_language ()),
                          nz_field_label (nz_entity_field (entity, field), nz_get_language ()));
}

/* A further value of a field that holds one goes into a column beside it. */
static void
add_single (Card *card, const NzEntity *entity, const char *field, const char *text, const char *property)
{
  g_autofree char *heading = heading_of (entity, field);
  guint column = GPOINTER_TO_UINT (g_hash_table_lookup (card->sheet->columns, heading));
  gboolean is_taken = column > 0 && column <= card->cells->len && card->cells->pdata[column - 1] != NULL;

  if (is_taken && property != NULL)
    add_text (card, property, text, "\n");
  else
    add_text (card, heading, text, is_taken ? ", " : "");
}

static void
add_contact (Card *card, const NzEntity *entity, const char *field, const char *value, const char *label)
{
  g_autofree char *heading = heading_of (entity, field);
  g_autofree char *plain = nz_text_normalise (value, FALSE);
  g_autofree char *joined = nz_contact_join (plain, label);
  g_autoptr (GString) cell = g_string_new (NULL);

  if (*plain == '\0')
    return;
  nz_list_append (cell, joined);
  add_text (card, heading, cell->str, "|");
}

/* --- reading a property ----------------------------------------------------------------------------------
 */

static const char *
nth_value (const NzVcardProperty *property, guint n)
{
  return n < property->values->len ? property->values->pdata[n] : "";
}

/* All values, those of lists too. (transfer full) */
static char *
dup_all (const NzVcardProperty *property, const char *joint)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < property->values->len; i++)
    if (*nth_value (property, i) != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? joint : "", nth_value (property, i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* TYPE=work,voice or TYPE="work,voice" or, in version 2.1, WORK;VOICE. */
static gboolean
has_type (const NzVcardProperty *property, const char *type)
{
  for (guint i = 0; i < property->types->len; i++)
    {
      g_auto (GStrv) types = g_strsplit_set (property->types->pdata[i], ",\" ", -1);

      for (guint j = 0; types[j] != NULL; j++)
        if (g_ascii_strcasecmp (types[j], type) == 0)
          return TRUE;
    }
  return FALSE;
}

/* The label that Apple writes, "_$!<Mobile>!$_" or a word of one's own. (transfer full) (nullable) */
static char *
dup_own_label (Card *card, const NzVcardProperty *property)
{
  const char *label = property->group != NULL ? g_hash_table_lookup (card->labels, property->group) : NULL;
  const char *start, *end;

  if (label == NULL)
    return NULL;
  start = g_str_has_prefix (label, "_$!<") ? label + 4 : label;
  end = strstr (start, ">!$_");
  return end != NULL ? g_strndup (start, (gsize)(end - start)) : g_strdup (start);
}

/* "privat", "mobil", "Zentrale" of what the types say. (transfer full) (nullable) */
static char *
dup_label (Card *card, const NzVcardProperty *property)
{
  char *own = dup_own_label (card, property);

  if (own != NULL)
    return own;
  if (has_type (property, "home"))
    return g_strdup (has_type (property, "cell") ? _ ("private, mobile") : _ ("private"));
  if (has_type (property, "cell"))
    return g_strdup (_ ("mobile"));
  if (has_type (property, "pager"))
    return g_strdup (_ ("pager"));
  return NULL;
}

/* --- the properties --------------------------------------------------------------------------------------
 */

static const NzEntity *
owner_of (const Card *card)
{
  return card->has_person ? &nz_entity_person : &nz_entity_organisation;
}

static void
read_name (Card *card, const NzVcardProperty *property)
{
  g_autofree char *given = g_strdup_printf ("%s %s", nth_value (property, 1), nth_value (property, 2));
  const char *prefix = nth_value (property, 3);
  gboolean is_salutation
      = nz_field_parse_choice (nz_entity_field (&nz_entity_person, "salutation"), prefix) != NULL;

  if (!card->has_person)
    return;
  /* A name of one part is the family name, which a person must have. */
  if (*nth_value (property, 0) == '\0')
    add_single (card, &nz_entity_person, "family_name", given, "N");
  else
    {
      add_single (card, &nz_entity_person, "family_name", nth_value (property, 0), "N");
      add_single (card, &nz_entity_person, "given_name", given, "N");
    }
  add_single (card, &nz_entity_person, is_salutation ? "salutation" : "title", prefix, "N");
  add_single (card, &nz_entity_person, "title", nth_value (property, 4), NULL);
}

static void
read_organisation (Card *card, const NzVcardProperty *property)
{
  add_single (card, &nz_entity_organisation, "name", nth_value (property, 0), "ORG");
  for (guint i = 1; i < property->values->len; i++)
    add_single (card, &nz_entity_organisation, "addition", nth_value (property, i), NULL);
}

static void
read_address (Card *card, const NzVcardProperty *property)
{
  gboolean is_home = card->has_person && (has_type (property, "home") || !card->has_organisation);
  const NzEntity *owner = is_home ? &nz_entity_person : &nz_entity_organisation;
  g_autofree char *street_heading = heading_of (owner, "street");
  g_autofree char *town_heading = heading_of (owner, "town");
  g_autofree char *whole = dup_all (property, ", ");
  const char *country = nth_value (property, 6);

  for (guint i = 0; i < 2; i++)
    {
      guint column = GPOINTER_TO_UINT (
          g_hash_table_lookup (card->sheet->columns, i == 0 ? street_heading : town_heading));

      if (column > 0 && column <= card->cells->len && card->cells->pdata[column - 1] != NULL)
        {
          add_text (card, "ADR", whole, "\n");
          return;
        }
    }
  add_single (card, owner, "addition", nth_value (property, 0), NULL);
  add_single (card, owner, "addition", nth_value (property, 1), NULL);
  add_single (card, owner, "street", nth_value (property, 2), "ADR");
  add_single (card, owner, "town", nth_value (property, 3), "ADR");
  add_single (card, owner, "postcode", nth_value (property, 5), "ADR");
  add_text (card, "ADR: region", nth_value (property, 4), ", ");
  if (g_ascii_strcasecmp (country, "Deutschland") != 0 && g_ascii_strcasecmp (country, "Germany") != 0
      && g_ascii_strcasecmp (country, "DE") != 0)
    add_text (card, "ADR: country", country, ", ");
}

static void
read_telephone (Card *card, const NzVcardProperty *property)
{
  g_autofree char *value = dup_all (property, ";");
  g_autofree char *label = dup_label (card, property);
  const char *number = g_ascii_strncasecmp (value, "tel:", 4) == 0 ? value + 4 : value;

  if (has_type (property, "fax"))
    {
      if (card->has_organisation)
        add_contact (card, &nz_entity_organisation, "fax", number, label);
      else
        add_contact (card, &nz_entity_person, "telephone", number, _ ("fax"));
    }
  else
    add_contact (card, owner_of (card), "telephone", number, label);
}

static void
read_web (Card *card, const NzVcardProperty *property)
{
  g_autofree char *value = dup_all (property, ";");
  gboolean is_own = card->has_person && (has_type (property, "home") || !card->has_organisation);

  add_contact (card, is_own ? &nz_entity_person : &nz_entity_organisation, "web", value, NULL);
}

static void
read_email (Card *card, const NzVcardProperty *property)
{
  g_autofree char *value = dup_all (property, ";");
  g_autofree char *label = dup_label (card, property);

  add_contact (card, owner_of (card), "email", value, label);
}

static void
read_function (Card *card, const NzVcardProperty *property)
{
  g_autofree char *value = dup_all (property, "; ");

  if (card->has_person && card->has_organisation)
    add_single (card, &nz_entity_position, "function", value, NULL);
  else
    add_text (card, property->name, value, ", ");
}

static void
read_note (Card *card, const NzVcardProperty *property)
{
  g_autofree char *value = dup_all (property, ", ");
  g_autofree char *heading = heading_of (owner_of (card), "notes");

  add_text (card, heading, value, "\n");
}

static void
read_gender (Card *card, const NzVcardProperty *property)
{
  const char *code = nth_value (property, 0);
  const NzField *field = nz_entity_field (&nz_entity_person, "salutation");
  const char *wanted
      = g_ascii_strcasecmp (code, "F") == 0 || g_ascii_strcasecmp (code, "Female") == 0 ? "female"
        : g_ascii_strcasecmp (code, "M") == 0 || g_ascii_strcasecmp (code, "Male") == 0 ? "male"
                                                                                        : NULL;

  if (wanted != NULL && card->has_person)
    add_single (card, &nz_entity_person, "salutation",
                nz_choice_label (nz_field_choice (field, wanted), nz_get_language ()), "GENDER");
  else
    add_text (card, "GENDER", code, ", ");
}

/* Of cards that we wrote ourselves. */
static void
read_kind (Card *card, const NzVcardProperty *property)
{
  const NzChoice *choice
      = nz_field_choice (nz_entity_field (&nz_entity_organisation, "kind"), nth_value (property, 0));

  if (card->has_organisation && choice != NULL)
    add_single (card, &nz_entity_organisation, "kind", nz_choice_label (choice, nz_get_language ()), NULL);
  else
    add_text (card, NZ_VCARD_KIND, nth_value (property, 0), ", ");
}

static void
read_nickname (Card *card, const NzVcardProperty *property)
{
  g_autofree char *value = dup_all (property, ", ");

  if (card->has_organisation && !card->has_person)
    add_single (card, &nz_entity_organisation, "short_name", value, NULL);
  else
    add_text (card, "NICKNAME", value, ", ");
}

static const struct
{
  const char *name;
  void (*read) (Card *card, const NzVcardProperty *property);
} properties[] = {
  { "N", read_name },           { "ORG", read_organisation }, { "ADR", read_address },
  { "TEL", read_telephone },    { "EMAIL", read_email },      { "URL", read_web },
  { "TITLE", read_function },   { "ROLE", read_function },    { "NOTE", read_note },
  { "GENDER", read_gender },    { "X-GENDER", read_gender },  { "NICKNAME", read_nickname },
  { NZ_VCARD_KIND, read_kind },
};

/* Made by programs for programs, or said otherwise already. */
static gboolean
is_technical (const char *name)
{
  static const char *const names[]
      = { "BEGIN",  "END",       "VERSION",    "PRODID",  "REV",         "UID",
          "FN",     "KIND",      "MAILER",     "CLASS",   "SORT-STRING", "CLIENTPIDMAP",
          "SOURCE", "X-ABLABEL", "X-ABSHOWAS", "X-ABUID", "X-ABADR",     "X-ABORDER" };
  static const char *const prefixes[]
      = { "X-EVOLUTION-", "X-MS-OL-", "X-MS-TEXT", "X-MOZILLA-", "X-COUCHDB-" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (name, names[i]) == 0)
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_ascii_strncasecmp (name, prefixes[i], strlen (prefixes[i])) == 0)
      return TRUE;
  return FALSE;
}

static void
read_property (Card *card, const NzVcardProperty *property)
{
  const char *name = property->name;
  g_autofree char *value = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    if (g_ascii_strcasecmp (name, properties[i].name) == 0)
      {
        properties[i].read (card, property);
        return;
      }
  if (is_technical (name))
    return;
  value = dup_all (property, ", ");
  add_text (card, name, value, "\n");
}

/* --- a card ----------------------------------------------------------------------------------------------
 */

static const NzVcardProperty *
find (Card *card, const char *name)
{
  for (guint i = 0; i < card->properties->len; i++)
    {
      const NzVcardProperty *property = card->properties->pdata[i];

      if (g_ascii_strcasecmp (property->name, name) == 0)
        return property;
    }
  return NULL;
}

static const char *
first_value (Card *card, const char *name)
{
  const NzVcardProperty *property = find (card, name);

  return property != NULL ? nth_value (property, 0) : "";
}

/* Is it somebody, an organisation, or somebody at one? */
static void
classify (Card *card)
{
  const NzVcardProperty *name = find (card, "N");
  const char *organisation = first_value (card, "ORG"), *formatted = first_value (card, "FN");
  gboolean is_organisation = g_ascii_strcasecmp (first_value (card, "KIND"), "org") == 0
                             || g_ascii_strcasecmp (first_value (card, "X-ABShowAs"), "COMPANY") == 0;
  gboolean has_name = name != NULL && (*nth_value (name, 0) != '\0' || *nth_value (name, 1) != '\0');

  card->has_organisation = *organisation != '\0' || is_organisation;
  if (is_organisation)
    has_name = FALSE;
  /* Some programs write the organisation into every name. */
  if (has_name && *organisation != '\0' && g_str_equal (nth_value (name, 0), organisation))
    has_name = FALSE;
  card->has_person = has_name || (!card->has_organisation && *formatted != '\0')
                     || (*formatted != '\0' && !is_organisation && g_strcmp0 (formatted, organisation) != 0
                         && name == NULL);
  if (card->has_organisation && *organisation == '\0')
    add_single (card, &nz_entity_organisation, "name", formatted, "FN");
  if (card->has_person && !has_name)
    {
      g_autofree char *heading = g_strdup_printf (
          "%s: %s", nz_entity_label (&nz_entity_person, nz_get_language ()), _ ("Full name"));
      add_text (card, heading, formatted, ", ");
    }
  if (!card->has_person && !card->has_organisation)
    card->has_organisation = TRUE;
}

static void
collect_labels (Card *card)
{
  for (guint i = 0; i < card->properties->len; i++)
    {
      const NzVcardProperty *property = card->properties->pdata[i];

      if (property->group != NULL && g_ascii_strcasecmp (property->name, "X-ABLabel") == 0)
        g_hash_table_replace (card->labels, g_strdup (property->group), g_strdup (nth_value (property, 0)));
    }
}

static char *
join_lines (GPtrArray *lines)
{
  g_autoptr (GString) text = g_string_new ("BEGIN:VCARD\r\n");

  for (guint i = 0; i < lines->len; i++)
    {
      const NzVcardLine *line = lines->pdata[i];

      if (line->size == 0)
        g_string_append_printf (text, "%s\r\n", line->text);
    }
  g_string_append (text, "END:VCARD");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Pictures and the like: named, with their size. */
static void
add_data (Card *card, GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const NzVcardLine *line = lines->pdata[i];
      g_autofree char *name = g_strndup (line->text, strcspn (line->text, ";:"));
      g_autofree char *size = g_format_size (line->size);

      if (line->size > 0)
        add_text (card, name, size, ", ");
    }
}

/* Whether the card has everything that its lines say: what the library did not understand must not vanish. */
static gboolean
check_complete (Card *card, GPtrArray *lines, const char *name, GError **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < card->properties->len; i++)
    {
      char *key = g_ascii_strup (((const NzVcardProperty *)card->properties->pdata[i])->name, -1);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

      g_hash_table_replace (counts, key, GUINT_TO_POINTER (n + 1));
    }
  for (guint i = 0; i < lines->len; i++)
    {
      const NzVcardLine *line = lines->pdata[i];
      g_autofree char *head = g_ascii_strup (line->text, (gssize)strcspn (line->text, ";:"));
      const char *dot = strrchr (head, '.');
      char *key = g_strdup (dot != NULL ? dot + 1 : head);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

      g_hash_table_replace (counts, key, GUINT_TO_POINTER (n > 0 ? n - 1 : 0));
      if (line->size > 0 || n > 0)
        continue;
      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID,
                   _ ("%s:%d: This line of the card cannot be understood."), name, line->line);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_card (Sheet *sheet, const NzEbook *ebook, GPtrArray *lines, const char *name, GError **error)
{
  g_autofree char *text = join_lines (lines);
  g_autoptr (GPtrArray) parsed = ebook->parse (text);
  g_autoptr (GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Card card = { .sheet = sheet, .properties = parsed, .labels = labels };
  int line = lines->len > 0 ? ((const NzVcardLine *)lines->pdata[0])->line - 1 : 0;

  if (lines->len == 0)
    return TRUE;
  if (!check_complete (&card, lines, name, error))
    return FALSE;
  card.cells = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (sheet->rows, card.cells);
  g_array_append_val (sheet->lines, line);
  collect_labels (&card);
  classify (&card);
  for (guint i = 0; i < parsed->len; i++)
    read_property (&card, parsed->pdata[i]);
  add_data (&card, lines);
  return TRUE;
}

static NzTable *
make_table (const Sheet *sheet, const char *name)
{
  NzTable *table = nz_table_new (name);

  nz_table_begin_row (table, 0);
  for (guint i = 0; i < MIN (sheet->headings->len, NZ_TABLE_MOST_COLUMNS); i++)
    nz_table_add_cell (table, sheet->headings->pdata[i], -1);
  for (guint row = 0; row < sheet->rows->len; row++)
    {
      const GPtrArray *cells = sheet->rows->pdata[row];

      nz_table_begin_row (table, g_array_index (sheet->lines, int, row));
      for (guint i = 0; i < cells->len; i++)
        nz_table_add_cell (table, cells->pdata[i] != NULL ? cells->pdata[i] : "", -1);
    }
  nz_table_end (table);
  return table;
}

NzTable *
nz_vcard_read (const char *data, gsize size, const char *name, GError **error)
{
  g_autoptr (GPtrArray) cards = nz_vcard_split (data, size, name, error);
  const NzEbook *ebook = cards != NULL ? nz_module_get (NZ_EBOOK_MODULE, NZ_EBOOK_VERSION, error) : NULL;
  Sheet sheet = { 0 };
  NzTable *table = NULL;
  gboolean is_good = TRUE;

  if (ebook == NULL)
    return NULL;
  sheet.headings = g_ptr_array_new_with_free_func (g_free);
  sheet.columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sheet.rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  sheet.lines = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; i < cards->len && is_good; i++)
    is_good = read_card (&sheet, ebook, cards->pdata[i], name, error);
  if (is_good)
    table = make_table (&sheet, name);
  sheet_clear (&sheet);
  return table;
}
