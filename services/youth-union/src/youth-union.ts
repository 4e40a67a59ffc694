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
import { YouthUnionBranch, youthUnionBranches } from "./branches/youth-union-branch.js";

/** Đoàn TNCS Hồ Chí Minh: its branches, activities and figures. */
export const youthUnion: MemberDefinition = {
  name: "youth-union",
  entities: [Figure, Activity, YouthUnionBranch],
  migrations: [CreateFigures1700000000001, CreateBranches1700000000002],
  resolvers: [
    ...createFigureResolvers({
      member: "youth-union",
      prefix: "youthUnion",
      unitType: AdministrativeUnitExtension,
      indicatorType: IndicatorReference,
      findUnit: (id) => ({ id }),
      findIndicator: (code) => ({ code }),
    }),
    ...createActivityResolvers("youthUnion"),
    ...youthUnionBranches.resolvers,
  ],
  orphanedTypes: [AdministrativeUnitExtension, CoordinationProgrammeExtension, CommitmentExtension],
  referenceResolvers: { ...extendedEntityResolvers, YouthUnionBranch: youthUnionBranches.findBranch },
};
