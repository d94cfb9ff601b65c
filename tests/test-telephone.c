/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "entity/nz-contact.h"
#include "entity/nz-record.h"
#include "entity/nz-telephone.h"

static void
test_unified (void)
{
  static const struct
  {
    const char *written, *unified;
  } cases[] = {
    { "0361/655-1234", "0361 655-1234" },
    { "+49 361 6551234", "0361 6551234" },
    { "+493616551234", "0361 6551234" },
    { "0049 361 655 1234", "0361 6551234" },
    { "+49 (0)361 655-1234", "0361 655-1234" },
    { "+49(0) 361/655-1234", "0361 655-1234" },
    { "(0361) 655 12 34", "0361 6551234" },
    { "(03 61) 655", NULL },
    { "0361-6551234", "0361 6551234" },
    { "0361-655-0", "0361 655-0" },
    { "0361.655.1234", "0361 6551234" },
    { "0361 – 655 1234", "0361 6551234" },
    { "03616551234", "0361 6551234" },
    { "0361\u00a06551234", "0361 6551234" },
    { "0170/1234567", "0170 1234567" },
    { "01701234567", "0170 1234567" },
    { "0176 1234 5678", "0176 12345678" },
    { "0361 6551234-567", "0361 6551234-567" },
    { "0361/6551234-567", "0361 6551234-567" },
    { "0170 123 45 67 (mobil)", "0170 1234567 (mobil)" },
    { "036201 / 12345", "036201 12345" },
    { "030 23125-151", "030 23125-151" },
    { "0043 1 234567", "+43 1 234567" },
    { "+43/1/234567", "+43 1 234567" },
    { "+43 234567/68", NULL },
    { "+380 44 123-45-67", NULL },
    /* what may mean something else stays */
    { "655-1234", NULL },
    { "110", NULL },
    { "116 117", NULL },
    { "0361", NULL },
    { "0361 12", NULL },
    { "0361 655-1234/35", NULL },
    { "0361 655123/655124", NULL },
    { "0361 12345 12346", NULL },
    { "036112345 12346", NULL },
    { "036201 1234 1235", NULL },
    { "0361 1234-1235", NULL },
    { "0361 12345 678901", NULL },
    { "03611234512346", NULL },
    { "0361 6551234–36", NULL },
    { "+43 1 234567–68", NULL },
    { "+43 234567–68", NULL },
    { "0361 65-51-234", NULL },
    { "0361 12-345678", NULL },
    { "03622123456", NULL },
    { "03999123456", NULL },
    { "036 16551234", NULL },
    { "03612 34567", NULL },
    { "+49 0361 655123", NULL },
    { "0180 2 12345", NULL },
    { "0900 1 123456", NULL },
    { "0361 655123 App. 4", NULL },
    { "0361 12345 0361 12346", NULL },
    { "0361--655123", NULL },
    { "0361 655123-", NULL },
    { "0361 655(12)", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *wanted = cases[i].unified != NULL ? cases[i].unified : cases[i].written;
      g_autofree char *unified = nz_telephone_unify (cases[i].written);

      g_assert_cmpstr (unified, ==, wanted);
    }
}

static char *
random_text (void)
{
  static const char *const parts[] = { "0", "0361", "49", "+49", "00",  "655", "1",       "12", "9876", " ",
                                       "/", "-",    "(",  ")",   "(0)", ".",   " (Büro)", "x",  "170",  "–" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = g_test_rand_int_range (0, 9); i > 0; i--)
    g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What somebody in Germany dials. */
static char *
digits_of (const char *value)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  gboolean abroad = value[0] == '+' || g_str_has_prefix (value, "00");

  for (const char *p = value; *p != '\0'; p++)
    {
      if (abroad && digits->len > 0 && g_str_has_prefix (p, "(0)"))
        p += 2;
      else if (g_ascii_isdigit (*p))
        g_string_append_c (digits, *p);
    }
  if (value[0] == '+')
    g_string_prepend (digits, "00");
  if (g_str_has_prefix (digits->str, "0049"))
    g_string_erase (digits, 1, 3);
  return g_string_free (g_steal_pointer (&digits), FALSE);
}

/* None in Germany is longer, without its extension: more would be two in one. */
static gboolean
is_too_long (const char *unified)
{
  gsize n = 0;

  for (const char *p = unified; *p != '\0' && *p != '-'; p++)
    n += g_ascii_isdigit (*p) ? 1 : 0;
  return unified[0] == '0' && n > 12;
}

/* Whatever was written: the same digits are dialled, the label stays, and once more changes nothing. */
static void
test_nothing_lost (void)
{
  guint n_changed = 0;

  for (guint i = 0; i < 200000; i++)
    {
      g_autofree char *text = random_text ();
      g_autofree char *unified = nz_telephone_unify (text);
      g_autofree char *again = nz_telephone_unify (unified);
      g_autofree char *value = NULL, *label = NULL, *unified_value = NULL, *unified_label = NULL;

      g_assert_cmpstr (again, ==, unified);
      if (g_str_equal (text, unified))
        continue;
      n_changed++;
      nz_contact_split (text, &value, &label);
      nz_contact_split (unified, &unified_value, &unified_label);
      g_assert_cmpstr (label, ==, unified_label);
      g_autofree char *dialled = digits_of (g_strstrip (value));
      g_autofree char *unified_dialled = digits_of (unified_value);
      if (!g_str_equal (dialled, unified_dialled) || is_too_long (unified_value))
        g_error ("“%s” became “%s”", text, unified);
    }
  g_assert_cmpuint (n_changed, >, 100);
}

/* Two numbers of one place, however they are parted, stay two. */
static void
test_two_numbers (void)
{
  static const char *const areas[] = { "0361 ", "0361/", "(0361) ", "0361", "036201 ", "030-", "+49 361 " };
  static const char *const signs[]
      = { " ", "  ", ".", "/", " / ", "-", " - ", "–", " – ", "\u2011", "\u00a0", ", ", " und " };

  for (guint i = 0; i < 20000; i++)
    {
      const char *area = areas[g_test_rand_int_range (0, G_N_ELEMENTS (areas))];
      const char *sign = signs[g_test_rand_int_range (0, G_N_ELEMENTS (signs))];
      int length = g_test_rand_int_range (4, 8), least = 1;

      for (int k = 1; k < length; k++)
        least *= 10;
      g_autofree char *text = g_strdup_printf ("%s%d%s%d", area, g_test_rand_int_range (least, least * 10),
                                               sign, g_test_rand_int_range (least, least * 10));
      g_autofree char *unified = nz_telephone_unify (text);

      g_assert_cmpstr (unified, ==, text);
    }
}

/* A number that was typed is unified; one that stood there stays as it is. */
static void
test_typed (void)
{
  const NzField *field = nz_entity_field (&nz_entity_organisation, "telephone");
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_organisation);
  g_autoptr (GError) error = NULL;
  static const char *const known[] = { "0361/1111", NULL };
  g_auto (GStrv) texts = g_strdupv ((char *[]){ (char *)"0361/1111", (char *)"0361/2222", NULL });

  g_assert_true (nz_record_set_input (record, field, "0361/655-1234 (Büro)|+49 170 1234567", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (nz_record_get_list (record, "telephone")[0], ==, "0361 655-1234 (Büro)");
  g_assert_cmpstr (nz_record_get_list (record, "telephone")[1], ==, "0170 1234567");
  nz_telephone_unify_all (texts, known);
  g_assert_cmpstr (texts[0], ==, "0361/1111");
  g_assert_cmpstr (texts[1], ==, "0361 2222");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/telephone/unified", test_unified);
  g_test_add_func ("/telephone/nothing-lost", test_nothing_lost);
  g_test_add_func ("/telephone/two-numbers", test_two_numbers);
  g_test_add_func ("/telephone/typed", test_typed);
  return g_test_run ();
}
