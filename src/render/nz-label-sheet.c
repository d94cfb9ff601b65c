/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-label-sheet.h"

#include "base/nz-error.h"
#include "base/nz-i18n.h"
#include "base/nz-text.h"
#include "nz-data-resource.h"
#include "render/nz-paper.h"

#include <string.h>

/* Makers' measures are rounded: so far a sheet may reach over the paper, mm. */
#define TOLERANCE 0.6
/* A label that is smaller takes no address. */
#define LEAST_WIDTH 20.0
#define LEAST_HEIGHT 10.0
#define MOST_LABELS 40

void
nz_label_sheet_free (NzLabelSheet *sheet)
{
  g_return_if_fail (sheet != NULL);
  g_free (sheet->name);
  g_strfreev (sheet->also);
  g_free (sheet);
}

NzLabelSheet *
nz_label_sheet_copy (const NzLabelSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL, NULL);
  NzLabelSheet *copy = g_memdup2 (sheet, sizeof *sheet);
  copy->name = g_strdup (sheet->name);
  copy->also = g_strdupv (sheet->also);
  return copy;
}

static gboolean
check (const NzLabelSheet *sheet, GError **error)
{
  NzPaper paper = nz_paper (NZ_PAPER_A4, FALSE);
  const char *reason = NULL;

  if (sheet->columns < 1 || sheet->rows < 1 || sheet->columns > MOST_LABELS || sheet->rows > MOST_LABELS)
    reason = _ ("it needs 1 to 40 columns and rows");
  else if (!(sheet->width >= LEAST_WIDTH && sheet->height >= LEAST_HEIGHT))
    reason = _ ("a label needs at least 20 × 10 mm");
  else if (!(sheet->pitch_x >= sheet->width && sheet->pitch_y >= sheet->height))
    reason = _ ("the labels overlap: the pitch is smaller than the label");
  else if (!(sheet->left >= 0 && sheet->top >= 0)
           || sheet->left + (sheet->columns - 1) * sheet->pitch_x + sheet->width > paper.width + TOLERANCE
           || sheet->top + (sheet->rows - 1) * sheet->pitch_y + sheet->height > paper.height + TOLERANCE)
    reason = _ ("the labels do not lie on A4 paper");
  if (reason == NULL)
    return TRUE;
  g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("“%s” is no sheet of labels: %s."), sheet->name, reason);
  return FALSE;
}

/* --- files of descriptions --- */

static double
number_of (GKeyFile *file, const char *group, const char *key, GError **error)
{
  if (*error != NULL)
    return 0;
  g_autofree char *text = g_key_file_get_value (file, group, key, error);
  if (text == NULL)
    return 0;
  char *end = NULL;
  g_strdelimit (text, ",", '.');
  double value = g_ascii_strtod (text, &end);
  if (end == text || *g_strchug (end) != '\0')
    g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("“%s” is no sheet of labels: “%s” is no number."),
                 group, text);
  return value;
}

static NzLabelSheet *
read_group (GKeyFile *file, const char *group, GError **error)
{
  g_autoptr (NzLabelSheet) sheet = g_new0 (NzLabelSheet, 1);
  g_autoptr (GError) local = NULL;

  sheet->name = g_strdup (group);
  sheet->also = g_key_file_get_string_list (file, group, "also", NULL, NULL);
  if (sheet->also == NULL)
    sheet->also = g_new0 (char *, 1);
  sheet->columns = (guint)CLAMP (number_of (file, group, "columns", &local), 0, 1000);
  sheet->rows = (guint)CLAMP (number_of (file, group, "rows", &local), 0, 1000);
  sheet->left = number_of (file, group, "left", &local);
  sheet->top = number_of (file, group, "top", &local);
  sheet->width = number_of (file, group, "width", &local);
  sheet->height = number_of (file, group, "height", &local);
  sheet->pitch_x = number_of (file, group, "pitch-x", &local);
  sheet->pitch_y = number_of (file, group, "pitch-y", &local);
  if (local != NULL)
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, "%s", local->message);
      return NULL;
    }
  return check (sheet, error) ? g_steal_pointer (&sheet) : NULL;
}

/* The first fault is told, the sound ones are taken. */
static void
read_all (GPtrArray *sheets, GKeyFile *file, GError **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      NzLabelSheet *sheet = read_group (file, groups[i], error != NULL && *error == NULL ? error : NULL);
      if (sheet != NULL)
        g_ptr_array_add (sheets, sheet);
    }
}

char *
nz_label_sheets_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "netzwerk", "labels.ini", NULL);
}

