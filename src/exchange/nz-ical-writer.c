/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-ical-writer.h"

#include <libical/ical.h>

#include "base/nz-file.h"
#include "base/nz-id.h"
#include "base/nz-organisation-label.h"
#include "base/nz-text.h"
#include "base/nz-zone.h"
#include "domain/nz-agenda.h"
#include "domain/nz-load.h"
#include "domain/nz-mail.h"
#include "domain/nz-meeting.h"
#include "exchange/nz-content-line.h"
#include "exchange/nz-ical-zone.h"

#define DAY_MINUTES (24 * 60)

typedef struct
{
  NzStore *store;
  const NzIcalOptions *options;
  NzRecord *network;
  NzRecord *meeting;
  icalcomponent *event;
} Writer;

/* --- text
 * --------------------------------------------------------------------------------------------------- */

/* What the standard allows in a text: line breaks, but no other control characters. (transfer full) */
static char *
clean (const char *text)
{
  char *stripped = nz_text_strip_hidden (text, TRUE);

  return g_strdelimit (stripped, "\t", ' ');
}

static void
add_text (Writer *self, icalproperty *(*make) (const char *), const char *text)
{
  g_autofree char *cleaned = text != NULL ? clean (text) : NULL;

  if (cleaned != NULL && *cleaned != '\0')
    icalcomponent_add_property (self->event, make (cleaned));
}

static const char *
label_of (NzRecord *record, const char *name, NzLanguage language)
{
  const NzField *field = nz_entity_field (nz_record_get_entity (record), name);
  const NzChoice *choice = nz_field_choice (field, nz_record_get_text (record, name));

  return choice != NULL ? nz_choice_label (choice, language) : NULL;
}

/* --- day and hours
 * ------------------------------------------------------------------------------------------ */

/* What the clock shows then: an hour that is skipped is one later (nz-zone.h). */
static struct icaltimetype
time_of (NzDate day, int minutes)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (NZ_ICAL_ZONE);
  struct icaltimetype result = icaltime_null_time ();

  if (zone != NULL)
    nz_zone_from_unix (zone, nz_zone_to_unix (zone, day, minutes, 0), &day, &minutes);
  result.year = day.year;
  result.month = day.month;
  result.day = day.day;
  result.hour = minutes / 60;
  result.minute = minutes % 60;
  return result;
}

static struct icaltimetype
date_of (NzDate day)
{
  struct icaltimetype result = icaltime_null_date ();

  result.year = day.year;
  result.month = day.month;
  result.day = day.day;
  return result;
}

static void
add_time (Writer *self, icalproperty *property)
{
  icalproperty_add_parameter (property, icalparameter_new_tzid (NZ_ICAL_ZONE));
  icalcomponent_add_property (self->event, property);
}

static void
add_times (Writer *self)
{
  NzDate day = nz_record_get_date (self->meeting, "day");
  int starts = (int)nz_record_get_int (self->meeting, "starts");
  int ends = (int)nz_record_get_int (self->meeting, "ends");

  if (!nz_record_has (self->meeting, "starts"))
    {
      icalcomponent_add_property (self->event, icalproperty_new_dtstart (date_of (day)));
      icalcomponent_add_property (self->event, icalproperty_new_dtend (date_of (nz_date_add_days (day, 1))));
      return;
    }
  struct icaltimetype from = time_of (day, starts);
  add_time (self, icalproperty_new_dtstart (from));
  /* An end before the start, which a check names, must not make the file invalid. */
  if (nz_record_has (self->meeting, "ends") && ends > starts)
    {
      struct icaltimetype to = time_of (day, MIN (ends, DAY_MINUTES - 1));
      if (icaltime_compare (to, from) > 0)
        add_time (self, icalproperty_new_dtend (to));
    }
}

/* --- version
 * ------------------------------------------------------------------------------------------------ */

/* When the meeting or its agenda was changed last, by history and by revisions (an undo is none of the
 * former). */
static gint64
changed_at (Writer *self)
{
  gint64 id = nz_record_get_id (self->meeting);
  gint64 step = nz_load_int (
      self->store,
      "SELECT max (h.time) FROM step_record r JOIN history h USING (step) WHERE h.state = 'done' "
      "AND (r.entity = 'meeting' AND r.record = ?2 OR r.entity = 'agenda_item' AND r.record IN "
      "(SELECT id FROM agenda_item WHERE meeting = ?2))",
      NZ_DATE_NONE, id, 0);
  gint64 revision = nz_load_int (
      self->store, "SELECT time FROM revision WHERE entity = 'meeting' AND record = ?2", NZ_DATE_NONE, id, 0);

  return MAX (step, revision);
}

