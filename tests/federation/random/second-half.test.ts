import { describeRandomOperations } from "./random-operations.js";

describeRandomOperations(1);
