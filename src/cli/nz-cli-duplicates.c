/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/nz-cli-private.h"

#include "base/nz-id.h"
#include "base/nz-text.h"
#include "domain/nz-duplicates.h"
#include "exchange/nz-duplicates-json.h"

static gboolean json;

static const GOptionEntry options[] = {
  { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("As JSON"), NULL },
  { NULL },
};

/* A title on one line, without what a terminal would obey. (transfer full) */
static char *
one_line (NzStore *store, const NzEntity *entity, gint64 id)
{
  g_autofree char *title = nz_store_title (store, entity, id);
  g_autofree char *plain = nz_text_normalise (title, FALSE);

  return nz_text_strip_hidden (plain, FALSE);
}

static void
print_pair (NzStore *store, const NzDuplicate *pair)
{
  char a[NZ_ID_TEXT_SIZE], b[NZ_ID_TEXT_SIZE];
  g_autofree char *a_name = one_line (store, pair->entity, pair->a);
  g_autofree char *b_name = one_line (store, pair->entity, pair->b);
  g_auto (GStrv) reasons = nz_duplicate_reasons (pair);
  g_autofree char *why = g_strjoinv (", ", reasons);

  g_print ("%.2f\t%s\t%s\t%s\t%s\t%s\n", pair->score, nz_id_to_text (pair->a, a), a_name,
           nz_id_to_text (pair->b, b), b_name, why);
}

static gboolean
search (NzStore *store, const NzEntity *entity, GArray *all, GError **error)
{
  g_autoptr (NzDuplicates) duplicates = nz_duplicates_new (store, entity, NULL, error);
  g_autoptr (GArray) pairs = duplicates != NULL ? nz_duplicates_pairs (duplicates, NULL, error) : NULL;

  if (pairs == NULL)
    return FALSE;
  g_array_append_vals (all, pairs->data, pairs->len);
  return TRUE;
}

static int
run (char **arguments)
{
  const NzEntity *entity = arguments[1] != NULL ? nz_entity_parse (arguments[1]) : NULL;
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (NzDuplicate));
  g_autoptr (GError) error = NULL;

  if (arguments[1] != NULL && (entity == NULL || !nz_duplicates_has (entity)))
    {
      g_autofree char *message = g_strdup_printf (
          _ ("Duplicates are looked for among “organisation” and “person”, not among “%s”."), arguments[1]);
      return nz_cli_usage (&nz_command_duplicates, message);
    }
  g_autoptr (NzStore) store = nz_store_open (arguments[0], NZ_STORE_READ, &error);
  if (store == NULL)
    return nz_cli_fail (error);
  for (guint i = 0; i < nz_n_entities (); i++)
    if (nz_duplicates_has (nz_entity_nth (i)) && (entity == NULL || entity == nz_entity_nth (i))
        && !search (store, nz_entity_nth (i), pairs, &error))
      return nz_cli_fail (error);

  if (json)
    {
      g_autofree char *text = nz_duplicates_to_json (store, pairs);
      g_print ("%s\n", text);
      return NZ_EXIT_GOOD;
    }
  for (guint i = 0; i < pairs->len; i++)
    print_pair (store, &g_array_index (pairs, NzDuplicate, i));
  return NZ_EXIT_GOOD;
}

const NzCommand nz_command_duplicates = {
  .name = "duplicates",
  .usage = N_ ("FILE [ENTITY] [--json]"),
  .summary = N_ ("Lists organisations and people that are probably two of one: score, ids, names, reasons"),
  .options = options,
  .min_arguments = 1,
  .max_arguments = 2,
  .run = run,
};
