import { Activity } from "@hub/figures/activity";
import { createActivityResolvers } from "@hub/figures/activity-resolvers";
import { CreateBranches1700000000002 } from "@hub/figures/branch-migration";
import {
  AdministrativeUnitExtension,
  CommitmentExtension,
  CoordinationProgrammeExtension,
  extendedEntityResolvers,
  IndicatorReference,
} from "@hub/figures/extended-entities";
import { Figure } from "@hub/figures/figure";
import { createFigureResolvers } from "@hub/figures/figure-resolvers";
import { CreateFigures1700000000001 } from "@hub/figures/migration";
import type { MemberDefinition } from "@hub/subgraph-kit/member";
import { WomensUnionBranch, womensUnionBranches } from "./branches/womens-union-branch.js";

/** Hội Liên hiệp Phụ nữ: its branches, activities and figures. */
export const womensUnion: MemberDefinition = {
  name: "womens-union",
  entities: [Figure, Activity, WomensUnionBranch],
  migrations: [CreateFigures1700000000001, CreateBranches1700000000002],
  resolvers: [
    ...createFigureResolvers({
      member: "womens-union",
      prefix: "womensUnion",
      unitType: AdministrativeUnitExtension,
      indicatorType: IndicatorReference,
      findUnit: (id) => ({ id }),
      findIndicator: (code) => ({ code }),
    }),
    ...createActivityResolvers("womensUnion"),
    ...womensUnionBranches.resolvers,
  ],
  orphanedTypes: [AdministrativeUnitExtension, CoordinationProgrammeExtension, CommitmentExtension],
  referenceResolvers: { ...extendedEntityResolvers, WomensUnionBranch: womensUnionBranches.findBranch },
};
