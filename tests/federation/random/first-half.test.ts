import { describeRandomOperations } from "./random-operations.js";

describeRandomOperations(0);
