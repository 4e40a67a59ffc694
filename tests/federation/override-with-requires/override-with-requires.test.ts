import { describeFederation } from "../support/describe-federation.js";
import { federation } from "./federation.js";

describeFederation("@override together with @requires", federation, [
  {
    title: "computes where the field has moved to",
    query: "{ oldUsers { address age } newUsers { address } }",
  },
  { title: "is read through an interface", query: "{ people { id city ... on User { address name } } }" },
  { title: "requires what has moved", query: "{ oldUsers { card city } newUsers { card } }" },
]);
