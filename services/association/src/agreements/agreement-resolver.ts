import { type Connection, connectionType, PageArguments, readPage } from "@hub/subgraph-kit/connection";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { IdOf } from "@hub/subgraph-kit/ids/id-of";
import { refuseUnknown } from "@hub/subgraph-kit/named-things";
import { DateScalar, DateTimeScalar } from "@hub/subgraph-kit/scalars";
import {
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { AdministrativeUnit } from "../administrative-units/administrative-unit.js";
import { unitById } from "../administrative-units/administrative-unit-loaders.js";
import { Commitment } from "../commitments/commitment.js";
import { commitmentById } from "../commitments/commitment-loaders.js";
import { Indicator } from "../indicators/indicator.js";
import { indicatorByCode } from "../indicators/indicator-loaders.js";
import { ORGANISATIONS } from "../organisations/named-organisations.js";
import { Organisation } from "../organisations/organisation.js";
import { organisationById } from "../organisations/organisation-loaders.js";
import { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { programmeById } from "../programmes/programme-loaders.js";
import { agreementsOfCommitment, agreementsOfProgramme } from "./agreement-loaders.js";
import { onlyInForce } from "./agreements-in-force.js";
import { SharingAgreement } from "./sharing-agreement.js";

const SharingAgreementConnection = connectionType(SharingAgreement, "SharingAgreement");

@ObjectType({
  description: describe("Sự đồng ý của một bên.", "That one of the sides has agreed."),
})
class AgreementOfSide {
  /** The organisation itself is the field `organisation`. */
  organisationId!: string;

  @Field(() => DateTimeScalar, { description: describe("Lúc đồng ý.", "When it did.") })
  at!: Date;
}

@ArgsType()
class AgreementArguments extends PageArguments {
  @IdOf("Organisation")
  @Field(() => ID, {
    nullable: true,
    description: describe(
      "Chỉ những thỏa thuận mà cơ quan, tổ chức này là một bên.",
      "Only those of which this organisation is a party.",
    ),
  })
  party?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Chỉ có hiệu lực vào ngày này; với hôm nay thì chỉ những thỏa thuận đang có hiệu lực.",
      "Only those in force on this day; of today those that are in force at this moment.",
    ),
  })
  inForceOn?: string | null;
}

@Resolver(() => SharingAgreement)
export class AgreementResolver {
  @Query(() => SharingAgreementConnection, {
    nullable: true,
    description: describe(
      "Các thỏa thuận chia sẻ dữ liệu, cả dự thảo và những thỏa thuận đã hết hiệu lực, theo ngày đầu có hiệu lực.",
      "The sharing agreements, drafts and ended ones among them, by their first days.",
    ),
  })
  async agreements(
    @Args(() => AgreementArguments) { party, inForceOn, ...page }: AgreementArguments,
    @Ctx() context: MemberContext,
  ): Promise<Connection<SharingAgreement>> {
    await refuseUnknown(context, [{ argument: "party", values: party, things: ORGANISATIONS }]);
    const query = context.database.getRepository(SharingAgreement).createQueryBuilder("agreement");
    if (party != null)
      query.andWhere("(agreement.ownerId = :party OR agreement.partnerId = :party)", { party });
    if (inForceOn != null) onlyInForce(query, inForceOn);
    return readPage(query, page, ["validFrom", "id"]);
  }

  @FieldResolver(() => CoordinationProgramme, { description: describe("Chương trình.", "The programme.") })
  programme(
    @Root() { programmeId }: SharingAgreement,
    @Ctx() context: MemberContext,
  ): Promise<CoordinationProgramme | null> {
    return context.load(programmeById, programmeId);
  }

  @FieldResolver(() => Commitment, {
    description: describe("Nội dung phối hợp mà thỏa thuận dựa vào.", "The commitment that it is made from."),
  })
  commitment(
    @Root() { commitmentId }: SharingAgreement,
    @Ctx() context: MemberContext,
  ): Promise<Commitment | null> {
    return context.load(commitmentById, commitmentId);
  }

