import { describeFederation } from "../support/describe-federation.js";
import { federation } from "./federation.js";

describeFederation("@external, @extends, @requires and @provides as in Federation 1", federation, [
  { title: "extends a type of another member", query: "{ me { id name nickname } users { nickname } }" },
  { title: "begins at the extension", query: "{ friend { id name nickname } named { id name listed } }" },
  {
    title: "reads what is required first",
    query: "{ me { greeting } friend { greeting } named { greeting } }",
  },
  {
    title: "shares value types",
    query: "{ me { address { city street } home { city } } friend { home { street } address { street } } }",
  },
]);
