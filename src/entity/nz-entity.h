/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>
#include "base/nz-i18n.h"

G_BEGIN_DECLS

/* One description per entity: flat constant tables from which the SQL, the GObject properties, the list's
 * columns, the form's rows, the searchable text, import, export, generic validation and generic tests follow.
 *
 * A description knows both languages: what a field is called in a file must be understood whatever language
 * runs. */

typedef struct _NzEntity NzEntity;
typedef struct _NzField NzField;

typedef enum
{
  NZ_TYPE_TEXT,      /* one line; TEXT */
  NZ_TYPE_LONG_TEXT, /* several lines; TEXT */
  NZ_TYPE_DATE,      /* NzDate as ISO text cut to its precision; TEXT */
  NZ_TYPE_TIME,      /* minutes after midnight; INTEGER */
  NZ_TYPE_INTEGER,   /* INTEGER between min and max */
  NZ_TYPE_BOOLEAN,   /* INTEGER 0 or 1; never unset */
  NZ_TYPE_CHOICE,    /* code of one of the choices; TEXT */
  NZ_TYPE_REFERENCE, /* id of a record of entity `target`; INTEGER */
  NZ_TYPE_TERMS,     /* ids of several terms of kind `target`, in order; rows of term_use */
  NZ_TYPE_CONTACTS,  /* several texts of contact kind `target`, in order, each perhaps with a label
                        (nz-contact.h); rows of contact */
} NzFieldType;

typedef enum
{
  NZ_FIELD_NONE = 0,
  NZ_FIELD_REQUIRED = 1 << 0,
  NZ_FIELD_COLUMN = 1 << 1,       /* shown as a column of a list by default */
  NZ_FIELD_SEARCHABLE = 1 << 2,   /* in the full-text index */
  NZ_FIELD_NAME = 1 << 3,         /* part of what the record is called; found first */
  NZ_FIELD_PERSONAL = 1 << 4,     /* personal data in the sense of the GDPR */
  NZ_FIELD_CONFIDENTIAL = 1 << 5, /* behind a passphrase, never in an export by default */
  NZ_FIELD_FULL_DATE = 1 << 6,    /* a date that must be known to the day */
  NZ_FIELD_HIDDEN = 1 << 7,       /* kept and exported, but no row of a form (a pin's place) */
  NZ_FIELD_DEFAULT_TRUE = 1 << 8, /* a boolean that starts as yes */
  NZ_FIELD_SINCE = 1 << 9,        /* the record holds from this day on … */
  NZ_FIELD_UNTIL = 1 << 10,       /* … to and including this one */
  NZ_FIELD_EMAIL = 1 << 11,       /* what the text should look like: a mark, never a refusal */
  NZ_FIELD_POSTCODE = 1 << 12,
  NZ_FIELD_TELEPHONE = 1 << 13,
  NZ_FIELD_WEB = 1 << 14,
  NZ_FIELD_OWNER = 1 << 15,  /* a reference to the record that this one belongs to: it goes when that goes */
  NZ_FIELD_IMAGE = 1 << 16,  /* a text that is the hash of an image in the store (nz_store_add_image()); a
                                picture where it is shown */
  NZ_FIELD_FILE = 1 << 17,   /* paths or addresses of files and folders */
  NZ_FIELD_RULE = 1 << 18,   /* a text that is a rule (store/nz-rule.h) over the entity that … */
  NZ_FIELD_RULED = 1 << 19,  /* … this text of the same record names */
  NZ_FIELD_COPIED = 1 << 20, /* others keep copies (in calendars): a change is a new version of the record */
} NzFieldFlags;

/**
 * NzChoice:
 * @code: in the file; never translated, never changed
 * @synonyms: other words for it in imports, in both languages, separated by |
 * @hint_en: (nullable): a sentence that explains the choice, shown with it
 */
typedef struct
{
  const char *code;
  const char *en, *de;
  const char *synonyms;
  const char *hint_en, *hint_de;
} NzChoice;

