import { defineLoader, inOrderOf } from "@hub/subgraph-kit/context";
import { In } from "typeorm";
import { Indicator } from "./indicator.js";

/** The indicator with this code; null when there is none. */
export const indicatorByCode = defineLoader<string, Indicator | null>(async (codes, { dataSource }) => {
  const indicators = await dataSource.getRepository(Indicator).findBy({ code: In([...codes]) });
  return inOrderOf(codes, indicators, (indicator) => indicator.code).map((indicator) => indicator ?? null);
});
