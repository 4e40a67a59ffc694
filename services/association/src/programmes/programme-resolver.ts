import { type Connection, connectionType, PageArguments, readPage } from "@hub/subgraph-kit/connection";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { IdOf } from "@hub/subgraph-kit/ids/id-of";
import { refuseUnknown } from "@hub/subgraph-kit/named-things";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { AdministrativeUnit } from "../administrative-units/administrative-unit.js";
import { unitById, wholeTerritoryOf } from "../administrative-units/administrative-unit-loaders.js";
import { ceremoniesOfProgramme } from "../ceremonies/ceremony-loaders.js";
import { SigningCeremony } from "../ceremonies/signing-ceremony.js";
import { Commitment } from "../commitments/commitment.js";
import { commitmentsOfProgramme } from "../commitments/commitment-loaders.js";
import { EvaluationRound } from "../evaluation-rounds/evaluation-round.js";
import { roundsOfProgramme } from "../evaluation-rounds/evaluation-round-loaders.js";
import { ORGANISATIONS } from "../organisations/named-organisations.js";
import { Organisation } from "../organisations/organisation.js";
import { organisationById } from "../organisations/organisation-loaders.js";
import { Report } from "../reports/report.js";
import { reportsOfProgramme } from "../reports/report-loaders.js";
import { askedCode, askedCodeInSql } from "../search-text/code-key.js";
import { isFoundIn } from "../search-text/matches-words.js";
import { Target } from "../targets/target.js";
import { targetsOfPeriod } from "../targets/target-loaders.js";
import { CoordinationProgramme } from "./coordination-programme.js";
import {
  partiesOfOrganisation,
  partiesOfProgramme,
  programmeById,
  programmesAfter,
  programmesOfUnit,
} from "./programme-loaders.js";
import { ProgrammeParty } from "./programme-party.js";

const CoordinationProgrammeConnection = connectionType(CoordinationProgramme, "CoordinationProgramme");

/** A programme is called by its code and title, and by whatever its unit was ever called. */
const WORDS_OF_PROGRAMMES = `(
  SELECT programme.id, programme.words || unit.words AS words, programme.short_words || unit.short_words AS short_words
  FROM coordination_programme programme
  JOIN administrative_unit_version unit ON unit.unit_id = programme.unit_id
) searched`;

@ArgsType()
class ProgrammeArguments extends PageArguments {
  @Field(() => String, {
    nullable: true,
    description: describe(
      "Chỉ các chương trình có những từ này trong mã, tên hoặc tên nơi thực hiện, tìm như “search”.",
      'Only those with these words in their codes, titles or the names of where they apply, found as "search" finds them.',
    ),
  })
  search?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: describe(
      "true: chỉ các chương trình đã hết giai đoạn; false: chỉ các chương trình còn lại; bỏ trống: cả hai.",
      "true: only those whose period is over; false: only the others; left out: both.",
    ),
  })
  ended?: boolean | null;

  @IdOf("Organisation")
  @Field(() => ID, {
    nullable: true,
    description: describe(
      "Chỉ các chương trình mà tổ chức này là một bên được nêu tên.",
      "Only those of which this organisation is a named party.",
    ),
  })
  organisationId?: string | null;
}

@Resolver(() => CoordinationProgramme)
export class ProgrammeResolver {
  @Query(() => CoordinationProgramme, {
    nullable: true,
    description: describe(
      "Chương trình phối hợp theo mã; không phân biệt chữ hoa, chữ thường, có dấu hay không dấu.",
      "The coordination programme with this code, in upper or lower case, with diacritics or without.",
    ),
  })
  programme(
    @Arg("code", () => String, {
      description: describe("Mã chương trình, ví dụ QT-2021-2025.", "Its code, such as QT-2021-2025."),
    })
    code: string,
    @Ctx() { database }: MemberContext,
  ): Promise<CoordinationProgramme | null> {
    return database
      .getRepository(CoordinationProgramme)
      .createQueryBuilder("programme")
      .where(`${askedCodeInSql("programme.code")} = :code`, { code: askedCode(code) })
      .getOne();
  }

  @Query(() => CoordinationProgrammeConnection, {
    nullable: true,
    description: describe("Các chương trình phối hợp, theo mã.", "The coordination programmes, by code."),
  })
  async programmes(
    @Args(() => ProgrammeArguments) { search, ended, organisationId, ...page }: ProgrammeArguments,
    @Ctx() context: MemberContext,
  ): Promise<Connection<CoordinationProgramme>> {
    await refuseUnknown(context, [
      { argument: "organisationId", values: organisationId, things: ORGANISATIONS },
    ]);
    const query = context.database.getRepository(CoordinationProgramme).createQueryBuilder("programme");
    if (organisationId != null)
      query.andWhere(
        "programme.id IN (SELECT programme_id FROM programme_party WHERE organisation_id = :organisationId)",
        { organisationId },
      );
    if (search?.trim()) query.andWhere(...isFoundIn("programme", WORDS_OF_PROGRAMMES, search));
    if (ended != null)
      query.andWhere("COALESCE(programme.ends_on < :today, false) = :ended", {
        today: todayInVietnam(),
        ended,
      });
    return readPage(query, page, ["code"]);
  }

  @FieldResolver(() => AdministrativeUnit, {
    description: describe("Nơi thực hiện, như tại lúc ký.", "Where it applies, as the unit was then."),
  })
  unit(
    @Root() { unitId }: CoordinationProgramme,
    @Ctx() context: MemberContext,
  ): Promise<AdministrativeUnit | null> {
    return context.load(unitById, unitId);
  }

