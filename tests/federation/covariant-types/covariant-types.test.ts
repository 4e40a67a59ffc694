import { describeFederation } from "../support/describe-federation.js";
import { federation } from "./federation.js";

describeFederation("types that narrow their interface's fields", federation, [
  {
    title: "are read through the interface, with other members' fields below",
    query:
      "{ things { id owner { id ... on Named { name } } makers { id ... on Author { books city } ... on Reader { read town: city } } } }",
  },
  {
    title: "are read through the type and through the interface at once",
    query:
      "{ things { parts { text } ... on Book { all: parts { note } by: owner { name } place { room } } ... on Card { parts { text note } owner { name read } } } }",
  },
  {
    title: "lead back to themselves",
    query:
      "{ people { ... on Named { self { name self { name ... on Author { city rank } } } } } first { self { name } } }",
  },
  {
    title: "have value types that are put together from two members",
    query:
      "{ place { shelf room } books { place { shelf room } } cards { ... on Card { place { shelf room } } } }",
  },
]);
