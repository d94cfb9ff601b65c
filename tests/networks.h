/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/nz-random.h"
#include "network/nz-scene.h"

/* Invented networks for the tests of layout and drawing. Sizes and shapes are those of the Erfurt example. */

static const char *const network_kinds[]
    = { "office",   "authority", "provider",   "association", "education",
        "religion", "company",   "individual", "body" };

static const char *const network_heads[] = {
  "Sprachcafé",          "Jugendhaus",   "Musikwerkstatt", "Amt für",
  "Frauentreff",         "Lernpaten",    "Bildungswerk",   "Genossenschaft",
  "Migrationsberatung",  "Kulturverein", "Agentur für",    "Interkultureller Garten",
  "Landsmannschaft der", "Boxclub",
};
static const char *const network_tails[] = { "Krämerbrücke e. V.",
                                             "Nordlicht",
                                             "Gera-Aue e. V.",
                                             "Soziales",
                                             "Löbertor",
                                             "Erfurt",
                                             "Steigerwald",
                                             "Rieth gGmbH",
                                             "Mitte",
                                             "Lotus e. V.",
                                             "Deutschen aus Russland e. V.",
                                             "Gleichstellung und Teilhabe" };

static inline NzDate
network_day (void)
{
  return nz_date (2026, 11, 24);
}

/* @n organisations in @n_groups groups and @n_ties ties, most of them within groups, a few hubs. */
static inline NzGraph *
network_make (guint n, guint n_ties, guint n_groups, guint64 seed)
{
  NzGraphBuilder *builder = nz_graph_builder_new (network_day ());
  NzRandom random;

  nz_random_seed (&random, seed);
  for (guint i = 0; i < n; i++)
    {
      guint head = nz_random_below (&random, G_N_ELEMENTS (network_heads));
      g_autofree char *name
          = g_strdup_printf ("%s %s %u", network_heads[head],
                             network_tails[nz_random_below (&random, G_N_ELEMENTS (network_tails))], i);

      /* ids come in no order */
      nz_graph_builder_add_node (builder, ((i * 7919) % 10007) + 1, name, NULL,
                                 network_kinds[nz_random_below (&random, G_N_ELEMENTS (network_kinds))],
                                 TRUE);
    }
  for (guint g = 0; g < n_groups; g++)
    {
      g_autofree char *name = g_strdup_printf ("AG %u", g + 1);

      nz_graph_builder_add_group (builder, 20000 + g, name);
      for (guint i = g; i < n; i += n_groups)
        nz_graph_builder_add_member (builder, 20000 + g, ((i * 7919) % 10007) + 1);
    }
  for (guint i = 0; i < n_ties && n > 1; i++)
    {
      guint a = nz_random_below (&random, n),
            step = n_groups > 0 && nz_random_below (&random, 10) < 7 ? n_groups : 1;
      guint b = (a + step * (1 + nz_random_below (&random, 4))) % n;

      if (nz_random_below (&random, 8) == 0)
        b = nz_random_below (&random, MIN (n, 4));
      nz_graph_builder_add_tie (builder, ((a * 7919) % 10007) + 1, ((b * 7919) % 10007) + 1,
                                1 + nz_random_below (&random, 4), TRUE, nz_date (2010, 0, 0),
                                nz_random_below (&random, 12) == 0 ? nz_date (2026, 12, 31) : NZ_DATE_NONE);
    }
  return nz_graph_builder_finish (builder);
}
