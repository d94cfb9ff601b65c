/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-attendance-card.h"

#include <math.h>

#include "domain/nz-attendance.h"
#include "ui/nz-day-view.h"
#include "ui/nz-read-error.h"
#include "widgets/nz-card.h"

#define CONFERENCES 12
#define DOT 7.0
#define RING 2.0

struct _NzAttendanceCard
{
  GtkBox parent_instance;

  NzStore *store;
  gint64 id;
  NzDate day; /* NZ_DATE_NONE: today */
  gulong changed_handler;
  GtkBox *dots;
  GtkLabel *sentence, *heading_end;
};

static void day_view_init (NzDayViewInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (NzAttendanceCard,
                               nz_attendance_card,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (NZ_TYPE_DAY_VIEW, day_view_init))

static void
draw_dot (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  NzAttendance attendance = GPOINTER_TO_INT (data);
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (area));
  GdkRGBA text, accent;

  gtk_style_context_get_color (context, &text);
  if (!gtk_style_context_lookup_color (context, "accent_bg_color", &accent))
    accent = text;
  /* 3:1 against the card for the ring that says little, less for what nobody wrote down */
  text.alpha = attendance == NZ_ATTENDANCE_ABSENT ? 0.5f : 0.3f;
  gdk_cairo_set_source_rgba (
      cr, attendance == NZ_ATTENDANCE_PRESENT || attendance == NZ_ATTENDANCE_EXCUSED ? &accent : &text);
  switch (attendance)
    {
    case NZ_ATTENDANCE_PRESENT:
      cairo_arc (cr, width / 2.0, height / 2.0, DOT, 0, 2 * M_PI);
      cairo_fill (cr);
      break;
    case NZ_ATTENDANCE_EXCUSED:
    case NZ_ATTENDANCE_ABSENT:
      cairo_set_line_width (cr, attendance == NZ_ATTENDANCE_EXCUSED ? RING : RING / 2);
      cairo_arc (cr, width / 2.0, height / 2.0, DOT - RING / 2, 0, 2 * M_PI);
      cairo_stroke (cr);
      break;
    case NZ_ATTENDANCE_UNKNOWN:
    default:
      cairo_arc (cr, width / 2.0, height / 2.0, 1.5, 0, 2 * M_PI);
      cairo_fill (cr);
      break;
    }
}

static GtkWidget *
dot_new (const NzAttended *attended)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *area = gtk_drawing_area_new ();
  g_autofree char *number = attended->number > 0 ? g_strdup_printf ("%d", attended->number) : g_strdup ("–");
  g_autofree char *day = nz_date_format (attended->day, nz_get_language (), NZ_DATE_LONG);
  g_autofree char *words = g_strdup_printf (_ ("Conference %s, %s: %s"), number, day,
                                            nz_attendance_label (attended->attendance, nz_get_language ()));
  GtkWidget *label = gtk_label_new (number);

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), (int)(2 * DOT) + 2);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), (int)(2 * DOT) + 2);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_dot, GINT_TO_POINTER (attended->attendance),
                                  NULL);
  gtk_widget_set_halign (area, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "attendance-number");
  gtk_widget_set_tooltip_text (box, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_box_append (GTK_BOX (box), area);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/* "9 × represented · 2 × excused · 1 × not represented" */
static char *
sentence_of (const guint counts[4])
{
  static const NzAttendance said[] = { NZ_ATTENDANCE_PRESENT, NZ_ATTENDANCE_EXCUSED, NZ_ATTENDANCE_ABSENT };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    if (counts[said[i]] > 0)
      {
        g_autofree char *words = g_utf8_strdown (nz_attendance_label (said[i], nz_get_language ()), -1);
        g_string_append_printf (text, "%s%u × %s", text->len > 0 ? " · " : "", counts[said[i]], words);
      }
  return g_string_free (text, FALSE);
}

static void
refresh (NzAttendanceCard *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) attended
      = nz_attendance_of (self->store, self->id, nz_day_or_today (self->day), CONFERENCES, &error);
  guint counts[4] = { 0 }, n = attended != NULL ? attended->len : 0;
  g_autofree char *heading = g_strdup_printf (nz_ngettext ("last conference", "last %u conferences", n), n);
  g_autofree char *sentence = NULL;
  GtkWidget *child;

  nz_read_error_tell (GTK_WIDGET (self), error);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->dots))) != NULL)
    gtk_box_remove (self->dots, child);
  for (guint i = 0; i < n; i++)
    {
      const NzAttended *one = &g_array_index (attended, NzAttended, i);
      counts[one->attendance]++;
      gtk_box_append (self->dots, dot_new (one));
    }
  sentence = sentence_of (counts);
  gtk_label_set_label (self->sentence, sentence);
  gtk_label_set_label (self->heading_end, heading);
  gtk_widget_set_visible (GTK_WIDGET (self), n > counts[NZ_ATTENDANCE_UNKNOWN]);
}

static void
on_store_changed (NzStore *store, const NzChanges *changes, NzAttendanceCard *self)
{
  if (nz_changes_touch (changes, &nz_entity_invitation) || nz_changes_touch (changes, &nz_entity_meeting))
    refresh (self);
}

static void
set_day (NzDayView *view, NzDate day)
{
  NzAttendanceCard *self = NZ_ATTENDANCE_CARD (view);

  self->day = day;
  refresh (self);
}

static void
day_view_init (NzDayViewInterface *interface)
{
  interface->set_day = set_day;
}

static void
nz_attendance_card_dispose (GObject *object)
{
  NzAttendanceCard *self = NZ_ATTENDANCE_CARD (object);

  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (nz_attendance_card_parent_class)->dispose (object);
}

static void
nz_attendance_card_class_init (NzAttendanceCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_attendance_card_dispose;
}

static void
nz_attendance_card_init (NzAttendanceCard *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->dots = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  self->sentence = GTK_LABEL (gtk_label_new (NULL));
  self->heading_end = GTK_LABEL (gtk_label_new (NULL));
  gtk_box_set_homogeneous (self->dots, TRUE);
  gtk_label_set_xalign (self->sentence, 0);
  gtk_label_set_wrap (self->sentence, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->sentence), "row-subtitle");
  gtk_widget_add_css_class (GTK_WIDGET (self->heading_end), "row-subtitle");
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "attendance");
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->dots));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->sentence));
  gtk_box_append (GTK_BOX (self), nz_card_heading_new (_ ("Attendance"), GTK_WIDGET (self->heading_end)));
  gtk_box_append (GTK_BOX (self), card);
}

GtkWidget *
nz_attendance_card_new (NzStore *store, gint64 organisation)
{
  NzAttendanceCard *self = g_object_new (NZ_TYPE_ATTENDANCE_CARD, NULL);

  self->store = g_object_ref (store);
  self->id = organisation;
  self->changed_handler = g_signal_connect (store, "changed", G_CALLBACK (on_store_changed), self);
  refresh (self);
  return GTK_WIDGET (self);
}
