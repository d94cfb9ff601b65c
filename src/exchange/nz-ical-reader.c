/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-ical-reader.h"

#include <string.h>

#include "base/nz-error.h"
#include "base/nz-file.h"
#include "exchange/nz-decode.h"
#include "exchange/nz-ical-private.h"

/* Dates in all: more than anybody plans. */
#define MOST_EVENTS 100000

typedef struct
{
  NzIcalFile *file;
  NzIcalZones zones;
  GPtrArray *entries; /* (element-type NzIcalEntry) */
  GHashTable *events; /* "UID\ninstance" → NzIcalEvent, which the file owns */
  GHashTable *places; /* NzIcalEvent → its place in the file's events, + 1 */
} Reader;

/* --- the file as text
 * ---------------------------------------------------------------------------------------- */

static int
missing_bytes (guchar lead)
{
  return lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc0 ? 1 : 0;
}

static gsize
fold_at (const char *data, gsize size, gsize i)
{
  gsize end = i + (data[i] == '\r' && i + 1 < size && data[i + 1] == '\n' ? 2 : 1);

  return (data[i] == '\r' || data[i] == '\n') && end < size && (data[end] == ' ' || data[end] == '\t')
             ? end + 1 - i
             : 0;
}

/* A line may be folded inside a character (RFC 5545, 3.1): the character moves before the fold, so that the
 * bytes are text and lines keep their numbers. */
static void
mend_folds (char *data, gsize size)
{
  int missing = 0;

  for (gsize i = 0; i < size; i++)
    {
      guchar byte = (guchar)data[i];
      gsize fold = missing > 0 ? fold_at (data, size, i) : 0;

      if (fold > 0)
        {
          gsize n = 0;
          while (n < (gsize)missing && i + fold + n < size && ((guchar)data[i + fold + n] & 0xc0) == 0x80)
            n++;
          char rest[3] = { 0 }, between[3] = { 0 };
          memcpy (rest, data + i + fold, n);
          memcpy (between, data + i, fold);
          memcpy (data + i, rest, n);
          memcpy (data + i + n, between, fold);
          i += n + fold - 1;
          missing = 0;
        }
      else if ((byte & 0xc0) == 0x80)
        missing = MAX (missing - 1, 0);
      else
        missing = missing_bytes (byte);
    }
}

static void
set_no_calendar (GError **error, const char *name)
{
  g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID,
               _ ("“%s” is no calendar file: it does not begin with BEGIN:VCALENDAR."), name);
}

/* (transfer full) */
static char *
decode (const char *data, gsize size, const char *name, GError **error)
{
  g_autofree char *mended = NULL;
  g_autoptr (GError) local = NULL;
  gsize decoded_size = 0;
  NzEncoding encoding = NZ_ENCODING_UNKNOWN;

  if (!g_utf8_validate (data, (gssize)size, NULL))
    {
      mended = g_memdup2 (data, size);
      mend_folds (mended, size);
      if (g_utf8_validate (mended, (gssize)size, NULL))
        data = mended;
    }
  char *text = nz_decode_text (data, size, name, &encoding, &decoded_size, &local);
  /* A picture is not told that it is no table. */
  if (text == NULL && g_strstr_len (data, (gssize)size, "BEGIN:VCALENDAR") == NULL)
    set_no_calendar (error, name);
  else if (text == NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return text;
}

/* --- entries
 * ------------------------------------------------------------------------------------------------ */

static void
note_unread (NzIcalFile *file, GHashTable *unread)
{
  GHashTableIter iter;
  gpointer name, count;

  g_hash_table_iter_init (&iter, unread);
  while (g_hash_table_iter_next (&iter, &name, &count))
    nz_ical_remark (file->notes, 0,
                    g_strdup_printf (nz_ngettext ("%u entry “%s” is not read: only events (VEVENT) are.",
                                                  "%u entries “%s” are not read: only events (VEVENT) are.",
                                                  GPOINTER_TO_UINT (count)),
                                     GPOINTER_TO_UINT (count), (const char *)name));
}

static void
read_entries (Reader *self, GPtrArray *parts)
{
  g_autoptr (GHashTable) unread = g_hash_table_new (g_str_hash, g_str_equal);

  /* Zones may stand behind what is in them. */
  for (guint i = 0; i < parts->len; i++)
    if (g_str_equal (((NzIcalPart *)parts->pdata[i])->name, "VTIMEZONE"))
      nz_ical_zones_add (&self->zones, parts->pdata[i]);
  for (guint i = 0; i < parts->len; i++)
    {
      const NzIcalPart *part = parts->pdata[i];

      if (g_str_equal (part->name, "VEVENT"))
        {
          NzIcalEntry *entry = nz_ical_entry_new (part, &self->zones, self->file->faults);
          if (entry != NULL)
            g_ptr_array_add (self->entries, entry);
        }
      else if (!g_str_equal (part->name, "VTIMEZONE"))
        g_hash_table_insert (
            unread, part->name,
            GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (unread, part->name)) + 1));
    }
  note_unread (self->file, unread);
}

/* --- events
 * ------------------------------------------------------------------------------------------------- */

/* Takes @event. Of several with one name the highest number counts, of equal ones the last. */
static void
add_event (Reader *self, NzIcalEvent *event)
{
  g_autofree char *key = g_strconcat (event->uid, "\n", event->instance, NULL);
  NzIcalEvent *other = g_hash_table_lookup (self->events, key);
  guint place = other != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->places, other)) : 0;

  if (other != NULL && other->sequence > event->sequence)
    {
      nz_ical_event_free (event);
      return;
    }
  g_hash_table_replace (self->events, g_steal_pointer (&key), event);
  if (other != NULL)
    {
      g_hash_table_remove (self->places, other);
      g_hash_table_insert (self->places, event, GUINT_TO_POINTER (place));
      nz_ical_event_free (other);
      self->file->events->pdata[place - 1] = event;
      return;
    }
  g_ptr_array_add (self->file->events, event);
  g_hash_table_insert (self->places, event, GUINT_TO_POINTER (self->file->events->len));
}

