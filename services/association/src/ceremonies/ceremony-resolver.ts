import { PROGRAMME_ROLES } from "@hub/schema/roles";
import { CommandArguments } from "@hub/subgraph-kit/command-arguments";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { ForRoles } from "@hub/subgraph-kit/for-roles";
import { IdOf } from "@hub/subgraph-kit/ids/id-of";
import { LocalizedTextInput, readLocalizedText } from "@hub/subgraph-kit/localized-text-input";
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
  Resolver,
  Root,
} from "type-graphql";
import { rescheduleRounds } from "../evaluation-schedule/reschedule-rounds.js";
import { EnteredOnBehalf, enteredOnBehalf } from "../on-behalf/on-behalf.js";
import { Organisation } from "../organisations/organisation.js";
import { organisationById } from "../organisations/organisation-loaders.js";
import { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { programmeById } from "../programmes/programme-loaders.js";
import { ofCeremony } from "./ceremony-owner.js";
import { recordCeremony } from "./record-ceremony.js";
import { SigningCeremony } from "./signing-ceremony.js";

@InputType({ description: describe("Một lễ ký kết đã tổ chức.", "A signing ceremony that was held.") })
class RecordCeremonyInput {
  @Field(() => DateScalar, { description: describe("Ngày tổ chức.", "The day it was held.") })
  heldOn!: string;

  @Field(() => LocalizedTextInput, { description: describe("Tên buổi lễ.", "Title.") })
  title!: LocalizedTextInput;

  @IdOf("Organisation")
  @Field(() => ID, { description: describe("Đơn vị tổ chức buổi lễ.", "The organisation that held it.") })
  hostId!: string;

  @Field(() => SourceInput, { description: describe("Nguồn.", "The source.") })
  source!: SourceInput;

  @Field(() => SourceInput, {
    nullable: true,
    description: describe(
      "Khi nhập thay cho đơn vị tổ chức chưa có tài khoản: văn bản của đơn vị đó, có số, ngày, cơ quan ban hành và bản quét.",
      "Where it is entered on behalf of a host that has no account: that organisation's document, with number, day, issuer and scan.",
    ),
  })
  onBehalf?: SourceInput | null;

  @Field(() => String, {
    nullable: true,
    description: describe("Lý do, khi sửa lễ đã ghi.", "Why, where a record is corrected."),
  })
  reason?: string | null;
}

@ArgsType()
class RecordCeremonyArguments extends CommandArguments {
  @IdOf("CoordinationProgramme")
  @Field(() => ID, { description: describe("Chương trình được ký.", "The programme that was signed.") })
  programmeId!: string;

  @Field(() => RecordCeremonyInput, { description: describe("Lễ ký kết.", "The ceremony.") })
  input!: RecordCeremonyInput;

  @Field(() => Int, {
    description: describe(
      "Phiên bản đã đọc, 0 nếu chưa có lễ ký kết; nếu đã khác thì bị từ chối.",
      "The version that was read, 0 for none; it is refused when the ceremony is at another one.",
    ),
  })
  expectedVersion!: number;
}

@Resolver(() => SigningCeremony)
export class CeremonyResolver {
  @ForRoles(PROGRAMME_ROLES)
  @Mutation(() => SigningCeremony, {
    nullable: true,
    description: describe(
      "Ghi lễ ký kết của chương trình, hoặc sửa lễ đã ghi; ngày các kỳ đánh giá được tính lại từ ngày ký.",
      "Records a programme's signing ceremony, or corrects it; the evaluations' days are computed from its day.",
    ),
  })
  recordCeremony(
    @Args(() => RecordCeremonyArguments) {
      programmeId,
      input,
      expectedVersion,
      validateOnly,
    }: RecordCeremonyArguments,
    @Ctx() context: MemberContext,
  ): Promise<SigningCeremony | null> {
    return context.perform({ validateOnly }, ofCeremony(programmeId), (transaction) =>
      recordCeremony(
        transaction,
        {
          programmeId,
          ...input,
          title: readLocalizedText(input.title),
          reason: input.reason ?? null,
          onBehalf: input.onBehalf ?? null,
          expectedVersion,
        },
        rescheduleRounds,
      ),
    );
  }

  @FieldResolver(() => Organisation, {
    description: describe("Đơn vị tổ chức buổi lễ.", "The organisation that held it."),
  })
  host(@Root() { hostId }: SigningCeremony, @Ctx() context: MemberContext): Promise<Organisation | null> {
    return context.load(organisationById, hostId);
  }

  @FieldResolver(() => EnteredOnBehalf, {
    name: "enteredOnBehalf",
    nullable: true,
    description: describe(
      "Nhập thay: ai nhập, theo văn bản nào; trống nếu bên đó tự ghi.",
      "Who has entered it on behalf of the party, from which document; null where the party has recorded it itself.",
    ),
  })
  showOnBehalf(@Root() { onBehalf }: SigningCeremony): EnteredOnBehalf | null {
    return enteredOnBehalf(onBehalf);
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
