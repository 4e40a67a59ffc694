import { randomUUID } from "node:crypto";
import { deleteExpired } from "@hub/outbox/retention";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import pg from "pg";
import { pino } from "pino";
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import type { MigrationInterface, QueryRunner } from "typeorm";
import { CommandArguments } from "../command-arguments.js";
import { MemberContext, type MemberTransaction } from "../context.js";
import { createMember, type MemberDefinition } from "../member.js";
import { ofThisMember } from "../owner.js";
import { Refusal } from "../refusal.js";
import { PUBLISHED } from "../rows/table-rights.js";
import { createTestDatabase, startTestMember, type TestAnswer, type TestMember, WRITER } from "../testing.js";
import { KEPT_ANSWERS } from "./kept-answers.js";

@ObjectType()
class Account {
  @Field(() => Int)
  id!: number;

  @Field(() => Int)
  version!: number;
}

@ArgsType()
class PayArguments extends CommandArguments {
  @Field(() => Int)
  id!: number;

  @Field(() => Int)
  amount!: number;
}

@Resolver(() => Account)
class AccountResolver {
  @Query(() => Int)
  accountCount(): number {
    return 0;
  }

  @Mutation(() => Account, { nullable: true })
  pay(
    @Args(() => PayArguments) { id, amount, validateOnly }: PayArguments,
    @Ctx() context: MemberContext,
  ): Promise<Account | null> {
    return context.perform({ validateOnly }, ofThisMember(["REPORTER"], "anywhere"), (transaction) =>
      pay(transaction, id, amount),
    );
  }

  @FieldResolver(() => Int)
  async balance(@Root() { id }: Account, @Ctx() { database }: MemberContext): Promise<number> {
    const [{ balance }] = await database.query("SELECT balance FROM account WHERE id = $1", [id]);
    return balance;
  }

  @FieldResolver(() => Int, { nullable: true })
  async dividedBy(
    @Root() { id }: Account,
    @Arg("number", () => Int) number: number,
    @Ctx() { database }: MemberContext,
  ): Promise<number> {
    const [{ part }] = await database.query("SELECT balance / $2::int AS part FROM account WHERE id = $1", [
      id,
      number,
    ]);
    return part;
  }
}

async function pay({ manager, append }: MemberTransaction, id: number, amount: number): Promise<Account> {
  const [rows] = await manager.query(
    "UPDATE account SET balance = balance + $2, version = version + 1 WHERE id = $1 RETURNING version",
    [id, amount],
  );
  if (rows.length === 0) {
    throw new Refusal("NOT_FOUND", { vi: `Không có tài khoản ${id}.`, en: `There is no account ${id}.` });
  }
  const [{ version }] = rows;
  const aggregate = { aggregateType: "account", aggregateId: String(id), version };
  await append({ type: "account.paid", ...aggregate, payload: { id, amount } });
  return { id, version };
}

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

const bank: MemberDefinition = {
  name: "bank",
  entities: [],
  tables: { account: PUBLISHED },
  migrations: [CreateAccounts1800000000000],
  resolvers: [AccountResolver],
  referenceResolvers: {},
};

const PAY = "mutation ($id: Int!, $amount: Int!) { pay(id: $id, amount: $amount) { id version balance } }";
const SOMEBODY = { ...WRITER, id: "somebody" };

let member: TestMember;
let nextId = 1;
/** An account of the test's own. */
let id: number;
beforeAll(async () => {
  member = await startTestMember(bank);
});
afterAll(async () => {
  await member[Symbol.asyncDispose]();
});
beforeEach(async () => {
  id = nextId++;
  await openAccount(id);
});

async function openAccount(number: number): Promise<void> {
  await member.dataSource.query("INSERT INTO account VALUES ($1, 0, 0)", [number]);
}

interface Sent {
  readonly query?: string;
  readonly variables?: Record<string, unknown>;
  readonly caller?: typeof SOMEBODY;
  /** As the gateway writes it, which sees the whole operation. */
  readonly hash?: string;
}

function send(
  key: string,
  { query = PAY, variables = { id, amount: 5 }, caller = SOMEBODY, hash }: Sent = {},
) {
  const operationHash = hash ?? JSON.stringify([query, variables]);
  return member.ask(query, variables, caller, { idempotencyKey: key, operationHash });
}

