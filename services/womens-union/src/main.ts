import { startMember } from "@hub/subgraph-kit/start-member";
import { womensUnion } from "./womens-union.js";

await startMember(womensUnion);
