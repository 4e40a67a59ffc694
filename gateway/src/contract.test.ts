/** What of the schema a caller is told: its own contract, by introspection and in suggestions. */
import { type RunningPipeline, startPipeline } from "@hub/gateway-fixtures/pipeline";
import { FEDERATION_LINK, type Subgraph } from "@hub/gateway-fixtures/subgraph";
import type { Role } from "@hub/schema/roles";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { buildClientSchema, getIntrospectionQuery, validateSchema } from "graphql";
import { RequestRefusal } from "./errors/request-refusal.js";

const LINK = FEDERATION_LINK.replace('"@key"', '"@key", "@authenticated", "@requiresScopes"');

const office: Subgraph = {
  name: "office",
  sdl: `${LINK}
    type Query {
      open: String
      case(by: CaseFilter): Case
      ledger(year: Year): Ledger @requiresScopes(scopes: [["AUDITOR"]])
      things: [Thing!]!
      either: Either
      lone: Lone
      day(offset: Int = 3): Named
    }
    type Mutation { note(input: NoteInput!): String @requiresScopes(scopes: [["SECRETARY"]]) }
    enum Year { LAST THIS }
    enum Order { UP DOWN }
    input CaseFilter { word: String, order: Order }
    input NoteInput { text: String!, kind: NoteKind }
    enum NoteKind { SHORT LONG }
    interface Named { name: String }
    type Case implements Named { name: String, title: String, secret: String @authenticated, entries: [Entry!] @requiresScopes(scopes: [["AUDITOR"]]) }
    "Chỉ sổ cái dẫn đến. Only the ledger leads here."
    type Entry { amount: Int }
    type Ledger { title: String, entries: [Entry!] }
    interface Thing { id: ID! name: String }
    type Plain implements Thing { id: ID! name: String }
    type Guarded implements Thing { id: ID! name: String @authenticated }
    type Sealed @requiresScopes(scopes: [["AUDITOR"]]) { word: String }
    union Either = Plain | Sealed
    type Lone { only: String @authenticated }
  `,
  resolvers: {
    Query: { open: () => "mở", case: () => ({ name: "một", title: "Một" }) },
    Mutation: { note: () => "noted" },
  },
};

const closed: Subgraph = {
  name: "closed",
  sdl: `${LINK} type Query { all: String @authenticated }`,
};

const ORGANISATION = "5a0f3d51-6ac8-4ff7-a1a5-5bb38e2d5f10";
let running: RunningPipeline;

beforeAll(async () => {
  running = await startPipeline([office]);
});
afterAll(async () => running[Symbol.asyncDispose]());

/** Nobody without a list of roles. */
function contextOf(roles: readonly Role[] | undefined) {
  const rights = roles?.map((role) => ({ role, organisationId: ORGANISATION, unitId: null }));
  const caller = rights ? { id: "an", mayWrite: true, rights } : { id: "anonymous", mayWrite: true };
  return { caller, requestId: "test" };
}

async function ask({ pipeline }: RunningPipeline, query: string, roles?: readonly Role[], variables = {}) {
  const context = contextOf(roles);
  const response = await pipeline.execute(pipeline.prepare({ query, variables }, context), context);
  return JSON.parse(JSON.stringify(response));
}

async function schemaFor(roles?: readonly Role[], of = running) {
  const { data } = await ask(of, getIntrospectionQuery(), roles);
  return buildClientSchema(data);
}

function messagesFor(query: string, roles?: readonly Role[], variables = {}): readonly string[] {
  try {
    running.pipeline.prepare({ query, variables }, contextOf(roles));
  } catch (error) {
    if (error instanceof RequestRefusal) return error.errors.map(({ message }) => message);
    throw error;
  }
  throw new Error("it was not refused");
}

function fieldsOf(schema: ReturnType<typeof buildClientSchema>, typeName: string): string[] | undefined {
  const type = schema.getType(typeName);
  return type && "getFields" in type ? Object.keys(type.getFields()) : undefined;
}

