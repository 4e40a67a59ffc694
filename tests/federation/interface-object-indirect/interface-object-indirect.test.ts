import { describeFederation } from "../support/describe-federation.js";
import { federation } from "./federation.js";

describeFederation("@interfaceObject, reached from a member that knows the types only", federation, [
  { title: "of an object type", query: "{ users { age handle name } bot { model handle } }" },
  {
    title: "with what it requires of another @interfaceObject",
    query: "{ users { greeting } bot { greeting email } }",
  },
  {
    title: "through a union",
    query:
      "{ either { ... on User { age handle } ... on Bot { handle name followers } ... on Account { email } } }",
  },
  {
    title: "through an object",
    query: "{ team { lead { handle name } members { __typename ... on Account { handle } } } }",
  },
  {
    title: "through a condition on a union of the interface's types",
    query: "{ handled { greeting ... on Either { ... on Account { handle } } } }",
  },
  { title: "of one @interfaceObject from another", query: "{ handled { handle email followers } }" },
  {
    title: "of a type's own fields in another member",
    query:
      "{ handled { handle ... on User { age } ... on Bot { model name } } accounts { ... on User { age greeting } } }",
  },
  {
    title: "of what is required, from the interface itself",
    query: "{ accounts { greeting } account { greeting handle } }",
  },
]);
