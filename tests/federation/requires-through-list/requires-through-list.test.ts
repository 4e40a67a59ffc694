import { describeFederation } from "../support/describe-federation.js";
import { federation } from "./federation.js";

describeFederation("@requires reached through the member that computes it", federation, [
  { title: "from its root", query: "{ reviews { author { isAdult } } }" },
  {
    title: "from the other member's root: root → list → entity",
    query: `{ user(id: "u1") { reviews { author { isAdult } } } }`,
  },
  {
    title: "beside a field of the other member",
    query: `{ user(id: "u1") { reviews { author { name isAdult } } } }`,
  },
  { title: "beside the required field", query: `{ user(id: "u1") { reviews { author { age isAdult } } } }` },
  {
    title: "a list of lists deep",
    query:
      "{ users { reviews { readers { isAdult reviews { author { isAdult } } } latest { reader { isAdult } } } } }",
  },
  {
    title: "under aliases and conditions",
    query: `query($x: Boolean!) { a: user(id: "u1") { b: reviews { c: author { d: isAdult @include(if: $x) id } } isAdult } }`,
    variables: { x: true },
  },
  {
    title: "in fragments",
    query: `{ user(id: "u1") { ...F } users { ...F } } fragment F on User { isAdult reviews { author { ...G } } } fragment G on User { isAdult }`,
  },
]);
