/**
 * The two tables of an outbox, created by the member's first migration.
 *
 * `outbox` holds one row per event; `seq` is empty until the sequencer numbers the committed row.
 * `outbox_feed` has one row: the epoch of the feed and the last number given.
 *
 * UNIQUE (seq) and UNIQUE (aggregate, version) turn a second sequencer or a lost row lock into an error
 * instead of a duplicate.
 */
export const CREATE_OUTBOX: readonly string[] = [
  `CREATE TABLE outbox (
     pos            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     event_id       uuid        NOT NULL UNIQUE,
     seq            bigint      UNIQUE,
     type           text        NOT NULL,
     aggregate_type text        NOT NULL,
     aggregate_id   text        NOT NULL,
     version        integer     NOT NULL CHECK (version > 0),
     occurred_at    timestamptz NOT NULL,
     payload        jsonb       NOT NULL,
     UNIQUE (aggregate_type, aggregate_id, version)
   )`,
  "CREATE INDEX outbox_unnumbered ON outbox (version, pos) WHERE seq IS NULL",
  `CREATE TABLE outbox_feed (
     singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
     epoch     text    NOT NULL,
     head      bigint  NOT NULL
   )`,
  "INSERT INTO outbox_feed (epoch, head) VALUES (replace(gen_random_uuid()::text, '-', ''), 0)",
];

export const DROP_OUTBOX: readonly string[] = ["DROP TABLE outbox_feed", "DROP TABLE outbox"];
