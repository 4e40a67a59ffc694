import { describe, expect, it } from "@jest/globals";
import { composeServices } from "@theguild/federation-composition";
import { parse } from "graphql";
import { type CompositionConflicts, type CompositionOptions, composeSubgraphs } from "./compose.js";
import { NEWEST_FEDERATION } from "./member-schema.js";

const BOOKS = 'type Query { book: Book } type Book @key(fields: "id") { id: ID! }';

function link(version: string, imports = '"@key"', more = ""): string {
  return `extend schema @link(url: "https://specs.apollo.dev/federation/${version}", import: [${imports}]${more})\n`;
}

function compose(sdl: string, options?: CompositionOptions) {
  return composeSubgraphs([{ name: "library", file: "library.graphql", sdl }], options);
}

function conflictsOf(sdl: string): string {
  try {
    compose(sdl);
  } catch (error) {
    return (error as CompositionConflicts).message;
  }
  return "";
}

describe("a member whose library links a later version of Federation", () => {
  it.each(["v2.10", "v2.11", "v2.12"])("composes when it uses nothing that %s brought", (version) => {
    const { supergraph } = compose(link(version) + BOOKS);
    expect(supergraph).toContain('@join__type(graph: LIBRARY, key: "id")');
  });

  it.each([
    ["imports", link("v2.12", '"@key", "@cacheTag"'), ""],
    ["uses under the prefix", link("v2.12"), '@federation__cacheTag(format: "b")'],
  ])("is told which version to ask for, and how, when it %s what is newer", (_, header, use) => {
    const conflicts = conflictsOf(`${header}type Query { book: ID ${use} }`);
    expect(conflicts).toContain("@");
    expect(conflicts).toContain("cacheTag");
    expect(conflicts).toContain("library links Federation v2.12; the composer knows v2.9");
    for (const how of [
      'federation_version="2.9"',
      "gqlgen",
      "Spring",
      "async-graphql",
      "Hot Chocolate",
      "Apollo",
    ]) {
      expect(conflicts).toContain(how);
    }
  });

  it("is told the same when it links another generation", () => {
    expect(conflictsOf(link("v3.0") + BOOKS)).toContain(
      "library links Federation v3.0; the composer knows v2.9",
    );
  });

  it("is told nothing of versions when something else is wrong", () => {
    expect(conflictsOf(`${link("v2.11")}type Query { book: ID, book: Int }`)).not.toContain("v2.9");
  });

  it("is rewritten for as long as the composer needs it", () => {
    const compositionOf = (version: string) =>
      composeServices([{ name: "a", url: "", typeDefs: parse(link(version) + BOOKS) }]);
    expect(compositionOf(NEWEST_FEDERATION)).not.toHaveProperty("errors");
    expect(compositionOf("v2.10")).toHaveProperty("errors");
  });
});

describe("a member that gives Federation a prefix of its own", () => {
  it("composes with the prefix, with imports and with both renamed", () => {
    const library = `
      extend schema @link(
        url: "https://specs.apollo.dev/federation/v2.11", as: "fed", import: ["@key", { name: "@tag", as: "@label" }]
      )
      directive @fed__shareable repeatable on OBJECT | FIELD_DEFINITION
      directive @fed__provides(fields: fed__FieldSet!) on FIELD_DEFINITION
      scalar fed__FieldSet
      type Query { book: Book }
      type Book @key(fields: "id") {
        id: ID!
        name: String @fed__shareable @label(name: "x")
        chapters: [Chapter!] @fed__provides(fields: "title")
      }
      type Chapter @key(fields: "id") { id: ID! title: String @fed__external }
    `;
    const printer = `${link("v2.9")} type Chapter @key(fields: "id") { id: ID! title: String @federation__shareable }`;
    const { supergraph } = composeSubgraphs([
      { name: "library", file: "library.graphql", sdl: library },
      { name: "printer", file: "printer.graphql", sdl: printer },
    ]);
    expect(supergraph).toContain('@join__field(graph: LIBRARY, provides: "title")');
    expect(supergraph).toContain('@tag(name: "x")');
    expect(supergraph).not.toContain("fed__");
  });

  it("composes with another name for @link", () => {
    const { supergraph } = compose(`
      extend schema
        @include(url: "https://specs.apollo.dev/link/v1.0", as: "include")
        @include(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@shareable"])
      type Query { book: Book }
      type Book @key(fields: "id") { id: ID! @shareable }
    `);
    expect(supergraph).toContain('@join__type(graph: LIBRARY, key: "id")');
  });
});

