import { describeFederation } from "../support/describe-federation.js";
import { federation } from "./federation.js";

describeFederation("interfaces that differ per subgraph", federation, [
  { title: "known to one member", query: "{ nodes { id ... on Device { warranty maker { name } } } }" },
  {
    title: "of types reached through a union",
    query: "{ products { ... on Node { id } ... on Priced { price } ... on Device { warranty } } }",
  },
  {
    title: "of another member's fields",
    query:
      "{ nodes { ... on Priced { price } } priced { price ... on Node { id } ... on Device { warranty } } }",
  },
  {
    title: "conditions inside conditions",
    query:
      "{ nodes { ... on Node { ... on Device { ... on Priced { price ... on Oven { heat price } } } ... on Toaster { slots } } } }",
  },
  {
    title: "of an object type",
    query:
      "{ toasters { ...T ...N } } fragment T on Toaster { id slots } fragment N on Node { id __typename ... on Device { maker { __typename ... on Guild { members } } } }",
  },
  {
    title: "under one alias in every type",
    query:
      "{ nodes { ... on Oven { n: heat } ... on Toaster { n: slots } maker: __typename } priced { ... on Oven { x: heat } ... on Toaster { x: price } } }",
  },
  {
    title: "objects below the interface's field",
    query: "{ nodes { ... on Device { maker { ... on Shop { city } ... on Guild { members } } } } }",
  },
]);