  @FieldResolver(() => Organisation, {
    description: describe("Bên cung cấp dữ liệu.", "The side that gives the data."),
  })
  owner(@Root() { ownerId }: SharingAgreement, @Ctx() context: MemberContext): Promise<Organisation | null> {
    return context.load(organisationById, ownerId);
  }

  @FieldResolver(() => Organisation, {
    description: describe("Bên nhận dữ liệu.", "The side that receives the data."),
  })
  partner(
    @Root() { partnerId }: SharingAgreement,
    @Ctx() context: MemberContext,
  ): Promise<Organisation | null> {
    return context.load(organisationById, partnerId);
  }

  @FieldResolver(() => [Indicator], {
    description: describe("Các chỉ số được mở.", "The indicators that it opens."),
  })
  async indicators(
    @Root() { indicatorCodes }: SharingAgreement,
    @Ctx() context: MemberContext,
  ): Promise<Indicator[]> {
    const indicators = await Promise.all(indicatorCodes.map((code) => context.load(indicatorByCode, code)));
    return indicators.filter((indicator) => indicator !== null);
  }

  @FieldResolver(() => AdministrativeUnit, {
    nullable: true,
    description: describe(
      "Đơn vị hành chính, cùng mọi đơn vị bên dưới; trống: mọi nơi mà bên cung cấp báo cáo.",
      "The administrative unit, with all below it; null: wherever the owner reports.",
    ),
  })
  unit(
    @Root() { unitId }: SharingAgreement,
    @Ctx() context: MemberContext,
  ): Promise<AdministrativeUnit | null> | null {
    return unitId === null ? null : context.load(unitById, unitId);
  }

  @FieldResolver(() => [AgreementOfSide], {
    description: describe(
      "Bên nào đã đồng ý và khi nào, bên đồng ý trước đứng trước.",
      "Which side has agreed, and when; the first to agree comes first.",
    ),
  })
  agreedBy(
    @Root() { ownerId, partnerId, ownerAgreedAt, partnerAgreedAt }: SharingAgreement,
  ): AgreementOfSide[] {
    const sides = [
      { organisationId: ownerId, at: ownerAgreedAt },
      { organisationId: partnerId, at: partnerAgreedAt },
    ];
    return sides
      .flatMap(({ organisationId, at }) => (at === null ? [] : [{ organisationId, at }]))
      .toSorted((one, other) => one.at.getTime() - other.at.getTime());
  }
}

@Resolver(() => AgreementOfSide)
export class AgreementOfSideResolver {
  @FieldResolver(() => Organisation, { description: describe("Cơ quan, tổ chức.", "The organisation.") })
  organisation(
    @Root() { organisationId }: AgreementOfSide,
    @Ctx() context: MemberContext,
  ): Promise<Organisation | null> {
    return context.load(organisationById, organisationId);
  }
}

@Resolver(() => CoordinationProgramme)
export class ProgrammeAgreementResolver {
  @FieldResolver(() => [SharingAgreement], {
    description: describe(
      "Các thỏa thuận chia sẻ dữ liệu của chương trình, theo ngày đầu có hiệu lực; gồm cả dự thảo và thỏa thuận đã hết hiệu lực.",
      "The sharing agreements made from it, by their first days; drafts and ended ones are among them.",
    ),
  })
  agreements(
    @Root() { id }: CoordinationProgramme,
    @Ctx() context: MemberContext,
  ): Promise<SharingAgreement[]> {
    return context.load(agreementsOfProgramme, id);
  }
}

@Resolver(() => Commitment)
export class CommitmentAgreementResolver {
  @FieldResolver(() => [SharingAgreement], {
    description: describe(
      "Các thỏa thuận chia sẻ dữ liệu dựa vào nội dung này, theo ngày đầu có hiệu lực.",
      "The sharing agreements made from it, by their first days.",
    ),
  })
  agreements(@Root() { id }: Commitment, @Ctx() context: MemberContext): Promise<SharingAgreement[]> {
    return context.load(agreementsOfCommitment, id);
  }
}