describe("a member that says who may read something", () => {
  const ACCESS = '"@key", "@authenticated", "@requiresScopes", "@policy"';
  const OWN = "directive @authenticated on FIELD_DEFINITION directive @policy(policies: [String!]) on OBJECT";

  it.each([
    [link("v2.9", ACCESS), "@authenticated"],
    [link("v2.9", ACCESS), '@requiresScopes(scopes: [["a"]])'],
    [link("v2.9", ACCESS), '@policy(policies: [["a"]])'],
    [link("v2.9"), "@federation__authenticated"],
    [link("v2.9", '{ name: "@authenticated", as: "@guarded" }'), "@guarded"],
    [link("v2.9", '"@key"', ', as: "f"'), '@f__policy(policies: [["a"]])'],
  ])("composes with Federation's directives, which the gateway keeps (%#)", (header, use) => {
    const { supergraph } = compose(`${header}\ntype Query { open: ID secret: ID ${use} }`);
    expect(supergraph).toMatch(/specs\.apollo\.dev\/(authenticated|requiresScopes|policy)\/v0\.1/);
  });

  it.each([link("v2.9") + OWN, OWN])("is refused where the directive is its own (%#)", (header) => {
    const conflicts = conflictsOf(`${header}\ntype Query { open: ID secret: ID @authenticated }`);
    expect(conflicts).toContain(
      '[library] "Query.secret" has @authenticated, and it is a directive of the member',
    );
    expect(conflicts).toContain("import it from Federation with @link");
    expect(conflicts).toMatch(/\(library\.graphql:\d\)$/);
  });

  it("is refused when it computes a field from others that fewer may read", () => {
    const of = (rule: string) => `${link("v2.9", `${ACCESS}, "@external", "@requires"`)}
      type Query { book: Book }
      type Book @key(fields: "id") { id: ID! secret: ID @external told: ID @requires(fields: "secret") ${rule} }`;
    const library = `${link("v2.9", ACCESS)} type Query { a: Int } type Book @key(fields: "id") { id: ID! secret: ID @authenticated }`;
    const composed = (rule: string) =>
      composeSubgraphs([
        { name: "library", file: "library.graphql", sdl: library },
        { name: "shop", file: "shop.graphql", sdl: of(rule) },
      ]);
    expect(() => composed("")).toThrow("auth requirements");
    expect(composed("@authenticated").supergraph).toContain("told");
  });

  it("is refused wherever a directive of its own stands", () => {
    const conflicts = conflictsOf(`
      directive @policy(a: Int) on SCHEMA | ARGUMENT_DEFINITION | ENUM_VALUE | INPUT_FIELD_DEFINITION | UNION
      schema @policy { query: Query }
      type Query { a(b: I @policy): U }
      input I { c: Int @policy } enum E { D @policy } union U @policy = F
      type F { e: E }`);
    expect(conflicts.match(/"[\w.]+" has @policy/g)).toEqual(
      ["schema", "Query.a.b", "I.c", "E.D", "U"].map((coordinate) => `"${coordinate}" has @policy`),
    );
  });

  it("composes where that is enforced elsewhere", () => {
    const options = { accessEnforcedElsewhere: true };
    const own = compose(`${link("v2.9")}${OWN} type Query { secret: ID @authenticated }`, options);
    expect(own.supergraph).not.toContain("@authenticated");
  });
});

