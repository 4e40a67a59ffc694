import { describeFederation } from "../support/describe-federation.js";
import { federation } from "./federation.js";

describeFederation("@external and @extends as in Federation 2", federation, [
  {
    title: "takes an alias that says nothing for the required field itself",
    query: "{ friend { age } friend { details { born: born } } }",
  },
  {
    title: "extends a type",
    query: "{ users { name nickname score } friend { id nickname name } best { name score nickname } }",
  },
  {
    title: "reads what is required first",
    query: "{ users { greeting age } friend { greeting age } best { age greeting } }",
  },
  {
    title: "keeps the client's part of what is required",
    query: "{ users { age details { height } } friend { details { born height } age } }",
  },
]);
