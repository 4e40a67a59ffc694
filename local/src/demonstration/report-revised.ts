import { isDeepStrictEqual } from "node:util";
import { Figure } from "@hub/figure-kit/figure";
import { asStored } from "@hub/figure-kit/figure-report";
import { reportFigures } from "@hub/figure-kit/report-figure";
import { stableId } from "@hub/schema/stable-id";
import { createSource } from "@hub/subgraph-kit/source";
import { type EntityManager, In } from "typeorm";
import { asJson, loaderTransaction, REVISED } from "./loader.js";
import type { KnownFigure } from "./member-rows.js";

/**
 * Reports the figures that are not there yet as the member itself would, and a correction of each that says otherwise
 * now. One that somebody else has corrected stands as that has left it.
 */
export async function reportRevised(manager: EntityManager, figures: readonly KnownFigure[]): Promise<void> {
  const claims = await readClaims(manager, figures);
  const reports = figures.flatMap((figure): KnownFigure[] => {
    const [first, ...corrections] = claims.get(figure.id) ?? [];
    if (!first) return [figure];
    const latest = corrections.at(-1) ?? first;
    const isOurs = corrections.every(({ role }) => role === "DATA_LOADER");
    return !isOurs || saysSame(latest, figure) ? [] : [correctionOf(latest, figure)];
  });
  await reportFigures(loaderTransaction(manager), reports);
}

/** By the id of each figure that is there: itself, and what has corrected it, the latest last. */
async function readClaims(
  manager: EntityManager,
  figures: readonly KnownFigure[],
): Promise<ReadonlyMap<string, readonly Figure[]>> {
  const claims = new Map<string, Figure[]>();
  let open = new Map(figures.map(({ id }) => [id, id]));
  while (open.size > 0) {
    const found = await manager.findBy(Figure, { id: In([...open.keys()]) });
    const next = new Map<string, string>();
    for (const claim of found) {
      const first = open.get(claim.id) ?? claim.id;
      claims.set(first, [...(claims.get(first) ?? []), claim]);
      if (claim.correctedById !== null) next.set(claim.correctedById, first);
    }
    open = next;
  }
  return claims;
}

/** Whether the claim is what the file says. What rules have found in it besides follows from that. */
function saysSame(claim: Figure, figure: KnownFigure): boolean {
  const { numerator, denominator, printedPercentage, printedText, qualifier, asOf, source } =
    asStored(figure);
  const { furtherFlags = [], doubts = [] } = figure;
  return (
    claim.numerator === numerator &&
    claim.denominator === denominator &&
    claim.printedPercentage === printedPercentage &&
    claim.printedText === printedText &&
    claim.qualifier === qualifier &&
    claim.asOf === asOf &&
    claim.sourceId === createSource(source).id &&
    furtherFlags.every((flag) => claim.ownFlags.some((known) => isDeepStrictEqual(known, asJson(flag)))) &&
    isDeepStrictEqual(claim.doubts, asJson(doubts))
  );
}

function correctionOf({ id }: Figure, figure: KnownFigure): KnownFigure {
  return {
    ...figure,
    id: stableId("figure", `${id}/${JSON.stringify(asStored(figure))}`),
    correctsId: id,
    reason: REVISED,
  };
}
