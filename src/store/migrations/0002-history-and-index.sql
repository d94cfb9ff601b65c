-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the session extension never records: the history of actions and everything that is derived from the records.

-- One row per action of a user, in order. First all done steps, then the undone ones that redo can take again.
CREATE TABLE history (
  step INTEGER PRIMARY KEY,
  time INTEGER NOT NULL, -- Unix seconds, UTC
  label TEXT NOT NULL,
  desk TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone')),
  size INTEGER NOT NULL -- of the change set in bytes, also after thinning
) STRICT;
CREATE INDEX history_state ON history (state, step);

-- What a step changed, as SQLite's session extension writes it. No row: thinned or erased; undo ends there. Apart from history, so
-- that marking a step as undone does not write its change set again.
CREATE TABLE change_set (
  step INTEGER PRIMARY KEY REFERENCES history (step) ON DELETE CASCADE,
  data BLOB NOT NULL
) STRICT;

-- Which records a step touched; kept when its change set goes. In the order in which a record's history is asked for; by step only what was
-- undone is ever deleted.
CREATE TABLE step_record (
  entity TEXT NOT NULL,
  record INTEGER NOT NULL,
  step INTEGER NOT NULL,
  operation TEXT NOT NULL CHECK (operation IN ('i', 'u', 'd')),
  PRIMARY KEY (entity, record, step)
) STRICT, WITHOUT ROWID;

-- Full text. The tokens are ready when they come here (folded in C), so the tokenizer only splits. The rows of one entity lie in one
-- range of rowids: a search in one section skips all others, and an import appends.
CREATE VIRTUAL TABLE text_index USING fts5 (
  name, body,
  prefix = '1 2 3 4',
  tokenize = "unicode61 remove_diacritics 0"
);
CREATE TABLE text_index_row (
  id INTEGER PRIMARY KEY, -- rowid in text_index
  entity TEXT NOT NULL,
  record INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX text_index_row_record ON text_index_row (record, entity);

-- The default order of each entity's records: ICU sort keys as text, compared byte by byte.
CREATE TABLE sort_key (
  entity TEXT NOT NULL,
  record INTEGER NOT NULL,
  key TEXT NOT NULL,
  PRIMARY KEY (entity, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX sort_key_key ON sort_key (entity, key);
