import "reflect-metadata";
import { startMember } from "@hub/subgraph-kit/start-member";
import { association } from "./association.js";

await startMember(association);
