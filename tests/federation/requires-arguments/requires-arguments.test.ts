import { describeFederation } from "../support/describe-federation.js";
import { federation } from "./federation.js";

describeFederation("@requires with arguments", federation, [
  { title: "in a requirement and in what it requires in turn", query: "{ products { bill } }" },
  {
    title: "in an object of a requirement and of what it requires in turn",
    query: "{ products { comparison } }",
  },
  {
    title: "in an object of a single entity, which crashed the planner",
    query: '{ product(id: "p1") { comparison } }',
  },
  { title: "of one object for two requirements", query: "{ products { isExpensive averageEur } }" },
  { title: "of a flat field", query: "{ products { costEur } }" },
  { title: "of objects", query: "{ products { digest } }" },
  { title: "of a nested field", query: "{ products { isExpensive } }" },
  { title: "two requirements with different arguments", query: "{ products { costVnd costEur } }" },
  { title: "all at once", query: "{ products { costVnd costEur(factor: 3) digest isExpensive } }" },
  {
    title: "with the client asking for the same field with other arguments",
    query: `{ products { price(currency: "EUR") costVnd comments { text } digest category { average(currency: "EUR") } isExpensive } }`,
  },
  {
    title: "with the client's aliases",
    query: `query($c: String!) { product(id: "p2") { price: price(currency: $c) vnd: price(currency: "VND") costEur a: costEur(factor: 2) } }`,
    variables: { c: "EUR" },
  },
]);
