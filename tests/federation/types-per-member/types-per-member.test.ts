import { it } from "@jest/globals";
import { describeFederation } from "../support/describe-federation.js";
import { federation } from "./federation.js";

describeFederation("types that a member promises and the supergraph does not", federation, [
  {
    title: "of leaves",
    query: "{ shelf { ... on Book { title labels } ... on Film { title labels } } }",
  },
  {
    title: "of objects, and inside them",
    query:
      "{ shelf { ... on Book { detail { size unit } about { text } } ... on Film { detail { size unit } about { text } } } }",
  },
  {
    title: "with entities of other members below",
    query:
      "{ shelf { ... on Book { stock detail { size author { name } } } ... on Film { detail { size author { born } } } } }",
  },
  {
    title: "through an interface and through a type at once",
    query:
      "{ titled { title about { text } ... on Book { title about { author { name } } } ... on Film { about { author { id } } } } }",
  },
  {
    title: "of entities that another member has led to",
    query: "{ found { ... on Book { title detail { unit } } ... on Film { title detail { size } } } }",
  },
]);

it.todo("a subscription of a member may read fields of one name that the member has with different types");
