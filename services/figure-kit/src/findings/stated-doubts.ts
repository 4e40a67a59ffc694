/** What whoever recorded something has said not to be certain, of types at which no rule looks. */
import type { MemberContext } from "@hub/subgraph-kit/context";
import type { Doubt } from "@hub/subgraph-kit/doubt";
import { globalIdOf } from "@hub/subgraph-kit/ids/global-node";
import type { ClassType } from "type-graphql";
import { findingOfDoubt } from "../data-quality-flag.js";
import type { FlaggedType } from "./flagged-type.js";

/** A row with its doubts. */
interface DoubtedRow {
  readonly doubts: readonly Doubt[];
  readonly sourceId: string;
}

/** What the doubts of a row are about. */
interface DoubtedThing {
  /** The key of the thing. */
  readonly key: string;
  /** The unit that it is about; null where it is about none. */
  readonly unitId: string | null;
}

/**
 * Makes each doubt of the rows a finding.
 * @param rowType has the field `doubts` itself
 * @param type the `GlobalNode` that the doubts are about, which need not be the row: a link is shown on what has it
 * @param thingOf reads by loaders: many rows cost as much as one
 */
export function defineStatedDoubts<Row extends DoubtedRow>(
  rowType: ClassType<Row>,
  type: ClassType<object>,
  thingOf: (row: Row, context: MemberContext) => DoubtedThing | Promise<DoubtedThing>,
): FlaggedType {
  return {
    async find(context, member) {
      const rows = await context.database.getRepository(rowType).find();
      const doubted = rows.filter(({ doubts }) => doubts.length > 0);
      return Promise.all(
        doubted.map(async (row) => {
          const { key, unitId } = await thingOf(row, context);
          return {
            id: globalIdOf(type, key, member),
            kind: type.name,
            unitId,
            sourceId: row.sourceId,
            flags: row.doubts.map(findingOfDoubt),
          };
        }),
      );
    },
  };
}
