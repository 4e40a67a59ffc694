import { createServer } from "node:http";
import { isDeepStrictEqual } from "node:util";
import { seededRandom } from "@hub/gateway-fixtures/seeded-random";
import { until } from "@hub/gateway-fixtures/until";
import { keepSegments } from "@hub/outbox/retention";
import { signedHeaders, type TestMember } from "@hub/subgraph-kit/testing";
import { describe, expect, it } from "@jest/globals";
import pg from "pg";
import { pino } from "pino";
import {
  accountConsumer,
  type Follower,
  type Interruption,
  openFollower,
  pay,
  payEach,
  READER_KEY,
  readBalances,
  startOwner,
} from "../support/followed-member.js";

/** After the first try; then twice as long each time. */
const FIRST_WAIT_MS = 50;
const SEEDS = [1, 2, 3];
const BURSTS = 8;
const PAYMENTS = 12;
const ACCOUNTS = 20;

describe("a copy of what another member tells", () => {
  it.each(SEEDS)(
    "is exact whatever is killed at random instants, also with two processes (seed %i)",
    async (seed) => {
      await using owner = await startOwner();
      await using follower = await openFollower();
      const random = seededRandom(seed);
      const kills = killSometimes(random);
      const start = () => follower.follow(owner, accountConsumer(kills.interrupt));
      let processes = [start(), start()];
      for (let burst = 0; burst < BURSTS; burst += 1) {
        const accounts = Array.from({ length: PAYMENTS }, () => Math.floor(random() * ACCOUNTS));
        await Promise.all([
          ...accounts.map((id) => pay(owner, id, amountFrom(random))),
          payEach(owner, accounts.toSorted(byNumber), amountFrom(random)),
        ]);
        if (random() < 0.5) await endConnections(owner, "relay");
        const [stopped, ...others] = processes;
        await stopped?.stop();
        processes = [...others, start()];
      }
      await untilEqual(owner, follower);
      expect(kills.count()).toBeGreaterThan(0);
    },
  );

  it("begins with a snapshot, counts what it contains once, and follows from there", async () => {
    await using owner = await startOwner();
    await using follower = await openFollower();
    await Promise.all(Array.from({ length: 40 }, (_, index) => pay(owner, index % 7, 10)));
    const consumer = follower.follow(owner);
    await Promise.all(Array.from({ length: 40 }, (_, index) => pay(owner, index % 7, 1)));
    await untilEqual(owner, follower);
    await until(() => consumer.state().behindBy === 0);
    expect(consumer.state()).toMatchObject({ consumer: "accounts", from: "owner", problem: null });
  });

  it("passes over events that the snapshot contained before they had a number", async () => {
    await using owner = await startOwner();
    await using follower = await openFollower();
    await pay(owner, 1, 5);
    // The sequencer waits while another holds its lock; what is paid meanwhile has no number.
    const held = await holdSequencer(owner);
    await pay(owner, 1, 7);
    const consumer = follower.follow(owner);
    await untilEqual(owner, follower);
    await held.release();
    await until(() => consumer.state().seq === 2);
    expect(await readBalances(follower.dataSource)).toEqual([{ id: 1, balance: 12 }]);
  });

  it("moves its cursor past events that change nothing without a transaction for each", async () => {
    await using owner = await startOwner();
    await using follower = await openFollower();
    await pay(owner, 1, 5);
    const consumer = follower.follow(owner);
    await until(() => consumer.state().seq === 1);
    for (const id of [1, 2, 3]) await pay(owner, id, 0);
    await until(() => consumer.state().seq === 4);
    expect(consumer.state()).toMatchObject({ behindBy: 0, problem: null });
    expect(await storedSeq(follower)).toBe(1);
    await pay(owner, 1, 7);
    await untilEqual(owner, follower);
    expect(await storedSeq(follower)).toBe(5);
  });

  it("catches up with all that has come meanwhile in few transactions", async () => {
    await using owner = await startOwner();
    await using follower = await openFollower();
    const { promise: isPaid, resolve: release } = Promise.withResolvers<void>();
    const applied: number[] = [];
    const consumer = accountConsumer();
    const running = follower.follow(owner, {
      ...consumer,
      async apply(manager, events) {
        applied.push(events.length);
        if (applied.length === 1) await isPaid;
        await consumer.apply(manager, events);
      },
    });
    await until(() => running.state().seq === 0);
    for (let payment = 0; payment < 40; payment += 1) await pay(owner, 1, 5);
    await untilNumbered(owner, 40);
    release();
    await untilEqual(owner, follower);
    expect(applied.length).toBeLessThan(10);
  });

  it("reads events that change nothing again after a stop", async () => {
    await using owner = await startOwner();
    await using follower = await openFollower();
    await pay(owner, 1, 5);
    const before = follower.follow(owner);
    await until(() => before.state().seq === 1);
    await pay(owner, 1, 0);
    await until(() => before.state().seq === 2);
    await before.stop();
    const after = follower.follow(owner);
    await until(() => after.state().seq === 2);
    await pay(owner, 1, 7);
    await untilEqual(owner, follower);
  });

  it("is made anew when the log no longer reaches back", async () => {
    await using owner = await startOwner();
    await using follower = await openFollower();
    await pay(owner, 1, 5);
    const before = follower.follow(owner);
    await untilEqual(owner, follower);
    await before.stop();
    await pay(owner, 1, 5);
    await pay(owner, 2, 5);
    await dropAllSoFar(owner);
    follower.follow(owner);
    await untilEqual(owner, follower);
    await pay(owner, 2, 1);
    await untilEqual(owner, follower);
  });

  it("is made anew when the member's database is another one", async () => {
    await using owner = await startOwner();
    await using other = await startOwner();
    await using follower = await openFollower();
    await pay(owner, 1, 5);
    const before = follower.follow(owner);
    await untilEqual(owner, follower);
    await before.stop();
    await pay(other, 2, 3);
    follower.follow(other);
    await untilEqual(other, follower);
  });

  it("stands as it was while the member is down, says since when, and goes on by itself", async () => {
    await using follower = await openFollower();
    const first = await startOwner();
    await pay(first, 1, 5);
    const consumer = follower.follow(first);
    await until(() => consumer.state().behindBy === 0);
    await first[Symbol.asyncDispose]();
    await until(() => consumer.state().problem !== null);
    expect(await readBalances(follower.dataSource)).toEqual([{ id: 1, balance: 5 }]);
    const { confirmedAt, ageSeconds } = consumer.state();
    expect(Date.parse(confirmedAt ?? "")).toBeLessThanOrEqual(Date.now());
    expect(ageSeconds).toBeGreaterThanOrEqual(0);
  });

  it("takes back nothing of when it was complete, while the member is down and in a later process", async () => {
    await using follower = await openFollower();
    const first = await startOwner();
    await pay(first, 1, 5);
    const consumer = follower.follow(first);
    await until(() => consumer.state().behindBy === 0);
    await pay(first, 1, 5);
    await until(() => consumer.state().behindBy === 0);
    const told = [consumer.state().confirmedAt];
    await first[Symbol.asyncDispose]();
    await until(() => consumer.state().problem !== null);
    told.push(consumer.state().confirmedAt);
    await consumer.stop();
    const later = follower.follow(first);
    await until(() => later.state().problem !== null);
    told.push(later.state().confirmedAt);
    expect(told).not.toContain(null);
    expect(told).toEqual(told.toSorted());
  });

  it("is not called up to date of a member that greets and then hangs", async () => {
    await using owner = await startOwner();
    await using follower = await openFollower();
    await pay(owner, 1, 5);
    const before = follower.follow(owner);
    await untilEqual(owner, follower);
    await before.stop();
    const [{ epoch, seq }] = await follower.dataSource.query("SELECT epoch, seq::int FROM feed_cursor");
    const hello = { epoch, head: seq, oldest: 1, lastEventAt: null };
    const server = createServer((_request, response) => {
      response.write(`event: hello\ndata: ${JSON.stringify(hello)}\n\n`);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
    const consumer = follower.follow({ url });
    await until(() => consumer.state().behindBy === 0);
    await until(() => consumer.state().problem !== null);
    expect(consumer.state()).toMatchObject({ problem: expect.stringContaining("was silent for 15 s") });
    await consumer.stop();
    server.closeAllConnections();
    server.close();
  });

  it("asks a member less and less often that greets and ends the stream at once", async () => {
    await using owner = await startOwner();
    await using follower = await openFollower();
    await pay(owner, 1, 5);
    const before = follower.follow(owner);
    await untilEqual(owner, follower);
    await before.stop();
    const [{ epoch, seq }] = await follower.dataSource.query("SELECT epoch, seq::int FROM feed_cursor");
    const askedAtMs: number[] = [];
    const server = createServer((_request, response) => {
      askedAtMs.push(performance.now());
      const hello = { epoch, head: seq, oldest: 1, lastEventAt: null };
      response.end(`event: hello\ndata: ${JSON.stringify(hello)}\n\n`);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
    const consumer = follower.follow({ url });
    await until(() => askedAtMs.length === 6);
    await consumer.stop();
    server.close();
    const waitsMs = askedAtMs.slice(1).map((askedMs, index) => askedMs - (askedAtMs[index] ?? 0));
    expect(waitsMs.at(-1)).toBeGreaterThanOrEqual(16 * FIRST_WAIT_MS);
  });

  it("is not taken from half a snapshot", async () => {
    await using owner = await startOwner();
    await using follower = await openFollower();
    await owner.dataSource.query(
      "INSERT INTO account (id, balance, version) SELECT id, 1, 1 FROM generate_series(1, 3000) AS id",
    );
    let cuts = 0;
    const consumer = accountConsumer(async (_manager, statement) => {
      if (statement !== "insert" || cuts > 0) return;
      cuts += 1;
      await endConnections(owner, "snapshot");
    });
    follower.follow(owner, consumer);
    await untilEqual(owner, follower);
    expect(cuts).toBe(1);
  });
});

describe("the keys of readers", () => {
  it.each(["/events", "/snapshots/accounts"])("open %s", async (path) => {
    await using owner = await startOwner();
    const response = await fetch(owner.url + path, {
      headers: signedHeaders(READER_KEY, { method: "GET", path, body: "" }),
    });
    expect(response.status).toBe(200);
    await response.body?.cancel();
  });

  it("open nothing else", async () => {
    await using owner = await startOwner();
    const body = JSON.stringify({ query: "mutation { pay(id: 1, amount: 1) }" });
    const response = await fetch(`${owner.url}/graphql`, {
      method: "POST",
      headers: signedHeaders(READER_KEY, { method: "POST", path: "/graphql", body }),
      body,
    });
    expect(response.status).toBe(401);
  });
});

/** Ends every third transaction of the consumer, at one of its first statements: as the end of its process does. */
function killSometimes(random: () => number): { readonly interrupt: Interruption; count(): number } {
  const statementsLeft = new WeakMap<object, number>();
  let count = 0;
  const killAfter = () => {
    // The first transaction in any case: how many there are depends on how many events come at once.
    if (count === 0) return 0;
    return random() < 1 / 3 ? Math.floor(random() * 10) : Number.POSITIVE_INFINITY;
  };
  return {
    count: () => count,
    async interrupt(manager) {
      const left = statementsLeft.get(manager) ?? killAfter();
      statementsLeft.set(manager, left - 1);
      if (left !== 0) return;
      count += 1;
      await manager.query("SELECT pg_terminate_backend(pg_backend_pid())");
    },
  };
}

async function untilEqual(owner: TestMember, follower: Follower): Promise<void> {
  await until(async () =>
    isDeepStrictEqual(await readBalances(owner.dataSource), await readBalances(follower.dataSource)),
  );
}

async function endConnections({ dataSource }: TestMember, program: string): Promise<void> {
  await dataSource.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1 AND datname = current_database()",
    [program],
  );
}

/** Ends the sequencer's connection and takes its lock. */
async function holdSequencer(owner: TestMember): Promise<{ release(): Promise<void> }> {
  const runner = owner.dataSource.createQueryRunner();
  await runner.connect();
  await endConnections(owner, "sequencer");
  await runner.query("SELECT pg_advisory_lock(7305402031)");
  return {
    async release() {
      await runner.query("SELECT pg_advisory_unlock(7305402031)");
      await runner.release();
    },
  };
}

/** Whoever locks several accounts does so in this order. */
/** A third of the payments change nothing. */
function amountFrom(random: () => number): number {
  return random() < 1 / 3 ? 0 : 1 + Math.floor(random() * 1_000);
}

async function untilNumbered({ dataSource }: TestMember, count: number): Promise<void> {
  await until(async () => {
    const [row]: { seq: string | null }[] = await dataSource.query("SELECT max(seq) AS seq FROM outbox_log");
    return Number(row?.seq) === count;
  });
}

async function storedSeq({ dataSource }: Follower): Promise<number> {
  const [row]: { seq: string }[] = await dataSource.query("SELECT seq FROM feed_cursor");
  return Number(row?.seq);
}

function byNumber(one: number, other: number): number {
  return one - other;
}

/** As if the retention had passed for all events so far. */
async function dropAllSoFar(owner: TestMember): Promise<void> {
  const client = new pg.Client({ connectionString: owner.databaseUrl });
  await client.connect();
  await until(async () => {
    const { rows } = await client.query("SELECT FROM outbox_intake");
    return rows.length === 0;
  });
  for (let round = 0; round < 2; round += 1) {
    await client.query("UPDATE outbox_segment SET opened_at = opened_at - interval '1000 hours'");
    await keepSegments(client, 72, pino({ level: "silent" }));
  }
  await client.end();
}
