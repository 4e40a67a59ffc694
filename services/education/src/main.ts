import { startMember } from "@hub/subgraph-kit/start-member";
import { education } from "./education.js";

await startMember(education);
