import { it } from "@jest/globals";
import { describeFederation } from "../support/describe-federation.js";
import { federation } from "./federation.js";

describeFederation("@requires of an entity with several keys", federation, [
  { title: "begins where only one key is known, which crashed the planner", query: "{ known { density } }" },
  { title: "begins where both are known", query: "{ dense { density area } schools { density label } }" },
  { title: "goes on to what requires it in turn", query: "{ known { label } schools { label code } }" },
]);

it.todo("@requires of an entity by whose keys no two members know it alike is planned, which is refused now");
