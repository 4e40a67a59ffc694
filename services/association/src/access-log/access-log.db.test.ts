import { createHash, randomUUID } from "node:crypto";
import type { AccessLine, AccessRecord } from "@hub/schema/access-record";
import { ANONYMOUS, ASKING_FOR_NOBODY, HANDING_OVER } from "@hub/schema/own-callers";
import type { Role } from "@hub/schema/roles";
import type { Caller } from "@hub/schema/signed-request";
import { sqlStatements } from "@hub/subgraph-kit/database";
import { setCaller } from "@hub/subgraph-kit/rows/request-database";
import { startLoadedMember, type TestMember, WRITERS_ORGANISATION } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { associationAlone } from "../testing/association-alone.js";
import { addExampleProgramme } from "../testing/example-programme.js";
import type { ChainHead } from "./record-access.js";
import { verifyChains } from "./verify-chains.js";

const FACTS = { kind: "QUERY", name: "Donvi", hash: "0123456789abcdef", fields: ["Query.units"] } as const;
const OPERATION_ID = createHash("sha256").update(JSON.stringify(FACTS)).digest("base64url");
const RECORD = `mutation ($spool: String!, $lines: [AccessLine!]!) {
  recordAccess(spool: $spool, lines: $lines) { chain number hash }
}`;
const READ = `query ($organisationId: ID, $first: Int, $after: String, $account: String, $operation: String,
  $agreement: String, $outcome: AccessOutcome, $from: Date, $to: Date) {
  accessLog(organisationId: $organisationId, first: $first, after: $after, account: $account, operation: $operation,
    agreement: $agreement, outcome: $outcome, from: $from, to: $to) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { number at account agreements purpose outcome code rows count way organisation { id } operation { kind name fields } }
  }
}`;

let member: TestMember;
let office: string;
let other: string;

beforeAll(async () => {
  member = await startLoadedMember(associationAlone);
  [office = "", other = ""] = (
    await addExampleProgramme(member.dataSource.manager, { code: "AUDIT", commitments: 0 })
  ).organisationIds;
});
afterAll(async () => {
  await member[Symbol.asyncDispose]();
});

const SHARED = { agreements: ["TT-01/2026", "TT-02/2026"] };
const OPERATION: AccessLine = { operation: { id: OPERATION_ID, ...FACTS } };

function line(sequence: number, record: Partial<AccessRecord> = {}): AccessRecord {
  return {
    sequence,
    at: "2026-11-29T04:00:00.123Z",
    account: "an",
    organisations: [office],
    rightsVersion: "v1",
    agreements: [],
    operation: OPERATION_ID,
    purpose: "Rà soát",
    way: "OWN",
    outcome: "ALLOWED",
    code: null,
    rows: 3,
    count: 1,
    ...record,
  };
}

async function record(spool: string, lines: readonly object[], caller: Caller = HANDING_OVER) {
  const variables = { spool, lines: lines.map((one) => JSON.stringify(one)) };
  const { data, errors = [] } = await member.ask(RECORD, variables, caller);
  return { heads: data?.recordAccess, code: errors[0]?.extensions?.code, message: errors[0]?.message };
}

function holder(role: Role, organisationId: string): Caller {
  return { id: "auditor", mayWrite: false, rights: [{ role, organisationId, unitId: null }] };
}

async function read(caller: Caller, variables: Record<string, unknown> = {}) {
  const { data, errors = [] } = await member.ask(
    READ,
    { organisationId: `org_${office}`, ...variables },
    caller,
  );
  return { log: data?.accessLog, code: errors[0]?.extensions?.code, message: errors[0]?.message };
}

async function countSql(): Promise<number> {
  return (await sqlStatements.get()).values[0]?.value ?? 0;
}

