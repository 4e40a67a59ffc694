/** Which indicators belong together: what is computed from others, and parts of one whole. */
import { findPartition } from "@hub/figure-kit/indicator-rules";
import { IndicatorBasis } from "@hub/figure-kit/own-indicators/indicator-terms";
import { defineLoader, type MemberContext } from "@hub/subgraph-kit/context";
import { Indicator } from "./indicator.js";
import { indicatorByCode } from "./indicator-loaders.js";

/** As `INDICATOR_CODE` of the kit has them, anywhere in a text. */
const CODES = /\b[A-Z]{2,}\d{2,}\b/g;

/** Those by whose codes the definition of one that is computed tells how. */
export function indicatorsBehind(
  { code, basis, definition }: Indicator,
  context: MemberContext,
): Promise<Indicator[]> {
  if (!basis.includes(IndicatorBasis.DERIVED)) return Promise.resolve([]);
  const named = new Set(definition.vi.match(CODES));
  named.delete(code);
  return known([...named], context);
}

/** Those of the same whole, itself among them; none where it is no part of one. */
export function partitionOf({ code }: Indicator, context: MemberContext): Promise<Indicator[]> {
  return known(findPartition(code) ?? [], context);
}

/** The indicators that are computed from the one with the code, in the order of their codes. */
export const computedWith = defineLoader<string, Indicator[]>(async (codes, { database }) => {
  const computed = await database
    .getRepository(Indicator)
    .createQueryBuilder("indicator")
    .where(":derived = ANY(indicator.basis)", { derived: IndicatorBasis.DERIVED })
    .orderBy("indicator.code")
    .getMany();
  return codes.map((code) =>
    computed.filter(
      (indicator) => indicator.code !== code && indicator.definition.vi.match(CODES)?.includes(code),
    ),
  );
});

async function known(codes: readonly string[], context: MemberContext): Promise<Indicator[]> {
  const found = await Promise.all(codes.map((code) => context.load(indicatorByCode, code)));
  return found.filter((indicator) => indicator !== null);
}
