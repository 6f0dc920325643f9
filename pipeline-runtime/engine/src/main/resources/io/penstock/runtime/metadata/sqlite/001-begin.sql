-- Times are nanoseconds since 1970-01-01 UTC. Digests are 32 bytes of SHA-256. JSON is canonical.

CREATE TABLE runs (
  number      INTEGER PRIMARY KEY,
  id          TEXT    NOT NULL UNIQUE,
  pipeline    TEXT    NOT NULL,
  owner       TEXT    NOT NULL,
  parameters  TEXT    NOT NULL,
  state       TEXT    NOT NULL,
  started_at  INTEGER NOT NULL,
  finished_at INTEGER
);

CREATE INDEX open_runs ON runs (owner) WHERE state = 'RUNNING';

CREATE INDEX runs_of_pipelines ON runs (pipeline);

-- Everything that happened, in the order of the commits of all processes. Rows are never changed.
-- kind: 1 run started, 2 run finished, 3 execution started, 4 execution finished.
CREATE TABLE events (
  sequence  INTEGER PRIMARY KEY,
  run       INTEGER NOT NULL,
  kind      INTEGER NOT NULL,
  at        INTEGER NOT NULL,
  node      TEXT,
  item      TEXT,
  attempt   INTEGER,
  outcome   TEXT,
  cache_key BLOB,
  body      TEXT
);

CREATE INDEX events_of_nodes ON events (run, node, kind);

CREATE INDEX executed_keys ON events (cache_key) WHERE outcome = 'EXECUTED' AND cache_key IS NOT NULL;

-- Parts of cache keys that many executions have in common, such as the hashes of a component's methods.
CREATE TABLE shared_parts (
  digest BLOB PRIMARY KEY,
  parts  TEXT NOT NULL
);

-- A key counts as computed only by executions after this place in the sequence.
CREATE TABLE invalidations (
  cache_key BLOB PRIMARY KEY,
  sequence  INTEGER NOT NULL
) WITHOUT ROWID;

-- Who read what: the sequence is that of the finished execution.
CREATE TABLE inputs (
  digest   BLOB    NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (digest, sequence)
) WITHOUT ROWID;

-- Contents of inline artifacts, in the order in which they came: the digest finds them through the artifact's row, so that
-- a new artifact costs one page of random order and not two.
CREATE TABLE contents (
  number INTEGER PRIMARY KEY,
  bytes  BLOB NOT NULL
);

-- An artifact as one pipeline knows it: its first run and time, its newest place in the sequence.
CREATE TABLE artifacts (
  digest     BLOB    NOT NULL,
  type       TEXT    NOT NULL,
  pipeline   TEXT    NOT NULL,
  node       TEXT    NOT NULL,
  output     TEXT    NOT NULL,
  run        INTEGER NOT NULL,
  properties TEXT,
  created_at INTEGER NOT NULL,
  sequence   INTEGER NOT NULL,
  content    INTEGER,
  PRIMARY KEY (digest, type, pipeline)
) WITHOUT ROWID;

CREATE INDEX newest_artifacts ON artifacts (pipeline, type, sequence);

CREATE TABLE ledger (
  name     TEXT    NOT NULL,
  revision INTEGER NOT NULL,
  value    TEXT    NOT NULL,
  at       INTEGER NOT NULL,
  PRIMARY KEY (name, revision)
) WITHOUT ROWID;

CREATE TABLE pins (
  digest BLOB NOT NULL,
  owner  TEXT NOT NULL,
  PRIMARY KEY (digest, owner)
) WITHOUT ROWID;
