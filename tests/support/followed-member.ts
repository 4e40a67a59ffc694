/** A member that tells of accounts and offers them as a snapshot, and a consumer that keeps a copy of them. */

import type { NewEvent } from "@hub/outbox/append";
import { MemberContext } from "@hub/subgraph-kit/context";
import { type DatabaseDefinition, openDatabase } from "@hub/subgraph-kit/database";
import { consumeFeed, type FeedConsumer, type RunningConsumer } from "@hub/subgraph-kit/feeds/consume-feed";
import type { MemberDefinition } from "@hub/subgraph-kit/member";
import { ofThisMember } from "@hub/subgraph-kit/owner";
import { PUBLISHED } from "@hub/subgraph-kit/rows/table-rights";
import { createTestDatabase, startTestMember, type TestMember } from "@hub/subgraph-kit/testing";
import { pino } from "pino";
import { Arg, Ctx, Int, Mutation, Query, Resolver } from "type-graphql";
import type { DataSource, EntityManager, MigrationInterface, QueryRunner } from "typeorm";

const SILENT = pino({ level: "silent" });
export const READER_KEY = "r".repeat(32);

class CreateAccounts1800000000000 implements MigrationInterface {
  readonly name = "CreateAccounts1800000000000";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      "CREATE TABLE account (id integer PRIMARY KEY, balance integer NOT NULL, version integer NOT NULL)",
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DROP TABLE account");
  }
}

const WHOSE = ofThisMember(["REPORTER"], "anywhere");

@Resolver()
class AccountResolver {
  @Query(() => Int)
  accountCount(@Ctx() { database }: MemberContext): Promise<number> {
    return database.query("SELECT count(*)::int AS count FROM account").then(([{ count }]) => count);
  }

  @Mutation(() => Int)
  async pay(
    @Arg("id", () => Int) id: number,
    @Arg("amount", () => Int) amount: number,
    @Ctx() context: MemberContext,
  ): Promise<number> {
    return context.transact(WHOSE, async ({ manager, append }) => {
      const event = await payInto(manager, id, amount);
      await append(event);
      return event.version;
    });
  }

  /** Pays into each account, in one batch. */
  @Mutation(() => Int)
  async payEach(
    @Arg("ids", () => [Int]) ids: number[],
    @Arg("amount", () => Int) amount: number,
    @Ctx() context: MemberContext,
  ): Promise<number> {
    return context.transact(WHOSE, async ({ manager, appendBatch }) => {
      const events: NewEvent[] = [];
      for (const id of ids) events.push(await payInto(manager, id, amount));
      await appendBatch(events);
      return events.length;
    });
  }
}

/** Adds the amount to the account, and tells the amount alone: applied twice, it shows. */
async function payInto(manager: EntityManager, id: number, amount: number): Promise<NewEvent> {
  const [{ version }] = await manager.query(
    `INSERT INTO account (id, balance, version) VALUES ($1, $2, 1) ON CONFLICT (id) DO UPDATE
     SET balance = account.balance + $2, version = account.version + 1 RETURNING version`,
    [id, amount],
  );
  return {
    type: "account.paid",
    aggregateType: "account",
    aggregateId: String(id),
    version,
    payload: { id, amount },
  };
}

const owner: MemberDefinition = {
  name: "owner",
  entities: [],
  tables: { account: PUBLISHED },
  migrations: [CreateAccounts1800000000000],
  resolvers: [AccountResolver],
  referenceResolvers: {},
};

const ACCOUNTS = { accounts: { account: "SELECT id, balance FROM account WHERE balance <> 0 ORDER BY id" } };

export interface OwnerOptions {
  readonly port?: number;
  /** What can be copied of it; the accounts by default. */
  readonly offers?: "accounts" | "nothing";
}

export function startOwner({ port, offers = "accounts" }: OwnerOptions = {}): Promise<TestMember> {
  const snapshots = offers === "nothing" ? {} : { snapshots: ACCOUNTS };
  const config = { readerKeys: [READER_KEY], ...(port !== undefined && { port }) };
  return startTestMember({ ...owner, ...snapshots }, config);
}

export async function pay(member: TestMember, id: number, amount: number): Promise<void> {
  const { errors } = await member.ask(
    "mutation ($id: Int!, $amount: Int!) { pay(id: $id, amount: $amount) }",
    { id, amount },
  );
  if (errors) throw new Error(errors[0]?.message);
}

export async function payEach(member: TestMember, ids: readonly number[], amount: number): Promise<void> {
  const { errors } = await member.ask(
    "mutation ($ids: [Int!]!, $amount: Int!) { payEach(ids: $ids, amount: $amount) }",
    { ids, amount },
  );
  if (errors) throw new Error(errors[0]?.message);
}

export type Balances = readonly { readonly id: number; readonly balance: number }[];

export function readBalances(dataSource: DataSource): Promise<Balances> {
  return dataSource.query("SELECT id, balance FROM account WHERE balance <> 0 ORDER BY id");
}

interface Account {
  readonly id: number;
  readonly balance: number;
}

/** Called before each statement of the consumer. */
export type Interruption = (manager: EntityManager, statement: "clear" | "add" | "insert") => Promise<void>;

/** Adds what was paid, one statement an event, so that it can be interrupted between two; payments of 0 change nothing. */
export function accountConsumer(interrupt: Interruption = async () => undefined): FeedConsumer {
  return {
    name: "accounts",
    member: "owner",
    snapshot: "accounts",
    async restore(manager, rows) {
      await interrupt(manager, "clear");
      await manager.query("DELETE FROM account");
      for await (const row of rows) {
        const { id, balance } = accountOf(row);
        await interrupt(manager, "insert");
        await manager.query("INSERT INTO account (id, balance, version) VALUES ($1, $2, 0)", [id, balance]);
      }
    },
    concerns: ({ payload }) => payload["amount"] !== 0,
    async apply(manager, events) {
      for (const { payload } of events) {
        await interrupt(manager, "add");
        await manager.query(
          `INSERT INTO account (id, balance, version) VALUES ($1, $2, 0)
           ON CONFLICT (id) DO UPDATE SET balance = account.balance + $2`,
          [payload["id"], payload["amount"]],
        );
      }
    },
  };
}

function accountOf(row: unknown): Account {
  const { account }: { account: Account } = JSON.parse(JSON.stringify(row));
  return account;
}

export interface Follower extends AsyncDisposable {
  readonly dataSource: DataSource;
  /** As a process of the follower does. */
  follow(member: { readonly url: string }, consumer?: FeedConsumer): RunningConsumer;
}

/** A database of a member that follows others; by default with room for the accounts. */
export async function openFollower(
  definition: DatabaseDefinition = { entities: [], migrations: [CreateAccounts1800000000000] },
): Promise<Follower> {
  const database = await createTestDatabase();
  const dataSource = await openDatabase(definition, database.url, SILENT);
  const running: RunningConsumer[] = [];
  return {
    dataSource,
    follow({ url }, consumer = accountConsumer()) {
      const source = { url, key: READER_KEY };
      const started = consumeFeed(consumer, { source, reader: "follower", dataSource, logger: SILENT });
      running.push(started);
      return started;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(running.map((consumer) => consumer.stop()));
      await dataSource.destroy();
      await database[Symbol.asyncDispose]();
    },
  };
}