describe("a member that leaves to the gateway what it does not do", () => {
  it("is refused with a sentence when it takes arguments out of other objects", () => {
    const conflicts = conflictsOf(`${link("v2.8", '"@key", "@context", "@fromContext"')}
      type Query { a: A }
      type A @key(fields: "id") @context(name: "a") { id: ID! p: Int b: B }
      type B @key(fields: "id") { id: ID! c(d: Int @fromContext(field: "$a { p }")): Int }`);
    expect(conflicts).toContain('[library] "A" has @context, which the gateway does not know: take it out');
    expect(conflicts).toContain('"B.c.d" has @fromContext');
    const own = compose("directive @context on OBJECT type Query @context { a: Int }");
    expect(own.api).toContain("a: Int");
  });

  it("is refused with a sentence when it has connectors", () => {
    const conflicts = conflictsOf(`
      extend schema
        @link(url: "https://specs.apollo.dev/federation/v2.11", import: ["@key"])
        @link(url: "https://specs.apollo.dev/connect/v0.2", import: ["@connect"])
      type Query { a: Int @connect(http: { GET: "http://a" }, selection: "a") }`);
    expect(conflicts).toContain("[library] It links Apollo's connectors, which the gateway does not run");
    expect(conflicts).not.toContain("v2.9");
  });
});

it.each(["tag", "join", "key", "inaccessible"])("composes a member's type called %s", (name) => {
  const { api } = compose(
    `${link("v2.9")}type Query { one: ${name} } type ${name} @key(fields: "id") { id: ID! }`,
  );
  expect(api).toContain(`type ${name} {`);
});

it("says so when a type has the one name that no member's may have", () => {
  expect(conflictsOf("type Query { one: link }\ntype link { id: ID }")).toBe(
    '[library] A type cannot be called "link": give it another name (library.graphql:2)',
  );
});

describe("a subgraph that the gateway answers", () => {
  const DESK = `extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@composeDirective"])
    @link(url: "https://khuyen-hoc-hub.vn/spec/gateway/v0.1", import: ["@answeredByGateway"])
    @composeDirective(name: "@answeredByGateway")
    directive @answeredByGateway(source: String!) on FIELD_DEFINITION
    type Query { search(wanted: Wanted!): [Found!]! @answeredByGateway(source: "desk") }`;
  const LIBRARY = `${link("v2.9", '"@key", "@shareable", "@tag"')}
    type Query { books(wanted: Wanted): [Book!] found: Found }
    input Wanted { kind: Kind = NOVEL pages: [Pages!] }
    input Pages { atLeast: Int }
    enum Kind { NOVEL POEM }
    type Found @shareable { book: Book note: Note }
    type Note @shareable { text: String @tag(name: "short") }
    type Book @key(fields: "shelf { row }") @key(fields: "id") @tag(name: "lent") { id: ID! title: String shelf: Shelf }
    type Shelf { row: Int }`;

  it("has no address, and need not repeat the types of members that it uses", () => {
    const { supergraph, api } = composeSubgraphs([
      { name: "desk", file: "desk.graphql", sdl: DESK },
      { name: "library", file: "library.graphql", sdl: LIBRARY },
    ]);
    expect(supergraph).toContain('DESK @join__graph(name: "desk", url: "hub:gateway")');
    expect(supergraph).toContain('@join__type(graph: DESK, key: "id", resolvable: false)');
    expect(supergraph).toMatch(/input Pages @join__type\(graph: DESK\) @join__type\(graph: LIBRARY\)/);
    expect(supergraph).toMatch(/type Note @join__type\(graph: DESK\) @join__type\(graph: LIBRARY\)/);
    expect(supergraph).toMatch(/title: String @join__field\(graph: LIBRARY\)/);
    expect(supergraph).not.toMatch(/type Shelf @join__type\(graph: DESK\)/);
    expect(api).toContain("search(wanted: Wanted!): [Found!]!");
  });
});