async function balanceOf(number: number): Promise<number> {
  const [{ balance }] = await member.dataSource.query("SELECT balance FROM account WHERE id = $1", [number]);
  return balance;
}

async function eventsOf(number: number): Promise<number> {
  const [{ count }] = await member.dataSource.query(
    "SELECT count(*)::int AS count FROM outbox WHERE aggregate_id = $1",
    [String(number)],
  );
  return count;
}

async function keptUnder(key: string): Promise<string[]> {
  const rows: { field: string }[] = await member.dataSource.query(
    "SELECT field FROM kept_answer WHERE idempotency_key = $1 ORDER BY field",
    [key],
  );
  return rows.map(({ field }) => field);
}

function codeOf({ errors }: TestAnswer): unknown {
  return errors?.[0]?.extensions?.["code"];
}

describe("a write with an idempotency key", () => {
  it("is made once by fifty equal requests at a time, which are all answered alike", async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 50 }, () => send(key)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ data: { pay: { id, version: 1, balance: 5 } } })]),
    );
    expect([await balanceOf(id), await eventsOf(id)]).toEqual([5, 1]);
  });

  it("is answered as it was the first time, whatever has been written since", async () => {
    const key = randomUUID();
    const first = await send(key);
    await send(randomUUID(), { variables: { id, amount: 7 } });
    expect(await send(key)).toEqual(first);
    expect([await balanceOf(id), await eventsOf(id)]).toEqual([12, 2]);
  });

  it("is written anew without a key, and under each key of each caller", async () => {
    const key = randomUUID();
    await member.ask(PAY, { id, amount: 5 });
    await send(key);
    await send(randomUUID());
    await send(key, { caller: { ...WRITER, id: "somebody else" } });
    expect(await balanceOf(id)).toBe(20);
  });

  it("is refused when the key was used for another operation, whatever its fields are called", async () => {
    const key = randomUUID();
    await send(key);
    const others = [
      await send(key, { variables: { id, amount: 6 } }),
      await send(key, { query: PAY.replace(" pay(", " paid: pay(") }),
    ];
    expect(others.map(codeOf)).toEqual(["BAD_USER_INPUT", "BAD_USER_INPUT"]);
    expect(others[0]?.errors?.[0]?.message).toContain(`The idempotency key "${key}" was used for another`);
    expect(await balanceOf(id)).toBe(5);
  });

  it("is not answered again with what only a right has let the caller see that has ended since", async () => {
    const key = randomUUID();
    const [reporter, ...others] = WRITER.rights ?? [];
    const [reader] = others;
    if (!reporter || !reader) throw new Error("the writer of tests has too few rights");
    const caller = { ...SOMEBODY, rights: [reporter, reader] };
    const first = await send(key, { caller });
    const moreRights = { ...caller, rights: [...others, reporter] };
    expect(await send(key, { caller: moreRights })).toEqual(first);
    const elsewhere = { ...reader, unitId: randomUUID() };
    for (const rights of [[reporter], [reporter, elsewhere], []]) {
      const refused = await send(key, { caller: { ...caller, rights } });
      expect([refused.data, codeOf(refused)]).toEqual([{ pay: null }, "FORBIDDEN"]);
      expect(refused.errors?.[0]?.message).toContain("a right of the account has ended since");
    }
    expect(await balanceOf(id)).toBe(5);
    expect(await send(key, { caller })).toEqual(first);
  });

  it("keeps nothing when it is refused, and may be sent again", async () => {
    const key = randomUUID();
    const number = nextId++;
    const variables = { id: number, amount: 5 };
    const refused = await send(key, { variables });
    expect(refused).toMatchObject({ data: { pay: null }, errors: [{ path: ["pay"] }] });
    expect(refused.errors?.[0]?.message).toBe(
      `Không có tài khoản ${number}. / There is no account ${number}.`,
    );
    expect(await keptUnder(key)).toEqual([]);
    await openAccount(number);
    expect((await send(key, { variables })).data).toEqual({ pay: { id: number, version: 1, balance: 5 } });
  });

  it("writes of several fields those that have not been written yet", async () => {
    const key = randomUUID();
    const number = nextId++;
    const query = `mutation ($a: Int!, $b: Int!) {
      a: pay(id: $a, amount: 1) { version } ...Rest
    }
    fragment Rest on Mutation { b: pay(id: $b, amount: 1) { version } }`;
    const variables = { a: id, b: number };
    const half = await send(key, { query, variables });
    expect(half.data).toEqual({ a: { version: 1 }, b: null });
    expect(half.errors?.map(({ path }) => path)).toEqual([["b"]]);
    expect(await keptUnder(key)).toEqual(["a"]);
    await openAccount(number);
    const whole = await send(key, { query, variables });
    expect(whole).toEqual({ data: { a: { version: 1 }, b: { version: 1 } } });
    expect([await balanceOf(id), await balanceOf(number)]).toEqual([1, 1]);
  });

  it("writes and keeps nothing when it is only validated", async () => {
    const key = randomUUID();
    const query = PAY.replace("amount: $amount", "amount: $amount, validateOnly: true");
    expect(await send(key, { query })).toEqual({ data: { pay: null } });
    expect([await balanceOf(id), await eventsOf(id), await keptUnder(key)]).toEqual([0, 0, []]);
    expect((await send(key)).data.pay.version).toBe(1);
  });

  it("is undone when the answer cannot be read to its end, and may be sent again", async () => {
    const key = randomUUID();
    const query = `mutation ($id: Int!, $by: Int!) { pay(id: $id, amount: 6) { dividedBy(number: $by) } }`;
    const failed = await send(key, { query, variables: { id, by: 0 }, hash: "the same" });
    expect(failed.data).toEqual({ pay: null });
    expect(codeOf(failed)).toBe("INTERNAL_SERVER_ERROR");
    expect([await balanceOf(id), await keptUnder(key)]).toEqual([0, []]);
    const again = await send(key, { query, variables: { id, by: 2 }, hash: "the same" });
    expect(again).toEqual({ data: { pay: { dividedBy: 3 } } });
  });

  it("is refused with a key that can be none, or without a hash", async () => {
    const extensions = [{ idempotencyKey: "a key" }, { idempotencyKey: "k" }, { idempotencyKey: 1 }];
    for (const one of extensions) {
      expect(codeOf(await member.ask(PAY, { id, amount: 5 }, SOMEBODY, one))).toBe("BAD_USER_INPUT");
    }
    expect(await balanceOf(id)).toBe(0);
  });

  it("is forgotten after its time, and not before", async () => {
    const [early, late] = [randomUUID(), randomUUID()];
    await send(early);
    await send(late);
    const age = "UPDATE kept_answer SET answered_at = now() - $2::interval WHERE idempotency_key = $1";
    await member.dataSource.query(age, [early, "72 hours 1 minute"]);
    await member.dataSource.query(age, [late, "71 hours 59 minutes"]);
    const client = new pg.Client({ connectionString: member.databaseUrl });
    await client.connect();
    try {
      await deleteExpired(client, [KEPT_ANSWERS], pino({ level: "silent" }));
    } finally {
      await client.end();
    }
    expect([await keptUnder(early), await keptUnder(late)]).toEqual([[], ["pay"]]);
  });
});

describe("a member that starts", () => {
  it("forgets what it has kept beyond its time", async () => {
    await using database = await createTestDatabase();
    const start = () =>
      createMember(bank, {
        ...memberConfig,
        databaseUrl: database.url,
        requestsDatabaseUrl: database.requestsUrl,
      });
    const before = await start();
    await before.dataSource.query(
      "INSERT INTO kept_answer VALUES ('somebody', 'key', 'pay', '', '{}', now() - interval '73 hours')",
    );
    await before.stop();
    const { dataSource, stop } = await start();
    try {
      const keptAnswers = async () => (await dataSource.query("SELECT FROM kept_answer")).length;
      // The time limit of the test ends a wait in vain.
      while ((await keptAnswers()) > 0);
    } finally {
      await stop();
    }
  });
});

const memberConfig = {
  host: "127.0.0.1",
  port: 0,
  gatewayKeys: ["k".repeat(32)],
  readerKeys: [],
  sources: new Map(),
  operators: { host: "127.0.0.1", port: 0 },
  outboxRetentionHours: 72,
  logLevel: "silent",
};
