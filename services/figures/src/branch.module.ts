import { type Connection, connectionType, PageArguments, readPage } from "@hub/subgraph-kit/connection";
import { defineLoader, inOrderOf, MemberContext } from "@hub/subgraph-kit/context";
import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { describe } from "@hub/subgraph-kit/describe";
import { isUuid } from "@hub/subgraph-kit/uuid";
import { Args, type ClassType, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { In } from "typeorm";
import type { Branch } from "./branch.js";
import { AdministrativeUnitExtension } from "./extended-entities.js";

/**
 * The branches of a member.
 * @param prefix as in createFigureResolvers: `womensUnion` makes `Query.womensUnionBranches`
 */
export function createBranchModule(
  branchType: ClassType<Branch>,
  { typeName, prefix }: { typeName: string; prefix: string },
): MemberModule {
  const BranchConnection = connectionType(branchType, typeName);
  const branchById = defineLoader<string, Branch | null>(async (ids, { dataSource }) => {
    const branches = await dataSource.getRepository(branchType).findBy({ id: In([...ids]) });
    return inOrderOf(ids, branches, ({ id }) => id).map((branch) => branch ?? null);
  });

  @Resolver()
  class BranchResolver {
    @Query(() => BranchConnection, {
      nullable: true,
      name: `${prefix}Branches`,
      description: describe("Các cấp của đoàn thể này đã được công bố.", "This member's published branches."),
    })
    branches(
      @Args(() => PageArguments) page: PageArguments,
      @Ctx() { dataSource }: MemberContext,
    ): Promise<Connection<Branch>> {
      return readPage(dataSource.getRepository(branchType).createQueryBuilder("branch"), page, ["id"]);
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
    resolvers: [BranchResolver, BranchUnitResolver],
    references: {
      [typeName]: async ({ id }, context) => (isUuid(id) ? context.load(branchById, id) : null),
    },
  };
}
