-- SPDX-License-Identifier: GPL-3.0-or-later
-- Fuller records of actors, people and groups; the journal; distribution lists; filters that are kept; what import and duplicates remember.

-- The two tables of values are made anew so that each further entity with lists is one column: a row has at most one owner, told by a CHECK of
-- each column; that it has one is looked at by nz_store_check(). Columns keep their order, so that change sets of before still apply.
CREATE TABLE contact_2 (
  id INTEGER PRIMARY KEY,
  organisation INTEGER REFERENCES organisation (id) ON DELETE CASCADE,
  person INTEGER REFERENCES person (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  label TEXT,
  position INTEGER NOT NULL,
  CHECK (organisation IS NULL OR person IS NULL)
) STRICT;
INSERT INTO contact_2 SELECT id, organisation, person, kind, value, label, position FROM contact;
DROP TABLE contact;
ALTER TABLE contact_2 RENAME TO contact;
CREATE INDEX contact_organisation ON contact (organisation) WHERE organisation IS NOT NULL;
CREATE INDEX contact_person ON contact (person) WHERE person IS NOT NULL;
CREATE INDEX contact_value ON contact (kind, value);

CREATE TABLE term_use_2 (
  id INTEGER PRIMARY KEY,
  organisation INTEGER REFERENCES organisation (id) ON DELETE CASCADE,
  person INTEGER REFERENCES person (id) ON DELETE CASCADE,
  sponsorship INTEGER REFERENCES sponsorship (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  term INTEGER NOT NULL REFERENCES term (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  CHECK ((organisation IS NOT NULL) + (person IS NOT NULL) + (sponsorship IS NOT NULL) <= 1)
) STRICT;
INSERT INTO term_use_2 SELECT id, organisation, person, sponsorship, field, term, position FROM term_use;
DROP TABLE term_use;
ALTER TABLE term_use_2 RENAME TO term_use;
CREATE INDEX term_use_organisation ON term_use (organisation) WHERE organisation IS NOT NULL;
CREATE INDEX term_use_person ON term_use (person) WHERE person IS NOT NULL;
CREATE INDEX term_use_sponsorship ON term_use (sponsorship) WHERE sponsorship IS NOT NULL;
CREATE INDEX term_use_term ON term_use (term);
-- An entity that gets lists later adds its column like this.
ALTER TABLE term_use ADD COLUMN working_group INTEGER REFERENCES working_group (id) ON DELETE CASCADE
  CHECK (working_group IS NULL OR (organisation IS NULL AND person IS NULL AND sponsorship IS NULL));
CREATE INDEX term_use_working_group ON term_use (working_group) WHERE working_group IS NOT NULL;

ALTER TABLE term ADD COLUMN colour TEXT;
ALTER TABLE term ADD COLUMN rank INTEGER;
ALTER TABLE term ADD COLUMN retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1));

ALTER TABLE organisation ADD COLUMN legal_form TEXT;
ALTER TABLE organisation ADD COLUMN register_number TEXT;
ALTER TABLE organisation ADD COLUMN parent INTEGER REFERENCES organisation (id) ON DELETE SET NULL;
ALTER TABLE organisation ADD COLUMN successor INTEGER REFERENCES organisation (id) ON DELETE SET NULL;
ALTER TABLE organisation ADD COLUMN succession TEXT;
ALTER TABLE organisation ADD COLUMN postal_street TEXT;
ALTER TABLE organisation ADD COLUMN postal_postcode TEXT;
ALTER TABLE organisation ADD COLUMN postal_town TEXT;
ALTER TABLE organisation ADD COLUMN opening_hours TEXT;
ALTER TABLE organisation ADD COLUMN logo TEXT;
CREATE INDEX organisation_parent ON organisation (parent);
CREATE INDEX organisation_successor ON organisation (successor);

ALTER TABLE person ADD COLUMN street TEXT;
ALTER TABLE person ADD COLUMN addition TEXT;
ALTER TABLE person ADD COLUMN postcode TEXT;
ALTER TABLE person ADD COLUMN town TEXT;
ALTER TABLE person ADD COLUMN legal_basis TEXT;
ALTER TABLE person ADD COLUMN source TEXT;
ALTER TABLE person ADD COLUMN informed_on TEXT;
ALTER TABLE person ADD COLUMN checked_on TEXT;

ALTER TABLE working_group ADD COLUMN mandate TEXT;
ALTER TABLE working_group ADD COLUMN rhythm TEXT;
ALTER TABLE working_group ADD COLUMN result TEXT;

-- A seat that somebody left and for whom nobody has been named yet.
ALTER TABLE membership ADD COLUMN vacant INTEGER NOT NULL DEFAULT 0 CHECK (vacant IN (0, 1));

CREATE TABLE report (
  id INTEGER PRIMARY KEY,
  working_group INTEGER NOT NULL REFERENCES working_group (id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  text TEXT NOT NULL,
  meeting INTEGER REFERENCES meeting (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX report_working_group ON report (working_group, day);
CREATE INDEX report_meeting ON report (meeting);

-- The journal outlives what it is about.
CREATE TABLE entry (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  day TEXT NOT NULL,
  text TEXT,
  organisation INTEGER REFERENCES organisation (id) ON DELETE SET NULL,
  person INTEGER REFERENCES person (id) ON DELETE SET NULL,
  working_group INTEGER REFERENCES working_group (id) ON DELETE SET NULL,
  meeting INTEGER REFERENCES meeting (id) ON DELETE SET NULL,
  asker TEXT,
  topic INTEGER REFERENCES term (id) ON DELETE SET NULL,
  outcome TEXT,
  passed_to INTEGER REFERENCES organisation (id) ON DELETE SET NULL,
  minutes INTEGER,
  follow_up_on TEXT,
  follow_up_by TEXT,
  done_on TEXT
) STRICT;
CREATE INDEX entry_day ON entry (day);
CREATE INDEX entry_follow_up ON entry (follow_up_on) WHERE follow_up_on IS NOT NULL AND done_on IS NULL;
CREATE INDEX entry_organisation ON entry (organisation) WHERE organisation IS NOT NULL;
CREATE INDEX entry_person ON entry (person) WHERE person IS NOT NULL;
CREATE INDEX entry_working_group ON entry (working_group) WHERE working_group IS NOT NULL;
CREATE INDEX entry_meeting ON entry (meeting) WHERE meeting IS NOT NULL;
CREATE INDEX entry_topic ON entry (topic) WHERE topic IS NOT NULL;
CREATE INDEX entry_passed_to ON entry (passed_to) WHERE passed_to IS NOT NULL;

CREATE TABLE distribution_list (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  purpose TEXT,
  rule_entity TEXT,
  rule TEXT,
  notes TEXT
) STRICT;

-- Somebody whom a list names besides its rule, or keeps out of it.
CREATE TABLE list_entry (
  id INTEGER PRIMARY KEY,
  distribution_list INTEGER NOT NULL REFERENCES distribution_list (id) ON DELETE CASCADE,
  organisation INTEGER REFERENCES organisation (id) ON DELETE CASCADE,
  person INTEGER REFERENCES person (id) ON DELETE CASCADE,
  excluded INTEGER NOT NULL DEFAULT 0 CHECK (excluded IN (0, 1)),
  reason TEXT
) STRICT;
CREATE INDEX list_entry_distribution_list ON list_entry (distribution_list);
CREATE INDEX list_entry_organisation ON list_entry (organisation) WHERE organisation IS NOT NULL;
CREATE INDEX list_entry_person ON list_entry (person) WHERE person IS NOT NULL;

-- A letter that came back or a mail that bounced: that address gets none until it is checked.
CREATE TABLE returned (
  id INTEGER PRIMARY KEY,
  organisation INTEGER REFERENCES organisation (id) ON DELETE CASCADE,
  person INTEGER REFERENCES person (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  address TEXT NOT NULL,
  day TEXT NOT NULL,
  checked_on TEXT,
  notes TEXT
) STRICT;
CREATE INDEX returned_organisation ON returned (organisation) WHERE organisation IS NOT NULL;
CREATE INDEX returned_person ON returned (person) WHERE person IS NOT NULL;

CREATE TABLE saved_filter (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  entity TEXT NOT NULL,
  rule TEXT NOT NULL,
  rank INTEGER
) STRICT;

-- Two records that look alike and were said to be two.
CREATE TABLE distinct_pair (
  id INTEGER PRIMARY KEY,
  organisation INTEGER REFERENCES organisation (id) ON DELETE CASCADE,
  other_organisation INTEGER REFERENCES organisation (id) ON DELETE CASCADE,
  person INTEGER REFERENCES person (id) ON DELETE CASCADE,
  other_person INTEGER REFERENCES person (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX distinct_pair_organisation ON distinct_pair (organisation) WHERE organisation IS NOT NULL;
CREATE INDEX distinct_pair_other_organisation ON distinct_pair (other_organisation) WHERE other_organisation IS NOT NULL;
CREATE INDEX distinct_pair_person ON distinct_pair (person) WHERE person IS NOT NULL;
CREATE INDEX distinct_pair_other_person ON distinct_pair (other_person) WHERE other_person IS NOT NULL;

-- How the columns of a spreadsheet with these headings were read the last time.
CREATE TABLE column_mapping (
  id INTEGER PRIMARY KEY,
  headings TEXT NOT NULL,
  mapping TEXT NOT NULL
) STRICT;
CREATE INDEX column_mapping_headings ON column_mapping (headings);
