import type { MemberDefinition } from "@hub/subgraph-kit/member";
import { Activity } from "./activity.js";
import { createActivityResolvers } from "./activity-resolvers.js";
import {
  AdministrativeUnitExtension,
  CommitmentExtension,
  CoordinationProgrammeExtension,
  extendedEntityResolvers,
  IndicatorReference,
} from "./extended-entities.js";
import { Figure } from "./figure.js";
import { createFigureResolvers } from "./figure-resolvers.js";
import { CreateFigures1700000000001 } from "./migration.js";

/**
 * What every member has that reports figures and activities about the association's units, programmes and
 * commitments; a member adds what is its own.
 * @param options.prefix `womensUnion` makes `womensUnionFigures`, `womensUnionActivities` and
 * `reportWomensUnionFigure`
 */
export function createReportingMember({ name, prefix }: { name: string; prefix: string }) {
  return {
    name,
    entities: [Figure, Activity],
    migrations: [CreateFigures1700000000001],
    resolvers: [
      ...createFigureResolvers({
        member: name,
        prefix,
        unitType: AdministrativeUnitExtension,
        indicatorType: IndicatorReference,
        findUnit: (id) => ({ id }),
        findIndicator: (code) => ({ code }),
      }),
      ...createActivityResolvers(prefix),
    ],
    orphanedTypes: [AdministrativeUnitExtension, CoordinationProgrammeExtension, CommitmentExtension],
    referenceResolvers: extendedEntityResolvers,
  } satisfies MemberDefinition;
}
