import { ANONYMOUS } from "@hub/schema/own-callers";
import { MemberContext } from "@hub/subgraph-kit/context";
import { DependsOnAccount } from "@hub/subgraph-kit/depends-on-account";
import { describe } from "@hub/subgraph-kit/describe";
import { Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root } from "type-graphql";
import { agreementsInForceOf } from "../agreements/agreement-loaders.js";
import { SharingAgreement } from "../agreements/sharing-agreement.js";
import { Organisation } from "../organisations/organisation.js";
import { organisationById } from "../organisations/organisation-loaders.js";
import { operatesHub } from "./operates-hub.js";
import { Right } from "./right.js";
import { rightsInForceOf } from "./rights-in-force.js";

@ObjectType({
  description: describe("Người đang hỏi, khi đã đăng nhập.", "Who asks, once signed in."),
})
class Me {
  @Field(() => String, { description: describe("Tài khoản.", "The account.") })
  account!: string;

  @Field(() => String, {
    nullable: true,
    description: describe(
      "Tên theo nơi cấp tài khoản; trống nếu nơi đó không nêu.",
      "The name that the account's provider gives; null where it gives none.",
    ),
  })
  name!: string | null;
}

@Resolver(() => Me)
export class MeResolver {
  @DependsOnAccount()
  @Query(() => Me, {
    nullable: true,
    description: describe(
      "Người đang hỏi và các quyền đang có hiệu lực của họ; trống nếu chưa đăng nhập.",
      "Who asks, with the rights that are in force; null for who is not signed in.",
    ),
  })
  me(@Ctx() { caller }: MemberContext): Me | null {
    return caller.id === ANONYMOUS ? null : { account: caller.id, name: caller.name ?? null };
  }

  @FieldResolver(() => [Organisation], {
    description: describe(
      "Các cơ quan, tổ chức mà người này đang có quyền; trống nếu không có quyền nào.",
      "The organisations of its rights in force; empty where it has none.",
    ),
  })
  async organisations(@Root() me: Me, @Ctx() context: MemberContext): Promise<Organisation[]> {
    const rights = await this.roles(me, context);
    const ids = new Set(rights.map(({ organisationId }) => organisationId));
    const organisations = await Promise.all([...ids].map((id) => context.load(organisationById, id)));
    return organisations.filter((organisation) => organisation !== null);
  }

  @FieldResolver(() => [Right], {
    description: describe(
      "Các quyền đang có hiệu lực, cũ nhất trước.",
      "Its rights in force, the oldest first.",
    ),
  })
  roles(@Root() { account }: Me, @Ctx() context: MemberContext): Promise<Right[]> {
    return context.load(rightsInForceOf, account);
  }

  @FieldResolver(() => Boolean, {
    description: describe(
      "Là quản trị hệ thống của cơ quan điều hành hệ thống: giao quyền và đọc nhật ký truy cập của mọi cơ quan.",
      "Is an operator of the organisation that runs the hub: gives rights, and reads access logs, of every organisation.",
    ),
  })
  operatesHub(@Root() _: Me, @Ctx() { caller, organisationId }: MemberContext): boolean {
    return operatesHub(caller, organisationId);
  }

  @FieldResolver(() => [SharingAgreement], {
    description: describe(
      "Các thỏa thuận chia sẻ dữ liệu đang có hiệu lực mà các cơ quan, tổ chức của người này là một bên.",
      "The sharing agreements in force of which its organisations are parties.",
    ),
  })
  async agreements(@Root() me: Me, @Ctx() context: MemberContext): Promise<SharingAgreement[]> {
    const rights = await this.roles(me, context);
    const ids = new Set(rights.map(({ organisationId }) => organisationId));
    const agreements = await Promise.all([...ids].map((id) => context.load(agreementsInForceOf, id)));
    return [...new Map(agreements.flat().map((agreement) => [agreement.id, agreement])).values()];
  }
}
