import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Organisation } from "../organisations/organisation.js";
import { OwedWork } from "./owed.js";
import { owedOf } from "./owed-loaders.js";

@Resolver(() => Organisation)
export class OrganisationOwedResolver {
  @FieldResolver(() => OwedWork, {
    description: describe("Việc mà tổ chức còn phải làm.", "What the organisation has still to do."),
  })
  owed(@Root() { id }: Organisation, @Ctx() context: MemberContext): Promise<OwedWork> {
    return context.load(owedOf, id);
  }
}
