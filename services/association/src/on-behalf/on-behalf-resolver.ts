import { Actor } from "@hub/subgraph-kit/change";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { Source } from "@hub/subgraph-kit/source";
import { sourceById } from "@hub/subgraph-kit/source-resolver";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Contest, EnteredOnBehalf } from "./on-behalf.js";

@Resolver(() => EnteredOnBehalf)
export class EnteredOnBehalfResolver {
  @FieldResolver(() => Actor, { description: describe("Bên nhập.", "Who recorded it.") })
  by(@Root() { organisationId, role }: EnteredOnBehalf): Actor {
    return { organisationId, role };
  }

  @FieldResolver(() => Source, {
    description: describe(
      "Văn bản của bên được nhập thay.",
      "The party's document that it was recorded from.",
    ),
  })
  document(@Root() { documentId }: EnteredOnBehalf, @Ctx() context: MemberContext): Promise<Source | null> {
    return context.load(sourceById, documentId);
  }
}

@Resolver(() => Contest)
export class ContestResolver {
  @FieldResolver(() => Actor, { description: describe("Bên không công nhận.", "Who contests it.") })
  by(@Root() { organisationId, role }: Contest): Actor {
    return { organisationId, role };
  }
}
