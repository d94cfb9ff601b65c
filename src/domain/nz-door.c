/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-door.h"

#include "base/nz-error.h"
#include "base/nz-text.h"
#include "domain/nz-load.h"
#include "domain/nz-meeting.h"
#include "entity/nz-person-name.h"

/* Whom an invitation is about, for the history. (transfer full) */
static char *
who (NzStore *store, NzRecord *invitation)
{
  gint64 person = nz_record_get_int (invitation, "person");

  return person != 0 ? nz_store_title (store, &nz_entity_person, person)
                     : nz_store_title (store, &nz_entity_organisation,
                                       nz_record_get_int (invitation, "organisation"));
}

static void
set_time (NzRecord *invitation, const char *field, int minutes)
{
  if (minutes >= 0)
    nz_record_set_int (invitation, field, minutes);
  else
    nz_record_clear (invitation, field);
}

static void
apply (NzRecord *invitation, NzDoorMark mark, int minutes)
{
  switch (mark)
    {
    case NZ_DOOR_PRESENT:
      nz_record_set_text (invitation, "attendance", "present");
      set_time (invitation, "arrived", minutes);
      nz_record_clear (invitation, "departed");
      break;
    case NZ_DOOR_LEFT:
      nz_record_set_text (invitation, "attendance", "present");
      set_time (invitation, "departed", minutes);
      break;
    case NZ_DOOR_BACK:
      nz_record_clear (invitation, "departed");
      break;
    case NZ_DOOR_NOT_YET:
    case NZ_DOOR_EXCUSED:
    case NZ_DOOR_ABSENT:
    default:
      nz_record_set_text (invitation, "attendance",
                          mark == NZ_DOOR_EXCUSED  ? "excused"
                          : mark == NZ_DOOR_ABSENT ? "absent"
                                                   : NULL);
      nz_record_clear (invitation, "arrived");
      nz_record_clear (invitation, "departed");
      break;
    }
}

gboolean
nz_door_mark (NzStore *store, gint64 invitation, NzDoorMark mark, int minutes, GError **error)
{
  static const char *const labels[] = {
    [NZ_DOOR_PRESENT] = N_ ("%s is there"),   [NZ_DOOR_NOT_YET] = N_ ("%s is not there"),
    [NZ_DOOR_LEFT] = N_ ("%s has left"),      [NZ_DOOR_BACK] = N_ ("%s is there again"),
    [NZ_DOOR_EXCUSED] = N_ ("%s is excused"), [NZ_DOOR_ABSENT] = N_ ("%s is not represented"),
  };
  g_return_val_if_fail (NZ_IS_STORE (store) && mark < G_N_ELEMENTS (labels), FALSE);

  g_autoptr (NzRecord) record = nz_store_get (store, &nz_entity_invitation, invitation, error);
  if (record == NULL)
    return FALSE;
  g_autofree char *name = who (store, record);
  g_autoptr (GString) label = g_string_new (nz_gettext (labels[mark]));
  g_string_replace (label, "%s", name, 1);
  apply (record, mark, minutes);
  return nz_store_save_as (store, record, label->str, error);
}

int
nz_door_minutes (NzRecord *meeting)
{
  g_return_val_if_fail (NZ_IS_RECORD (meeting), -1);

  if (!nz_date_equal (nz_record_get_date (meeting, "day"), nz_date_today ()))
    return -1;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  return g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now);
}

/* --- who came without an invitation --- */

/* The file's person of that name: one who has a position at the organisation before all others; 0 where
 * there is none, or several others. */
static gint64
find_person (NzStore *store, NzRecord *wanted, gint64 organisation, GError **error)
{
  g_autoptr (NzRows) rows = nz_rows_new (
      store,
      "SELECT p.id, EXISTS (SELECT 1 FROM position x WHERE x.person = p.id AND x.organisation = "
      "?3) FROM person p WHERE p.family_name = ?1 COLLATE NOCASE AND coalesce (p.given_name, "
      "'') = ?2 COLLATE NOCASE ORDER BY 2 DESC, 1",
      error);
  const char *given = nz_record_get_text (wanted, "given_name");
  g_autoptr (GError) local = NULL;
  gint64 found = 0;
  gboolean is_sure = FALSE;
  guint n = 0;

  if (rows == NULL)
    return -1;
  nz_rows_bind_text (rows, 1, nz_record_get_text (wanted, "family_name"));
  nz_rows_bind_text (rows, 2, given != NULL ? given : "");
  nz_rows_bind_int (rows, 3, organisation);
  for (; nz_rows_next (rows, &local); n++)
    if (n == 0)
      {
        found = nz_rows_int (rows, 0);
        is_sure = nz_rows_int (rows, 1) != 0;
      }
  if (!nz_load_done (&local, error))
    return -1;
  return is_sure || n == 1 ? found : 0;
}

