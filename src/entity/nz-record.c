/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-record.h"

#include "entity/nz-value.h"

/* NzRecord: the values of one record and their GObject face. Conversion from and to text is in
 * nz-record-text.c, validation in nz-record-check.c. */

typedef struct
{
  gint64 id;
  NzValue *values; /* one per field */
} NzRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (NzRecord, nz_record, G_TYPE_OBJECT)

static NzRecordPrivate *
priv (NzRecord *self)
{
  return nz_record_get_instance_private (self);
}

const NzEntity *
nz_record_get_entity (NzRecord *self)
{
  g_return_val_if_fail (NZ_IS_RECORD (self), NULL);
  return NZ_RECORD_GET_CLASS (self)->entity;
}

/* The value of a named field if its type is one of @types (bits by NzFieldType); complains otherwise. */
static NzValue *
value_named (NzRecord *self, const char *name, guint types, const NzField **field_out)
{
  /* Asked a hundred times for each record of an import: walking up the types would take longer than all the
   * rest. */
  g_return_val_if_fail (self != NULL, NULL);
  const NzEntity *entity = NZ_RECORD_GET_CLASS (self)->entity;
  const NzField *field = nz_entity_field (entity, name);

  if (G_UNLIKELY (field == NULL))
    {
      g_critical ("entity %s has no field %s", entity->name, name);
      return NULL;
    }
  if (G_UNLIKELY ((types & (1u << field->type)) == 0))
    {
      g_critical ("field %s.%s is of another type", entity->name, name);
      return NULL;
    }
  if (field_out != NULL)
    *field_out = field;
  return &priv (self)->values[nz_field_index (entity, field)];
}

const NzValue *
nz_record_peek (NzRecord *self, const NzField *field)
{
  return &priv (self)->values[nz_field_index (NZ_RECORD_GET_CLASS (self)->entity, field)];
}

#define TEXTS (1u << NZ_TYPE_TEXT | 1u << NZ_TYPE_LONG_TEXT | 1u << NZ_TYPE_CHOICE)
#define INTEGERS                                                                                             \
  (1u << NZ_TYPE_INTEGER | 1u << NZ_TYPE_BOOLEAN | 1u << NZ_TYPE_TIME | 1u << NZ_TYPE_REFERENCE)
#define DATES (1u << NZ_TYPE_DATE)
#define CONTACTS (1u << NZ_TYPE_CONTACTS)
#define TERMS (1u << NZ_TYPE_TERMS)
#define ALL G_MAXUINT

static void
notify_field (NzRecord *self, const NzField *field)
{
  GParamSpec *spec = g_object_class_find_property (G_OBJECT_GET_CLASS (self), field->name);
  g_object_notify_by_pspec (G_OBJECT (self), spec);
}

NzRecord *
nz_record_new (const NzEntity *entity)
{
  g_return_val_if_fail (entity != NULL, NULL);
  return g_object_new (nz_entity_get_type (entity), NULL);
}

NzRecord *
nz_record_copy (NzRecord *self)
{
  g_return_val_if_fail (NZ_IS_RECORD (self), NULL);

  const NzEntity *entity = nz_record_get_entity (self);
  NzRecord *copy = nz_record_new (entity);
  priv (copy)->id = priv (self)->id;
  for (guint i = 0; i < entity->n_fields; i++)
    nz_value_copy (&entity->fields[i], &priv (self)->values[i], &priv (copy)->values[i]);
  return copy;
}

gint64
nz_record_get_id (NzRecord *self)
{
  g_return_val_if_fail (NZ_IS_RECORD (self), 0);
  return priv (self)->id;
}

void
nz_record_set_id (NzRecord *self, gint64 id)
{
  g_return_if_fail (NZ_IS_RECORD (self) && id >= 0);
  priv (self)->id = id;
}

gboolean
nz_record_has (NzRecord *self, const char *name)
{
  const NzField *field;
  NzValue *value = value_named (self, name, ALL, &field);
  return value != NULL && nz_value_is_set (field, value);
}

gboolean
nz_record_applies (NzRecord *self, const NzField *field)
{
  g_return_val_if_fail (NZ_IS_RECORD (self) && field != NULL, FALSE);

  g_auto (GStrv) sides = field->only_if != NULL ? g_strsplit (field->only_if, "=", 2) : NULL;
  g_auto (GStrv) codes = sides != NULL ? g_strsplit (sides[1], "|", -1) : NULL;
  const char *code = sides != NULL ? nz_record_get_text (self, sides[0]) : NULL;

  return sides == NULL || (code != NULL && g_strv_contains ((const char *const *)codes, code));
}

void
nz_record_clear (NzRecord *self, const char *name)
{
  const NzField *field;
  NzValue *value = value_named (self, name, ALL, &field);
  if (value == NULL || !nz_value_is_set (field, value))
    return;
  nz_value_clear (field, value);
  notify_field (self, field);
}

const char *
nz_record_get_text (NzRecord *self, const char *name)
{
  NzValue *value = value_named (self, name, TEXTS, NULL);
  return value != NULL ? value->text : NULL;
}

