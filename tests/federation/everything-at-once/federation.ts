import { FEDERATION_2, type Federation, isRow, type Row } from "../support/federation.js";

const authors: Row[] = [
  { __typename: "Author", id: "a1", code: "ND", name: "Nguyễn Du", born: 1765, rating: 5 },
  { __typename: "Author", id: "a2", code: "HX", name: "Hồ Xuân Hương", born: null, rating: null },
];

const size = (n: number) => ({ w: n, length: ({ unit }: Row) => (unit === "MM" ? n * 10 : n) });

const items: Row[] = [
  {
    __typename: "Book",
    id: "b1",
    title: "Kiều",
    pages: 300,
    size: size(20),
    author: authors[0],
    stock: 3,
    tag: "thơ",
  },
  {
    __typename: "Book",
    id: "b2",
    title: "Thơ Nôm",
    pages: 90,
    size: size(15),
    author: authors[1],
    stock: 0,
    tag: null,
  },
  {
    __typename: "Film",
    id: "f1",
    title: "Mùi đu đủ xanh",
    minutes: 104,
    size: null,
    author: null,
    stock: 7,
    tag: "phim",
  },
];

const price = (item: Row, index: number) => ({
  ...item,
  price: ({ currency }: Row) => ({
    amount: currency === "EUR" ? index : index * 1000,
    currency: String(currency ?? "VND"),
  }),
});

/** Constructs that have a folder of their own, and one another's company here. */
export const federation: Federation = {
  members: [
    {
      name: "catalogue",
      sdl: `${FEDERATION_2}
        type Query { items: [Item!]! item(id: ID!): Item search: [Result] newest: Book @shareable }
        union Result = Book | Film | Author
        interface Item @key(fields: "id") { id: ID! title: String! size: Size tag: String }
        type Book implements Item @key(fields: "id") {
          id: ID! title: String! @shareable size: Size tag: String @shareable pages: Int! author: Author!
        }
        type Film implements Item @key(fields: "id") {
          id: ID! title: String! @shareable size: Size tag: String @shareable minutes: Int! author: Author
        }
        type Author @key(fields: "id") @key(fields: "code") { id: ID! code: String! name: String! @shareable }
        type Size { w: Int! length(unit: Unit = CM): Int! }
        enum Unit { CM MM }
      `,
    },
    {
      name: "stock",
      sdl: `${FEDERATION_2}
        type Query { stocked: [Item!]! }
        type Item @key(fields: "id") @interfaceObject {
          id: ID!
          size: Size @external
          stock: Int!
          parcel: String! @requires(fields: "size { length(unit: MM) }")
          crate: String! @requires(fields: "size { length(unit: CM) w }")
        }
        type Size @external { w: Int! length(unit: Unit = CM): Int! }
        enum Unit { CM MM }
      `,
    },
    {
      name: "prices",
      sdl: `${FEDERATION_2}
        type Query { newest: Book @shareable priced: [Priced!]! @provides(fields: "... on Film { title }") }
        union Priced = Book | Film
        interface Item @key(fields: "id") { id: ID! }
        type Book implements Item @key(fields: "id") { id: ID! price(currency: String): Money! tag: String @shareable }
        type Film implements Item @key(fields: "id") { id: ID! price(currency: String): Money title: String! @external tag: String @shareable }
        type Money @shareable { amount: Int! currency: String! }
      `,
    },
    {
      name: "people",
      sdl: `${FEDERATION_2}
        type Query { people: [Author!]! }
        type Author @key(fields: "code") { code: String! born: Int rating: Int name: String! @shareable works: [Book!]! @provides(fields: "tag") }
        type Book @key(fields: "id") { id: ID! tag: String @external }
      `,
    },
    {
      name: "offers",
      sdl: `${FEDERATION_2}
        type Query { offers: [Offer!]! }
        type Offer { of: Book! note: String }
        type Book @key(fields: "id") {
          id: ID!
          author: Author! @external
          price(currency: String): Money! @external
          stock: Int! @external
          offer: Int! @requires(fields: "price(currency: \\"EUR\\") { amount } author { rating }")
          deal: Int! @requires(fields: "price(currency: \\"VND\\") { amount } stock")
        }
        type Author @key(fields: "code") { code: String! rating: Int @external }
        type Money @shareable { amount: Int! currency: String! }
      `,
    },
  ],
  data: () => {
    const all: Row[] = items.map(price);
    const people: Row[] = authors.map((author) => ({
      ...author,
      works: () =>
        named.filter((item) => item["__typename"] === "Book" && idOf(item["author"]) === author["id"]),
    }));
    const named: Row[] = all.map((item) => ({ ...item, author: authorOf(item, people) }));
    const [kieu, poems, film] = named;
    return {
      entities: [...named, ...people],
      root: {
        items: named,
        item: ({ id }: Row) => named.find((item) => item["id"] === id),
        search: [film, null, people[0], kieu],
        newest: poems,
        stocked: named,
        priced: [film, kieu],
        people,
        offers: [
          { of: kieu, note: "n" },
          { of: poems, note: null },
        ],
      },
    };
  },
  computed: {
    ...onItems("parcel", ({ size }) => `${lengthOf(size, "MM")} mm`),
    ...onItems("crate", ({ size }) => `${lengthOf(size, "CM")} cm, ${isRow(size) ? String(size["w"]) : "-"}`),
    "Book.offer": ({ price, author }) =>
      amountOf(price, "EUR") + Number(isRow(author) ? author["rating"] : 0),
    "Book.deal": ({ price, stock }) => amountOf(price, "VND") * Number(stock),
  },
  values: { id: ["b1", "b2", "f1", "nobody"], currency: ["EUR", "VND"] },
};

function onItems(field: string, compute: (item: Row) => unknown) {
  return Object.fromEntries(["Item", "Book", "Film"].map((type) => [`${type}.${field}`, compute]));
}

/** The gateway sends values; the data has functions of the arguments. */
function lengthOf(size: unknown, unit: string): string {
  if (!isRow(size)) return "-";
  const { length } = size;
  return String(typeof length === "function" ? length({ unit }) : length);
}

function amountOf(price: unknown, currency: string): number {
  const money = typeof price === "function" ? price({ currency }) : price;
  return isRow(money) ? Number(money["amount"]) : -1;
}

function authorOf({ author }: Row, people: readonly Row[]): Row | null {
  return people.find(({ id }) => idOf(author) === id) ?? null;
}

function idOf(value: unknown): unknown {
  return isRow(value) ? value["id"] : undefined;
}
