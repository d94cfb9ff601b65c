-- SPDX-License-Identifier: GPL-3.0-or-later
-- The closed loop of the conferences: what was said under an item of the agenda, what was decided and who has to do what, and how it
-- comes back on the next agenda; how many come and for whom; who writes the minutes and how far they are.
ALTER TABLE meeting ADD COLUMN capacity INTEGER;
ALTER TABLE meeting ADD COLUMN head_count INTEGER;
ALTER TABLE meeting ADD COLUMN host INTEGER REFERENCES organisation (id) ON DELETE SET NULL;
ALTER TABLE meeting ADD COLUMN chair INTEGER REFERENCES person (id) ON DELETE SET NULL;
ALTER TABLE meeting ADD COLUMN minutes_by INTEGER REFERENCES person (id) ON DELETE SET NULL;
ALTER TABLE meeting ADD COLUMN minutes_state TEXT;
ALTER TABLE meeting ADD COLUMN minutes_approved_at INTEGER REFERENCES meeting (id) ON DELETE SET NULL;
CREATE INDEX meeting_host ON meeting (host) WHERE host IS NOT NULL;
CREATE INDEX meeting_chair ON meeting (chair) WHERE chair IS NOT NULL;
CREATE INDEX meeting_minutes_by ON meeting (minutes_by) WHERE minutes_by IS NOT NULL;
CREATE INDEX meeting_minutes_approved_at ON meeting (minutes_approved_at) WHERE minutes_approved_at IS NOT NULL;

ALTER TABLE agenda_item ADD COLUMN working_group INTEGER REFERENCES working_group (id) ON DELETE SET NULL;
ALTER TABLE agenda_item ADD COLUMN material TEXT;
ALTER TABLE agenda_item ADD COLUMN record TEXT;
ALTER TABLE agenda_item ADD COLUMN postponed INTEGER NOT NULL DEFAULT 0 CHECK (postponed IN (0, 1));
-- The postponed item that this one takes up again.
ALTER TABLE agenda_item ADD COLUMN resumes INTEGER REFERENCES agenda_item (id) ON DELETE SET NULL;
CREATE INDEX agenda_item_working_group ON agenda_item (working_group) WHERE working_group IS NOT NULL;
CREATE INDEX agenda_item_resumes ON agenda_item (resumes) WHERE resumes IS NOT NULL;

-- Decisions and tasks outlive the conference, the item and the actor that they name.
CREATE TABLE decision (
  id INTEGER PRIMARY KEY,
  number INTEGER,
  name TEXT NOT NULL,
  way TEXT NOT NULL,
  day TEXT NOT NULL,
  meeting INTEGER REFERENCES meeting (id) ON DELETE SET NULL,
  agenda_item INTEGER REFERENCES agenda_item (id) ON DELETE SET NULL,
  reply_by TEXT,
  votes_for INTEGER,
  votes_against INTEGER,
  abstentions INTEGER,
  objections INTEGER,
  result TEXT NOT NULL,
  notes TEXT
) STRICT;
CREATE INDEX decision_meeting ON decision (meeting) WHERE meeting IS NOT NULL;
CREATE INDEX decision_agenda_item ON decision (agenda_item) WHERE agenda_item IS NOT NULL;
CREATE INDEX decision_number ON decision (number);

CREATE TABLE task (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  organisation INTEGER REFERENCES organisation (id) ON DELETE SET NULL,
  person INTEGER REFERENCES person (id) ON DELETE SET NULL,
  working_group INTEGER REFERENCES working_group (id) ON DELETE SET NULL,
  since TEXT NOT NULL,
  due TEXT,
  state TEXT NOT NULL,
  done_on TEXT,
  meeting INTEGER REFERENCES meeting (id) ON DELETE SET NULL,
  agenda_item INTEGER REFERENCES agenda_item (id) ON DELETE SET NULL,
  notes TEXT
) STRICT;
CREATE INDEX task_open ON task (due) WHERE state = 'open';
CREATE INDEX task_organisation ON task (organisation) WHERE organisation IS NOT NULL;
CREATE INDEX task_person ON task (person) WHERE person IS NOT NULL;
CREATE INDEX task_working_group ON task (working_group) WHERE working_group IS NOT NULL;
CREATE INDEX task_meeting ON task (meeting) WHERE meeting IS NOT NULL;
CREATE INDEX task_agenda_item ON task (agenda_item) WHERE agenda_item IS NOT NULL;

-- An answer to a task: what was said about it on a day, or the item of an agenda under which it will be asked for.
CREATE TABLE task_answer (
  id INTEGER PRIMARY KEY,
  task INTEGER NOT NULL REFERENCES task (id) ON DELETE CASCADE,
  agenda_item INTEGER REFERENCES agenda_item (id) ON DELETE SET NULL,
  day TEXT NOT NULL,
  text TEXT
) STRICT;
CREATE INDEX task_answer_task ON task_answer (task, day);
CREATE INDEX task_answer_agenda_item ON task_answer (agenda_item) WHERE agenda_item IS NOT NULL;

ALTER TABLE invitation ADD COLUMN people INTEGER;
ALTER TABLE invitation ADD COLUMN wishes TEXT;
ALTER TABLE invitation ADD COLUMN needs TEXT;
ALTER TABLE invitation ADD COLUMN walk_in INTEGER NOT NULL DEFAULT 0 CHECK (walk_in IN (0, 1));
ALTER TABLE invitation ADD COLUMN arrived INTEGER;
ALTER TABLE invitation ADD COLUMN departed INTEGER;

-- Whom one person represents besides the organisation of the invitation: a row each.
CREATE TABLE representation (
  id INTEGER PRIMARY KEY,
  invitation INTEGER NOT NULL REFERENCES invitation (id) ON DELETE CASCADE,
  organisation INTEGER NOT NULL REFERENCES organisation (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX representation_invitation ON representation (invitation);
CREATE INDEX representation_organisation ON representation (organisation);
