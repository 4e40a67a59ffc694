/**
 * The tables of an outbox, created by a member's first migration.
 *
 *   outbox_intake    committed or not, what the sequencer has not numbered yet; nearly always empty
 *   outbox_log       what is numbered: the feed. One partition for each segment, a stretch of the feed
 *   outbox_segment   the segments: the first seq of each and when it was opened
 *   outbox_feed      one row: the epoch of the feed
 *   outbox           a view of everything retained, numbered or not, for people who inspect the database
 *
 * The head of the feed is the last seq of the newest segment, or the one before its first. It is not kept in a
 * row: a row that changes a hundred times a second leaves a hundred dead rows a second, and vacuum cannot remove
 * them while any transaction is open.
 *
 * What must not happen fails with an error and never makes a duplicate:
 * - Two sequencers number the same events: a row leaves the intake once, and UNIQUE (seq) holds within a segment,
 *   which is where both would write.
 * - Two events have the same version of an aggregate: UNIQUE holds within the intake and within a segment, and the
 *   trigger searches the whole log. So the writer at fault fails, not the sequencer, which would stall.
 */
const EVENT_COLUMNS = "pos, event_id, type, aggregate_type, aggregate_id, version, occurred_at, payload";

export const CREATE_OUTBOX: readonly string[] = [
  `CREATE TABLE outbox_intake (
     pos            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     xid            xid8        NOT NULL DEFAULT pg_current_xact_id(),
     event_id       uuid        NOT NULL,
     type           text        NOT NULL,
     aggregate_type text        NOT NULL,
     aggregate_id   text        NOT NULL,
     version        integer     NOT NULL CHECK (version > 0),
     occurred_at    timestamptz NOT NULL,
     payload        jsonb       NOT NULL,
     UNIQUE (aggregate_type, aggregate_id, version)
   )
   -- Rows come and go: the room they leave is wanted again at once, and giving it back would lock out the writers.
   WITH (vacuum_truncate = false)`,
  "CREATE INDEX outbox_intake_xid ON outbox_intake (xid, pos)",
  `CREATE TABLE outbox_log (
     segment        integer     NOT NULL,
     seq            bigint      NOT NULL,
     pos            bigint      NOT NULL,
     event_id       uuid        NOT NULL,
     type           text        NOT NULL,
     aggregate_type text        NOT NULL,
     aggregate_id   text        NOT NULL,
     version        integer     NOT NULL,
     occurred_at    timestamptz NOT NULL,
     payload        jsonb       NOT NULL,
     PRIMARY KEY (seq, segment),
     UNIQUE (aggregate_type, aggregate_id, version, segment)
   ) PARTITION BY LIST (segment)`,
  "CREATE TABLE outbox_log_1 PARTITION OF outbox_log FOR VALUES IN (1)",
  `CREATE TABLE outbox_segment (
     segment   integer     PRIMARY KEY,
     first_seq bigint      NOT NULL,
     opened_at timestamptz NOT NULL
   )`,
  "INSERT INTO outbox_segment (segment, first_seq, opened_at) VALUES (1, 1, now())",
  `CREATE TABLE outbox_feed (
     singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
     epoch     text    NOT NULL
   )`,
  "INSERT INTO outbox_feed (epoch) VALUES (replace(gen_random_uuid()::text, '-', ''))",
  `CREATE VIEW outbox AS
     SELECT seq, ${EVENT_COLUMNS} FROM outbox_log
     UNION ALL SELECT NULL, ${EVENT_COLUMNS} FROM outbox_intake`,
  // AFTER: what the sequencer moved before the row's own UNIQUE was checked is in the log by now.
  // Index scans only: the plan is kept while the tables grow, and is made when they are still empty.
  `CREATE FUNCTION outbox_refuse_repeated_version() RETURNS trigger LANGUAGE plpgsql
   SET enable_seqscan = off AS $$
   BEGIN
     IF EXISTS (
       SELECT FROM outbox_log WHERE aggregate_type = NEW.aggregate_type
       AND aggregate_id = NEW.aggregate_id AND version = NEW.version
     ) THEN
       RAISE unique_violation USING MESSAGE = format(
         'version %s of %s %s has its event already', NEW.version, NEW.aggregate_type, NEW.aggregate_id
       );
     END IF;
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER refuse_repeated_version AFTER INSERT ON outbox_intake
   FOR EACH ROW EXECUTE FUNCTION outbox_refuse_repeated_version()`,
];

export const DROP_OUTBOX: readonly string[] = [
  "DROP VIEW outbox",
  "DROP TABLE outbox_intake, outbox_log, outbox_segment, outbox_feed",
  "DROP FUNCTION outbox_refuse_repeated_version",
];
