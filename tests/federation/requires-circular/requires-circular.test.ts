import { describeFederation } from "../support/describe-federation.js";
import { federation } from "./federation.js";

describeFederation("@requires in circles", federation, [
  { title: "there and back", query: "{ feed { byNovice } }" },
  { title: "twice, beside each other", query: "{ feed { byNovice byExpert author { name } } }" },
  { title: "there and back and there again", query: "{ feed { signature } }" },
  { title: "and back once more", query: "{ feed { headline } authored { headline byExpert } }" },
  { title: "of one entity", query: '{ post(id: "p2") { id headline signature author { years } } }' },
  {
    title: "beginning at the other member",
    query: "{ authored { author { id name } byNovice comments { authorId } } }",
  },
]);
