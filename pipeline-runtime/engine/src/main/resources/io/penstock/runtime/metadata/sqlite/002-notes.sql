-- What else is to be known of how a run ended, as JSON.
ALTER TABLE runs ADD COLUMN notes TEXT;

-- Pages of random order go through the log with every commit, so the fewer the better: four bytes of a digest are indexed,
-- and the rows that they find are compared whole.
DROP INDEX executed_keys;

CREATE INDEX executed_keys ON events (substr(cache_key, 1, 4)) WHERE outcome = 'EXECUTED' AND cache_key IS NOT NULL;

DROP INDEX events_of_nodes;

CREATE INDEX events_of_runs ON events (run);

-- The time stands in it so that what had happened at a moment is found without reading bodies.
CREATE INDEX finished_nodes ON events (run, node, item, at) WHERE kind = 4;

-- Every content that an execution read or wrote, in the order in which they came, with its bytes if it is inline.
CREATE TABLE numbered_contents (
  number INTEGER PRIMARY KEY,
  digest BLOB NOT NULL,
  bytes  BLOB
);

INSERT INTO numbered_contents
SELECT contents.number, min(artifacts.digest), contents.bytes
FROM contents JOIN artifacts ON artifacts.content = contents.number
GROUP BY contents.number;

INSERT INTO numbered_contents (digest)
SELECT digest FROM (SELECT digest FROM artifacts UNION SELECT digest FROM inputs)
WHERE digest NOT IN (SELECT digest FROM numbered_contents);

CREATE INDEX contents_of_digests ON numbered_contents (substr(digest, 1, 4));

CREATE TABLE numbered_artifacts (
  content    INTEGER NOT NULL,
  type       TEXT    NOT NULL,
  pipeline   TEXT    NOT NULL,
  node       TEXT    NOT NULL,
  output     TEXT    NOT NULL,
  run        INTEGER NOT NULL,
  properties TEXT,
  created_at INTEGER NOT NULL,
  sequence   INTEGER NOT NULL,
  PRIMARY KEY (content, type, pipeline)
) WITHOUT ROWID;

INSERT INTO numbered_artifacts
SELECT numbered_contents.number, type, pipeline, node, output, run, properties, created_at, sequence
FROM artifacts JOIN numbered_contents
  ON substr(numbered_contents.digest, 1, 4) = substr(artifacts.digest, 1, 4)
  AND numbered_contents.digest = artifacts.digest;

-- Which execution wrote (role 1) or read (2) a content; role 3 read one and did not run. The sequence is that of its end.
CREATE TABLE edges (
  content  INTEGER NOT NULL,
  role     INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (content, role, sequence)
) WITHOUT ROWID;

INSERT OR IGNORE INTO edges
SELECT numbered_contents.number, 1, events.sequence
FROM events JOIN json_each(events.body, '$.outputs') AS output JOIN numbered_contents
  ON substr(numbered_contents.digest, 1, 4) = unhex(substr(output.value ->> '$.digest', 8, 8))
  AND numbered_contents.digest = unhex(substr(output.value ->> '$.digest', 8))
WHERE events.kind = 4 AND events.outcome = 'EXECUTED';

INSERT OR IGNORE INTO edges
SELECT numbered_contents.number, CASE WHEN events.outcome IN ('EXECUTED', 'FAILED') THEN 2 ELSE 3 END, events.sequence
FROM inputs JOIN events ON events.sequence = inputs.sequence JOIN numbered_contents
  ON substr(numbered_contents.digest, 1, 4) = substr(inputs.digest, 1, 4)
  AND numbered_contents.digest = inputs.digest;

DROP TABLE inputs;

DROP TABLE contents;

DROP TABLE artifacts;

ALTER TABLE numbered_contents RENAME TO contents;

ALTER TABLE numbered_artifacts RENAME TO artifacts;

CREATE INDEX newest_artifacts ON artifacts (pipeline, type, sequence);
