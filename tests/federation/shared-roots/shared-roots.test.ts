import { describeFederation } from "../support/describe-federation.js";
import { federation } from "./federation.js";

describeFederation("root fields that members share", federation, [
  {
    title: "are put together from all of them",
    query: "{ product { id name { vi brand } price { amount currency } category { id details } } }",
  },
  {
    title: "as lists",
    query: "{ products(first: 2) { id name { vi } price { amount } category { details } } }",
  },
  {
    title: "under two aliases",
    query: "{ a: product { price { amount } id } b: product { name { brand } category { id } } }",
  },
  { title: "of one member's part", query: "{ product { category { id } } }" },
]);