/**
 * NzField:
 * @name: column, JSON key and, with - for _, GObject property
 * @target: of a reference the entity's name; of terms the kind of term; of contacts the kind of contact; of a
 *   reference to a term "term:KIND"; of a text (nullable): the kind of term whose names are
 *   offered while typing
 * @via, @first_by: (nullable): only of a derived column, see NzEntity.derived
 * @group_en: (nullable): theme under which a form shows the field; %NULL means that of the field before it
 * @only_if: (nullable): "kind=enquiry|advice": the field belongs only to records whose choice field "kind" is
 * one of these; forms show it of others only while it holds something. Never of a boolean, which always does
 */
struct _NzField
{
  const char *name;
  NzFieldType type;
  guint flags;
  const char *en, *de;
  const char *synonyms;
  const NzChoice *choices; /* ends with a code of NULL */
  const char *target;
  int min, max;
  const char *group_en, *group_de;
  const char *only_if;
  const char *via, *first_by;
};

typedef enum
{
  NZ_ENTITY_NONE = 0,
  NZ_ENTITY_SECTION = 1 << 0,   /* has a section of its own in the sidebar */
  NZ_ENTITY_SINGLETON = 1 << 1, /* one record with id 1 (the network's settings) */
  NZ_ENTITY_PERSONAL = 1 << 2,  /* every record is personal data */
} NzEntityFlags;

/**
 * NzEntity:
 * @name: table and name in commands: "working_group"
 * @title: how a record is called, from its fields: "{name}", "{person}, {function}"; a reference stands for
 *   its record's title. Of "{name|kind}" it is the first that is not empty, a choice by its label. A part in
 *   [brackets] vanishes as a whole where a field in it is empty; white space is normalised
 * @sort: field after whose sort key lists are ordered
 * @sort_as_name: by DIN 5007-2 (names) rather than 5007-1 (words)
 * @newest_first: lists begin with the greatest sort key instead (a journal)
 * @derived: (array length=n_derived): columns of lists that are read from what hangs on the record: the field
 *   of the same name of those rows of @via that refer to the record and hold on the day: of the first of them
 *   by the boolean @first_by (the main position), or of all. They can be shown, sorted by, printed and
 *   exported, never written; what they show is asked for in rules by the path "via.name"
 * @further: (nullable): name of the entity whose rows belong to a record of this one and name further records
 *   besides those of its own references, exactly one each, under the same names: several organisations of one
 *   entry. nz_about_sql() asks both
 */
struct _NzEntity
{
  const char *name;
  const char *en, *de;
  const char *plural_en, *plural_de;
  const char *synonyms;
  guint flags;
  const char *title;
  const char *sort;
  gboolean sort_as_name;
  gboolean newest_first;
  const char *further;
  const NzField *fields;
  guint n_fields;
  const NzField *derived;
  guint n_derived;
};

/* All entities, in an order in which each one comes after those that it refers to. */
guint nz_n_entities (void);
const NzEntity *nz_entity_nth (guint index);
/* By name; %NULL if there is none. */
const NzEntity *nz_entity_by_name (const char *name);
/* What a person or a file calls it: name, singular, plural or synonym in either language. */
const NzEntity *nz_entity_parse (const char *text);
guint nz_entity_index (const NzEntity *entity);

/**
 * NzEntityCache: what is made once per entity from its description and kept as long as the process: SQL, a
 * plan of columns. Static and zeroed.
 */
#define NZ_ENTITY_CACHE_SIZE 64
typedef struct
{
  gpointer made[NZ_ENTITY_CACHE_SIZE];
} NzEntityCache;

/* The entity's thing, made by @make the first time; from any thread. (transfer none) */
gconstpointer
nz_entity_cache_get (NzEntityCache *cache, const NzEntity *entity, gpointer (*make) (const NzEntity *entity));

/* The final GType of the entity's records, derived from NZ_TYPE_RECORD, with one property per field. */
GType nz_entity_get_type (const NzEntity *entity);

