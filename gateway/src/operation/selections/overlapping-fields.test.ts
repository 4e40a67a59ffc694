import { describe, expect, it } from "@jest/globals";
import { buildSchema, OverlappingFieldsCanBeMergedRule, parse, validate } from "graphql";
import { RequestRefusal } from "../../errors/request-refusal.js";
import { overlappingFieldsRule } from "./overlapping-fields.js";

const schema = buildSchema(/* GraphQL */ `
  type Query { cat: Cat dog: Dog pet: Pet pets: [Pet!] any: Any list(n: Int, in: In): [Int!] node: Node }
  input In { a: Int b: Int }
  interface Node { id: ID! node: Node }
  interface Pet implements Node { id: ID! name: String node: Node friend(n: Int): Pet age: Int }
  type Cat implements Pet & Node { id: ID! name: String node: Node friend(n: Int): Pet age: Int lives: Int! friends: [Cat] }
  type Dog implements Pet & Node { id: ID! name: String node: Node friend(n: Int): Pet age: Int lives: String friends: [Pet!]! }
  union Any = Cat | Dog
`);

const TYPES = ["Cat", "Dog", "Pet", "Any", "Node"];
const FIELDS = ["id", "name", "age", "lives", "__typename"];
const OBJECT_FIELDS = ["friend", "friend(n: 1)", "friend(n: 2)", "friends", "node"];
const ALIASES = ["", "", "", "x: ", "y: "];

/** Small documents in which the same keys meet all the time. */
function randomDocument(random: () => number): string {
  const pick = (items: readonly string[]) => items[Math.floor(random() * items.length)] ?? "";
  const selectionSet = (depth: number): string => {
    const count = 1 + Math.floor(random() * 3);
    return `{ ${Array.from({ length: count }, () => selection(depth)).join(" ")} }`;
  };
  const selection = (depth: number): string => {
    const kind = random();
    if (kind < 0.35 || depth === 0) return pick(ALIASES) + pick(FIELDS);
    if (kind < 0.65) return `${pick(ALIASES)}${pick(OBJECT_FIELDS)} ${selectionSet(depth - 1)}`;
    if (kind < 0.75) return `...F${Math.floor(random() * 3)}`;
    return `... ${random() < 0.9 ? `on ${pick(TYPES)}` : ""} ${selectionSet(depth - 1)}`;
  };
  const fragment = (index: number) =>
    `fragment F${index} on ${pick(TYPES)} ${selectionSet(1).replaceAll(/\.\.\.F\d/g, "id")}`;
  const operation = `{ pet ${selectionSet(3)} pet ${selectionSet(3)} }`;
  // Another rule refuses fragments that nobody spreads; this one leaves them alone.
  const spread = [0, 1, 2].filter((index) => operation.includes(`...F${index}`));
  return `${operation} ${spread.map(fragment).join(" ")}`;
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

const problemsOf = (query: string) => validate(schema, parse(query), [overlappingFieldsRule]);

const times = (number: number, make: (index: number) => string) =>
  Array.from({ length: number }, (_, index) => make(index)).join(" ");

describe("the rule about overlapping fields", () => {
  it("judges 1,000 random documents as graphql-js does", () => {
    const verdicts = { valid: 0, invalid: 0 };
    for (let seed = 1; seed <= 1_000; seed++) {
      const document = parse(randomDocument(seeded(seed * 7_919)));
      const [expected] = validate(schema, document, [OverlappingFieldsCanBeMergedRule]);
      const [found] = validate(schema, document, [overlappingFieldsRule]);
      if ((expected === undefined) !== (found === undefined)) {
        throw new Error(`Seed ${seed}: expected ${expected?.message}, found ${found?.message}`);
      }
      verdicts[found ? "invalid" : "valid"] += 1;
    }
    // Neither kind is rare, or the comparison would prove nothing.
    expect(Math.min(verdicts.valid, verdicts.invalid)).toBeGreaterThan(150);
  });

  it.each([
    ["{ pet { x: name x: age } }", '"name" and "age" are different fields'],
    ["{ pet { friend(n: 1) { id } friend(n: 2) { id } } }", "they have differing arguments"],
    ["{ pet { ... on Cat { lives } ... on Dog { lives } } }", 'conflicting types "Int!" and "String"'],
    ["{ a: list(in: { a: 1, b: 2 }) a: list(in: { a: 1, b: 3 }) }", "they have differing arguments"],
  ])("says why %s is refused", (query, reason) => {
    const [error] = problemsOf(query);
    expect(error?.message).toContain(reason);
    expect(error?.locations).toHaveLength(2);
  });

  it("does not care for the order of arguments and of their fields", () => {
    const query = "{ list(n: 1, in: { a: 1, b: 2 }) list(in: { b: 2, a: 1 }, n: 1) }";
    expect(problemsOf(query)).toEqual([]);
  });

  it.each<[string, (size: number) => string]>([
    ["one field repeated", (size) => `{ ${times(size, () => "node { id }")} }`],
    ["nested repeats", (size) => `{ pet { ${times(size, () => "friend { friend { friend { id } } }")} } }`],
    [
      "fragments that spread all others",
      (size) =>
        `{ pet { ...F0 } } ${times(size / 20, (i) => `fragment F${i} on Pet { id name ${times(size / 20 - i - 1, (j) => `...F${i + j + 1}`)} }`)}`,
    ],
  ])("makes work that grows with the document, not with its square: %s", (_, make) => {
    // The square would be a million; forty thousand are too many.
    expect(problemsOf(make(1_000))).toEqual([]);
  });

  it("gives up, instead of going on for long, where abstract types multiply the work", () => {
    const level = (depth: number): string =>
      depth === 0
        ? "{ id }"
        : `{ ... on Cat { friend { name ${depth} } } ... on Dog { friend { age } } friend ${level(depth - 1)} }`;
    const hostile = `{ pet ${level(12).replaceAll(/ \d+ /g, " ")} }`;
    expect(problemsOf(hostile)).toEqual([]);
    const wide = (depth: number): string =>
      depth === 0
        ? "{ id }"
        : `{ ... on Cat { friend ${wide(depth - 1)} } ... on Dog { friend ${wide(depth - 1)} } friend { id } }`;
    expect(() => problemsOf(`{ pet ${wide(11)} }`)).toThrow(RequestRefusal);
  });
});
