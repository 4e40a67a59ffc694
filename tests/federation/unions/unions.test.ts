import { describeFederation } from "../support/describe-federation.js";
import { federation } from "./federation.js";

const ALL =
  "__typename ... on Book { title price } ... on Film { title minutes } ... on Song { title singer { name } }";

describeFederation("unions whose members differ per subgraph", federation, [
  { title: "of the left", query: `{ lefts { ${ALL} } book { ${ALL} } }` },
  { title: "of the right", query: `{ rights { ${ALL} } }` },
  {
    title: "in a shared value type",
    query: `{ leftWrapper { actions { ${ALL} } } shared { actions { ${ALL} } } }`,
  },
  {
    title: "asked for a type that cannot be there",
    query: "{ lefts { ... on Song { title } } rights { ... on Film { minutes } } }",
  },
  {
    title: "by the type's name alone",
    query: "{ lefts { __typename } rights { kind: __typename } any { __typename } }",
  },
  {
    title: "with nulls and two unions of one type",
    query:
      "{ any { ... on Person { name } ... on Book { id title price } } rights { ... on Book { price } } }",
  },
  {
    title: "through fragments of the union itself",
    query: `{ lefts { ...M } any { ... on Medium { ...M } } } fragment M on Medium { ... on Medium { ${ALL} } }`,
  },
]);
