/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/nz-changes.h"
#include "store/nz-store-private.h"

/* Per entity two arrays of equal length: the ids, sorted, and what happened to each. */
typedef struct
{
  GArray *ids;        /* gint64 */
  GArray *operations; /* char */
  gboolean resize;
} Touched;

struct _NzChanges
{
  gatomicrefcount references;
  gboolean sealed;
  guint n;
  Touched touched[];
};

G_DEFINE_BOXED_TYPE (NzChanges, nz_changes, nz_changes_ref, nz_changes_unref)

NzChanges *
nz_changes_new (void)
{
  guint n = nz_n_entities ();
  NzChanges *changes = g_malloc0 (sizeof (NzChanges) + n * sizeof (Touched));

  g_atomic_ref_count_init (&changes->references);
  changes->n = n;
  return changes;
}

NzChanges *
nz_changes_ref (NzChanges *changes)
{
  g_return_val_if_fail (changes != NULL, NULL);

  g_atomic_ref_count_inc (&changes->references);
  return changes;
}

void
nz_changes_unref (NzChanges *changes)
{
  g_return_if_fail (changes != NULL);

  if (!g_atomic_ref_count_dec (&changes->references))
    return;
  for (guint i = 0; i < changes->n; i++)
    {
      g_clear_pointer (&changes->touched[i].ids, g_array_unref);
      g_clear_pointer (&changes->touched[i].operations, g_array_unref);
    }
  g_free (changes);
}

static const Touched *
find_touched (const NzChanges *changes, const NzEntity *entity)
{
  guint index = nz_entity_index (entity);

  g_assert (index < changes->n);
  return &changes->touched[index];
}

void
nz_changes_add (NzChanges *changes, const NzEntity *entity, gint64 id, char operation)
{
  Touched *touched = (Touched *)find_touched (changes, entity);

  g_assert (!changes->sealed);
  if (touched->ids == NULL)
    {
      touched->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      touched->operations = g_array_new (FALSE, FALSE, sizeof (char));
    }
  g_array_append_val (touched->ids, id);
  g_array_append_val (touched->operations, operation);
}

typedef struct
{
  gint64 id;
  char operation;
} Entry;

static int
compare_entries (const void *a, const void *b)
{
  const Entry *one = a, *two = b;

  if (one->id != two->id)
    return one->id < two->id ? -1 : 1;
  /* 'd' and 'i' before 'u': the first of an id is the one that stays */
  return (one->operation == 'u') - (two->operation == 'u');
}

static void
seal_touched (Touched *touched)
{
  guint n = touched->ids->len, kept = 0;
  g_autofree Entry *entries = g_new (Entry, n);

  for (guint i = 0; i < n; i++)
    entries[i]
        = (Entry){ g_array_index (touched->ids, gint64, i), g_array_index (touched->operations, char, i) };
  qsort (entries, n, sizeof (Entry), compare_entries);
  for (guint i = 0; i < n; i++)
    {
      if (i > 0 && entries[i].id == entries[i - 1].id)
        continue;
      g_array_index (touched->ids, gint64, kept) = entries[i].id;
      g_array_index (touched->operations, char, kept) = entries[i].operation;
      touched->resize |= entries[i].operation != 'u';
      kept++;
    }
  g_array_set_size (touched->ids, kept);
  g_array_set_size (touched->operations, kept);
}

void
nz_changes_seal (NzChanges *changes)
{
  for (guint i = 0; i < changes->n; i++)
    if (changes->touched[i].ids != NULL)
      seal_touched (&changes->touched[i]);
  changes->sealed = TRUE;
}

gboolean
nz_changes_is_empty (const NzChanges *changes)
{
  for (guint i = 0; i < changes->n; i++)
    if (changes->touched[i].ids != NULL)
      return FALSE;
  return TRUE;
}

/* The place of @id in the sorted ids, -1 if it is not there. */
static gssize
find_id (const Touched *touched, gint64 id)
{
  gsize low = 0, high = touched->ids == NULL ? 0 : touched->ids->len;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;
      gint64 here = g_array_index (touched->ids, gint64, middle);

      if (here == id)
        return (gssize)middle;
      if (here < id)
        low = middle + 1;
      else
        high = middle;
    }
  return -1;
}

gboolean
nz_changes_touch (const NzChanges *changes, const NzEntity *entity)
{
  g_return_val_if_fail (changes != NULL && entity != NULL, FALSE);

  return find_touched (changes, entity)->ids != NULL;
}

gboolean
nz_changes_has (const NzChanges *changes, const NzEntity *entity, gint64 id)
{
  g_return_val_if_fail (changes != NULL && entity != NULL, FALSE);

  return find_id (find_touched (changes, entity), id) >= 0;
}

const gint64 *
nz_changes_ids (const NzChanges *changes, const NzEntity *entity, gsize *n)
{
  const Touched *touched;

  g_return_val_if_fail (changes != NULL && entity != NULL && n != NULL, NULL);

  touched = find_touched (changes, entity);
  *n = touched->ids == NULL ? 0 : touched->ids->len;
  return touched->ids == NULL ? NULL : (const gint64 *)(void *)touched->ids->data;
}

gboolean
nz_changes_resize (const NzChanges *changes, const NzEntity *entity)
{
  g_return_val_if_fail (changes != NULL && entity != NULL, FALSE);

  return find_touched (changes, entity)->resize;
}

char
nz_changes_operation (const NzChanges *changes, const NzEntity *entity, gint64 id)
{
  const Touched *touched = find_touched (changes, entity);
  gssize place = find_id (touched, id);

  return place < 0 ? 0 : g_array_index (touched->operations, char, place);
}
