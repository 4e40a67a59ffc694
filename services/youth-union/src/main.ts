import { startMember } from "@hub/subgraph-kit/start-member";
import { youthUnion } from "./youth-union.js";

await startMember(youthUnion);
