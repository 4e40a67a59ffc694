import { FEDERATION_2, type Federation, isRow, type Row } from "../support/federation.js";

const people: Row[] = [
  { __typename: "Author", id: "a1", name: "An", books: 2, city: "Huế", rank: 1 },
  { __typename: "Reader", id: "r1", name: "Bình", read: 7, city: null, rank: 2 },
];
const [author, reader] = people;

const parts = (text: string) => [
  { text, note: null },
  { text: null, note: "n" },
];

const things: Row[] = [
  {
    __typename: "Book",
    id: "b1",
    owner: author,
    makers: [author],
    parts: parts("x"),
    place: { shelf: 1, room: "A" },
  },
  {
    __typename: "Card",
    id: "c1",
    owner: reader,
    makers: null,
    parts: parts("y"),
    place: { shelf: null, room: "B" },
  },
  { __typename: "Card", id: "c2", owner: null, makers: [reader, null], parts: null, place: null },
];

/** Types narrow what their interfaces say, and members know different parts of one value type. */
export const federation: Federation = {
  members: [
    {
      name: "things",
      sdl: `${FEDERATION_2}
        type Query { things: [Thing!]! books: [Book!]! cards(first: Int = 2): [Card] place: Place @shareable }
        interface Thing { id: ID! owner: Person makers: [Person] parts: [Part] }
        interface Person { id: ID! }
        type Book implements Thing @key(fields: "id") {
          id: ID! owner: Author! makers: [Author!]! parts: [Part!]! place: Place! @shareable
        }
        type Card implements Thing @key(fields: "id") { id: ID! owner: Reader makers: [Person] parts: [Part] }
        type Part { text: String note: String }
        type Author implements Person @key(fields: "id") { id: ID! }
        type Reader implements Person @key(fields: "id") { id: ID! }
        type Place @shareable { shelf: Int }
      `,
    },
    {
      name: "people",
      sdl: `${FEDERATION_2}
        type Query { people: [Human!]! first: Named }
        interface Named { name: String self: Named }
        union Human = Author | Reader
        type Author implements Named @key(fields: "id") { id: ID! name: String! books: Int! self: Author! rank: Int! @shareable }
        type Reader implements Named @key(fields: "id") { id: ID! name: String! read: Int! self: Reader rank: Int @shareable }
      `,
    },
    {
      name: "places",
      sdl: `${FEDERATION_2}
        type Query { place: Place @shareable }
        type Place @shareable { shelf: Int room: String! }
        type Book @key(fields: "id") { id: ID! place: Place! @shareable }
        type Card @key(fields: "id") { id: ID! place: Place }
        type Author @key(fields: "id") { id: ID! city: String! rank: Int! @shareable }
        type Reader @key(fields: "id") { id: ID! city: String rank: Int! @shareable }
      `,
    },
  ],
  data: () => {
    const selves: Row[] = people.map((person, index) => ({ ...person, self: () => selves[index] }));
    const [author, reader] = selves;
    const known: Row[] = things.map((thing) => ({ ...thing, ...ownersOf(thing, selves) }));
    return {
      entities: [...known, ...selves],
      root: {
        things: known,
        books: known.slice(0, 1),
        cards: ({ first }: Row) => known.slice(1).slice(0, Number(first)),
        place: { shelf: 3, room: "C" },
        people: [reader, author],
        first: author,
      },
    };
  },
  values: { first: [0, 1, 2] },
};

/** The thing's people as they are everywhere else. */
function ownersOf({ owner, makers }: Row, selves: readonly Row[]): Row {
  const self = (person: unknown) => selves.find(({ id }) => isRow(person) && person["id"] === id) ?? null;
  return { owner: self(owner), makers: Array.isArray(makers) ? makers.map(self) : null };
}