  @FieldResolver(() => SigningCeremony, {
    nullable: true,
    description: describe(
      "Lễ ký kết; trống nếu không được công bố.",
      "The signing ceremony; null when none was published.",
    ),
  })
  async ceremony(
    @Root() { id }: CoordinationProgramme,
    @Ctx() context: MemberContext,
  ): Promise<SigningCeremony | null> {
    return (await context.load(ceremoniesOfProgramme, id))[0] ?? null;
  }

  @FieldResolver(() => [ProgrammeParty], {
    description: describe("Các bên được nêu tên.", "The parties that the source names."),
  })
  parties(@Root() { id }: CoordinationProgramme, @Ctx() context: MemberContext): Promise<ProgrammeParty[]> {
    return context.load(partiesOfProgramme, id);
  }

  @FieldResolver(() => [Commitment], {
    description: describe("Các nội dung phối hợp.", "What the parties have committed themselves to."),
  })
  commitments(@Root() { id }: CoordinationProgramme, @Ctx() context: MemberContext): Promise<Commitment[]> {
    return context.load(commitmentsOfProgramme, id);
  }

  @FieldResolver(() => [EvaluationRound], {
    description: describe("Các kỳ đánh giá luân phiên.", "The rotating evaluations."),
  })
  evaluationRounds(
    @Root() { id }: CoordinationProgramme,
    @Ctx() context: MemberContext,
  ): Promise<EvaluationRound[]> {
    return context.load(roundsOfProgramme, id);
  }

  @FieldResolver(() => [Report], {
    description: describe(
      "Các báo cáo về việc thực hiện chương trình, theo ngày báo cáo; gồm cả báo cáo đã được thay thế.",
      "The reports on carrying it out, by the day they bear; superseded ones are among them.",
    ),
  })
  reports(@Root() { id }: CoordinationProgramme, @Ctx() context: MemberContext): Promise<Report[]> {
    return context.load(reportsOfProgramme, id);
  }

  @FieldResolver(() => [Target], {
    description: describe(
      "Chỉ tiêu quốc gia có năm đích nằm trong giai đoạn.",
      "The national targets whose year lies in the period.",
    ),
  })
  async targets(@Root() programme: CoordinationProgramme, @Ctx() context: MemberContext): Promise<Target[]> {
    const { startsOn, endsOn } = programme;
    return startsOn && endsOn ? context.load(targetsOfPeriod, { from: startsOn, to: endsOn }) : [];
  }

  @FieldResolver(() => CoordinationProgramme, {
    nullable: true,
    description: describe("Giai đoạn trước.", "The phase before."),
  })
  predecessor(
    @Root() { predecessorId }: CoordinationProgramme,
    @Ctx() context: MemberContext,
  ): Promise<CoordinationProgramme | null> | null {
    return predecessorId === null ? null : context.load(programmeById, predecessorId);
  }

  @FieldResolver(() => CoordinationProgramme, {
    nullable: true,
    description: describe("Giai đoạn sau.", "The phase after."),
  })
  async successor(
    @Root() { id }: CoordinationProgramme,
    @Ctx() context: MemberContext,
  ): Promise<CoordinationProgramme | null> {
    return (await context.load(programmesAfter, id))[0] ?? null;
  }
}

@Resolver(() => ProgrammeParty)
export class ProgrammePartyResolver {
  @FieldResolver(() => CoordinationProgramme, {
    description: describe("Chương trình.", "The programme."),
  })
  programme(
    @Root() { programmeId }: ProgrammeParty,
    @Ctx() context: MemberContext,
  ): Promise<CoordinationProgramme | null> {
    return context.load(programmeById, programmeId);
  }

  @FieldResolver(() => Organisation, { description: describe("Cơ quan, tổ chức.", "The organisation.") })
  organisation(
    @Root() { organisationId }: ProgrammeParty,
    @Ctx() context: MemberContext,
  ): Promise<Organisation | null> {
    return context.load(organisationById, organisationId);
  }
}

@Resolver(() => Organisation)
export class OrganisationProgrammeResolver {
  @FieldResolver(() => [ProgrammeParty], {
    description: describe(
      "Các chương trình mà nguồn nêu tên tổ chức là một bên.",
      "The programmes of which the sources name it as a party.",
    ),
  })
  participations(@Root() { id }: Organisation, @Ctx() context: MemberContext): Promise<ProgrammeParty[]> {
    return context.load(partiesOfOrganisation, id);
  }
}

@Resolver(() => AdministrativeUnit)
export class UnitProgrammeResolver {
  @FieldResolver(() => [CoordinationProgramme], {
    description: describe(
      "Các chương trình thực hiện tại đơn vị, theo mã; chương trình ở các đơn vị đã nhập vào đơn vị này chỉ có khi “includeEnded” là `true`.",
      'The programmes that apply in the unit, by code; those of units that went into it only where "includeEnded" is true.',
    ),
  })
  async programmes(
    @Root() { id }: AdministrativeUnit,
    @Arg("includeEnded", () => Boolean, {
      defaultValue: false,
      description: describe(
        "Cả ở các đơn vị đã nhập toàn bộ vào đơn vị này; không kể đơn vị đã bị chia.",
        "Also in those that went into the unit as a whole; not in such as were divided.",
      ),
    })
    includeEnded: boolean,
    @Ctx() context: MemberContext,
  ): Promise<CoordinationProgramme[]> {
    if (!includeEnded) return context.load(programmesOfUnit, id);
    const territory = await context.load(wholeTerritoryOf, id);
    const programmes = await Promise.all(territory.map((unit) => context.load(programmesOfUnit, unit.id)));
    return programmes.flat().toSorted((one, other) => (one.code < other.code ? -1 : 1));
  }
}
