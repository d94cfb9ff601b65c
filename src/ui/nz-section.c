/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-section.h"

#include "ui/nz-dialogs.h"
#include "widgets/nz-height-first-layout.h"

typedef struct
{
  NzWidth width;
  NzDate day;
} NzSectionPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (NzSection, nz_section, ADW_TYPE_BIN)

/* Up to this count of its frame clock a window paints for the first time. */
#define FIRST_FRAME 1

enum
{
  OPEN_RECORD,
  NOTICE,
  ACTIONS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
nz_section_class_init (NzSectionClass *klass)
{
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), NZ_TYPE_HEIGHT_FIRST_LAYOUT);
  signals[OPEN_RECORD] = g_signal_new ("open-record", NZ_TYPE_SECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_INT64);
  signals[NOTICE] = g_signal_new ("notice", NZ_TYPE_SECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[ACTIONS_CHANGED] = g_signal_new ("actions-changed", NZ_TYPE_SECTION, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 0);
}

static void
nz_section_init (NzSection *self)
{
}

void
nz_section_add (NzSection *self)
{
  g_return_if_fail (NZ_IS_SECTION (self));
  if (nz_section_can_add (self))
    NZ_SECTION_GET_CLASS (self)->add (self);
}

gboolean
nz_section_can_add (NzSection *self)
{
  g_return_val_if_fail (NZ_IS_SECTION (self), FALSE);
  return NZ_SECTION_GET_CLASS (self)->add != NULL;
}

void
nz_section_delete_selected (NzSection *self)
{
  g_return_if_fail (NZ_IS_SECTION (self));
  if (nz_section_can_delete (self))
    NZ_SECTION_GET_CLASS (self)->delete_selected (self);
}

gboolean
nz_section_can_delete (NzSection *self)
{
  g_return_val_if_fail (NZ_IS_SECTION (self), FALSE);
  NzSectionClass *klass = NZ_SECTION_GET_CLASS (self);
  return klass->delete_selected != NULL && (klass->can_delete == NULL || klass->can_delete (self));
}

void
nz_section_focus_search (NzSection *self)
{
  g_return_if_fail (NZ_IS_SECTION (self));
  if (nz_section_can_search (self))
    NZ_SECTION_GET_CLASS (self)->focus_search (self);
}

gboolean
nz_section_can_search (NzSection *self)
{
  g_return_val_if_fail (NZ_IS_SECTION (self), FALSE);
  return NZ_SECTION_GET_CLASS (self)->focus_search != NULL;
}

gboolean
nz_section_can_print (NzSection *self)
{
  g_return_val_if_fail (NZ_IS_SECTION (self), FALSE);
  NzSectionClass *klass = NZ_SECTION_GET_CLASS (self);
  return klass->print != NULL && (klass->can_print == NULL || klass->can_print (self));
}

void
nz_section_print (NzSection *self)
{
  g_return_if_fail (NZ_IS_SECTION (self));
  if (nz_section_can_print (self))
    NZ_SECTION_GET_CLASS (self)->print (self);
}

gboolean
nz_section_show_record (NzSection *self, const NzEntity *entity, gint64 id)
{
  g_return_val_if_fail (NZ_IS_SECTION (self), FALSE);
  NzSectionClass *klass = NZ_SECTION_GET_CLASS (self);
  return klass->show_record != NULL && klass->show_record (self, entity, id);
}

void
nz_section_show_part (NzSection *self, const char *part)
{
  g_return_if_fail (NZ_IS_SECTION (self) && part != NULL);
  NzSectionClass *klass = NZ_SECTION_GET_CLASS (self);
  if (klass->show_part != NULL)
    klass->show_part (self, part);
}

const NzEntity *
nz_section_get_record (NzSection *self, gint64 *id)
{
  g_return_val_if_fail (NZ_IS_SECTION (self) && id != NULL, NULL);
  NzSectionClass *klass = NZ_SECTION_GET_CLASS (self);
  *id = 0;
  return klass->get_record != NULL ? klass->get_record (self, id) : NULL;
}

void
nz_section_set_width (NzSection *self, NzWidth width)
{
  g_return_if_fail (NZ_IS_SECTION (self));
  NzSectionPrivate *priv = nz_section_get_instance_private (self);
  priv->width = width;
  if (NZ_SECTION_GET_CLASS (self)->set_width != NULL)
    NZ_SECTION_GET_CLASS (self)->set_width (self, width);
}

NzWidth
nz_section_get_width (NzSection *self)
{
  g_return_val_if_fail (NZ_IS_SECTION (self), NZ_WIDTH_WIDE);
  NzSectionPrivate *priv = nz_section_get_instance_private (self);
  return priv->width;
}

void
nz_section_set_day (NzSection *self, NzDate day)
{
  g_return_if_fail (NZ_IS_SECTION (self));
  NzSectionPrivate *priv = nz_section_get_instance_private (self);

  if (nz_date_equal (priv->day, day))
    return;
  priv->day = day;
  if (NZ_SECTION_GET_CLASS (self)->set_day != NULL)
    NZ_SECTION_GET_CLASS (self)->set_day (self, day);
}

NzDate
nz_section_get_day (NzSection *self)
{
  g_return_val_if_fail (NZ_IS_SECTION (self), NZ_DATE_NONE);
  NzSectionPrivate *priv = nz_section_get_instance_private (self);
  return priv->day;
}

const char *
nz_section_get_day_note (NzSection *self)
{
  g_return_val_if_fail (NZ_IS_SECTION (self), NULL);
  NzSectionClass *klass = NZ_SECTION_GET_CLASS (self);
  return klass->get_day_note != NULL ? klass->get_day_note (self) : NULL;
}

gboolean
nz_section_apply_filter (NzSection *self, const NzRule *rule, gint64 saved)
{
  g_return_val_if_fail (NZ_IS_SECTION (self) && rule != NULL, FALSE);
  NzSectionClass *klass = NZ_SECTION_GET_CLASS (self);
  return klass->apply_filter != NULL && klass->apply_filter (self, rule, saved);
}

gboolean
nz_section_go_back (NzSection *self)
{
  g_return_val_if_fail (NZ_IS_SECTION (self), FALSE);
  NzSectionClass *klass = NZ_SECTION_GET_CLASS (self);
  return klass->go_back != NULL && klass->go_back (self);
}

void
nz_section_open_record (NzSection *self, const NzEntity *entity, gint64 id)
{
  g_signal_emit (self, signals[OPEN_RECORD], 0, (gpointer)entity, id);
}

void
nz_section_notice (NzSection *self, const char *text, gboolean with_undo)
{
  g_signal_emit (self, signals[NOTICE], 0, text, with_undo);
}

void
nz_section_show_error (NzSection *self, const GError *error)
{
  nz_dialog_error (GTK_WIDGET (self), error);
}

void
nz_section_actions_changed (NzSection *self)
{
  g_signal_emit (self, signals[ACTIONS_CHANGED], 0);
}

gboolean
nz_section_is_first_frame (GdkFrameClock *clock)
{
  return gdk_frame_clock_get_frame_counter (clock) <= FIRST_FRAME;
}
