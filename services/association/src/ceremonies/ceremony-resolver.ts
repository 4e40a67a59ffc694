import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Organisation } from "../organisations/organisation.js";
import { organisationById } from "../organisations/organisation-loaders.js";
import { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { programmeById } from "../programmes/programme-loaders.js";
import { SigningCeremony } from "./signing-ceremony.js";

@Resolver(() => SigningCeremony)
export class CeremonyResolver {
  @FieldResolver(() => Organisation, {
    description: describe("Đơn vị tổ chức buổi lễ.", "The organisation that held it."),
  })
  host(@Root() { hostId }: SigningCeremony, @Ctx() context: MemberContext): Promise<Organisation | null> {
    return context.load(organisationById, hostId);
  }

  @FieldResolver(() => CoordinationProgramme, {
    description: describe("Chương trình được ký.", "The programme that was signed."),
  })
  programme(
    @Root() { programmeId }: SigningCeremony,
    @Ctx() context: MemberContext,
  ): Promise<CoordinationProgramme | null> {
    return context.load(programmeById, programmeId);
  }
}
