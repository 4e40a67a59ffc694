import { EVIDENCE_ROLES, PROGRAMME_ROLES } from "@hub/schema/roles";
import { CommandArguments } from "@hub/subgraph-kit/command-arguments";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { ForRoles } from "@hub/subgraph-kit/for-roles";
import { IdOf } from "@hub/subgraph-kit/ids/id-of";
import { DateScalar } from "@hub/subgraph-kit/scalars";
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
import { Commitment } from "../commitments/commitment.js";
import { commitmentById } from "../commitments/commitment-loaders.js";
import { Organisation } from "../organisations/organisation.js";
import { organisationById } from "../organisations/organisation-loaders.js";
import { decideExtension, requestExtension } from "./extend-commitment.js";
import { Extension } from "./extension.js";
import { extensionsOfCommitment } from "./extension-loaders.js";
import { ofExtension, ofRequest } from "./extension-owner.js";

@InputType({ description: describe("Đề nghị gia hạn.", "A request for an extension.") })
class RequestExtensionInput {
  @IdOf("Commitment")
  @Field(() => ID, { description: describe("Nội dung phối hợp.", "The commitment.") })
  commitmentId!: string;

  @Field(() => DateScalar, {
    description: describe(
      "Hạn mới, sau hạn hiện nay và chưa qua.",
      "The new due day, after the present one and not past.",
    ),
  })
  dueOn!: string;

  @Field(() => String, {
    description: describe("Lý do; ai cũng đọc được.", "Why; everybody can read it."),
  })
  reason!: string;
}

@ArgsType()
class RequestExtensionArguments extends CommandArguments {
  @Field(() => RequestExtensionInput, { description: describe("Đề nghị.", "The request.") })
  input!: RequestExtensionInput;
}

@ArgsType()
class DecideExtensionArguments extends CommandArguments {
  @IdOf("Extension")
  @Field(() => ID, { description: describe("Đề nghị gia hạn.", "The request.") })
  extensionId!: string;

  @Field(() => Boolean, {
    description: describe("Đồng ý gia hạn, hoặc không.", "Whether it is granted or declined."),
  })
  granted!: boolean;

  @Field(() => String, {
    description: describe("Lý do; ai cũng đọc được.", "Why; everybody can read it."),
  })
  reason!: string;

  @Field(() => Int, {
    description: describe(
      "Phiên bản đã đọc; nếu đề nghị đã ở phiên bản khác thì bị từ chối.",
      "The version that was read; it is refused when the request is at another one.",
    ),
  })
  expectedVersion!: number;
}

@Resolver(() => Extension)
export class ExtensionResolver {
  @ForRoles(EVIDENCE_ROLES)
  @Mutation(() => Extension, {
    nullable: true,
    description: describe(
      "Đề nghị gia hạn một nội dung phối hợp mà cơ quan mình chịu trách nhiệm. Hạn chưa đổi cho đến khi cơ quan chủ trì đồng ý.",
      "Requests an extension of a commitment that one's own organisation answers for. It is due as before until a lead grants it.",
    ),
  })
  requestExtension(
    @Args(() => RequestExtensionArguments) { input, validateOnly }: RequestExtensionArguments,
    @Ctx() context: MemberContext,
  ): Promise<Extension | null> {
    return context.perform({ validateOnly }, ofRequest(input.commitmentId), (transaction) =>
      requestExtension(transaction, input),
    );
  }

  @ForRoles(PROGRAMME_ROLES)
  @Mutation(() => Extension, {
    nullable: true,
    description: describe(
      "Đồng ý hoặc không đồng ý một đề nghị gia hạn. Khi đồng ý, hạn mới có hiệu lực ngay; hạn đầu tiên và số lần gia hạn vẫn xem được.",
      "Grants or declines an extension. Granted, the new day holds at once; the first one and the number of extensions stay visible.",
    ),
  })
  decideExtension(
    @Args(() => DecideExtensionArguments) { validateOnly, ...command }: DecideExtensionArguments,
    @Ctx() context: MemberContext,
  ): Promise<Extension | null> {
    return context.perform({ validateOnly }, ofExtension(command.extensionId), (transaction) =>
      decideExtension(transaction, command),
    );
  }

  @FieldResolver(() => Commitment, { description: describe("Nội dung phối hợp.", "The commitment.") })
  commitment(@Root() { commitmentId }: Extension, @Ctx() context: MemberContext): Promise<Commitment | null> {
    return context.load(commitmentById, commitmentId);
  }

  @FieldResolver(() => Organisation, { description: describe("Bên đề nghị.", "Who requests it.") })
  requestedBy(
    @Root() { organisationId }: Extension,
    @Ctx() context: MemberContext,
  ): Promise<Organisation | null> {
    return context.load(organisationById, organisationId);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: describe(
      "Cơ quan chủ trì đã quyết định; trống khi đang chờ.",
      "The lead that decided; null while none has.",
    ),
  })
  decidedBy(
    @Root() { decidedById }: Extension,
    @Ctx() context: MemberContext,
  ): Promise<Organisation | null> | null {
    return decidedById === null ? null : context.load(organisationById, decidedById);
  }
}

@Resolver(() => Commitment)
export class CommitmentExtensionResolver {
  @FieldResolver(() => [Extension], {
    description: describe(
      "Các đề nghị gia hạn, theo thứ tự; gồm cả đề nghị không được đồng ý.",
      "The requests to extend it, in their order; those that were declined are among them.",
    ),
  })
  extensions(@Root() { id }: Commitment, @Ctx() context: MemberContext): Promise<Extension[]> {
    return context.load(extensionsOfCommitment, id);
  }
}
