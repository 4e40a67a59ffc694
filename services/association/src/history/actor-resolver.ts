import { Actor } from "@hub/subgraph-kit/change";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Organisation } from "../organisations/organisation.js";
import { organisationById } from "../organisations/organisation-loaders.js";

@Resolver(() => Actor)
export class ActorResolver {
  @FieldResolver(() => Organisation, {
    nullable: true,
    description: describe(
      "Tổ chức; trống nếu thiết lập của thành viên không nêu tổ chức nào.",
      "The organisation; null while the member's settings name none.",
    ),
  })
  organisation(
    @Root() { organisationId }: Actor,
    @Ctx() context: MemberContext,
  ): Promise<Organisation | null> | null {
    return organisationId === null ? null : context.load(organisationById, organisationId);
  }
}
