/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-sections.h"

#include "domain/nz-meeting.h"
#include "domain/nz-todo.h"
#include "store/nz-query.h"
#include "ui/nz-network-section.h"
#include "ui/nz-conference-section.h"
#include "ui/nz-overview-section.h"
#include "ui/nz-record-section.h"

static gint64
count_active (NzStore *store, const NzEntity *entity, NzDate day, GError **error)
{
  const NzQuery query = { .entity = entity, .day = day };
  return nz_query_count (store, &query, error);
}

/* Follow-ups that are due; like the Overview always today. */
static gint64
count_due (NzStore *store, NzDate day, GError **error)
{
  return nz_todo_count_due (store, nz_date_today ());
}

static gint64
count_organisations (NzStore *store, NzDate day, GError **error)
{
  return count_active (store, &nz_entity_organisation, day, error);
}

static gint64
count_people (NzStore *store, NzDate day, GError **error)
{
  return count_active (store, &nz_entity_person, day, error);
}

static gint64
count_working_groups (NzStore *store, NzDate day, GError **error)
{
  return count_active (store, &nz_entity_working_group, day, error);
}

/* The conferences of the day's year, cancelled ones not counted. */
static gint64
count_conferences (NzStore *store, NzDate day, GError **error)
{
  int year = day.year;
  g_autoptr (GPtrArray) meetings
      = nz_meetings_between (store, nz_date (year, 1, 1), nz_date (year, 12, 31), "conference", error);
  gint64 n = 0;

  for (guint i = 0; meetings != NULL && i < meetings->len; i++)
    n += g_strcmp0 (nz_record_get_text (meetings->pdata[i], "state"), "cancelled") != 0;
  return n;
}

/* Those that run: today by their state, on another day by their dates. */
static gint64
count_sponsorships (NzStore *store, NzDate day, GError **error)
{
  gboolean today = nz_date_equal (day, nz_date_today ());
  g_autoptr (NzRule) rule = nz_rule_new (&nz_entity_sponsorship, NZ_RULE_ALL);

  if (today)
    nz_rule_add (rule, "state", NZ_RULE_IS, (const char *[]){ "active", NULL }, NULL);
  else
    nz_rule_add (rule, "since", NZ_RULE_NOT_EMPTY, NULL, NULL);
  const NzQuery query = { .entity = &nz_entity_sponsorship, .day = today ? NZ_DATE_NONE : day, .rule = rule };
  return nz_query_count (store, &query, error);
}

static NzSection *
organisations_new (NzStore *store)
{
  return nz_record_section_new (store, &nz_entity_organisation);
}

static NzSection *
people_new (NzStore *store)
{
  return nz_record_section_new (store, &nz_entity_person);
}

static NzSection *
working_groups_new (NzStore *store)
{
  return nz_record_section_new (store, &nz_entity_working_group);
}

static NzSection *
sponsorships_new (NzStore *store)
{
  return nz_record_section_new (store, &nz_entity_sponsorship);
}

static NzSection *
distribution_lists_new (NzStore *store)
{
  return nz_record_section_new (store, &nz_entity_distribution_list);
}

static NzSection *
returned_new (NzStore *store)
{
  return nz_record_section_new (store, &nz_entity_returned);
}

static gint64
count_distribution_lists (NzStore *store, NzDate day, GError **error)
{
  return nz_query_count (store, &(NzQuery){ .entity = &nz_entity_distribution_list }, error);
}

/* What nobody has looked at since. */
static gint64
count_returned (NzStore *store, NzDate day, GError **error)
{
  const NzFilter open = { .field = "checked_on" };
  const NzQuery query = { .entity = &nz_entity_returned, .filters = &open, .n_filters = 1 };
  return nz_query_count (store, &query, error);
}

static NzSection *
journal_new (NzStore *store)
{
  return nz_record_section_new (store, &nz_entity_entry);
}

static NzSection *
tasks_new (NzStore *store)
{
  return nz_record_section_new (store, &nz_entity_task);
}

static gint64
count_tasks (NzStore *store, NzDate day, GError **error)
{
  const NzFilter open = { .field = "state", .text = "open" };
  const NzQuery query = { .entity = &nz_entity_task, .filters = &open, .n_filters = 1 };
  return nz_query_count (store, &query, error);
}

static const NzSectionInfo infos[] = {
  { "overview", N_ ("Overview"), "nz-overview-symbolic", { NULL }, nz_overview_section_new, count_due },
  { "organisations",
    N_ ("Organisations"),
    "nz-organisations-symbolic",
    { "organisation" },
    organisations_new,
    count_organisations },
  { "people", N_ ("People"), "nz-people-symbolic", { "person", "position" }, people_new, count_people },
  { "working-groups",
    N_ ("Working Groups"),
    "nz-groups-symbolic",
    { "working_group", "membership" },
    working_groups_new,
    count_working_groups },
  { "conferences",
    N_ ("Conferences"),
    "nz-conferences-symbolic",
    { "meeting", "agenda_item", "invitation", "representation", "decision" },
    nz_conference_section_new,
    count_conferences },
  { "tasks", N_ ("Tasks"), "nz-tasks-symbolic", { "task", "task_answer" }, tasks_new, count_tasks },
  { "journal", N_ ("Journal"), "nz-journal-symbolic", { "entry", "entry_link" }, journal_new, NULL },
  { "sponsorships",
    N_ ("Sponsorships"),
    "nz-sponsorships-symbolic",
    { "sponsorship" },
    sponsorships_new,
    count_sponsorships },
  { "distribution-lists",
    N_ ("Distribution Lists"),
    "nz-lists-symbolic",
    { "distribution_list", "list_entry" },
    distribution_lists_new,
    count_distribution_lists },
  { "network", N_ ("Network"), "nz-network-symbolic", { "tie", "pin" }, nz_network_section_new, NULL },
  { "returned", N_ ("Returned Mail"), "nz-returned-symbolic", { "returned" }, returned_new, count_returned },
};

guint
nz_n_sections (void)
{
  return G_N_ELEMENTS (infos);
}

const NzSectionInfo *
nz_section_info (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (infos), NULL);
  return &infos[index];
}

gboolean
nz_section_info_has (const NzSectionInfo *info, const NzEntity *entity)
{
  for (guint i = 0; i < G_N_ELEMENTS (info->entities) && info->entities[i] != NULL; i++)
    if (g_str_equal (info->entities[i], entity->name))
      return TRUE;
  return FALSE;
}