void
nz_record_set_text (NzRecord *self, const char *name, const char *text)
{
  const NzField *field;
  NzValue *value = value_named (self, name, TEXTS, &field);
  if (value == NULL)
    return;
  if (text != NULL && *text == '\0')
    text = NULL;
  if (g_strcmp0 (value->text, text) == 0)
    return;
  g_free (value->text);
  value->text = g_strdup (text);
  notify_field (self, field);
}

gint64
nz_record_get_int (NzRecord *self, const char *name)
{
  NzValue *value = value_named (self, name, INTEGERS, NULL);
  return value != NULL && value->is_set ? value->integer : 0;
}

void
nz_record_set_int (NzRecord *self, const char *name, gint64 number)
{
  const NzField *field;
  NzValue *value = value_named (self, name, INTEGERS, &field);
  if (value == NULL)
    return;
  gboolean set = field->type != NZ_TYPE_REFERENCE || number != 0;
  if (value->is_set == set && (!set || value->integer == number))
    return;
  value->is_set = set;
  value->integer = set ? number : 0;
  notify_field (self, field);
}

NzDate
nz_record_get_date (NzRecord *self, const char *name)
{
  NzValue *value = value_named (self, name, DATES, NULL);
  return value != NULL ? value->date : NZ_DATE_NONE;
}

void
nz_record_set_date (NzRecord *self, const char *name, NzDate date)
{
  const NzField *field;
  NzValue *value = value_named (self, name, DATES, &field);
  if (value == NULL || nz_date_equal (value->date, date))
    return;
  value->date = date;
  notify_field (self, field);
}

const char *const *
nz_record_get_list (NzRecord *self, const char *name)
{
  static const char *const nothing[] = { NULL };
  NzValue *value = value_named (self, name, CONTACTS, NULL);
  return value != NULL && value->list != NULL ? (const char *const *)value->list : nothing;
}

/* Empty strings are no values: they are left out. */
void
nz_record_set_list (NzRecord *self, const char *name, const char *const *values)
{
  const NzField *field;
  NzValue *value = value_named (self, name, CONTACTS, &field);
  if (value == NULL)
    return;

  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n = 0;
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    if (*values[i] != '\0')
      {
        g_strv_builder_add (builder, values[i]);
        n++;
      }
  g_auto (GStrv) list = n > 0 ? g_strv_builder_end (builder) : NULL;
  if (value->list == NULL
          ? list == NULL
          : list != NULL && g_strv_equal ((const char *const *)value->list, (const char *const *)list))
    return;
  g_strfreev (value->list);
  value->list = g_steal_pointer (&list);
  notify_field (self, field);
}

const gint64 *
nz_record_get_ids (NzRecord *self, const char *name, guint *n)
{
  NzValue *value = value_named (self, name, TERMS, NULL);
  GArray *ids = value != NULL ? value->ids : NULL;
  if (n != NULL)
    *n = ids != NULL ? ids->len : 0;
  return ids != NULL ? (const gint64 *)ids->data : NULL;
}

/* Each id once; the first place counts. */
void
nz_record_set_ids (NzRecord *self, const char *name, const gint64 *ids, guint n)
{
  const NzField *field;
  NzValue *value = value_named (self, name, TERMS, &field);
  if (value == NULL)
    return;

  NzValue fresh = { 0 };
  for (guint i = 0; i < n; i++)
    nz_value_add_id (&fresh, ids[i]);
  if (!nz_value_equal (field, value, &fresh))
    {
      nz_value_clear (field, value);
      *value = fresh;
      notify_field (self, field);
    }
  else
    nz_value_clear (field, &fresh);
}

gboolean
nz_record_field_equal (NzRecord *a, NzRecord *b, const NzField *field)
{
  const NzEntity *entity = nz_record_get_entity (a);
  g_return_val_if_fail (entity == nz_record_get_entity (b), FALSE);
  guint index = nz_field_index (entity, field);
  return nz_value_equal (field, &priv (a)->values[index], &priv (b)->values[index]);
}

gboolean
nz_record_equal (NzRecord *a, NzRecord *b)
{
  const NzEntity *entity = nz_record_get_entity (a);
  if (entity != nz_record_get_entity (b) || priv (a)->id != priv (b)->id)
    return FALSE;
  for (guint i = 0; i < entity->n_fields; i++)
    if (!nz_record_field_equal (a, b, &entity->fields[i]))
      return FALSE;
  return TRUE;
}

gboolean
nz_record_is_active (NzRecord *self, NzDate day)
{
  g_return_val_if_fail (NZ_IS_RECORD (self), FALSE);
  const NzField *since = nz_entity_field_with (nz_record_get_entity (self), NZ_FIELD_SINCE);
  const NzField *until = nz_entity_field_with (nz_record_get_entity (self), NZ_FIELD_UNTIL);
  return nz_date_active_on (since != NULL ? nz_record_get_date (self, since->name) : NZ_DATE_NONE,
                            until != NULL ? nz_record_get_date (self, until->name) : NZ_DATE_NONE, day);
}

