import { it } from "@jest/globals";
import { describeFederation } from "../support/describe-federation.js";
import { federation } from "./federation.js";

describeFederation("@interfaceObject", federation, [
  { title: "adds fields to an interface", query: "{ media { id likes title } }" },
  {
    title: "adds fields to every type of the interface",
    query:
      "{ media { ... on Book { likes pages } ... on Film { minutes author { name } } } book { likes title } }",
  },
  {
    title: "requires fields of the interface",
    query: "{ media { caption } book { caption } liked { caption } }",
  },
  { title: "begins at the object without a type", query: "{ liked { id likes title } }" },
  {
    title: "finds the types of its objects elsewhere",
    query: "{ liked { __typename likes ... on Book { pages } ... on Film { minutes title } } }",
  },
  {
    title: "asks for nothing but the type's name",
    query: "{ liked { __typename } favourite { __typename } playlists { items { __typename } } }",
  },
  {
    title: "is reached through an object that cannot be resolved",
    query:
      "{ playlists { name items { id title likes caption author { name } } } favourite { id likes ... on Film { minutes } } }",
  },
  {
    title: "applies conditions on types to objects of unknown type",
    query: "{ liked { ... on Film { likes } } playlists { items { ... on Book { id } } } }",
  },
]);

it.todo(
  "a field that an @interfaceObject has from elsewhere is composed as external when all its members have it",
);