describe("what a gateway hands over", () => {
  it("is numbered for each organisation, each record once, however often it comes", async () => {
    const spool = randomUUID();
    const first = await record(spool, [OPERATION, line(1), line(2, { organisations: [office, other] })]);
    expect(first.code).toBeUndefined();
    expect(first.heads).toHaveLength(2);
    const again = await record(spool, [OPERATION, line(1), line(2, { organisations: [office, other] })]);
    expect(again.heads).toEqual([]);
    await record(spool, [line(2, { organisations: [office, other] }), line(5, { organisations: [] })]);
    const { log } = await read(holder("AUDITOR", office));
    expect(log.totalCount).toBe(2);
    expect(log.nodes.map(({ number }: { number: number }) => number)).toEqual([2, 1]);
    expect(log.nodes[0]).toEqual({
      number: 2,
      at: "2026-11-29T04:00:00.123Z",
      account: "an",
      agreements: [],
      purpose: "Rà soát",
      outcome: "ALLOWED",
      code: null,
      rows: 3,
      count: 1,
      way: "OWN",
      organisation: { id: `org_${office}` },
      operation: { kind: "QUERY", name: "Donvi", fields: ["Query.units"] },
    });
  });

  it.each<[string, Caller]>([
    ["who is not signed in", { id: ANONYMOUS, mayWrite: false }],
    ["who may write", holder("REPORTER", "x")],
    ["an operator", holder("OPERATOR", "x")],
    ["a gateway that reads", ASKING_FOR_NOBODY],
    ["an account of the gateway's name", { ...HANDING_OVER, rights: [] }],
  ])("is taken over from nobody else: %s", async (_, caller) => {
    const before = await member.dataSource.query("SELECT count(*) FROM access_record");
    expect(
      (
        await record(randomUUID(), [OPERATION, line(1)], {
          ...caller,
          mayWrite: caller !== ASKING_FOR_NOBODY,
        })
      ).code,
    ).toBe("FORBIDDEN");
    expect(await member.dataSource.query("SELECT count(*) FROM access_record")).toEqual(before);
  });

  it("is of no agreement where the gateway is of before they were noted", async () => {
    const spool = randomUUID();
    const chain = randomUUID();
    const { agreements: _, ...former } = line(1, { organisations: [chain] });
    await record(spool, [OPERATION, former]);
    const { log } = await read(holder("AUDITOR", chain), { organisationId: `org_${chain}` });
    expect(log.nodes).toMatchObject([{ number: 1, agreements: [] }]);
  });

  it("is refused as a whole where a line is none", async () => {
    const { data, errors } = await member.ask(RECORD, { spool: randomUUID(), lines: ["{}"] }, HANDING_OVER);
    expect(data?.recordAccess ?? null).toBeNull();
    expect(errors?.[0]?.extensions?.code).toBe("BAD_USER_INPUT");
  });

  it("costs as many statements for five hundred as for one", async () => {
    const cost = async (count: number) => {
      const spool = randomUUID();
      const lines = Array.from({ length: count }, (_, index) =>
        line(index + 1, { organisations: [randomUUID()] }),
      );
      const before = await countSql();
      await record(spool, [OPERATION, ...lines]);
      return (await countSql()) - before;
    };
    expect(await cost(500)).toBe(await cost(1));
  });
});

describe("the log", () => {
  it.each<[string, () => Caller]>([
    ["who is not signed in", () => ({ id: ANONYMOUS, mayWrite: false })],
    ["its organisation's other roles", () => holder("MEMBER_ADMINISTRATOR", office)],
    ["another's auditor", () => holder("AUDITOR", other)],
    ["another's operator", () => holder("OPERATOR", other)],
  ])("is kept from %s, who is told the role", async (_, caller) => {
    const { log, code, message } = await read(caller());
    expect(log ?? null).toBeNull();
    expect(code).toBe("FORBIDDEN");
    expect(message).toContain("AUDITOR");
  });

  it("is kept back by PostgreSQL as well", async () => {
    const seenBy = async (caller: Caller) =>
      member.dataSource.createQueryRunner("slave").manager.transaction(async (manager) => {
        await manager.query(setCaller(caller, WRITERS_ORGANISATION));
        const rows: { chain: string }[] = await manager.query(
          "SELECT DISTINCT chain FROM access_record ORDER BY chain",
        );
        return rows.map(({ chain }) => chain);
      });
    expect(await seenBy({ id: "an", mayWrite: true })).toEqual([]);
    expect(await seenBy(holder("MEMBER_ADMINISTRATOR", office))).toEqual([]);
    expect(await seenBy(holder("AUDITOR", other))).toEqual([other]);
    expect(await seenBy(holder("OPERATOR", other))).toEqual([]);
    expect(await seenBy(holder("AUDITOR", WRITERS_ORGANISATION))).toContain("public");
    expect(await seenBy(holder("OPERATOR", WRITERS_ORGANISATION))).toEqual(
      expect.arrayContaining(["public", office, other]),
    );
  });

  it("is read in pages and filtered", async () => {
    const auditor = holder("AUDITOR", office);
    await record(randomUUID(), [
      line(1, {
        account: "binh",
        outcome: "DENIED",
        code: "FORBIDDEN",
        at: "2026-11-28T17:00:00.000Z",
        ...SHARED,
      }),
    ]);
    const page = (await read(auditor, { first: 2 })).log;
    expect(page).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const rest = (await read(auditor, { first: 2, after: page.pageInfo.endCursor })).log;
    expect(rest.nodes.map(({ number }: { number: number }) => number)).toEqual([1]);
    const count = async (filter: object) => (await read(auditor, { ...filter })).log.totalCount;
    expect(await count({ account: "binh" })).toBe(1);
    expect(await count({ outcome: "DENIED" })).toBe(1);
    expect(await count({ agreement: "TT-02/2026" })).toBe(1);
    expect(await count({ agreement: "TT-03/2026" })).toBe(0);
    expect(await count({ operation: "Donvi" })).toBe(3);
    expect(await count({ operation: "Query.units" })).toBe(3);
    expect(await count({ operation: "Query.other" })).toBe(0);
    expect(await count({ from: "2026-11-29" })).toBe(3);
    expect(await count({ to: "2026-11-28" })).toBe(0);
    expect(await count({ from: "2026-11-30" })).toBe(0);
  });

  it.each([
    "UPDATE access_record SET account = 'x'",
    "DELETE FROM access_record",
    "TRUNCATE access_record CASCADE",
  ])("only grows: %s", async (statement) => {
    await expect(member.dataSource.query(statement)).rejects.toThrow("only grows");
  });
});