static gboolean
add_person (NzStore *store, NzRecord *person, NzRecord *meeting, gint64 organisation, GError **error)
{
  g_autofree char *title = nz_meeting_title (meeting, nz_get_language ());
  g_autofree char *source = g_strdup_printf (_ ("Came to: %s"), title);

  nz_record_set_text (person, "source", source);
  if (!nz_store_save (store, person, error))
    return FALSE;
  if (organisation == 0)
    return TRUE;
  g_autoptr (NzRecord) position = nz_record_new (&nz_entity_position);
  nz_record_set_int (position, "person", nz_record_get_id (person));
  nz_record_set_int (position, "organisation", organisation);
  nz_record_set_int (position, "invited", 0);
  return nz_store_save (store, position, error);
}

/* The meeting's invitation of the person, or of the organisation without one; 0 for none. */
static gint64
find_invitation (NzStore *store, gint64 meeting, gint64 person, gint64 organisation)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM invitation WHERE meeting = %" G_GINT64_FORMAT
                                          " AND %s = ?2%s ORDER BY id LIMIT 1",
                                          meeting, person != 0 ? "person" : "organisation",
                                          person != 0 ? "" : " AND person IS NULL AND attendance IS NULL");

  return nz_load_int (store, sql, NZ_DATE_NONE, person != 0 ? person : organisation, 0);
}

static gint64
add_walk_in (NzStore *store, NzRecord *meeting, const NzWalkIn *walk_in, NzRecord *wanted, GError **error)
{
  gint64 id = nz_record_get_id (meeting), person = 0;

  if (wanted != NULL)
    {
      person = find_person (store, wanted, walk_in->organisation, error);
      if (person < 0 || (person == 0 && !add_person (store, wanted, meeting, walk_in->organisation, error)))
        return 0;
      person = person != 0 ? person : nz_record_get_id (wanted);
    }
  gint64 known = find_invitation (store, id, person, walk_in->organisation);
  g_autoptr (NzRecord) invitation = known != 0 ? nz_store_get (store, &nz_entity_invitation, known, error)
                                               : nz_record_new (&nz_entity_invitation);
  if (invitation == NULL)
    return 0;
  if (known == 0)
    {
      nz_record_set_int (invitation, "meeting", id);
      nz_record_set_int (invitation, "person", person);
      nz_record_set_int (invitation, "organisation", walk_in->organisation);
      nz_record_set_int (invitation, "walk_in", 1);
      nz_record_set_text (invitation, "channel", "none");
      if (walk_in->organisation == 0)
        nz_record_set_text (invitation, "notes", walk_in->elsewhere);
    }
  apply (invitation, NZ_DOOR_PRESENT, walk_in->minutes);
  return nz_store_save (store, invitation, error) ? nz_record_get_id (invitation) : 0;
}

/* The one who was invited is excused, and what she represents besides is represented by her deputy. */
static gboolean
excuse (NzStore *store, NzRecord *invited, gint64 deputy, GError **error)
{
  g_autoptr (GArray) further = nz_door_represented (store, nz_record_get_id (invited), error);

  if (further == NULL)
    return FALSE;
  for (guint i = 0; i < further->len; i++)
    {
      g_autoptr (NzRecord) row = nz_record_new (&nz_entity_representation);
      nz_record_set_int (row, "invitation", deputy);
      nz_record_set_int (row, "organisation", g_array_index (further, gint64, i));
      if (!nz_store_save (store, row, error))
        return FALSE;
    }
  apply (invited, NZ_DOOR_EXCUSED, -1);
  return nz_store_save (store, invited, error);
}

static gint64
add_deputy (NzStore *store, NzRecord *meeting, const NzWalkIn *walk_in, NzRecord *wanted, GError **error)
{
  g_autoptr (NzRecord) invited = nz_store_get (store, &nz_entity_invitation, walk_in->deputy_of, error);
  if (invited == NULL)
    return 0;
  NzWalkIn as = *walk_in;
  as.organisation = nz_record_get_int (invited, "organisation");
  gint64 id = add_walk_in (store, meeting, &as, wanted, error);
  g_autoptr (NzRecord) deputy = id != 0 ? nz_store_get (store, &nz_entity_invitation, id, error) : NULL;
  if (deputy == NULL)
    return 0;
  nz_record_set_int (deputy, "walk_in", 0);
  nz_record_set_int (deputy, "deputy_for", nz_record_get_int (invited, "person"));
  if (!nz_store_save (store, deputy, error))
    return 0;
  return id == walk_in->deputy_of || excuse (store, invited, id, error) ? id : 0;
}

