-- SPDX-License-Identifier: GPL-3.0-or-later
-- An entry names one organisation, person, group and meeting itself; the further ones are rows here, one each. An entry of before
-- keeps what it names where it is, so that steps of before can be undone.
CREATE TABLE entry_link (
  id INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  organisation INTEGER REFERENCES organisation (id) ON DELETE CASCADE,
  person INTEGER REFERENCES person (id) ON DELETE CASCADE,
  working_group INTEGER REFERENCES working_group (id) ON DELETE CASCADE,
  meeting INTEGER REFERENCES meeting (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX entry_link_entry ON entry_link (entry);
CREATE INDEX entry_link_organisation ON entry_link (organisation) WHERE organisation IS NOT NULL;
CREATE INDEX entry_link_person ON entry_link (person) WHERE person IS NOT NULL;
CREATE INDEX entry_link_working_group ON entry_link (working_group) WHERE working_group IS NOT NULL;
CREATE INDEX entry_link_meeting ON entry_link (meeting) WHERE meeting IS NOT NULL;
