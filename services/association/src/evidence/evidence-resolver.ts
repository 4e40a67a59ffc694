import { Activity } from "@hub/figure-kit/activity";
import { Figure } from "@hub/figure-kit/figure";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Commitment } from "../commitments/commitment.js";
import { commitmentById } from "../commitments/commitment-loaders.js";
import { jointActivityById } from "../joint-record/activities/joint-activity.js";
import { jointFigureLoaders } from "../joint-record/figures/joint-figure.js";
import { copyOfMember, MemberCopy } from "../joint-record/member-copy.js";
import { OWNER } from "../joint-record/owner.js";
import { EnteredOnBehalf, enteredOnBehalf } from "../on-behalf/on-behalf.js";
import { Organisation } from "../organisations/organisation.js";
import { organisationById } from "../organisations/organisation-loaders.js";
import { PolicyDocument } from "../policy-documents/policy-document.js";
import { documentById } from "../policy-documents/policy-document-loaders.js";
import { Evidence } from "./evidence.js";
import { evidenceOfCommitment } from "./evidence-loaders.js";
import { EvidenceState } from "./evidence-state.js";

@Resolver(() => Evidence)
export class EvidenceResolver {
  @FieldResolver(() => Commitment, {
    description: describe("Nội dung phối hợp.", "The commitment it is evidence of."),
  })
  commitment(@Root() { commitmentId }: Evidence, @Ctx() context: MemberContext): Promise<Commitment | null> {
    return context.load(commitmentById, commitmentId);
  }

  @FieldResolver(() => Organisation, { description: describe("Bên nêu.", "Who offers it.") })
  offeredBy(
    @Root() { organisationId }: Evidence,
    @Ctx() context: MemberContext,
  ): Promise<Organisation | null> {
    return context.load(organisationById, organisationId);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: describe(
      "Bên đã chấp nhận hoặc trả lại; trống khi đang chờ xem xét.",
      "Who has accepted or returned it; null while nobody has decided.",
    ),
  })
  decidedBy(
    @Root() { decidedById }: Evidence,
    @Ctx() context: MemberContext,
  ): Promise<Organisation | null> | null {
    return decidedById === null ? null : context.load(organisationById, decidedById);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: describe(
      "Bên đã chấp nhận; trống nếu chưa được chấp nhận.",
      "Who has accepted it; null while it is not accepted.",
    ),
  })
  acceptedBy(
    @Root() { state, decidedById }: Evidence,
    @Ctx() context: MemberContext,
  ): Promise<Organisation | null> | null {
    if (state !== EvidenceState.ACCEPTED || decidedById === null) return null;
    return context.load(organisationById, decidedById);
  }

  @FieldResolver(() => Activity, {
    nullable: true,
    description: describe(
      "Hoạt động được nêu, như dữ liệu chung có lần cuối, cả khi thành viên giữ hoạt động không trả lời; trống với loại khác, hoặc khi hoạt động không còn công khai.",
      "The activity, as the joint record has it, also while its member does not answer; null of other kinds, or once it is public no more.",
    ),
  })
  activity(@Root() { activityId }: Evidence, @Ctx() context: MemberContext): Promise<Activity | null> | null {
    return activityId === null ? null : context.load(jointActivityById, activityId);
  }

  @FieldResolver(() => Figure, {
    nullable: true,
    description: describe(
      "Số liệu được nêu, như dữ liệu chung có lần cuối, cả khi thành viên giữ số liệu không trả lời; trống với loại khác.",
      "The figure, as the joint record has it, also while its member does not answer; null of other kinds.",
    ),
  })
  figure(@Root() { figureId }: Evidence, @Ctx() context: MemberContext): Promise<Figure | null> | null {
    return figureId === null ? null : context.load(jointFigureLoaders.byId, figureId);
  }

  @FieldResolver(() => PolicyDocument, {
    nullable: true,
    description: describe(
      "Văn bản trong danh mục; trống với loại khác, hoặc khi chỉ có địa chỉ.",
      "The document of the register; null of other kinds, and where there is only an address.",
    ),
  })
  document(
    @Root() { documentId }: Evidence,
    @Ctx() context: MemberContext,
  ): Promise<PolicyDocument | null> | null {
    return documentId === null ? null : context.load(documentById, documentId);
  }

  @FieldResolver(() => MemberCopy, {
    nullable: true,
    description: describe(
      "Dữ liệu chung có dữ liệu của thành viên giữ hoạt động hoặc số liệu này đến lúc nào; trống với văn bản và tệp.",
      "How up to date the joint record is with the member that holds the activity or figure; null of documents and files.",
    ),
  })
  memberCopy(
    @Root() { member, documentId, url }: Evidence,
    @Ctx() context: MemberContext,
  ): Promise<MemberCopy | null> | null {
    const isHeldHere = member === OWNER && (documentId !== null || url !== null);
    return isHeldHere ? null : context.load(copyOfMember, member);
  }

  @FieldResolver(() => EnteredOnBehalf, {
    name: "enteredOnBehalf",
    nullable: true,
    description: describe(
      "Nhập thay: ai nhập, theo văn bản nào; trống nếu bên đó tự nêu.",
      "Who has entered it on behalf of the party, from which document; null where the party has offered it itself.",
    ),
  })
  showOnBehalf(@Root() { onBehalf }: Evidence): EnteredOnBehalf | null {
    return enteredOnBehalf(onBehalf);
  }
}

@Resolver(() => Commitment)
export class CommitmentEvidenceResolver {
  @FieldResolver(() => [Evidence], {
    description: describe(
      "Minh chứng đã được nêu, theo thứ tự nêu; gồm cả minh chứng bị trả lại hoặc đã rút.",
      "What was offered as evidence, in this order; what was returned or withdrawn is among it.",
    ),
  })
  evidence(@Root() { id }: Commitment, @Ctx() context: MemberContext): Promise<Evidence[]> {
    return context.load(evidenceOfCommitment, id);
  }
}
