-- SPDX-License-Identifier: GPL-3.0-or-later
-- The tables of the descriptions in src/entity, column by column in their order. Frozen once released: changes come as further files.
--
-- Keys are random positive 63-bit integers. A date is ISO text cut to its precision (2004, 2004-03, 2004-03-15), a time minutes after
-- midnight, a choice its code. Empty text is NULL.
--
-- What happens when a record goes that others point at: a row that belongs to it or cannot be without it goes too (CASCADE), an
-- optional reference is emptied (SET NULL). Undo brings both back. Nothing is RESTRICT: that acts at once even where foreign keys are
-- deferred, and a change set is applied in the order of its tables.

-- What describes the file itself and no person edits.
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE term (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  code TEXT
) STRICT;
CREATE INDEX term_name ON term (kind, name);

CREATE TABLE organisation (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  short_name TEXT,
  kind TEXT NOT NULL,
  street TEXT,
  addition TEXT,
  postcode TEXT,
  town TEXT,
  district INTEGER REFERENCES term (id) ON DELETE SET NULL,
  letter_channel TEXT,
  since TEXT,
  until TEXT,
  public_name INTEGER NOT NULL DEFAULT 1 CHECK (public_name IN (0, 1)),
  checked_on TEXT,
  notes TEXT
) STRICT;
CREATE INDEX organisation_name ON organisation (name);
CREATE INDEX organisation_district ON organisation (district);

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  title TEXT,
  given_name TEXT,
  family_name TEXT NOT NULL,
  salutation TEXT,
  own_salutation TEXT,
  letter_channel TEXT,
  public_name INTEGER NOT NULL DEFAULT 0 CHECK (public_name IN (0, 1)),
  notes TEXT
) STRICT;
CREATE INDEX person_family_name ON person (family_name, given_name);

CREATE TABLE position (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  organisation INTEGER NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  function TEXT,
  main INTEGER NOT NULL DEFAULT 0 CHECK (main IN (0, 1)),
  invited INTEGER NOT NULL DEFAULT 1 CHECK (invited IN (0, 1)),
  since TEXT,
  until TEXT
) STRICT;
CREATE INDEX position_person ON position (person);
CREATE INDEX position_organisation ON position (organisation);

CREATE TABLE working_group (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  theme TEXT,
  since TEXT,
  until TEXT,
  notes TEXT
) STRICT;

CREATE TABLE membership (
  id INTEGER PRIMARY KEY,
  working_group INTEGER NOT NULL REFERENCES working_group (id) ON DELETE CASCADE,
  organisation INTEGER NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  person INTEGER REFERENCES person (id) ON DELETE SET NULL,
  role TEXT NOT NULL,
  since TEXT,
  until TEXT
) STRICT;
CREATE INDEX membership_working_group ON membership (working_group);
CREATE INDEX membership_organisation ON membership (organisation);
CREATE INDEX membership_person ON membership (person);

CREATE TABLE tie (
  id INTEGER PRIMARY KEY,
  organisation INTEGER NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  partner INTEGER NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  intensity TEXT NOT NULL,
  since TEXT,
  until TEXT,
  stated_by INTEGER REFERENCES organisation (id) ON DELETE SET NULL,
  confirmed INTEGER NOT NULL DEFAULT 0 CHECK (confirmed IN (0, 1)),
  entered_on TEXT,
  notes TEXT
) STRICT;
CREATE INDEX tie_organisation ON tie (organisation);
CREATE INDEX tie_partner ON tie (partner);
CREATE INDEX tie_stated_by ON tie (stated_by);

CREATE TABLE meeting (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  number INTEGER,
  name TEXT,
  day TEXT NOT NULL,
  starts INTEGER,
  ends INTEGER,
  state TEXT NOT NULL,
  place TEXT,
  room TEXT,
  room_confirmed INTEGER NOT NULL DEFAULT 0 CHECK (room_confirmed IN (0, 1)),
  street TEXT,
  postcode TEXT,
  town TEXT,
  working_group INTEGER REFERENCES working_group (id) ON DELETE SET NULL,
  focus TEXT,
  reply_by TEXT,
  letter_text TEXT,
  minutes_sent_on TEXT,
  notes TEXT
) STRICT;
CREATE INDEX meeting_day ON meeting (day);
CREATE INDEX meeting_number ON meeting (kind, number);
CREATE INDEX meeting_working_group ON meeting (working_group);

CREATE TABLE agenda_item (
  id INTEGER PRIMARY KEY,
  meeting INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  rank INTEGER,
  kind TEXT NOT NULL,
  name TEXT,
  minutes INTEGER,
  organisation INTEGER REFERENCES organisation (id) ON DELETE SET NULL,
  person INTEGER REFERENCES person (id) ON DELETE SET NULL,
  notes TEXT
) STRICT;
CREATE INDEX agenda_item_meeting ON agenda_item (meeting, rank);
CREATE INDEX agenda_item_organisation ON agenda_item (organisation);
CREATE INDEX agenda_item_person ON agenda_item (person);

