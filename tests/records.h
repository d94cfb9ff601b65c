/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nz-id.h"
#include "nz-store-fixture.h"

/* Records in one line each: a field's name and its plain text, again and again, then NULL; "@" before a name:
 * a gint64 id follows. */
static inline void
records_fill (NzRecord *record, va_list arguments)
{
  const NzEntity *entity = nz_record_get_entity (record);
  for (const char *name = va_arg (arguments, const char *); name != NULL;
       name = va_arg (arguments, const char *))
    {
      g_autoptr (GError) error = NULL;
      if (*name == '@')
        nz_record_set_int (record, name + 1, va_arg (arguments, gint64));
      else
        nz_record_set_plain (record, nz_entity_field (entity, name), va_arg (arguments, const char *),
                             &error);
      g_assert_no_error (error);
    }
}

static inline gint64
records_add (Fixture *f, const NzEntity *entity, ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) record = nz_record_new (entity);
  va_list arguments;

  va_start (arguments, entity);
  records_fill (record, arguments);
  va_end (arguments);
  nz_store_save (f->store, record, &error);
  g_assert_no_error (error);
  return nz_record_get_id (record);
}

static inline void
records_set (Fixture *f, const NzEntity *entity, gint64 id, ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) record = nz_store_get (f->store, entity, id, &error);
  va_list arguments;

  g_assert_no_error (error);
  va_start (arguments, id);
  records_fill (record, arguments);
  va_end (arguments);
  nz_store_save (f->store, record, &error);
  g_assert_no_error (error);
}

static inline gint64
records_organisation (Fixture *f, const char *name)
{
  return records_add (f, &nz_entity_organisation, "name", name, "kind", "association", "street",
                      "Fischmarkt 1", "postcode", "99084", "town", "Erfurt", NULL);
}
