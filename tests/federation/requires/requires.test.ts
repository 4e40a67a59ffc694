import { describeFederation } from "../support/describe-federation.js";
import { federation } from "./federation.js";

describeFederation("@requires", federation, [
  { title: "of flat fields", query: "{ products { cost } }" },
  { title: "of nested fields", query: "{ products { volume } }" },
  { title: "of fields in a list", query: "{ products { label } }" },
  { title: "of another entity's field", query: "{ products { origin } }" },
  {
    title: "of all kinds at once, beside the client's own part",
    query: "{ products { cost volume label origin weight box { h } tags { text } } }",
  },
  { title: "of a computed field", query: "{ products { total } }" },
  { title: "around: back into the first member", query: "{ products { discount } }" },
  { title: "of a field that requires in turn what another member has", query: "{ products { bill } }" },
  { title: "beginning at the member that computes", query: "{ shipped { cost volume label } }" },
  { title: "beginning there, of a computed field", query: "{ shipped { total bill discount } }" },
  { title: "beginning there, through an entity", query: "{ first { cost neighbour { cost } } }" },
  {
    title: "with null and aliases in the client's way",
    query: "{ products { price: id weight: __typename box: carrier cost volume } }",
  },
]);
