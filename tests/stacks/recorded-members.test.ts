import { describeStacks } from "./describe-stacks.js";
import { replay } from "./recorded-members.js";
import { STACKS } from "./stacks.mjs";

describeStacks(STACKS, () => replay(STACKS));
