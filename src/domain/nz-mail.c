/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-mail.h"

#include "base/nz-text.h"
#include "entity/nz-contact.h"

static char *
find (const char *const *values, gboolean is_private, const NzReturned *returned, char **problem)
{
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *mail = nz_contact_dup_value (values[i]);
      g_autofree char *reason = NULL;

      g_strstrip (mail);
      if (nz_contact_is_private (values[i]) != is_private || !nz_text_is_email (mail))
        continue;
      reason = returned != NULL ? nz_returned_mail_reason (returned, mail) : NULL;
      if (reason == NULL)
        return g_steal_pointer (&mail);
      if (*problem == NULL)
        *problem = g_steal_pointer (&reason);
    }
  return NULL;
}

char *
nz_mail_of (NzRecord *record, const NzReturned *returned, char **problem)
{
  const char *const *values;
  char *mail;

  g_return_val_if_fail (NZ_IS_RECORD (record) && problem != NULL, NULL);

  *problem = NULL;
  values = nz_record_get_list (record, "email");
  mail = find (values, FALSE, returned, problem);
  if (mail == NULL)
    mail = find (values, TRUE, returned, problem);
  if (mail != NULL)
    g_clear_pointer (problem, g_free);
  return mail;
}

GPtrArray *
nz_mail_unique (GPtrArray *mails)
{
  GPtrArray *unique = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (mails != NULL, unique);

  for (guint i = 0; i < mails->len; i++)
    {
      const char *mail = mails->pdata[i];

      if (mail != NULL && nz_text_is_email (mail) && g_hash_table_add (seen, g_utf8_casefold (mail, -1)))
        g_ptr_array_add (unique, g_strdup (mail));
    }
  return unique;
}

char *
nz_mail_join (GPtrArray *mails, char separator)
{
  g_autoptr (GPtrArray) unique = nz_mail_unique (mails);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < unique->len; i++)
    {
      if (i > 0)
        g_string_append_printf (text, "%c ", separator);
      g_string_append (text, unique->pdata[i]);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
nz_mail_uri (GPtrArray *mails, guint first, guint n, const char *subject)
{
  g_autoptr (GString) uri = g_string_new ("mailto:?bcc=");

  g_return_val_if_fail (mails != NULL, NULL);

  for (guint i = first; i < mails->len && i - first < n; i++)
    {
      g_autofree char *escaped = NULL;

      if (!nz_text_is_email (mails->pdata[i]))
        continue;
      /* What mailto: takes as a mark of its own (& = ? %) is escaped by this too. */
      escaped = g_uri_escape_string (mails->pdata[i], "@", FALSE);
      g_string_append_printf (uri, "%s%s", uri->str[uri->len - 1] != '=' ? "," : "", escaped);
    }
  if (subject != NULL && *subject != '\0')
    {
      g_autofree char *one_line = nz_text_normalise (subject, FALSE);
      g_autofree char *clean = nz_text_strip_hidden (one_line, FALSE);
      g_autofree char *escaped = g_uri_escape_string (clean, NULL, FALSE);

      g_string_append_printf (uri, "&subject=%s", escaped);
    }
  return g_string_free (g_steal_pointer (&uri), FALSE);
}
