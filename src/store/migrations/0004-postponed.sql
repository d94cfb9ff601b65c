-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the Overview keeps quiet about until a day: one line, or (without a subject) a whole kind of line.
CREATE TABLE postponed (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  subject TEXT,
  until TEXT NOT NULL
) STRICT;
CREATE INDEX postponed_kind ON postponed (kind, subject);
