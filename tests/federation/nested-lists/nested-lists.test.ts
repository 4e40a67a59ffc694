import { describeFederation } from "../support/describe-federation.js";
import { federation } from "./federation.js";

describeFederation("nested lists", federation, [
  { title: "of entities", query: "{ matrix { n word } }" },
  { title: "with nulls on every level", query: "{ cube { n word } none { word } }" },
  { title: "of numbers", query: "{ matrix { numbers } }" },
  {
    title: "there and back",
    query: "{ matrix { around { n around { word n } } } cube { around { numbers } } }",
  },
]);
