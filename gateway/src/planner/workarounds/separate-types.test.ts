import { describe, expect, it } from "@jest/globals";
import { parse, print } from "graphql";
import { createMemberTypes } from "../../supergraph/member-types.js";
import { separateTypes } from "./separate-types.js";

const SUPERGRAPH = parse(`
  schema { query: Query }
  type Query { pets: [Pet] }
  union Pet = Cat | Dog
  type Cat { name: String @join__field(graph: STRICT, type: "String!") @join__field(graph: LOOSE) home: Home }
  type Dog { name: String home: Kennel }
  type Home { rooms: Int! }
  type Kennel { rooms: Int }
`);

function separated(graph: string, operation: string) {
  const { document, rewrites } = separateTypes(parse(operation), createMemberTypes(SUPERGRAPH)(graph));
  return { text: print(document).replaceAll(/\s+/g, " "), rewrites };
}

describe("fields of one name", () => {
  const names = "{ pets { ... on Cat { name } ... on Dog { name } } }";

  it("stay as they are where the member has them with one type", () => {
    expect(separated("LOOSE", names)).toEqual({ text: names, rewrites: [] });
  });

  it("are named apart where the member promises more for one of them", () => {
    expect(separated("STRICT", names)).toEqual({
      text: "{ pets { ... on Cat { name } ... on Dog { _hub_type1_name: name } } }",
      rewrites: [
        { kind: "RenameKey", path: [{ kind: "Key", key: "pets" }], key: "_hub_type1_name", newKey: "name" },
      ],
    });
  });

  it("are named apart inside objects of different types, also when one fragment is used for both", () => {
    const { text, rewrites } = separated(
      "LOOSE",
      "{ pets { ... on Cat { home { ...Rooms } } ... on Dog { home { ... { rooms } } } } } fragment Rooms on Home { rooms }",
    );
    expect(text).toBe(
      "{ pets { ... on Cat { home { ... on Home { rooms } } } ... on Dog { home { ... { _hub_type1_rooms: rooms } } } } }",
    );
    expect(rewrites).toMatchObject([{ path: [{ key: "pets" }, { key: "home" }], newKey: "rooms" }]);
  });

  it("cannot be read of objects of which nothing is selected", () => {
    expect(() => separated("LOOSE", "{ pets { ... on Cat { home } } }")).toThrow(
      "nothing is selected of home",
    );
  });
});
