/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-ical-reader.h"

/* The reader of calendars: any bytes become dates, faults with their lines or a sentence, never a crash or an
 * endless series. */

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzIcalFile) file
      = nz_ical_read_data ((const char *)data, size, "x.ics", nz_date (2026, 11, 23), &error);

  g_assert ((file == NULL) == (error != NULL));
  return 0;
}
