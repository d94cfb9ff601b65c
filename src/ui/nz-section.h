/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/nz-rule.h"

G_BEGIN_DECLS

/* How much room the window has. */
typedef enum
{
  NZ_WIDTH_NARROW, /* one pane at a time (a telephone, half a small screen) */
  NZ_WIDTH_MEDIUM, /* list and detail, the sidebar folded away */
  NZ_WIDTH_WIDE,   /* sidebar, list and detail */
} NzWidth;

/**
 * NzSection:
 *
 * A section of the sidebar: a widget with its own header bars that the window shows beside the sidebar. What
 * the window's actions do (add, delete, search, print) each section answers by itself; a section without an
 * answer leaves the action disabled.
 *
 * Signals: "open-record" (const NzEntity *entity, gint64 id) asks the window to go to a record in whatever
 * section it lives; "notice" (const char *text, gboolean with_undo) asks for a toast; "actions-changed" that
 * can_…() answer anew.
 */
#define NZ_TYPE_SECTION (nz_section_get_type ())
G_DECLARE_DERIVABLE_TYPE (NzSection, nz_section, NZ, SECTION, AdwBin)

struct _NzSectionClass
{
  AdwBinClass parent_class;

  void (*add) (NzSection *self);
  gboolean (*can_delete) (NzSection *self);
  void (*delete_selected) (NzSection *self);
  void (*focus_search) (NzSection *self);
  gboolean (*can_print) (NzSection *self);
  void (*print) (NzSection *self);
  /* Shows a record of this section; FALSE if it does not live here. */
  gboolean (*show_record) (NzSection *self, const NzEntity *entity, gint64 id);
  /* Turns the page of the record that is open to one of its parts: "agenda" of a meeting's, "list" for its
   * row. */
  void (*show_part) (NzSection *self, const char *part);
  /* The record whose page is open, as its entity; %NULL: none. */
  const NzEntity *(*get_record) (NzSection *self, gint64 *id);
  void (*set_width) (NzSection *self, NzWidth width);
  /* Shows everything as of this day; NZ_DATE_NONE: today. */
  void (*set_day) (NzSection *self, NzDate day);
  /* What the bar on top says instead while a day is chosen that the section does not show, or not wholly;
   * %NULL: it shows everything as of the day. */
  const char *(*get_day_note) (NzSection *self);
  /* Shows what a rule names; FALSE if its records do not live here. @saved: the saved filter that it is, 0 if
   * none. */
  gboolean (*apply_filter) (NzSection *self, const NzRule *rule, gint64 saved);
  /* One pane back; FALSE if it is at its first pane already. */
  gboolean (*go_back) (NzSection *self);
};

void nz_section_add (NzSection *self);
gboolean nz_section_can_add (NzSection *self);
void nz_section_delete_selected (NzSection *self);
gboolean nz_section_can_delete (NzSection *self);
void nz_section_focus_search (NzSection *self);
gboolean nz_section_can_search (NzSection *self);
gboolean nz_section_can_print (NzSection *self);
void nz_section_print (NzSection *self);
gboolean nz_section_show_record (NzSection *self, const NzEntity *entity, gint64 id);
/* A section whose pages have no parts does nothing. */
void nz_section_show_part (NzSection *self, const char *part);
/* (nullable): the entity of the record whose page is open, and its @id; %NULL and 0: none. */
const NzEntity *nz_section_get_record (NzSection *self, gint64 *id);
void nz_section_set_width (NzSection *self, NzWidth width);
NzWidth nz_section_get_width (NzSection *self);
void nz_section_set_day (NzSection *self, NzDate day);
NzDate nz_section_get_day (NzSection *self);
/* (nullable): a whole sentence: "The Overview is about today.". (transfer none) */
const char *nz_section_get_day_note (NzSection *self);
gboolean nz_section_apply_filter (NzSection *self, const NzRule *rule, gint64 saved);
gboolean nz_section_go_back (NzSection *self);

/* For the sections themselves. */
void nz_section_open_record (NzSection *self, const NzEntity *entity, gint64 id);
void nz_section_notice (NzSection *self, const char *text, gboolean with_undo);
/* An error dialog over the window: what happened, to what, what to do. */
void nz_section_show_error (NzSection *self, const GError *error);
void nz_section_actions_changed (NzSection *self);
/* Whether the window of @clock paints for the first time: it stands there sooner if what it holds comes with
 * the second frame. */
gboolean nz_section_is_first_frame (GdkFrameClock *clock);

G_END_DECLS