-- Who was invited and came stays countable after the organisation or the person is gone.
CREATE TABLE invitation (
  id INTEGER PRIMARY KEY,
  meeting INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  organisation INTEGER REFERENCES organisation (id) ON DELETE SET NULL,
  person INTEGER REFERENCES person (id) ON DELETE SET NULL,
  deputy_for INTEGER REFERENCES person (id) ON DELETE SET NULL,
  channel TEXT,
  sent_on TEXT,
  reply TEXT,
  replied_on TEXT,
  attendance TEXT,
  notes TEXT
) STRICT;
CREATE INDEX invitation_meeting ON invitation (meeting);
CREATE INDEX invitation_organisation ON invitation (organisation);
CREATE INDEX invitation_person ON invitation (person);
CREATE INDEX invitation_deputy_for ON invitation (deputy_for);

CREATE TABLE sponsorship (
  id INTEGER PRIMARY KEY,
  mentee TEXT NOT NULL,
  sponsor INTEGER REFERENCES person (id) ON DELETE SET NULL,
  state TEXT NOT NULL,
  requested_on TEXT,
  matched_on TEXT,
  since TEXT,
  until TEXT,
  accompanied_by INTEGER REFERENCES organisation (id) ON DELETE SET NULL,
  district INTEGER REFERENCES term (id) ON DELETE SET NULL,
  notes TEXT
) STRICT;
CREATE INDEX sponsorship_sponsor ON sponsorship (sponsor);
CREATE INDEX sponsorship_accompanied_by ON sponsorship (accompanied_by);
CREATE INDEX sponsorship_district ON sponsorship (district);

-- The network's own settings: one record, id 1.
CREATE TABLE network (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT,
  subtitle TEXT,
  office TEXT,
  street TEXT,
  postcode TEXT,
  town TEXT,
  telephone TEXT,
  email TEXT,
  web TEXT,
  contact TEXT,
  reference TEXT,
  provider TEXT,
  commissioned_by TEXT,
  signatory TEXT,
  signatory_function TEXT,
  second_signatory TEXT,
  second_signatory_function TEXT,
  logo TEXT,
  background TEXT,
  letter_paper TEXT,
  language TEXT,
  weekday TEXT,
  starts INTEGER,
  minutes INTEGER,
  per_year INTEGER,
  lead_days INTEGER,
  reply_days INTEGER,
  place TEXT,
  room TEXT,
  place_street TEXT,
  place_postcode TEXT,
  place_town TEXT,
  example INTEGER NOT NULL DEFAULT 0 CHECK (example IN (0, 1))
) STRICT;

CREATE TABLE holiday (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT NOT NULL
) STRICT;
CREATE INDEX holiday_since ON holiday (since);

CREATE TABLE pin (
  id INTEGER PRIMARY KEY,
  organisation INTEGER NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  x INTEGER,
  y INTEGER
) STRICT;
CREATE INDEX pin_organisation ON pin (organisation);

-- Several values of one field, in order. Exactly one owner.
CREATE TABLE contact (
  id INTEGER PRIMARY KEY,
  organisation INTEGER REFERENCES organisation (id) ON DELETE CASCADE,
  person INTEGER REFERENCES person (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  label TEXT,
  position INTEGER NOT NULL,
  CHECK ((organisation IS NOT NULL) + (person IS NOT NULL) = 1)
) STRICT;
CREATE INDEX contact_organisation ON contact (organisation) WHERE organisation IS NOT NULL;
CREATE INDEX contact_person ON contact (person) WHERE person IS NOT NULL;

-- A term that a record names in one of its lists. A term that goes leaves every list.
CREATE TABLE term_use (
  id INTEGER PRIMARY KEY,
  organisation INTEGER REFERENCES organisation (id) ON DELETE CASCADE,
  person INTEGER REFERENCES person (id) ON DELETE CASCADE,
  sponsorship INTEGER REFERENCES sponsorship (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  term INTEGER NOT NULL REFERENCES term (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  CHECK ((organisation IS NOT NULL) + (person IS NOT NULL) + (sponsorship IS NOT NULL) = 1)
) STRICT;
CREATE INDEX term_use_organisation ON term_use (organisation) WHERE organisation IS NOT NULL;
CREATE INDEX term_use_person ON term_use (person) WHERE person IS NOT NULL;
CREATE INDEX term_use_sponsorship ON term_use (sponsorship) WHERE sponsorship IS NOT NULL;
CREATE INDEX term_use_term ON term_use (term);

-- What was really printed or sent: a fact that undo cannot take back. Without foreign keys, so that it outlives what it names.
CREATE TABLE sending (
  id INTEGER PRIMARY KEY,
  time INTEGER NOT NULL,
  meeting INTEGER NOT NULL,
  organisation INTEGER,
  person INTEGER,
  channel TEXT NOT NULL
) STRICT;
CREATE INDEX sending_meeting ON sending (meeting);

-- Images lie once, by the SHA-256 of their bytes, outside change sets.
CREATE TABLE image (
  hash TEXT PRIMARY KEY,
  mime TEXT NOT NULL,
  data BLOB NOT NULL
) STRICT;