static void
add_series (Reader *self, const NzIcalEntry *entry)
{
  NzIcalFile *file = self->file;
  g_autoptr (GArray) moments = nz_ical_series (entry, &self->zones, file->horizon, file->faults, file->notes);

  for (guint i = 0; i < moments->len && file->events->len < MOST_EVENTS; i++)
    {
      const NzIcalMoment *moment = &g_array_index (moments, NzIcalMoment, i);
      add_event (
          self, nz_ical_entry_event (entry, moment, nz_ical_moment_key (moment, &self->zones), &self->zones));
    }
}

/* "20270105" where the series has hours means the date of that day. (transfer full) */
static char *
instance_of (Reader *self, const NzIcalEntry *entry, GHashTable *by_day)
{
  g_autofree char *key = nz_ical_moment_key (&entry->recurrence_id, &self->zones);
  g_autofree char *day = g_strconcat (entry->uid, "\n", key, NULL);
  const char *meant = entry->recurrence_id.time.is_date ? g_hash_table_lookup (by_day, day) : NULL;

  return meant != NULL ? g_strdup (meant) : g_steal_pointer (&key);
}

/* A date with an entry of its own stands in place of that of the series, whatever the numbers say. */
static void
add_single_date (Reader *self, const NzIcalEntry *entry, GHashTable *by_day)
{
  char *instance = instance_of (self, entry, by_day);
  g_autofree char *key = g_strconcat (entry->uid, "\n", instance, NULL);
  NzIcalEvent *event = nz_ical_entry_event (entry, &entry->start, instance, &self->zones);
  NzIcalEvent *other = g_hash_table_lookup (self->events, key);

  if (other != NULL)
    event->sequence = MAX (event->sequence, other->sequence);
  add_event (self, event);
}

/* (transfer full): "UID\n20270105" → the instance that starts on that day in UTC or here. */
static GHashTable *
index_days (Reader *self)
{
  GHashTable *by_day = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < self->file->events->len; i++)
    {
      const NzIcalEvent *event = self->file->events->pdata[i];
      if (event->instance != NULL)
        g_hash_table_insert (by_day,
                             g_strdup_printf ("%s\n%04d%02d%02d", event->uid, event->day.year,
                                              event->day.month, event->day.day),
                             g_strdup (event->instance));
    }
  return by_day;
}

static void
add_events (Reader *self)
{
  gboolean has_single = FALSE;

  for (guint i = 0; i < self->entries->len && self->file->events->len < MOST_EVENTS; i++)
    {
      const NzIcalEntry *entry = self->entries->pdata[i];

      if (nz_ical_is_series (entry))
        add_series (self, entry);
      else if (!entry->has_recurrence_id)
        add_event (self, nz_ical_entry_event (entry, &entry->start, NULL, &self->zones));
      has_single = has_single || entry->has_recurrence_id;
      if (!entry->has_recurrence_id)
        g_hash_table_insert (self->file->whole, g_strdup (entry->uid), GINT_TO_POINTER (entry->sequence));
    }
  if (has_single)
    {
      g_autoptr (GHashTable) by_day = index_days (self);
      for (guint i = 0; i < self->entries->len; i++)
        if (((NzIcalEntry *)self->entries->pdata[i])->has_recurrence_id)
          add_single_date (self, self->entries->pdata[i], by_day);
    }
  if (self->file->events->len >= MOST_EVENTS)
    nz_ical_remark (self->file->faults, 0,
                    g_strdup_printf (_ ("There are more than %d dates; the rest is not read."), MOST_EVENTS));
}

/* --- the file
 * ----------------------------------------------------------------------------------------------- */

NzIcalFile *
nz_ical_read_data (const char *data, gsize size, const char *name, NzDate today, GError **error)
{
  g_return_val_if_fail (data != NULL && name != NULL && nz_date_is_full (today), NULL);

  g_autofree char *text = decode (data, size, name, error);
  if (text == NULL)
    return NULL;
  g_autoptr (NzIcalFile) file = g_new0 (NzIcalFile, 1);
  gboolean is_calendar = FALSE;

  file->events = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_ical_event_free);
  file->faults = nz_ical_remarks_new ();
  file->notes = nz_ical_remarks_new ();
  file->whole = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  file->horizon = nz_date (today.year + 2, 12, 31);
  g_autoptr (GPtrArray) parts = nz_ical_parts (text, file->faults, &is_calendar);
  if (!is_calendar)
    {
      set_no_calendar (error, name);
      return NULL;
    }
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_ical_entry_free);
  g_autoptr (GHashTable) events = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  Reader reader = { .file = file, .entries = entries, .events = events, .places = places };

  nz_ical_zones_init (&reader.zones, file->notes);
  read_entries (&reader, parts);
  add_events (&reader);
  nz_ical_zones_clear (&reader.zones);
  return g_steal_pointer (&file);
}

NzIcalFile *
nz_ical_read (const char *path, NzDate today, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  gsize size = 0;
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *data = nz_file_read (path, NZ_ICAL_LIMIT, &size, error);

  return data != NULL ? nz_ical_read_data (data, size, name, today, error) : NULL;
}

void
nz_ical_file_free (NzIcalFile *file)
{
  g_hash_table_unref (file->whole);
  g_ptr_array_unref (file->events);
  g_ptr_array_unref (file->faults);
  g_ptr_array_unref (file->notes);
  g_free (file);
}