static void
read_own (GPtrArray *sheets, GError **error)
{
  g_autofree char *path = nz_label_sheets_path ();
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) local = NULL;

  if (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &local))
    read_all (sheets, file, &local);
  if (local != NULL && !g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("“%s”: %s"), path, local->message);
}

GPtrArray *
nz_label_sheets (GError **error)
{
  GPtrArray *sheets = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_label_sheet_free);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GBytes) bytes = g_resource_lookup_data (
      nz_data_get_resource (), "/org/zim/Netzwerk/data/labels.ini", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (bytes != NULL && g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, NULL))
    read_all (sheets, file, NULL);
  read_own (sheets, error);
  return sheets;
}

/* --- by name or measures --- */

static gboolean
is_called (const char *name, const char *wanted)
{
  g_autofree char *key = nz_text_match_key (name);
  const char *last = strrchr (key, ' ');

  return g_str_equal (key, wanted) || (last != NULL && g_str_equal (last + 1, wanted));
}

static gboolean
matches (const NzLabelSheet *sheet, const char *wanted)
{
  gboolean found = is_called (sheet->name, wanted);
  for (guint i = 0; !found && sheet->also[i] != NULL; i++)
    found = is_called (sheet->also[i], wanted);
  return found;
}

/* "3x8 0x4,43 70x36 70x36". NULL without an error if it is nothing like that. */
static NzLabelSheet *
parse_measures (const char *text, GError **error)
{
  g_auto (GStrv) tokens = g_strsplit_set (text, " x:;/*X", -1);
  double numbers[8];
  guint n = 0;

  for (guint i = 0; tokens[i] != NULL; i++)
    {
      char *end = NULL;
      if (*tokens[i] == '\0')
        continue;
      g_strdelimit (tokens[i], ",", '.');
      double value = g_ascii_strtod (tokens[i], &end);
      if (*end != '\0' || n == G_N_ELEMENTS (numbers))
        return NULL;
      numbers[n++] = value;
    }
  if (n != G_N_ELEMENTS (numbers))
    return NULL;
  g_autoptr (NzLabelSheet) sheet = g_new (NzLabelSheet, 1);
  *sheet = (NzLabelSheet){ .name = g_strdup (text),
                           .also = g_new0 (char *, 1),
                           .columns = (guint)CLAMP (numbers[0], 0, 1000),
                           .rows = (guint)CLAMP (numbers[1], 0, 1000),
                           .left = numbers[2],
                           .top = numbers[3],
                           .pitch_x = numbers[4],
                           .pitch_y = numbers[5],
                           .width = numbers[6],
                           .height = numbers[7] };
  return check (sheet, error) ? g_steal_pointer (&sheet) : NULL;
}

static char *
list_names (GPtrArray *sheets)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < sheets->len; i++)
    {
      const NzLabelSheet *sheet = sheets->pdata[i];
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", sheet->name);
      for (guint j = 0; sheet->also[j] != NULL; j++)
        g_string_append_printf (names, " (%s)", sheet->also[j]);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

NzLabelSheet *
nz_label_sheet_find (const char *name, GError **error)
{
  g_return_val_if_fail (name != NULL, NULL);

  g_autoptr (GError) own = NULL, wrong = NULL;
  g_autoptr (GPtrArray) sheets = nz_label_sheets (&own);
  g_autofree char *wanted = nz_text_match_key (name);

  for (guint i = 0; i < sheets->len; i++)
    if (matches (sheets->pdata[i], wanted))
      return nz_label_sheet_copy (sheets->pdata[i]);
  NzLabelSheet *measured = parse_measures (name, &wrong);
  if (measured != NULL)
    return measured;
  GError *told = wrong != NULL ? g_steal_pointer (&wrong) : g_steal_pointer (&own);
  if (told != NULL)
    g_propagate_error (error, told);
  else
    {
      g_autofree char *names = list_names (sheets);
      g_set_error (
          error, NZ_ERROR, NZ_ERROR_INVALID,
          _ ("There is no sheet of labels “%s”. There are: %s; or its measures on A4 in mm, as “3x8 0x0 "
             "70x37 70x37”: columns and rows, left and top, pitch, label."),
          name, names);
    }
  return NULL;
}

char *
nz_label_sheet_describe (const NzLabelSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL, NULL);

  char numbers[6][G_ASCII_DTOSTR_BUF_SIZE];
  const double values[]
      = { sheet->left, sheet->top, sheet->pitch_x, sheet->pitch_y, sheet->width, sheet->height };
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_ascii_formatd (numbers[i], sizeof numbers[i], "%g", values[i]);
  return g_strdup_printf ("%ux%u %sx%s %sx%s %sx%s", sheet->columns, sheet->rows, numbers[0], numbers[1],
                          numbers[2], numbers[3], numbers[4], numbers[5]);
}
