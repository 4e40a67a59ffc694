import { describe, expect, it } from "@jest/globals";
import { composeSubgraphs } from "./compose.js";

const HEAD = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@inaccessible"])
  directive @globalId(prefix: String!, namesMember: Boolean! = false) on OBJECT
`;
const HELD = '@key(fields: "id", resolvable: false) @globalId(prefix: "book", namesMember: true) @shareable';

function compose(sdl: Readonly<Record<string, string>>): string {
  return composeSubgraphs(
    Object.entries(sdl).map(([name, text]) => ({ name, file: `${name}.graphql`, sdl: HEAD + text })),
  ).supergraph;
}

const EAST = `type Query { east: Book } enum Shade { DARK LIGHT }
  type Book ${HELD} { id: ID! title: String shade: Shade pages: [Page!]! }
  type Page @shareable { number: Int! author: Author }
  type Author @key(fields: "id") @globalId(prefix: "author") { id: ID! name: String! }`;
const WEST = `type Query { west: Book } enum Shade { DARK LIGHT }
  type Book ${HELD} { id: ID! title: String shade: Shade pages: [Page!]! }
  type Page @shareable { number: Int! author: Author }
  type Author @key(fields: "id") { id: ID! }`;

describe("the subgraphs of node(id)", () => {
  it("are made of what the members say of their ids", () => {
    const supergraph = compose({ east: EAST, west: WEST });
    expect(supergraph).toContain('NODES @join__graph(name: "nodes", url: "hub:gateway")');
    expect(supergraph).toContain('HOLDERS @join__graph(name: "holders", url: "hub:holders")');
    expect(supergraph).toContain('@nodeId(prefix: "book")');
    expect(supergraph).toContain('@nodeId(prefix: "author", member: "east")');
  });

  it("can reach by its id what several members hold in one place only, which stands for all", () => {
    const [, book = ""] = /type Book([^{]*){/.exec(compose({ east: EAST, west: WEST })) ?? [];
    expect(book).toMatch(/@join__type\(graph: HOLDERS, key: "id"\)/);
    for (const member of ["EAST", "WEST", "NODES"]) {
      expect(book).toMatch(new RegExp(`graph: ${member}, key: "id", resolvable: false`));
    }
  });

  it("have the thing that an object names by its id, where the member says so", () => {
    const supergraph = compose({
      east: `directive @namesNode(as: String!) on FIELD_DEFINITION
        type Query { loans: [Loan!] } type Author @key(fields: "id") @globalId(prefix: "author") { id: ID! }
        type Loan @key(fields: "ofId", resolvable: false) { ofId: ID! @namesNode(as: "of") year: Int }`,
    });
    const [, loan = ""] = /type Loan([^}]*)}/.exec(supergraph) ?? [];
    expect(loan).toMatch(/@join__type\(graph: NODES, key: "ofId"\)/);
    expect(loan).toMatch(/of: Node @answeredByGateway\(source: "nodes"\) @join__field\(graph: NODES\)/);
  });

  it("name the member that stands in for holders that have left, where one says that it does", () => {
    const standIn = `directive @standsInFor(type: String!) on FIELD_DEFINITION
      ${EAST.replace("east: Book", 'east: Book @standsInFor(type: "Book")')}`;
    expect(compose({ east: standIn, west: WEST })).toContain('@nodeId(prefix: "book", standIn: "east")');
  });

  it("are told by such an object which version it tells of, where its key has that", () => {
    const supergraph = compose({
      east: `directive @namesNode(as: String!) on FIELD_DEFINITION
        directive @carries(field: String!) on OBJECT
        type Query { loans: [Loan!] }
        type Author @key(fields: "id") @globalId(prefix: "author") @carries(field: "toldVersion") {
          id: ID! toldVersion: Int @inaccessible @shareable
        }
        type Loan @key(fields: "ofId version", resolvable: false) { ofId: ID! @namesNode(as: "of") version: Int! }`,
    });
    expect(supergraph).toMatch(/type Loan [^{]*@join__type\(graph: NODES, key: "ofId version"\)/);
    const [, author = ""] = /type Author ([^}]*)}/.exec(supergraph) ?? [];
    expect(author).toMatch(/graph: NODES/);
    expect(author).toMatch(/toldVersion: Int @inaccessible$/m);
  });

  it("are none where no member's ids are global", () => {
    expect(compose({ east: "type Query { a: Int }" })).not.toContain("hub:");
  });

  it("have one that stands for the holders only where several hold something", () => {
    const supergraph = compose({
      east: 'type Query { a: Author } type Author @key(fields: "id") @globalId(prefix: "author") { id: ID! }',
    });
    expect(supergraph).toContain("hub:gateway");
    expect(supergraph).not.toContain("hub:holders");
  });

  it("refuse a prefix that another type has, with both places", () => {
    const other = 'type Query { b: Box } type Box @key(fields: "id") @globalId(prefix: "author") { id: ID! }';
    expect(() => compose({ east: EAST, west: other })).toThrow(
      '[west] "Box" has the prefix "author" in its ids, and so has "Author" of east: choose another (west.graphql:3)',
    );
  });

  it.each(["Box", "a_b", "b2", ""])("refuse the prefix %j, by which no id could be read", (prefix) => {
    const box = `type Query { b: Box } type Box @key(fields: "id") @globalId(prefix: "${prefix}") { id: ID! }`;
    expect(() => compose({ west: box })).toThrow(
      `[west] "Box" has the prefix "${prefix}" in its ids: give it small letters from a to z alone (west.graphql:3)`,
    );
  });
});
