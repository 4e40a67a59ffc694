import { REPORT_ROLES } from "@hub/schema/roles";
import { CommandArguments } from "@hub/subgraph-kit/command-arguments";
import { type Connection, connectionType, PageArguments, readPage } from "@hub/subgraph-kit/connection";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { ForRoles } from "@hub/subgraph-kit/for-roles";
import { IdOf } from "@hub/subgraph-kit/ids/id-of";
import { LocalizedTextInput, readLocalizedText } from "@hub/subgraph-kit/localized-text-input";
import { refuseUnknown } from "@hub/subgraph-kit/named-things";
import { DateScalar } from "@hub/subgraph-kit/scalars";
import { SourceInput } from "@hub/subgraph-kit/source";
import {
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { EvaluationRound } from "../evaluation-rounds/evaluation-round.js";
import { roundById } from "../evaluation-rounds/evaluation-round-loaders.js";
import { EnteredOnBehalf, enteredOnBehalf } from "../on-behalf/on-behalf.js";
import { ORGANISATIONS } from "../organisations/named-organisations.js";
import { Organisation } from "../organisations/organisation.js";
import { organisationById } from "../organisations/organisation-loaders.js";
import { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { PROGRAMMES } from "../programmes/named-programmes.js";
import { programmeById } from "../programmes/programme-loaders.js";
import { Report, ReportCadence } from "./report.js";
import { reportsOfOrganisation } from "./report-loaders.js";
import { ofReport } from "./report-owner.js";
import { submitReport } from "./submit-report.js";

@InputType({
  description: describe(
    "Báo cáo của một bên về việc thực hiện chương trình.",
    "A party's report on carrying out a programme.",
  ),
})
class SubmitReportInput {
  @IdOf("Organisation")
  @Field(() => ID, { description: describe("Cơ quan, tổ chức báo cáo.", "The organisation that reports.") })
  organisationId!: string;

  @Field(() => ReportCadence, { description: describe("Định kỳ hay đột xuất.", "Periodic or ad hoc.") })
  cadence!: ReportCadence;

  @Field(() => LocalizedTextInput, { description: describe("Tên báo cáo.", "Title.") })
  title!: LocalizedTextInput;

  @Field(() => DateScalar, {
    description: describe("Ngày đầu của kỳ báo cáo.", "First day of the period it reports on."),
  })
  periodFrom!: string;

  @Field(() => DateScalar, {
    description: describe("Ngày cuối của kỳ báo cáo.", "Last day of the period it reports on."),
  })
  periodTo!: string;

  @Field(() => DateScalar, { description: describe("Ngày ghi trên báo cáo.", "The day the report bears.") })
  issuedOn!: string;

  @Field(() => String, {
    nullable: true,
    description: describe("Số, ký hiệu của báo cáo.", "Number and symbol of the report."),
  })
  documentNumber?: string | null;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: describe(
      "Tóm tắt; chỉ số lượng và kết quả, không có thông tin cá nhân.",
      "A summary: counts and results, no personal data.",
    ),
  })
  summary?: LocalizedTextInput | null;

  @Field(() => Int, {
    nullable: true,
    description: describe("Kỳ đánh giá mà báo cáo phục vụ.", "The evaluation it was made for."),
  })
  roundNumber?: number | null;

  @Field(() => SourceInput, { description: describe("Nguồn.", "The source.") })
  source!: SourceInput;

  @Field(() => SourceInput, {
    nullable: true,
    description: describe(
      "Chỉ khi thường trực chương trình nhập thay cho một bên chưa có tài khoản: văn bản của bên đó, có số, ngày, cơ quan ban hành và bản quét.",
      "Only where the programme's secretary enters it on behalf of a party that has no account: that party's document, with number, day, issuer and scan.",
    ),
  })
  onBehalf?: SourceInput | null;

  @IdOf("Report")
  @Field(() => ID, {
    nullable: true,
    description: describe("Báo cáo được thay thế.", "The report that is superseded."),
  })
  supersedesId?: string | null;

  @Field(() => String, { nullable: true, description: describe("Lý do thay thế.", "Why it is superseded.") })
  reason?: string | null;
}

@ArgsType()
class SubmitReportArguments extends CommandArguments {
  @IdOf("CoordinationProgramme")
  @Field(() => ID, { description: describe("Chương trình được báo cáo.", "The programme it reports on.") })
  programmeId!: string;

  @Field(() => SubmitReportInput, { description: describe("Báo cáo.", "The report.") })
  input!: SubmitReportInput;
}

const ReportConnection = connectionType(Report, "Report");

@ArgsType()
class ReportArguments extends PageArguments {
  @IdOf("CoordinationProgramme")
  @Field(() => ID, {
    nullable: true,
    description: describe("Chỉ của chương trình này.", "Only those on this programme."),
  })
  programmeId?: string | null;

  @IdOf("Organisation")
  @Field(() => ID, {
    nullable: true,
    description: describe("Chỉ của cơ quan, tổ chức này.", "Only those of this organisation."),
  })
  organisationId?: string | null;

