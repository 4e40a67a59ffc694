import { describeFederation } from "../support/describe-federation.js";
import { federation } from "./federation.js";

describeFederation("entities behind interfaces", federation, [
  {
    title: "found by an id",
    query:
      '{ school: node(id: "s1") { __typename ... on School { pupils name area } } library: node(id: "l1") { ... on Place { name } ... on Library { books } } none: node(id: "x") { id } }',
  },
  {
    title: "through an interface that inherits another and one that only another member has",
    query:
      "{ places { name ... on Opening { open } ... on Measured { area } nearest { ... on Opening { open } } } }",
  },
  {
    title: "with one response key for different arguments of different types",
    query: "{ places { ... on School { size: area(unit: M2) } ... on Park { size: area(unit: HA) } } }",
  },
  {
    title: "the same, read from the member itself",
    query: "{ measured { ... on School { size: area(unit: M2) } ... on Park { size: area(unit: HA) } } }",
  },
  {
    title: "in nested lists, with nulls",
    query:
      "{ nodes { id ... on Opening { open } } centre { both { name ... on School { pupils } ... on Opening { open } } node { ... on Library { books } } } }",
  },
  {
    title: "beginning at the member that knows only some",
    query: "{ openings { id open ... on Place { name nearest { id } } } }",
  },
]);
