/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/nz-cli-private.h"

#include "exchange/nz-lookup.h"

/* A rule of the command line, in which references and terms stand by name. */

static gboolean
find_name (
    const NzEntity *target, const char *kind, const char *name, gint64 *id, gpointer data, GError **error)
{
  switch (nz_lookup_find (data, target, kind, name, id))
    {
    case NZ_LOOKUP_FOUND:
      return TRUE;
    case NZ_LOOKUP_AMBIGUOUS:
      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("several of %s are called “%s”: give the id."),
                   nz_entity_plural (target, nz_get_language ()), name);
      return FALSE;
    case NZ_LOOKUP_MISSING:
    default:
      if (!nz_lookup_is_complete (data, error))
        return FALSE;
      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("none of %s is called “%s”."),
                   nz_entity_plural (target, nz_get_language ()), name);
      return FALSE;
    }
}

NzRule *
nz_cli_rule (NzStore *store, const NzEntity *entity, const char *text)
{
  g_autoptr (NzLookup) lookup = nz_lookup_new (store);
  g_autoptr (GError) error = NULL;
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  NzRule *rule = nz_rule_parse_names (entity, valid, find_name, lookup, &error);

  if (rule == NULL)
    g_printerr ("%s\n", error->message);
  return rule;
}
