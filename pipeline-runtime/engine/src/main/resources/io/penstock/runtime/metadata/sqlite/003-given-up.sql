-- Contents that garbage collection gave up: nobody may rely on them, whether they are still there or not.
CREATE TABLE given_up (
  content INTEGER PRIMARY KEY,
  at      INTEGER NOT NULL
);
