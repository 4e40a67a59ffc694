import { defineLoader } from "@hub/subgraph-kit/context";
import { sourceById } from "@hub/subgraph-kit/source-resolver";
import { In } from "typeorm";
import { Figure } from "./figure.js";
import { readableOf } from "./readable-figures.js";

/** A source by its id; of an internal one null for who may read none of the figures that cite it. */
export const readableSource: typeof sourceById = defineLoader(async (ids, context) => {
  const sources = await sourceById.batch(ids, context);
  const internal = sources.flatMap((source) => (source?.isInternal ? [source.id] : []));
  if (internal.length === 0) return sources;
  const citing = await context.database.getRepository(Figure).findBy({ sourceId: In(internal) });
  const cited = new Set([...(await readableOf(citing, context)).values()].map(({ sourceId }) => sourceId));
  return sources.map((source) => (source?.isInternal && !cited.has(source.id) ? null : source));
});