static gint64
sequence_of (Writer *self)
{
  gint64 own
      = nz_load_int (self->store, "SELECT sequence FROM revision WHERE entity = 'meeting' AND record = ?2",
                     NZ_DATE_NONE, nz_record_get_id (self->meeting), 0);

  return MIN (own + nz_record_get_int (self->meeting, "uid_sequence"), G_MAXINT32);
}

static void
add_version (Writer *self)
{
  gint64 time = changed_at (self);
  struct icaltimetype stamp = icaltime_from_timet_with_zone (
      time > 0 ? (time_t)time : (time_t)(g_get_real_time () / G_USEC_PER_SEC), FALSE,
      icaltimezone_get_utc_timezone ());
  char id[NZ_ID_TEXT_SIZE];
  const char *uid = nz_record_get_text (self->meeting, "uid");
  g_autofree char *own
      = g_strdup_printf ("%s" NZ_ICAL_UID, nz_id_to_text (nz_record_get_id (self->meeting), id));

  /* A date of a series is an event of its own here: its series is not known, so it cannot keep that UID. */
  add_text (self, icalproperty_new_uid,
            uid != NULL && !nz_record_has (self->meeting, "uid_instance") ? uid : own);
  icalcomponent_add_property (self->event, icalproperty_new_dtstamp (stamp));
  if (time > 0)
    icalcomponent_add_property (self->event, icalproperty_new_lastmodified (stamp));
  icalcomponent_add_property (self->event, icalproperty_new_sequence ((int)sequence_of (self)));
  icalproperty *mark = icalproperty_new_x (id);
  icalproperty_set_x_name (mark, NZ_ICAL_ID);
  icalcomponent_add_property (self->event, mark);
}

static icalproperty_status
status_of (NzRecord *meeting)
{
  const char *state = nz_record_get_text (meeting, "state");

  if (g_strcmp0 (state, "cancelled") == 0)
    return ICAL_STATUS_CANCELLED;
  return g_strcmp0 (state, "held") == 0 || nz_record_get_int (meeting, "room_confirmed") != 0
             ? ICAL_STATUS_CONFIRMED
             : ICAL_STATUS_TENTATIVE;
}

/* --- description
 * -------------------------------------------------------------------------------------------- */

/* (transfer full) (nullable): who presents an item; without people and what is personal. */
static char *
presented_by (Writer *self, const NzAgendaRow *row)
{
  if (self->options->with_personal)
    return g_strdup (row->by);
  gint64 id = nz_record_get_int (row->item, "organisation");
  g_autoptr (NzRecord) organisation
      = id != 0 ? nz_store_get (self->store, &nz_entity_organisation, id, NULL) : NULL;
  if (organisation == NULL || nz_record_is_personal (organisation))
    return NULL;
  return nz_organisation_label (nz_record_get_text (organisation, "name"),
                                nz_record_get_text (organisation, "short_name"));
}

static gboolean
append_agenda (Writer *self, GString *text, GError **error)
{
  g_autoptr (NzAgenda) agenda = nz_agenda_new (self->store, self->meeting, self->options->language, error);

  if (agenda == NULL)
    return FALSE;
  if (agenda->rows->len > 0)
    g_string_append_printf (text, "%s%s\n", text->len > 0 ? "\n" : "",
                            nz_text (self->options->language, "Agenda"));
  for (guint i = 0; i < agenda->rows->len; i++)
    {
      const NzAgendaRow *row = agenda->rows->pdata[i];
      g_autofree char *by = presented_by (self, row);
      g_autofree char *time = row->starts >= 0 ? nz_time_format (row->starts) : NULL;
      g_string_append_printf (text, "%s%s%s%s%s%s\n", time != NULL ? time : "", time != NULL ? " " : "",
                              row->title, by != NULL ? " (" : "", by != NULL ? by : "",
                              by != NULL ? ")" : "");
    }
  return TRUE;
}

static void
append_line (GString *text, const char *line)
{
  if (line != NULL && *line != '\0')
    g_string_append_printf (text, "%s\n", line);
}

static void
append_pair (GString *text, const char *label, const char *value)
{
  if (value != NULL && *value != '\0')
    g_string_append_printf (text, "%s: %s\n", label, value);
}

static void
append_office (Writer *self, GString *text)
{
  NzLanguage language = self->options->language;

  if (text->len > 0)
    g_string_append_c (text, '\n');
  append_line (text, nz_record_get_text (self->network, "name"));
  if (self->options->with_personal)
    append_line (text, nz_record_get_text (self->network, "contact"));
  append_pair (text, nz_text (language, "Telephone"), nz_record_get_text (self->network, "telephone"));
  append_pair (text, nz_text (language, "E-mail"), nz_record_get_text (self->network, "email"));
  append_line (text, nz_record_get_text (self->network, "web"));
}

