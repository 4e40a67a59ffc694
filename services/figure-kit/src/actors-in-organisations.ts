import { Actor } from "@hub/subgraph-kit/change";
import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { describe } from "@hub/subgraph-kit/describe";
import { FieldResolver, Resolver, Root } from "type-graphql";
import { OrganisationReference } from "./extended-entities.js";

@Resolver(() => Actor)
class ActorResolver {
  @FieldResolver(() => OrganisationReference, {
    nullable: true,
    description: describe(
      "Tổ chức; trống nếu thiết lập của thành viên không nêu tổ chức nào.",
      "The organisation; null while the member's settings name none.",
    ),
  })
  organisation(@Root() { organisationId }: Actor): OrganisationReference | null {
    return organisationId === null ? null : { id: organisationId };
  }
}

/** Of who made a change or reported a figure, the organisation, which the association knows. */
export const actorsInOrganisations: MemberModule = { resolvers: [ActorResolver] };
