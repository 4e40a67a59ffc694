import { rowBy } from "@hub/subgraph-kit/row-loaders";
import { Indicator } from "./indicator.js";

export const indicatorByCode = rowBy(Indicator, "code");
