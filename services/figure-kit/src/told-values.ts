/** Values as members tell each other of them, in events and snapshots. */
import { DoubtKind } from "@hub/subgraph-kit/doubt";
import { z } from "zod";

export const toldText = z.object({ vi: z.string(), en: z.string().nullable() });

export const toldDoubts = z.array(
  z.object({ kind: z.enum(DoubtKind), reason: toldText, rule: z.string().nullish() }),
);