  @Field(() => ReportCadence, {
    nullable: true,
    description: describe("Chỉ định kỳ, hoặc chỉ đột xuất.", "Only periodic ones, or only those ad hoc."),
  })
  cadence?: ReportCadence | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: describe(
      "Gồm cả báo cáo đã được thay thế.",
      "Whether those that another supersedes are among them.",
    ),
  })
  includeSuperseded!: boolean;
}

@Resolver(() => Report)
export class ReportResolver {
  @Query(() => ReportConnection, {
    nullable: true,
    description: describe(
      "Báo cáo về mọi chương trình, theo ngày ghi trên báo cáo.",
      "The reports on all programmes, by the days that they bear.",
    ),
  })
  async reports(
    @Args(() => ReportArguments)
    { programmeId, organisationId, cadence, includeSuperseded, ...page }: ReportArguments,
    @Ctx() context: MemberContext,
  ): Promise<Connection<Report>> {
    await refuseUnknown(context, [
      { argument: "programmeId", values: programmeId, things: PROGRAMMES },
      { argument: "organisationId", values: organisationId, things: ORGANISATIONS },
    ]);
    const query = context.database.getRepository(Report).createQueryBuilder("report");
    if (programmeId != null) query.andWhere("report.programmeId = :programmeId", { programmeId });
    if (organisationId != null) query.andWhere("report.organisationId = :organisationId", { organisationId });
    if (cadence != null) query.andWhere("report.cadence = :cadence", { cadence });
    if (!includeSuperseded) query.andWhere("report.isCurrent");
    return readPage(query, page, ["issuedOn", "id"]);
  }

  @ForRoles(REPORT_ROLES)
  @Mutation(() => Report, {
    nullable: true,
    description: describe(
      "Gửi báo cáo của một bên, hoặc thay thế báo cáo đã gửi. Mỗi bên có một báo cáo định kỳ cho mỗi kỳ. Báo cáo gửi lại nguyên văn không được ghi lần nữa mà trả về báo cáo đã có.",
      "Submits a party's report, or supersedes one. Each party has one periodic report on each period. One that is sent again word for word is not recorded again: the first is given back.",
    ),
  })
  submitReport(
    @Args(() => SubmitReportArguments) { programmeId, input, validateOnly }: SubmitReportArguments,
    @Ctx() context: MemberContext,
  ): Promise<Report | null> {
    return context.perform(
      { validateOnly },
      ofReport({ programmeId, organisationId: input.organisationId, isOnBehalf: input.onBehalf != null }),
      (transaction) =>
        submitReport(transaction, {
          ...input,
          programmeId,
          documentNumber: input.documentNumber ?? null,
          title: readLocalizedText(input.title),
          summary: input.summary ? readLocalizedText(input.summary) : null,
          reason: input.reason ?? null,
          roundNumber: input.roundNumber ?? null,
          supersedesId: input.supersedesId ?? null,
          onBehalf: input.onBehalf ?? null,
        }),
    );
  }

  @FieldResolver(() => CoordinationProgramme, {
    description: describe("Chương trình được báo cáo.", "The programme it reports on."),
  })
  programme(
    @Root() { programmeId }: Report,
    @Ctx() context: MemberContext,
  ): Promise<CoordinationProgramme | null> {
    return context.load(programmeById, programmeId);
  }

  @FieldResolver(() => Organisation, {
    description: describe("Cơ quan, tổ chức báo cáo.", "The organisation that reports."),
  })
  organisation(
    @Root() { organisationId }: Report,
    @Ctx() context: MemberContext,
  ): Promise<Organisation | null> {
    return context.load(organisationById, organisationId);
  }

  @FieldResolver(() => EnteredOnBehalf, {
    name: "enteredOnBehalf",
    nullable: true,
    description: describe(
      "Nhập thay: ai nhập, theo văn bản nào; trống nếu bên đó tự ghi.",
      "Who has entered it on behalf of the party, from which document; null where the party has recorded it itself.",
    ),
  })
  showOnBehalf(@Root() { onBehalf }: Report): EnteredOnBehalf | null {
    return enteredOnBehalf(onBehalf);
  }

  @FieldResolver(() => EvaluationRound, {
    nullable: true,
    description: describe(
      "Kỳ đánh giá mà báo cáo phục vụ; trống nếu không gắn với kỳ nào.",
      "The evaluation it was made for; null when it belongs to none.",
    ),
  })
  evaluationRound(
    @Root() { roundId }: Report,
    @Ctx() context: MemberContext,
  ): Promise<EvaluationRound | null> | null {
    return roundId === null ? null : context.load(roundById, roundId);
  }
}

@Resolver(() => Organisation)
export class OrganisationReportResolver {
  @FieldResolver(() => [Report], {
    description: describe(
      "Các báo cáo của tổ chức, theo ngày báo cáo; gồm cả báo cáo đã được thay thế.",
      "What it has reported, by the day the reports bear; superseded ones are among them.",
    ),
  })
  reports(@Root() { id }: Organisation, @Ctx() context: MemberContext): Promise<Report[]> {
    return context.load(reportsOfOrganisation, id);
  }
}