gboolean
nz_record_is_personal (NzRecord *self)
{
  g_return_val_if_fail (NZ_IS_RECORD (self), FALSE);
  const NzEntity *entity = nz_record_get_entity (self);
  return (entity->flags & NZ_ENTITY_PERSONAL) != 0
         || (entity == &nz_entity_organisation
             && g_strcmp0 (nz_record_get_text (self, "kind"), "individual") == 0);
}

/* --- GObject
 * ------------------------------------------------------------------------------------------------- */

/* Property n is field n − 1. */
static void
nz_record_get_property (GObject *object, guint id, GValue *out, GParamSpec *spec)
{
  NzRecord *self = NZ_RECORD (object);
  const NzField *field = &nz_record_get_entity (self)->fields[id - 1];

  switch (field->type)
    {
    case NZ_TYPE_BOOLEAN:
      g_value_set_boolean (out, nz_record_get_int (self, field->name) != 0);
      break;
    case NZ_TYPE_TIME:
      g_value_set_int (out,
                       nz_record_has (self, field->name) ? (int)nz_record_get_int (self, field->name) : -1);
      break;
    case NZ_TYPE_INTEGER:
    case NZ_TYPE_REFERENCE:
      g_value_set_int64 (out, nz_record_get_int (self, field->name));
      break;
    default:
      g_value_take_string (out, nz_record_dup_plain (self, field));
    }
}

static void
nz_record_set_property (GObject *object, guint id, const GValue *in, GParamSpec *spec)
{
  NzRecord *self = NZ_RECORD (object);
  const NzField *field = &nz_record_get_entity (self)->fields[id - 1];
  g_autoptr (GError) error = NULL;

  switch (field->type)
    {
    case NZ_TYPE_BOOLEAN:
      nz_record_set_int (self, field->name, g_value_get_boolean (in));
      break;
    case NZ_TYPE_TIME:
      if (g_value_get_int (in) < 0)
        nz_record_clear (self, field->name);
      else
        nz_record_set_int (self, field->name, g_value_get_int (in));
      break;
    case NZ_TYPE_INTEGER:
    case NZ_TYPE_REFERENCE:
      nz_record_set_int (self, field->name, g_value_get_int64 (in));
      break;
    default:
      if (!nz_record_set_plain (self, field, g_value_get_string (in) != NULL ? g_value_get_string (in) : "",
                                &error))
        g_critical ("%s.%s: %s", nz_record_get_entity (self)->name, field->name, error->message);
    }
}

static void
nz_record_constructed (GObject *object)
{
  NzRecord *self = NZ_RECORD (object);
  const NzEntity *entity = nz_record_get_entity (self);

  priv (self)->values = g_new0 (NzValue, entity->n_fields);
  for (guint i = 0; i < entity->n_fields; i++)
    nz_value_init (&entity->fields[i], &priv (self)->values[i]);
  G_OBJECT_CLASS (nz_record_parent_class)->constructed (object);
}

static void
nz_record_finalize (GObject *object)
{
  NzRecord *self = NZ_RECORD (object);
  const NzEntity *entity = nz_record_get_entity (self);

  for (guint i = 0; i < entity->n_fields; i++)
    nz_value_clear (&entity->fields[i], &priv (self)->values[i]);
  g_free (priv (self)->values);
  G_OBJECT_CLASS (nz_record_parent_class)->finalize (object);
}

static void
nz_record_class_init (NzRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->constructed = nz_record_constructed;
  object_class->finalize = nz_record_finalize;
}

static void
nz_record_init (NzRecord *self)
{
}

static GParamSpec *
param_spec_of (const NzField *field)
{
  const GParamFlags flags
      = G_PARAM_READWRITE | G_PARAM_STATIC_NICK | G_PARAM_STATIC_BLURB | G_PARAM_EXPLICIT_NOTIFY;

  switch (field->type)
    {
    case NZ_TYPE_BOOLEAN:
      return g_param_spec_boolean (field->name, field->en, field->de,
                                   (field->flags & NZ_FIELD_DEFAULT_TRUE) != 0, flags);
    case NZ_TYPE_TIME:
      return g_param_spec_int (field->name, field->en, field->de, -1, 24 * 60, -1, flags);
    case NZ_TYPE_INTEGER:
    case NZ_TYPE_REFERENCE:
      return g_param_spec_int64 (field->name, field->en, field->de, G_MININT64, G_MAXINT64, 0, flags);
    default:
      return g_param_spec_string (field->name, field->en, field->de, NULL, flags);
    }
}

/* The generic class_init: one property per field of the description that comes as class data. */
void
nz_record_entity_class_init (gpointer klass, gpointer data)
{
  const NzEntity *entity = data;
  GObjectClass *object_class = klass;

  NZ_RECORD_CLASS (klass)->entity = entity;
  /* GObject clears these two in every derived class. */
  object_class->get_property = nz_record_get_property;
  object_class->set_property = nz_record_set_property;
  for (guint i = 0; i < entity->n_fields; i++)
    g_object_class_install_property (klass, i + 1, param_spec_of (&entity->fields[i]));
}

gsize
nz_record_instance_size (void)
{
  return sizeof (NzRecord);
}