static const char *
label_of_field (const char *name, NzLanguage language)
{
  return nz_field_label (nz_entity_field (&nz_entity_meeting, name), language);
}

static gboolean
add_description (Writer *self, GError **error)
{
  NzLanguage language = self->options->language;
  g_autoptr (GString) text = g_string_new (NULL);
  NzDate reply_by = nz_record_get_date (self->meeting, "reply_by");
  g_autofree char *by = nz_date_format (reply_by, language, NZ_DATE_LONG);

  append_pair (text, label_of_field ("focus", language), nz_record_get_text (self->meeting, "focus"));
  append_pair (text, label_of_field ("reply_by", language), by);
  if (!append_agenda (self, text, error))
    return FALSE;
  append_office (self, text);
  g_autofree char *whole = g_strchomp (g_strdup (text->str));
  add_text (self, icalproperty_new_description, whole);
  return TRUE;
}

/* A web address as one writes it has no scheme; only this one leaves. */
static void
add_url (Writer *self)
{
  const char *web = nz_record_get_text (self->network, "web");

  if (web == NULL || !nz_text_is_web (web))
    return;
  g_autofree char *url = strstr (web, "://") != NULL ? g_strdup (web) : g_strconcat ("https://", web, NULL);
  add_text (self, icalproperty_new_url, url);
}

/* --- people
 * ------------------------------------------------------------------------------------------------- */

/* (transfer full): what may stand in a parameter: no quotation marks, no control characters (RFC 5545, 3.2).
 */
static char *
parameter_text (const char *text)
{
  g_autofree char *stripped = nz_text_strip_hidden (text, FALSE);

  return g_strdelimit (g_steal_pointer (&stripped), "\"\t\n\r", '\'');
}

static icalparameter_partstat
reply_of (NzRecord *invitation)
{
  const char *reply = nz_record_get_text (invitation, "reply");

  if (g_strcmp0 (reply, "yes") == 0)
    return ICAL_PARTSTAT_ACCEPTED;
  if (g_strcmp0 (reply, "no") == 0)
    return ICAL_PARTSTAT_DECLINED;
  return g_strcmp0 (reply, "deputy") == 0 ? ICAL_PARTSTAT_DELEGATED : ICAL_PARTSTAT_NEEDSACTION;
}

static char *
mail_of (NzRecord *record)
{
  g_autofree char *problem = NULL;

  return nz_mail_of (record, NULL, &problem);
}

/* An address is a URI: who has no mail address cannot be named. */
static void
add_attendee (Writer *self, NzRecord *invitation, GHashTable *seen)
{
  gint64 person_id = nz_record_get_int (invitation, "person");
  gint64 organisation_id = nz_record_get_int (invitation, "organisation");
  g_autoptr (NzRecord) person
      = person_id != 0 ? nz_store_get (self->store, &nz_entity_person, person_id, NULL) : NULL;
  g_autoptr (NzRecord) organisation
      = organisation_id != 0 ? nz_store_get (self->store, &nz_entity_organisation, organisation_id, NULL)
                             : NULL;
  g_autofree char *mail = person != NULL ? mail_of (person) : NULL;

  if (mail == NULL && organisation != NULL)
    mail = mail_of (organisation);
  if (mail == NULL || !g_hash_table_add (seen, g_utf8_casefold (mail, -1)))
    return;
  g_autofree char *title = person != NULL
                               ? nz_store_title (self->store, &nz_entity_person, person_id)
                               : nz_store_title (self->store, &nz_entity_organisation, organisation_id);
  g_autofree char *name = parameter_text (title);
  g_autofree char *address = g_strconcat ("mailto:", mail, NULL);
  icalproperty *attendee = icalproperty_new_attendee (address);
  if (*name != '\0')
    icalproperty_add_parameter (attendee, icalparameter_new_cn (name));
  icalproperty_add_parameter (
      attendee, icalparameter_new_cutype (person != NULL ? ICAL_CUTYPE_INDIVIDUAL : ICAL_CUTYPE_GROUP));
  icalproperty_add_parameter (attendee, icalparameter_new_partstat (reply_of (invitation)));
  icalcomponent_add_property (self->event, attendee);
}

