/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nz-date.h"
#include "entity/nz-entity.h"

G_BEGIN_DECLS

/**
 * NzRecord:
 *
 * One record of an entity, in memory: an id and a value for each field of the description. It knows nothing of the store.
 * Fields are named by their name; a name that the entity does not have is a programming error (g_return_if_fail).
 * A GObject, so that lists and forms can bind to it: each field is a property ("member-since") of a plain type: string (texts,
 * choices, ISO dates, lists joined by |), gint64 (integers, references), gint (times), gboolean. A setter notifies.
 *
 * Values are kept as given; nz_record_check() says what is wrong with them.
 */
#define NZ_TYPE_RECORD (nz_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (NzRecord, nz_record, NZ, RECORD, GObject)

struct _NzRecordClass
{
  GObjectClass parent_class;
  const NzEntity *entity;
};

/* For nz_entity_get_type() only: the one class_init of all entities, with the description as data, and the size of an instance. */
void nz_record_entity_class_init (gpointer klass, gpointer entity);
gsize nz_record_instance_size (void);

/* (transfer full): an empty record with the defaults of its fields and id 0: new, not in the store. */
NzRecord *nz_record_new (const NzEntity *entity);
/* (transfer full) */
NzRecord *nz_record_copy (NzRecord *record);
const NzEntity *nz_record_get_entity (NzRecord *record);
gint64 nz_record_get_id (NzRecord *record);
void nz_record_set_id (NzRecord *record, gint64 id);

/* Whether the field has a value. A boolean always has. */
gboolean nz_record_has (NzRecord *record, const char *field);
/* Whether the field belongs to a record of this kind (NzField.only_if). */
gboolean nz_record_applies (NzRecord *record, const NzField *field);
void nz_record_clear (NzRecord *record, const char *field);

/* Texts, long texts and codes of choices. %NULL where there is none; empty text is none. (transfer none) */
const char *nz_record_get_text (NzRecord *record, const char *field);
void nz_record_set_text (NzRecord *record, const char *field, const char *text);
/* Integers, booleans, times (minutes) and references (ids); 0 where there is none. Setting a reference to 0 clears it. */
gint64 nz_record_get_int (NzRecord *record, const char *field);
void nz_record_set_int (NzRecord *record, const char *field, gint64 value);
NzDate nz_record_get_date (NzRecord *record, const char *field);
void nz_record_set_date (NzRecord *record, const char *field, NzDate date);
/* Contacts: (array zero-terminated=1) (transfer none), never %NULL. */
const char *const *nz_record_get_list (NzRecord *record, const char *field);
void nz_record_set_list (NzRecord *record, const char *field, const char *const *values);
/* Terms: (array length=n) (transfer none). */
const gint64 *nz_record_get_ids (NzRecord *record, const char *field, guint *n);
void nz_record_set_ids (NzRecord *record, const char *field, const gint64 *ids, guint n);

/* Any field as plain text that reads back the same, (transfer full): texts as they are, dates in ISO, "13:00", "1" / "0", codes of choices,
 * ids of references in base32, lists joined by | (with \| and \\ for those characters). "" where there is none. */
char *nz_record_dup_plain (NzRecord *record, const NzField *field);
/* A list as it stands in one cell into its parts, unescaped, empty ones left out; @normalise: without needless white space. (transfer full) */
char **nz_list_split (const char *text, gboolean normalise);
/* Appends @value to a list in one cell, escaped, with a | before it unless @list is empty. */
void nz_list_append (GString *list, const char *value);
/* The reverse; %FALSE and NZ_ERROR_INVALID with the reason if @text is no value of this field. "" clears. Text is taken as it is. */
gboolean nz_record_set_plain (NzRecord *record, const NzField *field, const char *text, GError **error);
/* What a person typed or a foreign file has: dates in German or English, "ja"/"yes"/"x", choices by label or synonym, numbers with
 * spaces; white space normalised. References and terms must be ids here; who knows the store resolves names before. */
gboolean nz_record_set_input (NzRecord *record, const NzField *field, const char *text, GError **error);
/* (transfer full): a field for eyes in @language (dates long, choices by label, booleans yes/no, lists joined by ", ").
 * References and terms give "": ask the store. */
char *nz_record_dup_display (NzRecord *record, const NzField *field, NzLanguage language);

gboolean nz_record_equal (NzRecord *a, NzRecord *b);
gboolean nz_record_field_equal (NzRecord *a, NzRecord *b, const NzField *field);

/* Whether the record holds on @day by its since and until fields; %TRUE where the entity has none. */
gboolean nz_record_is_active (NzRecord *record, NzDate day);
/* Whether the record is personal data as a whole: the entity's flag, or an organisation of kind individual. */
gboolean nz_record_is_personal (NzRecord *record);

typedef enum
{
  NZ_FINDING_NOTE,    /* worth a look: a postcode that cannot be right. Kept and marked */
  NZ_FINDING_WARNING, /* doubtful: two chairs */
  NZ_FINDING_ERROR,   /* refused: a required field is empty, until before since, an impossible value */
} NzFindingLevel;

/**
 * NzFinding: something wrong with a record, in words for the user.
 * @field: (nullable): the field concerned
 */
typedef struct
{
  NzFindingLevel level;
  const NzEntity *entity;
  gint64 id;
  const NzField *field;
  char *message;
} NzFinding;

NzFinding *nz_finding_new (NzFindingLevel level, NzRecord *record, const NzField *field, char *message);
void nz_finding_free (NzFinding *finding);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzFinding, nz_finding_free)

/* Generic validation by the description: required, range, choice known, dates valid and in order, hidden characters, at most NZ_TEXT_MAX
 * characters, mail, postcode, telephone and web plausible. (transfer full) (element-type NzFinding): empty if all is well. */
GPtrArray *nz_record_check (NzRecord *record);
/* The first finding of level error as a GError; %TRUE if there is none. */
gboolean nz_record_is_valid (NzRecord *record, GError **error);

/* The longest text of one line and of several lines, in bytes: enough for 10,000-character names of four bytes each. */
#define NZ_TEXT_MAX 65536
#define NZ_LONG_TEXT_MAX (1024 * 1024)

G_END_DECLS
