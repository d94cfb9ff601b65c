/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-rules.h"

#include "domain/nz-links.h"
#include "domain/nz-load.h"
#include "domain/nz-members.h"

/* Records are read in pages of so many. */
#define PAGE 500

/* Dates are ISO text cut to their precision, so two of them compare as far as both are known. X and Y are
 * aliases. Both hold on some day: each begins no later than the other ends. */
#define BEGINS_IN_TIME(x, y)                                                                                 \
  "(" x ".since IS NULL OR " y ".until IS NULL OR substr (" x ".since, 1, length (" y ".until)) <= " y       \
  ".until)"
#define OVERLAP(x, y) BEGINS_IN_TIME (x, y) " AND " BEGINS_IN_TIME (y, x)
#define BEGINS_BEFORE(child, parent)                                                                         \
  "(substr (" child ".since, 1, length (" parent ".since)) < substr (" parent ".since, 1, length (" child    \
  ".since)))"
#define PERSON(p) "trim (coalesce (" p ".given_name || ' ', '') || " p ".family_name)"

/**
 * Rule: a question to the file that every answer breaks.
 * @sql: gives the id of the record concerned and up to three texts for @message; ISO dates among them are
 * written out
 */
typedef struct
{
  NzFindingLevel level;
  const NzEntity *entity;
  const char *field;
  const char *sql;
  const char *message;
  const char *outlives[2];
} Rule;