describe("verifying", () => {
  /** Undone again: the log is as it was. */
  async function tampered(statements: readonly string[], heads: readonly ChainHead[] = []) {
    const runner = member.dataSource.createQueryRunner();
    try {
      await runner.startTransaction();
      await runner.query("ALTER TABLE access_record DISABLE TRIGGER USER");
      await runner.query("ALTER TABLE accessed_operation DISABLE TRIGGER USER");
      for (const statement of statements) await runner.query(statement);
      const { findings } = await verifyChains(runner.manager, heads);
      return findings.map(({ number, kind }) => [number, kind]);
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  }

  const of = () => `chain = '${office}'`;

  it("finds nothing where nothing was done", async () => {
    const { counts, findings } = await verifyChains(member.dataSource.manager);
    expect(counts.get(office)).toBe(3);
    expect(findings).toEqual([]);
  });

  it("names the first record that was changed", async () => {
    expect(await tampered([`UPDATE access_record SET account = 'x' WHERE ${of()} AND number = 2`])).toEqual([
      [2, "changed"],
    ]);
  });

  it("names the first whose agreements were changed, or taken away", async () => {
    for (const other of ["{TT-01/2026}", "{}"])
      expect(
        await tampered([`UPDATE access_record SET agreements = '${other}' WHERE ${of()} AND number = 3`]),
      ).toEqual([[3, "changed"]]);
  });

  it("names the first that is missing", async () => {
    expect(await tampered([`DELETE FROM access_record WHERE ${of()} AND number = 2`])).toEqual([
      [2, "missing"],
    ]);
  });

  it("finds what was cut off at the end", async () => {
    expect(await tampered([`DELETE FROM access_record WHERE ${of()} AND number > 1`])).toEqual([
      [2, "cut off"],
    ]);
  });

  it("finds by a gateway's heads what was cut off together with its head", async () => {
    const [head]: ChainHead[] = await member.dataSource.query(
      `SELECT chain, number, hash FROM access_chain WHERE ${of()}`,
    );
    const cut = [
      `DELETE FROM access_record WHERE ${of()} AND number > 1`,
      `UPDATE access_chain SET number = 1, hash = (SELECT hash FROM access_record WHERE ${of()}) WHERE ${of()}`,
    ];
    expect(await tampered(cut)).toEqual([]);
    if (!head) throw new Error("There is no head");
    expect(await tampered(cut, [head])).toEqual([[2, "cut off"]]);
    expect(await tampered([], [{ ...head, hash: "another" }])).toEqual([[3, "changed"]]);
  });

  it("finds an operation that was changed", async () => {
    expect(await tampered(["UPDATE accessed_operation SET fields = '{}'"])).toEqual([
      [undefined, "operation changed"],
    ]);
  });
});
