import { federation } from "../requires-through-list/federation.js";
import { describeFederation } from "../support/describe-federation.js";

describeFederation("aliases and merged fields", federation, [
  { title: "one field under several names", query: "{ users { a: name b: name name } }" },
  {
    title: "one root field with several arguments",
    query: `{ a: user(id: "u1") { name isAdult } b: user(id: "u2") { name isAdult } c: user(id: "x") { id } }`,
  },
  {
    title: "selections of one field, merged in order",
    query: "{ users { reviews { stars } reviews { id stars } } users { id reviews { author { name } } } }",
  },
  {
    title: "the order of the answer is the order of the operation",
    query: "{ users { ...A name ... on User { age id } } } fragment A on User { id reviews { stars } }",
  },
  {
    title: "names of keys and required fields for other things",
    query:
      "{ users { id: name age: id name: age isAdult reviews { author: id id: author { age: name isAdult } } } }",
  },
  {
    title: "an alias that says nothing",
    query: "{ users: users { id: id age: age name: name isAdult: isAdult } }",
  },
  {
    title: "__typename under any name, everywhere",
    query:
      "{ a: __typename users { name: __typename reviews { __typename t: __typename author { id: __typename } } } __typename }",
  },
  {
    title: "names as the gateway uses them itself",
    query: "{ users { _hub_id: id _hub_key_id: name isAdult _entities: age } }",
  },
]);