static const Rule rules[] = {
  /* groups */
  { NZ_FINDING_WARNING, &nz_entity_membership, "role",
    "SELECT a.id, g.name, x.name, y.name FROM membership AS a JOIN membership AS b ON b.working_group = "
    "a.working_group "
    "AND b.id > a.id JOIN working_group AS g ON g.id = a.working_group JOIN organisation AS x ON x.id = "
    "a.organisation "
    "JOIN organisation AS y ON y.id = b.organisation WHERE a.role = 'chair' AND b.role = 'chair' "
    "AND " OVERLAP ("a", "b"),
    N_ ("“%s” has two chairs at one time: %s and %s.") },
  { NZ_FINDING_WARNING,
    &nz_entity_membership,
    "until",
    "SELECT m.id, o.name, g.name, g.until FROM " NZ_SQL_MEMBERS " WHERE ",
    N_ ("%s is a member of “%s” beyond the group’s end (%s)."),
    { "m", "g" } },
  { NZ_FINDING_WARNING,
    &nz_entity_membership,
    "until",
    "SELECT m.id, o.name, g.name, o.until FROM " NZ_SQL_MEMBERS " WHERE ",
    N_ ("%s is a member of “%s” beyond its own end in the network (%s)."),
    { "m", "o" } },
  { NZ_FINDING_NOTE, &nz_entity_membership, "since",
    "SELECT m.id, o.name, g.name, g.since FROM " NZ_SQL_MEMBERS " WHERE " BEGINS_BEFORE ("m", "g"),
    N_ ("%s is a member of “%s” from before the group began (%s).") },
  { NZ_FINDING_WARNING, &nz_entity_membership, "organisation",
    "SELECT a.id, o.name, g.name FROM membership AS a JOIN membership AS b ON b.working_group = "
    "a.working_group "
    "AND b.organisation = a.organisation AND b.person IS a.person AND b.id > a.id "
    "JOIN working_group AS g ON g.id = a.working_group JOIN organisation AS o ON o.id = a.organisation "
    "WHERE " OVERLAP ("a", "b"),
    N_ ("%s is in “%s” twice at one time.") },
  { NZ_FINDING_WARNING, &nz_entity_membership, "person",
    "SELECT m.id, " PERSON (
        "p") ", g.name, o.name FROM " NZ_SQL_MEMBERS
             " JOIN person AS p ON p.id = m.person WHERE m.role = 'chair' AND m.until IS NULL AND EXISTS "
             "(SELECT 1 FROM position AS q WHERE "
             "q.person = m.person AND q.organisation = m.organisation) "
             "AND NOT EXISTS (SELECT 1 FROM position AS q WHERE q.person = m.person AND q.organisation = "
             "m.organisation AND q.until IS NULL)",
    N_ ("%s still chairs “%s”, but the position at %s has ended.") },

  /* ties */
  { NZ_FINDING_ERROR, &nz_entity_tie, "partner",
    "SELECT t.id, o.name FROM tie AS t JOIN organisation AS o ON o.id = t.organisation WHERE t.partner = "
    "t.organisation",
    N_ ("%s cannot work together with itself.") },
  { NZ_FINDING_WARNING, &nz_entity_tie, "partner",
    "SELECT a.id, x.name, y.name FROM tie AS a JOIN tie AS b ON b.organisation = a.organisation AND "
    "b.partner = a.partner AND b.id > a.id "
    "JOIN organisation AS x ON x.id = a.organisation JOIN organisation AS y ON y.id = a.partner "
    "WHERE " OVERLAP (
        "a",
        "b") " UNION ALL "
             "SELECT a.id, x.name, y.name FROM tie AS a JOIN tie AS b ON b.organisation = a.partner AND "
             "b.partner = a.organisation AND b.id > a.id "
             "JOIN organisation AS x ON x.id = a.organisation JOIN organisation AS y ON y.id = a.partner "
             "WHERE a.partner <> a.organisation AND " OVERLAP ("a", "b"),
    N_ ("%s and %s are recorded as working together twice at one time.") },
  { NZ_FINDING_WARNING,
    &nz_entity_tie,
    "until",
    "SELECT t.id, o.name, p.name, o.until FROM tie AS t JOIN organisation AS o ON o.id IN (t.organisation, "
    "t.partner) "
    "JOIN organisation AS p ON p.id = iif (o.id = t.organisation, t.partner, t.organisation) "
    "WHERE ",
    N_ ("%s is recorded as working with %s beyond its own end in the network (%s)."),
    { "t", "o" } },

  /* people */
  { NZ_FINDING_WARNING,
    &nz_entity_position,
    "until",
    "SELECT q.id, " PERSON ("p") ", o.name, o.until FROM position AS q JOIN person AS p ON p.id = q.person "
                                 "JOIN organisation AS o ON o.id = q.organisation WHERE ",
    N_ ("%s has a position at %s beyond the organisation’s end in the network (%s)."),
    { "q", "o" } },
  { NZ_FINDING_WARNING, &nz_entity_position, "main",
    "SELECT a.id, " PERSON (
        "p") ", x.name, y.name FROM position AS a JOIN position AS b ON b.person = a.person AND b.id > a.id "
             "JOIN person AS p ON p.id = a.person JOIN organisation AS x ON x.id = a.organisation "
             "JOIN organisation AS y ON y.id = b.organisation WHERE a.main = 1 AND b.main = 1 AND " OVERLAP (
                 "a", "b"),
    N_ ("%s has two main positions at one time: at %s and at %s.") },

  /* meetings */
  { NZ_FINDING_ERROR, &nz_entity_meeting, "ends", "SELECT id FROM meeting WHERE ends <= starts",
    N_ ("It ends before it starts.") },
  { NZ_FINDING_WARNING, &nz_entity_meeting, "reply_by",
    "SELECT id, reply_by FROM meeting WHERE reply_by > day",
    N_ ("Replies are due only on %s, after the meeting.") },
  { NZ_FINDING_WARNING, &nz_entity_meeting, "minutes_sent_on",
    "SELECT id, minutes_sent_on FROM meeting WHERE minutes_sent_on < day",
    N_ ("The minutes were sent on %s, before the meeting.") },
  { NZ_FINDING_WARNING, &nz_entity_meeting, "number",
    "SELECT b.id, b.number, a.day FROM meeting AS a JOIN meeting AS b ON b.kind = 'conference' AND b.number "
    "= a.number "
    "AND (b.day, b.id) > (a.day, a.id) WHERE a.kind = 'conference' AND a.number IS NOT NULL",
    N_ ("Number %s belongs to the conference of %s already.") },
  { NZ_FINDING_WARNING, &nz_entity_meeting, "ends",
    "SELECT m.id, sum (i.minutes), m.ends - m.starts FROM meeting AS m JOIN agenda_item AS i ON i.meeting = "
    "m.id "
    "WHERE m.ends > m.starts GROUP BY m.id HAVING sum (i.minutes) > m.ends - m.starts",
    N_ ("The agenda takes %s minutes, the meeting lasts %s.") },
  { NZ_FINDING_NOTE, &nz_entity_meeting, "working_group",
    "SELECT id FROM meeting WHERE kind = 'session' AND working_group IS NULL",
    N_ ("It belongs to no working group.") },

  /* invitations */
  { NZ_FINDING_WARNING, &nz_entity_invitation, "organisation",
    "SELECT id FROM invitation WHERE organisation IS NULL AND person IS NULL AND attendance IS NULL AND "
    "reply IS NULL",
    N_ ("It names neither a person nor an organisation.") },
  { NZ_FINDING_WARNING, &nz_entity_invitation, "person",
    "SELECT a.id FROM invitation AS a JOIN invitation AS b ON b.meeting = a.meeting AND b.person IS a.person "
    "AND b.organisation IS a.organisation AND b.id > a.id WHERE a.person IS NOT NULL OR a.organisation IS "
    "NOT NULL",
    N_ ("There is a second one like it.") },
  { NZ_FINDING_WARNING, &nz_entity_invitation, "organisation",
    "SELECT i.id, o.name, m.day FROM invitation AS i JOIN meeting AS m ON m.id = i.meeting "
    "JOIN organisation AS o ON o.id = i.organisation WHERE o.until < substr (m.day, 1, length (o.until)) "
    "OR o.since > m.day",
    N_ ("%s was not in the network on %s.") },
  { NZ_FINDING_NOTE, &nz_entity_invitation, "sent_on",
    "SELECT i.id, i.sent_on FROM invitation AS i JOIN meeting AS m ON m.id = i.meeting WHERE i.sent_on > "
    "m.day",
    N_ ("It was sent on %s, after the meeting.") },
  { NZ_FINDING_NOTE, &nz_entity_invitation, "needs",
    "SELECT i.id, m.day FROM invitation AS i JOIN meeting AS m ON m.id = i.meeting WHERE i.needs IS NOT NULL "
    "AND m.day < ?1",
    N_ ("The needs for %s are still in the file. They are of no use any more: delete them.") },

  /* the rest */
  { NZ_FINDING_NOTE, &nz_entity_organisation, "name",
    "SELECT b.id, b.name FROM organisation AS a JOIN organisation AS b ON b.name = a.name AND b.id > a.id "
    "WHERE coalesce (a.town, '') = coalesce (b.town, '') AND coalesce (a.postcode, '') = coalesce "
    "(b.postcode, '')",
    N_ ("There is a second organisation named %s in the same town.") },
  { NZ_FINDING_NOTE, &nz_entity_sponsorship, "until",
    "SELECT id FROM sponsorship WHERE state = 'ended' AND until IS NULL",
    N_ ("It has ended, but the day is missing.") },
  { NZ_FINDING_WARNING, &nz_entity_network, "reply_days",
    "SELECT id FROM network WHERE reply_days >= lead_days",
    N_ ("Replies would be due before the invitations go out.") },
};

