import { describeFederation } from "../support/describe-federation.js";
import { federation } from "./federation.js";

describeFederation("@requires with fragments", federation, [
  { title: "on an interface", query: "{ products { label } }" },
  { title: "on a union", query: "{ products { topic } }" },
  { title: "with arguments, on an interface", query: "{ products { motto } }" },
  {
    title: "with different arguments, on an interface and inside it",
    query: "{ products { motto foreign monthly } }",
  },
  {
    title: "beside the client's own part",
    query:
      "{ products { topic label maker { id ... on Company { staff } } subject { __typename ... on Fancy { word } } } }",
  },
]);
