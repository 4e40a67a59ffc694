import { describeFederation } from "../support/describe-federation.js";
import { federation } from "./federation.js";

describeFederation("fields of one name and different types", federation, [
  {
    title: "read of entities of both types at once",
    query: "{ found { ... on Named { note } } }",
  },
  {
    title: "under names of their own",
    query:
      "{ all { ... on Book { a: size b: tags c: info { a } } ... on Film { d: size e: tags f: info } } }",
  },
  {
    title: "as keys to another member",
    query:
      "{ all { ... on Book { extra } ... on Film { x: extra } } found { ... on Book { size } ... on Film { s: size } } }",
  },
  {
    title: "beside fields of one object",
    query:
      "{ one { id size extra } other { id size extra } all { __typename ... on Book { extra } ... on Film { y: extra } } }",
  },
  {
    title: "through an interface",
    query: "{ names { note ... on Book { id extra } ... on Film { i: id x: extra } } }",
  },
]);
