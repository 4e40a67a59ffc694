import { isDeepStrictEqual } from "node:util";
import { numberOf as exact } from "@hub/gateway/wire/exact-number";
import { FEDERATION_2, type Federation, type Row } from "../support/federation.js";

const people = [
  {
    __typename: "Person",
    code: { book: exact("9007199254740993"), page: 1 },
    name: "An",
    age: exact("30.0"),
  },
  { __typename: "Person", code: { book: exact("9007199254740992.0"), page: 1 }, name: "Bình", age: null },
  { __typename: "Person", code: [exact("1e3"), "1e3"], name: "Cúc", age: 7 },
];
const branches = [exact("1.10"), exact("1.100"), 1.1].map((code) => ({
  __typename: "Branch",
  code,
  branchName: `Chi nhánh ${String(code)}`,
}));
const accounts = [
  {
    __typename: "Account",
    number: exact("9007199254740993"),
    branch: branches[0],
    balance: exact("1.10"),
    note: { big: exact("123456789012345678901234567890"), list: [exact("1E400"), "x", 7] },
    rate: 1.5,
    owner: people[0],
  },
  {
    __typename: "Account",
    number: 9007199254740991,
    branch: branches[1],
    balance: exact("-0.00"),
    note: exact("1e400"),
    rate: 33.333333333333336,
    owner: people[1],
  },
  {
    __typename: "Account",
    number: exact("9007199254740992"),
    branch: branches[2],
    balance: 12,
    note: null,
    rate: 2,
    owner: people[2],
  },
];
const numbers = [...accounts.map(({ number }) => number), exact("9223372036854775808"), 1];

/** Numbers that JavaScript cannot hold, in values, keys, requirements and arguments of scalars of the members' own. */
export const federation: Federation = {
  members: [
    {
      name: "ledger",
      sdl: `${FEDERATION_2}
        scalar Long scalar Decimal scalar Any
        type Query {
          accounts: [Account!]!
          account(number: Long!): Account
          echoAny(v: Any): Any
          echoLong(number: Long): Long
          echoAll(numbers: [Long!], entry: Entry): Any
          echoId(id: ID!): ID!
        }
        input Entry { number: Long! v: Any amount: Decimal next: Entry }
        type Account @key(fields: "number") {
          number: Long! branch: Branch! balance: Decimal note: Any rate: Float owner: Person
        }
        type Branch @key(fields: "code") { code: Decimal! }
        type Person @key(fields: "code") { code: Any! }
      `,
    },
    {
      name: "statements",
      sdl: `${FEDERATION_2}
        scalar Long scalar Decimal scalar Any
        type Query { first: Account! }
        type Account @key(fields: "number") {
          number: Long! balance: Decimal @external note: Any @external
          statement: Any @requires(fields: "balance note")
        }
        type Person @key(fields: "code") { code: Any! name: String age: Decimal }
      `,
    },
    {
      name: "branches",
      sdl: `${FEDERATION_2}
        scalar Decimal
        type Branch @key(fields: "code") { code: Decimal! branchName: String }
      `,
    },
  ],
  data: () => {
    const rows = accounts.map((row) => ({ ...row, statement: null }));
    return {
      entities: [...rows, ...people, ...branches],
      root: {
        accounts: rows,
        first: rows[0],
        account: ({ number }: Row) => rows.find((row) => isDeepStrictEqual(row.number, number)) ?? null,
        echoAny: ({ v }: Row) => v,
        echoLong: ({ number }: Row) => number,
        echoAll: (args: Row) => args,
        echoId: ({ id }: Row) => id,
      },
    };
  },
  computed: { "Account.statement": ({ balance, note }) => ({ balance, note }) },
  values: {
    number: numbers,
    numbers,
    amount: [exact("1.10"), exact("0.00"), 1.5],
    id: ["9007199254740993", "a"],
    v: [
      exact("9223372036854775808"),
      exact("1E400"),
      { a: [exact("1.10"), { b: exact("-0") }], c: "1.10" },
      [],
      null,
    ],
  },
};