const char *nz_entity_label (const NzEntity *entity, NzLanguage language);
const char *nz_entity_plural (const NzEntity *entity, NzLanguage language);

/* By name; %NULL if there is none. */
const NzField *nz_entity_field (const NzEntity *entity, const char *name);
/* The same with the derived columns. */
const NzField *nz_entity_column (const NzEntity *entity, const char *name);
/* Of a derived column of @entity: the entity whose rows it reads and (out) which of their fields refers to
 * the record; %NULL for others. */
const NzEntity *nz_field_get_via (const NzEntity *entity, const NzField *field, const NzField **link);
/* The heading of a file, in either language or a synonym, whatever its case and umlaut spelling. */
const NzField *nz_entity_parse_field (const NzEntity *entity, const char *heading);
/* The field with all bits of @flag, %NULL if there is none: the since, the until, the owner. */
const NzField *nz_entity_field_with (const NzEntity *entity, guint flag);
guint nz_field_index (const NzEntity *entity, const NzField *field);

const char *nz_field_label (const NzField *field, NzLanguage language);
/* The form's heading above this field: its own or that of the nearest field before it; never %NULL. */
const char *nz_field_group (const NzEntity *entity, const NzField *field, NzLanguage language);
/* Whether the field is a column of the entity's own table (and not rows of contact or term_use). */
gboolean nz_field_is_column (const NzField *field);
gboolean nz_field_is_list (const NzField *field);
/* The entity that a reference or a list of terms points at; %NULL for other fields. */
const NzEntity *nz_field_target (const NzField *field);
/* (nullable): the entity whose rows name further records besides the one of this reference of @entity. */
const NzEntity *nz_field_get_further (const NzEntity *entity, const NzField *field);
/* The kind of term that a reference to a term or a list of terms takes; %NULL for others. */
const char *nz_field_term_kind (const NzField *field);

const NzChoice *nz_field_choice (const NzField *field, const char *code);
/* A code, a label or a synonym in either language; %NULL if it is none of them. */
const NzChoice *nz_field_parse_choice (const NzField *field, const char *text);
const char *nz_choice_label (const NzChoice *choice, NzLanguage language);
const char *nz_choice_hint (const NzChoice *choice, NzLanguage language);

/* The one list of entities: adding one is a file with its description, its name here and a migration. Each
 * stands after those that it refers to; within that, in the order of the sections. */
#define NZ_ENTITIES(ENTITY)                                                                                  \
  ENTITY (term)                                                                                              \
  ENTITY (organisation)                                                                                      \
  ENTITY (person)                                                                                            \
  ENTITY (position)                                                                                          \
  ENTITY (working_group)                                                                                     \
  ENTITY (membership)                                                                                        \
  ENTITY (tie)                                                                                               \
  ENTITY (meeting)                                                                                           \
  ENTITY (agenda_item)                                                                                       \
  ENTITY (invitation)                                                                                        \
  ENTITY (representation)                                                                                    \
  ENTITY (decision)                                                                                          \
  ENTITY (task)                                                                                              \
  ENTITY (task_answer)                                                                                       \
  ENTITY (report)                                                                                            \
  ENTITY (entry)                                                                                             \
  ENTITY (entry_link)                                                                                        \
  ENTITY (sponsorship)                                                                                       \
  ENTITY (network)                                                                                           \
  ENTITY (holiday)                                                                                           \
  ENTITY (pin)                                                                                               \
  ENTITY (distribution_list)                                                                                 \
  ENTITY (list_entry)                                                                                        \
  ENTITY (returned)                                                                                          \
  ENTITY (saved_filter)                                                                                      \
  ENTITY (distinct_pair)                                                                                     \
  ENTITY (column_mapping)                                                                                    \
  ENTITY (postponed)

#define NZ_DECLARE_ENTITY(name) extern const NzEntity nz_entity_##name;
NZ_ENTITIES (NZ_DECLARE_ENTITY)
#undef NZ_DECLARE_ENTITY

G_END_DECLS