gint64
nz_door_walk_in (NzStore *store, gint64 meeting, const NzWalkIn *walk_in, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && walk_in != NULL, 0);

  g_autofree char *name = nz_text_normalise (walk_in->name != NULL ? walk_in->name : "", FALSE);
  g_autoptr (NzRecord) record = nz_store_get (store, &nz_entity_meeting, meeting, error);
  g_autoptr (NzRecord) person = NULL;

  if (record == NULL)
    return 0;
  if (*name == '\0' && (walk_in->organisation == 0 || walk_in->deputy_of != 0))
    {
      g_set_error_literal (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("Say who came: a name or an organisation."));
      return 0;
    }
  if (*name != '\0')
    {
      person = nz_record_new (&nz_entity_person);
      nz_person_set_name (person, name);
    }
  g_autofree char *title = *name != '\0'
                               ? g_strdup (name)
                               : nz_store_title (store, &nz_entity_organisation, walk_in->organisation);
  g_autofree char *label = g_strdup_printf (
      walk_in->deputy_of != 0 ? _ ("%s came as a deputy") : _ ("%s came without an invitation"), title);
  if (!nz_store_begin (store, label, error))
    return 0;
  gint64 id = walk_in->deputy_of != 0 ? add_deputy (store, record, walk_in, person, error)
                                      : add_walk_in (store, record, walk_in, person, error);
  if (id == 0)
    nz_store_rollback (store);
  else if (!nz_store_commit (store, error))
    return 0;
  return id;
}

/* --- afterwards --- */

static gboolean
close_all (NzStore *store, GArray *ids, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (NzRecord) record
          = nz_store_get (store, &nz_entity_invitation, g_array_index (ids, gint64, i), error);
      if (record == NULL)
        return FALSE;
      apply (record,
             g_strcmp0 (nz_record_get_text (record, "reply"), "no") == 0 ? NZ_DOOR_EXCUSED : NZ_DOOR_ABSENT,
             -1);
      if (!nz_store_save (store, record, error))
        return FALSE;
    }
  return TRUE;
}

int
nz_door_close (NzStore *store, gint64 meeting, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), -1);

  g_autoptr (GArray) ids
      = nz_load_ids (store, "SELECT id FROM invitation WHERE meeting = ?2 AND attendance IS NULL",
                     NZ_DATE_NONE, meeting, error);
  if (ids == NULL || !nz_store_begin (store, _ ("Close the attendance list"), error))
    return -1;
  if (!close_all (store, ids, error))
    {
      nz_store_rollback (store);
      return -1;
    }
  return nz_store_commit (store, error) ? (int)ids->len : -1;
}

/* --- for whom else --- */

GArray *
nz_door_represented (NzStore *store, gint64 invitation, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);
  return nz_load_ids (store, "SELECT organisation FROM representation WHERE invitation = ?2 ORDER BY id",
                      NZ_DATE_NONE, invitation, error);
}

static gboolean
replace (NzStore *store, gint64 invitation, const gint64 *organisations, guint n, GError **error)
{
  g_autoptr (GArray) old = nz_load_ids (store, "SELECT id FROM representation WHERE invitation = ?2",
                                        NZ_DATE_NONE, invitation, error);
  if (old == NULL)
    return FALSE;
  for (guint i = 0; i < old->len; i++)
    if (!nz_store_delete (store, &nz_entity_representation, g_array_index (old, gint64, i), error))
      return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (NzRecord) row = nz_record_new (&nz_entity_representation);
      nz_record_set_int (row, "invitation", invitation);
      nz_record_set_int (row, "organisation", organisations[i]);
      if (!nz_store_save (store, row, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
nz_door_represent (NzStore *store, gint64 invitation, const gint64 *organisations, guint n, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), FALSE);

  g_autoptr (NzRecord) record = nz_store_get (store, &nz_entity_invitation, invitation, error);
  if (record == NULL)
    return FALSE;
  g_autofree char *name = who (store, record);
  g_autofree char *label = g_strdup_printf (_ ("Whom %s represents"), name);
  if (!nz_store_begin (store, label, error))
    return FALSE;
  if (!replace (store, invitation, organisations, n, error))
    {
      nz_store_rollback (store);
      return FALSE;
    }
  return nz_store_commit (store, error);
}
