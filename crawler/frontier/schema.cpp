// The tables of frontier.db. Instants are UTC seconds, NULL where there is none;
// days are YYYY-MM-DD in UTC. `status` reads host, known, scope and harvest, and
// no other table: those four keep their columns.
//   host     what is known of each host; closed_until: left alone until then
//   known    every thread that was asked: when, what came, when it is due again
//   scope    what part of a source was ever wanted, and how its last run ended
//   harvest  what each scope's runs brought, a row a day
//   member   which threads a scope's lists held when they were last read whole
//   gathered  up to which capture the archive's threads were entered in known
//   validator what a host gave to recognise an unchanged answer by
//   run, thread, task  the runs that have not ended, and what is left of them
#include "crawler/frontier/database.hpp"

namespace sidestep::crawler {

const char* const frontier_tables_1 = R"(
CREATE TABLE run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  command TEXT NOT NULL UNIQUE,
  after_capture INTEGER NOT NULL,
  begun INTEGER NOT NULL,
  listed INTEGER NOT NULL DEFAULT 0,
  kept INTEGER NOT NULL DEFAULT 0,
  capped INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE thread (
  run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  source TEXT NOT NULL,
  asked TEXT NOT NULL,
  name TEXT NOT NULL,
  kept_before INTEGER NOT NULL DEFAULT 0,
  data INTEGER NOT NULL DEFAULT 0,
  page INTEGER NOT NULL DEFAULT 0,
  settled INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (run, number),
  UNIQUE (run, source, asked)
);
CREATE TABLE task (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  thread INTEGER NOT NULL,
  url TEXT NOT NULL,
  source TEXT NOT NULL,
  name TEXT NOT NULL,
  message TEXT NOT NULL,
  role INTEGER NOT NULL,
  via TEXT NOT NULL,
  hops INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  not_before REAL NOT NULL DEFAULT 0,
  state INTEGER NOT NULL DEFAULT 0,
  UNIQUE (run, url)
);
CREATE INDEX task_order ON task (run, state, thread, id);
CREATE TABLE listed (command TEXT PRIMARY KEY, threads INTEGER NOT NULL);
CREATE TABLE host (
  origin TEXT PRIMARY KEY,
  last REAL NOT NULL,
  latency REAL NOT NULL,
  robots_status INTEGER NOT NULL,
  robots BLOB NOT NULL,
  robots_at INTEGER NOT NULL,
  closed_until INTEGER,
  closed_at INTEGER NOT NULL,
  closed_by TEXT NOT NULL
);
)";

const char* const frontier_tables_2 = R"(
ALTER TABLE run ADD COLUMN requests INTEGER NOT NULL DEFAULT 0;
ALTER TABLE run ADD COLUMN whole INTEGER NOT NULL DEFAULT 0;
ALTER TABLE thread ADD COLUMN life TEXT NOT NULL DEFAULT 'open';
ALTER TABLE thread ADD COLUMN event INTEGER;
ALTER TABLE thread ADD COLUMN mark TEXT NOT NULL DEFAULT '';
ALTER TABLE thread ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;
CREATE TABLE gathered (source TEXT PRIMARY KEY, capture INTEGER NOT NULL);
CREATE INDEX task_later ON task (run, state, not_before);
CREATE TABLE known (
  source TEXT NOT NULL,
  name TEXT NOT NULL,
  asked INTEGER NOT NULL,
  due INTEGER,
  status INTEGER NOT NULL,
  life TEXT NOT NULL,
  mark TEXT NOT NULL,
  PRIMARY KEY (source, name)
) WITHOUT ROWID;
CREATE INDEX known_due ON known (source, due);
CREATE TABLE validator (
  url TEXT PRIMARY KEY,
  etag TEXT NOT NULL,
  modified TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE scope (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  scope TEXT NOT NULL,
  configured INTEGER NOT NULL DEFAULT 0,
  target INTEGER,
  found INTEGER NOT NULL DEFAULT 0,
  tried INTEGER,
  succeeded INTEGER,
  whole INTEGER,
  code INTEGER NOT NULL DEFAULT 0,
  error TEXT NOT NULL DEFAULT '',
  error_at INTEGER,
  UNIQUE (source, scope)
);
CREATE TABLE member (
  scope INTEGER NOT NULL REFERENCES scope (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  walk INTEGER NOT NULL,
  PRIMARY KEY (scope, name)
) WITHOUT ROWID;
CREATE TABLE harvest (
  scope INTEGER NOT NULL REFERENCES scope (id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  requests INTEGER NOT NULL DEFAULT 0,
  fresh INTEGER NOT NULL DEFAULT 0,
  changed INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  absent INTEGER NOT NULL DEFAULT 0,
  failed INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (scope, day)
) WITHOUT ROWID;
)";

const char* const frontier_tables_3 = R"(
ALTER TABLE host ADD COLUMN day TEXT NOT NULL DEFAULT '';
ALTER TABLE host ADD COLUMN requests INTEGER NOT NULL DEFAULT 0;
)";

const char* const frontier_tables_4 = R"(
ALTER TABLE scope ADD COLUMN seen INTEGER;
ALTER TABLE run DROP COLUMN requests;
)";

} // namespace sidestep::crawler