describe("introspection", () => {
  it("tells who has signed in with all roles the whole schema", async () => {
    const schema = await schemaFor(["AUDITOR", "SECRETARY"]);
    expect(Object.keys(schema.getTypeMap()).filter((name) => !name.startsWith("__"))).toEqual(
      Object.keys(running.supergraph.publicSchema.getTypeMap()).filter((name) => !name.startsWith("__")),
    );
  });

  it("leaves out fields whose demands are not fulfilled, and what only they lead to", async () => {
    const schema = await schemaFor();
    expect(validateSchema(schema)).toEqual([]);
    expect(fieldsOf(schema, "Query")).toEqual(["open", "case", "things", "either", "day"]);
    expect(fieldsOf(schema, "Case")).toEqual(["name", "title"]);
    for (const gone of ["Mutation", "NoteInput", "NoteKind", "Ledger", "Entry", "Year", "Sealed", "Lone"])
      expect([gone, schema.getType(gone)]).toEqual([gone, undefined]);
    for (const there of ["CaseFilter", "Order", "Named", "Plain"])
      expect(schema.getType(there)?.name).toBe(there);
    expect(schema.getMutationType()).toBeNull();
  });

  it("gives an interface the fields that all of its types have", async () => {
    const nobodys = await schemaFor();
    expect(fieldsOf(nobodys, "Thing")).toEqual(["id"]);
    expect(fieldsOf(nobodys, "Plain")).toEqual(["id", "name"]);
    expect(fieldsOf(nobodys, "Guarded")).toEqual(["id"]);
    expect(fieldsOf(await schemaFor([]), "Thing")).toEqual(["id", "name"]);
  });

  it("adds what each role opens", async () => {
    expect(fieldsOf(await schemaFor([]), "Case")).toEqual(["name", "title", "secret"]);
    const auditors = await schemaFor(["AUDITOR"]);
    expect(fieldsOf(auditors, "Query")).toContain("ledger");
    expect(fieldsOf(auditors, "Entry")).toEqual(["amount"]);
    expect(auditors.getType("Mutation")).toBeUndefined();
    expect(fieldsOf(await schemaFor(["SECRETARY"]), "Mutation")).toEqual(["note"]);
  });

  it("keeps descriptions and defaults", async () => {
    const { data } = await ask(
      running,
      `{ __type(name: "Query") { fields { name args { name defaultValue } } } __schema { queryType { name } } }`,
    );
    expect(data.__type.fields.at(-1)).toEqual({ name: "day", args: [{ name: "offset", defaultValue: "3" }] });
    const schema = await schemaFor(["AUDITOR"]);
    expect(schema.getType("Entry")?.description).toContain("Only the ledger leads here.");
  });

  it("knows no type outside the contract by its name", async () => {
    const query = `{ __type(name: "Ledger") { name } }`;
    expect((await ask(running, query)).data).toEqual({ __type: null });
    expect((await ask(running, query, ["AUDITOR"])).data).toEqual({ __type: { name: "Ledger" } });
  });

  it("is answered beside fields that are denied", async () => {
    const query = `query ($year: Year) { open ledger(year: $year) { title } __type(name: "Year") { name } }`;
    const { data, errors } = await ask(running, query, undefined, { year: "LAST" });
    expect(data).toEqual({ open: "mở", ledger: null, __type: null });
    expect(errors).toHaveLength(1);
  });

  it("tells who may read nothing that there is nothing", async () => {
    await using strict = await startPipeline([closed]);
    const { data, errors } = await ask(
      strict,
      "{ __schema { queryType { name fields { name } } mutationType { name } } }",
    );
    expect(errors).toBeUndefined();
    expect(data.__schema).toEqual({ queryType: { name: "Query", fields: [] }, mutationType: null });
  });

  it("is one schema for all who fulfil the same demands, and the public one for who fulfils all", () => {
    const { pipeline, supergraph } = running;
    const of = (...roles: Role[]) => pipeline.contractOf(contextOf(roles).caller);
    expect(of("READER")).toBe(of("REPORTER"));
    expect(of("READER")).not.toBe(of("AUDITOR"));
    expect(of("AUDITOR", "SECRETARY", "READER")).toBe(supergraph.publicSchema);
  });
});

describe("suggestions", () => {
  it("name what the caller can use, and no more", () => {
    expect(messagesFor("{ case { secre } }")).toEqual([
      'Kiểu Case không có trường “secre”. / Cannot query field "secre" on type "Case".',
    ]);
    expect(messagesFor("{ case { secre } }", [])).toEqual([
      'Kiểu Case không có trường “secre”. Ý bạn là "secret"? / Cannot query field "secre" on type "Case". Did you mean "secret"?',
    ]);
    // The refusal is kept, and so is what others are told.
    expect(messagesFor("{ case { secre } }")).toEqual([expect.not.stringContaining("secret")]);
    expect(messagesFor("{ case { titel } }")).toEqual([expect.stringContaining('Did you mean "title"?')]);
  });

  it("stay beside a field that is denied, which is no mistake", () => {
    expect(messagesFor("{ ledger { titel } case { secret titel } }")).toEqual([
      'Kiểu Ledger không có trường “titel”. / Cannot query field "titel" on type "Ledger".',
      expect.stringContaining('on type "Case". Did you mean "title"?'),
    ]);
  });

  it("name nothing of an input that only a denied field takes", () => {
    const write = "mutation ($input: NoteInput!) { note(input: $input) }";
    const input = { text: "một", kind: "SHRT" };
    expect(messagesFor(write, ["REPORTER"], { input })).toEqual([expect.not.stringContaining("SHORT")]);
    expect(messagesFor(write, ["SECRETARY"], { input })).toEqual([expect.stringContaining("SHORT")]);
  });
});

describe("what is outside the contract", () => {
  it("is refused by naming the role that is missing, in words and as its code", () => {
    expect(messagesFor("{ ledger { title } }", ["READER"])).toEqual([
      "Trường Query.ledger cần vai trò cán bộ kiểm tra (AUDITOR); hãy đăng nhập bằng tài khoản có vai trò đó, hoặc đề nghị quản trị cơ quan giao / " +
        "The field Query.ledger needs the role of auditor (AUDITOR); sign in with an account that has it, or ask your office's administrator for it",
    ]);
  });
});
