-- SPDX-License-Identifier: GPL-3.0-or-later
-- A meeting that came with a calendar file keeps what it is called there: its UID, which date of a series it is (RECURRENCE-ID), and the
-- SEQUENCE and digest of what was read, by which a newer version is known.
ALTER TABLE meeting ADD COLUMN uid TEXT;
ALTER TABLE meeting ADD COLUMN uid_instance TEXT;
ALTER TABLE meeting ADD COLUMN uid_sequence INTEGER;
ALTER TABLE meeting ADD COLUMN uid_digest TEXT;
CREATE INDEX meeting_uid ON meeting (uid, uid_instance) WHERE uid IS NOT NULL;

-- How often a record changed in what others keep copies of (NZ_FIELD_COPIED): SEQUENCE of a meeting's calendar entry. No part of the
-- history, for the number may never fall: undo is one more change, and the row stays when the record goes, which can be undone, too.
CREATE TABLE revision (
  entity TEXT NOT NULL,
  record INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  time INTEGER NOT NULL, -- of the last, Unix seconds, UTC
  PRIMARY KEY (entity, record)
) STRICT, WITHOUT ROWID;