/* "Organisation “Jugendamt”: …" (transfer full) */
static char *
with_title (NzStore *store, const NzEntity *entity, gint64 id, const char *message)
{
  g_autofree char *title = nz_store_title (store, entity, id);
  const char *label = nz_entity_label (entity, nz_get_language ());

  if (*title == '\0')
    return g_strdup_printf (_ ("%s: %s"), label, message);
  return g_strdup_printf (_ ("%s “%s”: %s"), label, title, message);
}

/* A text of a rule's answer for eyes; dates written out. (transfer full) */
static char *
column_words (NzRows *rows, int column)
{
  NzDate date;
  const char *text = nz_rows_text (rows, column);

  if (text != NULL && nz_date_parse_iso (text, &date) && nz_date_is_full (date))
    return nz_date_format (date, nz_get_language (), NZ_DATE_LONG);
  return g_strdup (text != NULL ? text : "");
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static char *
fill (const char *message, char *const texts[3])
{
  return g_strdup_printf (message, texts[0], texts[1], texts[2]);
}
#pragma GCC diagnostic pop

static guint
n_columns (const Rule *rule)
{
  guint n = 0;
  for (const char *c = rule->message; *c != '\0'; c++)
    n += c[0] == '%' && c[1] == 's' ? 1 : 0;
  return n;
}

static gboolean
ask (NzStore *store,
     const Rule *rule,
     const char *sql,
     NzFindingLevel level,
     GPtrArray *findings,
     GError **error)
{
  g_autoptr (NzRows) rows = nz_rows_new (store, sql, error);
  g_autoptr (GError) local = NULL;
  guint n = n_columns (rule);

  if (rows == NULL)
    return FALSE;
  nz_rows_bind_date (rows, 1, nz_date_today ());
  while (nz_rows_next (rows, &local))
    {
      char *texts[3] = { NULL };
      for (guint i = 0; i < n; i++)
        texts[i] = column_words (rows, (int)i + 1);
      NzFinding *finding = g_new0 (NzFinding, 1);
      finding->level = level;
      finding->entity = rule->entity;
      finding->id = nz_rows_int (rows, 0);
      finding->field = nz_entity_field (rule->entity, rule->field);
      finding->message = fill (nz_gettext (rule->message), texts);
      g_ptr_array_add (findings, finding);
      for (guint i = 0; i < n; i++)
        g_free (texts[i]);
    }
  return nz_load_done (&local, error);
}

/* A child that begins or ends after its parent's last day contradicts it. One without an end ends with its
 * parent: that is only untidy, once the parent's end is past (?1 is today). */
static gboolean
apply_rule (NzStore *store, const Rule *rule, GPtrArray *findings, GError **error)
{
  const char *child = rule->outlives[0];
  const char *parent = rule->outlives[1];

  if (child == NULL)
    return ask (store, rule, rule->sql, rule->level, findings, error);
  g_autofree char *begun = g_strdup_printf (
      "coalesce (substr (%s.since, 1, length (%s.until)) > %s.until, 0)", child, parent, parent);
  g_autofree char *beyond = g_strdup_printf ("%s (substr (%s.until, 1, length (%s.until)) > %s.until OR %s)",
                                             rule->sql, child, parent, parent, begun);
  g_autofree char *open
      = g_strdup_printf ("%s %s.until IS NULL AND NOT %s AND substr (?1, 1, length (%s.until)) > %s.until",
                         rule->sql, child, begun, parent, parent);
  return ask (store, rule, beyond, rule->level, findings, error)
         && ask (store, rule, open, NZ_FINDING_NOTE, findings, error);
}

/* Every record of an entity by its description, a page at a time. */
static gboolean
check_entity (NzStore *store, const NzEntity *entity, GPtrArray *findings, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s ORDER BY id", entity->name);
  g_autoptr (GArray) ids = nz_load_ids (store, sql, NZ_DATE_NONE, 0, error);

  if (ids == NULL)
    return FALSE;
  for (guint at = 0; at < ids->len; at += PAGE)
    {
      g_autoptr (GPtrArray) records = nz_store_get_many (store, entity, &g_array_index (ids, gint64, at),
                                                         MIN (PAGE, ids->len - at), error);
      if (records == NULL)
        return FALSE;
      for (guint i = 0; i < records->len; i++)
        g_ptr_array_extend_and_steal (findings, nz_record_check (records->pdata[i]));
    }
  return TRUE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const NzFinding *one = *(NzFinding *const *)a;
  const NzFinding *other = *(NzFinding *const *)b;

  if (one->level != other->level)
    return (int)other->level - (int)one->level;
  return (int)nz_entity_index (one->entity) - (int)nz_entity_index (other->entity);
}

/* Files and folders that are not there, at least not on this computer: worth a look. */
static gboolean
check_links (NzStore *store, GPtrArray *findings, GError **error)
{
  g_autoptr (GPtrArray) broken = nz_links_broken (store, error);

  for (guint i = 0; broken != NULL && i < broken->len; i++)
    {
      const NzLink *link = broken->pdata[i];
      g_autoptr (NzRecord) record = nz_store_get (store, link->entity, link->id, NULL);
      if (record != NULL)
        g_ptr_array_add (findings, nz_finding_new (NZ_FINDING_NOTE, record,
                                                   nz_entity_field_with (link->entity, NZ_FIELD_FILE),
                                                   g_strdup_printf (_ ("“%s” is not there."), link->target)));
    }
  return broken != NULL;
}

GPtrArray *
nz_rules_check (NzStore *store, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_finding_free);
  for (guint i = 0; i < nz_n_entities (); i++)
    if (!check_entity (store, nz_entity_nth (i), findings, error))
      return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (!apply_rule (store, &rules[i], findings, error))
      return NULL;
  if (!check_links (store, findings, error))
    return NULL;
  for (guint i = 0; i < findings->len; i++)
    {
      NzFinding *finding = findings->pdata[i];
      char *message = with_title (store, finding->entity, finding->id, finding->message);
      g_free (finding->message);
      finding->message = message;
    }
  g_ptr_array_sort (findings, compare);
  return g_steal_pointer (&findings);
}
