import { describeFederation } from "../support/describe-federation.js";
import { federation } from "./federation.js";

describeFederation("everything at once", federation, [
  {
    title: "requirements with different arguments through an @interfaceObject",
    query:
      "{ stocked { parcel crate } items { crate title ... on Book { parcel author { works { parcel } } } } }",
  },
  {
    title: "requirements with different arguments, of other entities and of what another member adds",
    query: "{ offers { of { offer deal price { amount } } } newest { deal offer author { name rating } } }",
  },
  {
    title: "a union of an interface's types beside others, with prices of different nullability",
    query:
      "{ search { ... on Item { stock crate } ... on Film { price { amount } } ... on Book { worth: price { amount } } ... on Author { born works { tag offer } } } }",
  },
  {
    title: "a field that objects without their type have, and that is external elsewhere",
    query: "{ stocked { stock } }",
  },
  {
    title: "what an interface requires, of an object whose type is known",
    query: "{ newest { crate } }",
  },
  {
    title: "what is provided, beside what is not",
    query:
      '{ priced { ... on Film { title tag stock } ... on Book { title pages } } people { works { tag title } } item(id: "f1") { tag parcel } }',
  },
]);