/* Who asks people to come must be named with them (RFC 5545, 3.8.4.3); without, neither is. */
static gboolean
add_people (Writer *self, GError **error)
{
  const char *email = nz_record_get_text (self->network, "email");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!self->options->with_personal || email == NULL || !nz_text_is_email (email))
    return TRUE;
  g_autoptr (GPtrArray) invitations = nz_load_records (
      self->store, &nz_entity_invitation, "SELECT id FROM invitation WHERE meeting = ?2 ORDER BY id",
      NZ_DATE_NONE, nz_record_get_id (self->meeting), error);
  if (invitations == NULL)
    return FALSE;
  if (invitations->len == 0)
    return TRUE;
  g_autofree char *address = g_strconcat ("mailto:", email, NULL);
  icalproperty *organizer = icalproperty_new_organizer (address);
  const char *name = nz_record_get_text (self->network, "name");
  g_autofree char *common = name != NULL ? parameter_text (name) : NULL;
  if (common != NULL && *common != '\0')
    icalproperty_add_parameter (organizer, icalparameter_new_cn (common));
  icalcomponent_add_property (self->event, organizer);
  for (guint i = 0; i < invitations->len; i++)
    add_attendee (self, invitations->pdata[i], seen);
  return TRUE;
}

/* --- the file
 * ----------------------------------------------------------------------------------------------- */

static gboolean
fill_event (Writer *self, GError **error)
{
  NzLanguage language = self->options->language;
  g_autofree char *title = nz_meeting_title (self->meeting, language);
  g_autofree char *place = nz_meeting_where (self->meeting);

  add_version (self);
  add_times (self);
  add_text (self, icalproperty_new_summary, title);
  icalcomponent_add_property (self->event, icalproperty_new_status (status_of (self->meeting)));
  add_text (self, icalproperty_new_categories, label_of (self->meeting, "kind", language));
  add_text (self, icalproperty_new_location, place);
  add_url (self);
  return add_description (self, error) && add_people (self, error);
}

static gboolean
write_event (Writer *self, NzRecord *meeting, NzOutput *output, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean ok;

  self->meeting = meeting;
  self->event = icalcomponent_new (ICAL_VEVENT_COMPONENT);
  ok = fill_event (self, error);
  if (ok)
    {
      char *lines = icalcomponent_as_ical_string_r (self->event);
      nz_content_fold (text, lines);
      icalmemory_free_buffer (lines);
      nz_output_write (output, text->str, text->len);
    }
  g_clear_pointer (&self->event, icalcomponent_free);
  self->meeting = NULL;
  return ok;
}

/* What importing programs propose as the calendar's name is the network's. */
static void
write_head (Writer *self, NzOutput *output)
{
  g_autoptr (GString) lines = g_string_new ("BEGIN:VCALENDAR\n"
                                            "VERSION:2.0\n"
                                            "PRODID:-//org.zim//Netzwerk//EN\n"
                                            "CALSCALE:GREGORIAN\n");
  g_autoptr (GString) text = g_string_new (NULL);
  const char *name = nz_record_get_text (self->network, "name");
  g_autofree char *cleaned = name != NULL ? clean (name) : NULL;

  if (cleaned != NULL && *cleaned != '\0')
    {
      icalvalue *value = icalvalue_new_text (cleaned);
      char *escaped = icalvalue_as_ical_string_r (value);
      g_string_append_printf (lines, "X-WR-CALNAME:%s\n", escaped);
      icalmemory_free_buffer (escaped);
      icalvalue_free (value);
    }
  g_string_append (lines, nz_ical_zone_text);
  nz_content_fold (text, lines->str);
  nz_output_write (output, text->str, text->len);
}

/* (transfer full) (element-type NzRecord) */
static GPtrArray *
choose (NzStore *store, const NzIcalOptions *options, GError **error)
{
  if (options->meeting != 0)
    {
      NzRecord *meeting = nz_store_get (store, &nz_entity_meeting, options->meeting, error);
      if (meeting == NULL)
        return NULL;
      GPtrArray *one = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (one, meeting);
      return one;
    }
  int year = options->year;
  return nz_meetings_between (store, nz_date (year != 0 ? year : 1, 1, 1),
                              nz_date (year != 0 ? year : 9999, 12, 31), NULL, error);
}

gboolean
nz_ical_write_file (
    NzStore *store, const char *path, const NzIcalOptions *options, guint *count, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && path != NULL && options != NULL, FALSE);

  g_autoptr (GPtrArray) meetings = choose (store, options, error);
  g_autoptr (NzRecord) network = meetings != NULL ? nz_store_get_network (store, error) : NULL;
  if (network == NULL)
    return FALSE;
  g_autoptr (NzOutput) output = nz_output_new (path, error);
  if (output == NULL)
    return FALSE;

  Writer writer = { .store = store, .options = options, .network = network };
  write_head (&writer, output);
  for (guint i = 0; i < meetings->len; i++)
    if (!write_event (&writer, meetings->pdata[i], output, error)
        || !nz_store_tell (store, i + 1, meetings->len, error))
      return FALSE;
  nz_output_printf (output, "END:VCALENDAR\r\n");
  if (count != NULL)
    *count = meetings->len;
  return nz_output_finish (g_steal_pointer (&output), error);
}
