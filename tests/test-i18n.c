/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-i18n.h"
#include "base/nz-mo.h"

/* A catalogue made here by the published format, in the order of bytes that this machine does not have: it is
 * read all the same. */
#define N_MESSAGES 4

static const char *const ORIGINALS[N_MESSAGES] = { "", "Delete", "page\0pages", "menu\004Open" };
static const gsize ORIGINAL_SIZES[N_MESSAGES] = { 0, 6, 10, 9 };
static const char *const TRANSLATIONS[N_MESSAGES]
    = { "Language: de\n", "Löschen", "Seite\0Seiten", "Öffnen" };
static const gsize TRANSLATION_SIZES[N_MESSAGES] = { 13, 8, 12, 7 };

static void
put_number (GByteArray *mo, guint32 number)
{
  guint32 swapped = GUINT32_SWAP_LE_BE (number);

  g_byte_array_append (mo, (const guint8 *)&swapped, 4);
}

static GByteArray *
make_catalogue (void)
{
  GByteArray *mo = g_byte_array_new ();
  guint32 place = 28 + N_MESSAGES * 16;

  put_number (mo, 0x950412de);
  put_number (mo, 0);
  put_number (mo, N_MESSAGES);
  put_number (mo, 28);
  put_number (mo, 28 + N_MESSAGES * 8);
  put_number (mo, 0);
  put_number (mo, 0);
  for (int i = 0; i < N_MESSAGES; i++)
    {
      put_number (mo, (guint32)ORIGINAL_SIZES[i]);
      put_number (mo, place);
      place += (guint32)ORIGINAL_SIZES[i] + 1;
    }
  for (int i = 0; i < N_MESSAGES; i++)
    {
      put_number (mo, (guint32)TRANSLATION_SIZES[i]);
      put_number (mo, place);
      place += (guint32)TRANSLATION_SIZES[i] + 1;
    }
  for (int i = 0; i < N_MESSAGES; i++)
    g_byte_array_append (mo, (const guint8 *)ORIGINALS[i], (guint)ORIGINAL_SIZES[i] + 1);
  for (int i = 0; i < N_MESSAGES; i++)
    g_byte_array_append (mo, (const guint8 *)TRANSLATIONS[i], (guint)TRANSLATION_SIZES[i] + 1);
  return mo;
}

static void
test_catalogue (void)
{
  g_autoptr (GByteArray) mo = make_catalogue ();
  g_autoptr (GBytes) bytes = g_bytes_new (mo->data, mo->len);
  g_autoptr (GHashTable) messages = nz_mo_read (bytes);
  const char *pages = g_hash_table_lookup (messages, "page");

  g_assert_cmpuint (g_hash_table_size (messages), ==, 3);
  g_assert_cmpstr (g_hash_table_lookup (messages, "Delete"), ==, "Löschen");
  g_assert_cmpstr (g_hash_table_lookup (messages, "menu\004Open"), ==, "Öffnen");
  g_assert_cmpstr (pages, ==, "Seite");
  g_assert_cmpstr (pages + 6, ==, "Seiten");
}

/* Cut off anywhere, it gives at most what is whole. */
static void
test_cut_off (void)
{
  g_autoptr (GByteArray) mo = make_catalogue ();
  g_autoptr (GHashTable) nothing = nz_mo_read (NULL);

  g_assert_cmpuint (g_hash_table_size (nothing), ==, 0);
  for (guint size = 0; size < mo->len; size++)
    {
      g_autofree guint8 *copy = g_memdup2 (mo->data, size + 1);
      g_autoptr (GBytes) bytes = g_bytes_new_static (copy, size);
      g_autoptr (GHashTable) messages = nz_mo_read (bytes);

      g_assert_cmpuint (g_hash_table_size (messages), <, 3);
    }
}

static void
test_fallback (void)
{
  g_assert_cmpstr (nz_text (NZ_LANGUAGE_DE, "no such text"), ==, "no such text");
  g_assert_cmpstr (nz_text (NZ_LANGUAGE_DE, ""), ==, "");
  g_assert_cmpstr (nz_ntext (NZ_LANGUAGE_EN, "page", "pages", 1), ==, "page");
  g_assert_cmpstr (nz_ntext (NZ_LANGUAGE_EN, "page", "pages", 0), ==, "pages");
  g_assert_cmpstr (nz_ntext (NZ_LANGUAGE_DE, "no such text", "no such texts", 2), ==, "no such texts");
  g_assert_cmpstr (nz_ctext (NZ_LANGUAGE_EN, "menu", "Open"), ==, "Open");
  g_assert_cmpstr (nz_ctext (NZ_LANGUAGE_DE, "no such context", "Open"), ==, "Open");
  g_assert_cmpstr (nz_text (NZ_LANGUAGE_EN, "menu\004Open"), ==, "Open");
  g_assert_cmpstr (nz_text (NZ_LANGUAGE_DE, "no such context\004Open"), ==, "Open");
}

static void
test_language (void)
{
  NzLanguage language;

  g_assert_true (nz_language_parse ("de_DE.UTF-8", &language) && language == NZ_LANGUAGE_DE);
  g_assert_true (nz_language_parse ("en", &language) && language == NZ_LANGUAGE_EN);
  g_assert_true (nz_language_parse ("DE", &language) && language == NZ_LANGUAGE_DE);
  g_assert_false (nz_language_parse ("C.UTF-8", &language));
  g_assert_false (nz_language_parse ("deu", &language));
  g_assert_false (nz_language_parse ("", &language));
  g_assert_false (nz_language_parse (NULL, &language));

  nz_set_language (NZ_LANGUAGE_DE);
  g_assert_cmpstr (_ ("no such text"), ==, "no such text");
  nz_set_language (NZ_LANGUAGE_EN);
  g_assert_cmpstr (nz_ngettext ("page", "pages", 3), ==, "pages");
}

static gpointer
look_up (gpointer data)
{
  for (int i = 0; i < 1000; i++)
    g_assert_cmpstr (nz_text (NZ_LANGUAGE_DE, "no such text"), ==, "no such text");
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new (NULL, look_up, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/i18n/threads", test_threads);
  g_test_add_func ("/i18n/catalogue", test_catalogue);
  g_test_add_func ("/i18n/cut-off", test_cut_off);
  g_test_add_func ("/i18n/fallback", test_fallback);
  g_test_add_func ("/i18n/language", test_language);
  return g_test_run ();
}
