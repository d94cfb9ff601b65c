/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-calendar-file.h"

#include "domain/nz-meeting.h"
#include "exchange/nz-ical-writer.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-window.h"

/* What was asked for, until a file is chosen. */
typedef struct
{
  NzStore *store;
  NzIcalOptions options;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_object_unref (wish->store);
  g_free (wish);
}

static void
on_file_chosen (GtkWidget *parent, const char *path, gpointer data)
{
  Wish *wish = data;
  GtkRoot *root = gtk_widget_get_root (parent);
  g_autoptr (GError) error = NULL;
  guint count = 0;

  if (!nz_ical_write_file (wish->store, path, &wish->options, &count, &error))
    {
      nz_dialog_error (parent, error);
      return;
    }
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text
      = g_strdup_printf (nz_ngettext ("%u date saved as “%s”", "%u dates saved as “%s”", count), count, name);
  if (NZ_IS_WINDOW (root))
    nz_window_offer (NZ_WINDOW (root), text, _ ("Show in folder"), "win.show-file", path);
}

/* (transfer full): "149. Netzwerktagung", "Termine 2027" */
static char *
suggest (NzStore *store, gint64 meeting, int year)
{
  if (meeting == 0)
    return g_strdup_printf (_ ("Dates %d"), year);
  g_autoptr (NzRecord) record = nz_store_get (store, &nz_entity_meeting, meeting, NULL);
  return record != NULL ? nz_meeting_title (record, nz_get_language ()) : g_strdup ("");
}

void
nz_calendar_file_save (GtkWidget *parent, NzStore *store, gint64 meeting, int year)
{
  g_return_if_fail (GTK_IS_WIDGET (parent) && NZ_IS_STORE (store));

  const char *filters[] = { _ ("Calendar files"), "ics", NULL };
  g_autofree char *clean = g_strdelimit (suggest (store, meeting, year), "/\\:", '-');
  g_autofree char *name = g_strconcat (clean, ".ics", NULL);
  Wish *wish = g_new0 (Wish, 1);

  wish->store = g_object_ref (store);
  wish->options = (NzIcalOptions){ .meeting = meeting, .year = year, .language = nz_get_language () };
  nz_dialog_save_file (parent, _ ("Save calendar file"), name, filters, on_file_chosen, wish, wish_free);
}
