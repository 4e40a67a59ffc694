import { describeFederation } from "../support/describe-federation.js";
import { federation } from "./federation.js";

describeFederation("null keys", federation, [
  {
    title: "leaves null what a member between does not know",
    query: "{ shelf { book { upc author { name } } } }",
  },
  { title: "for several fields", query: "{ shelf { book { author { name } pages upc } } }" },
]);
