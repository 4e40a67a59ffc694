import { type Connection, connectionType, PageArguments, readPage } from "@hub/subgraph-kit/connection";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { referenceById, rowBy } from "@hub/subgraph-kit/row-loaders";
import { READ_ONLY } from "@hub/subgraph-kit/rows/table-rights";
import { createSourceResolver } from "@hub/subgraph-kit/source-resolver";
import { Args, type ClassType, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { Branch } from "./branch.js";
import { branchesOf } from "./branch-rows.js";
import { AdministrativeUnitExtension } from "./extended-entities.js";
import type { FlaggingModule } from "./findings/flagged-type.js";
import { defineStatedDoubts } from "./findings/stated-doubts.js";

export interface BranchNames {
  readonly typeName: string;
  /** With which the ids of branches begin, as `GlobalNode` has it. */
  readonly idPrefix: string;
  /** As in createFigureResolvers: `womensUnion` makes `Query.womensUnionBranches`. */
  readonly prefix: string;
}

/** The branches of a member. */
export function createBranchModule(
  branchType: ClassType<Branch>,
  { typeName, idPrefix, prefix }: BranchNames,
): FlaggingModule {
  const BranchConnection = connectionType(branchType, typeName);

  @Resolver()
  class BranchResolver {
    @Query(() => BranchConnection, {
      nullable: true,
      name: `${prefix}Branches`,
      description: describe("Các cấp của đoàn thể này đã được công bố.", "This member's published branches."),
    })
    branches(
      @Args(() => PageArguments) page: PageArguments,
      @Ctx() { database }: MemberContext,
    ): Promise<Connection<Branch>> {
      return readPage(database.getRepository(branchType).createQueryBuilder("branch"), page, ["id"]);
    }
  }

  @Resolver(() => branchType)
  class BranchUnitResolver {
    @FieldResolver(() => AdministrativeUnitExtension, {
      nullable: true,
      description: describe(
        "Đơn vị hành chính; trống ở cấp trung ương.",
        "The administrative unit; null for the central branch.",
      ),
    })
    unit(@Root() { unitId }: Branch): AdministrativeUnitExtension | null {
      return unitId === null ? null : { id: unitId };
    }
  }

  return {
    entities: [branchType],
    tables: { branch: READ_ONLY },
    resolvers: [BranchResolver, BranchUnitResolver, createSourceResolver(branchType)],
    flagged: [defineStatedDoubts(branchType, branchType, ({ id, unitId }) => ({ key: id, unitId }))],
    recorded: [branchesOf(typeName, idPrefix)],
    references: { [typeName]: referenceById(rowBy(branchType, "id")) },
  };
}
