import { GATEWAY } from "@hub/schema/own-callers";
import { GRANTING_ROLES, type Role } from "@hub/schema/roles";
import { CommandArguments } from "@hub/subgraph-kit/command-arguments";
import { type Connection, connectionType, PageArguments, readPage } from "@hub/subgraph-kit/connection";
import { MemberContext } from "@hub/subgraph-kit/context";
import { DependsOnAccount } from "@hub/subgraph-kit/depends-on-account";
import { describe } from "@hub/subgraph-kit/describe";
import { ForRoles } from "@hub/subgraph-kit/for-roles";
import { IdOf } from "@hub/subgraph-kit/ids/id-of";
import { refuseUnknown } from "@hub/subgraph-kit/named-things";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { DateScalar } from "@hub/subgraph-kit/scalars";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Directive,
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
import { AdministrativeUnit } from "../administrative-units/administrative-unit.js";
import { unitById } from "../administrative-units/administrative-unit-loaders.js";
import { UNITS } from "../administrative-units/named-units.js";
import { ORGANISATIONS } from "../organisations/named-organisations.js";
import { Organisation } from "../organisations/organisation.js";
import { organisationById } from "../organisations/organisation-loaders.js";
import { endRight } from "./end-right.js";
import { endFileLinks } from "./file-links-ended.js";
import { giveRight } from "./give-right.js";
import { mayKnowHolder } from "./holder-rights.js";
import { Right } from "./right.js";
import type { RightHolder } from "./right-holder.js";
import { holderOfRight, reasonsOfRight } from "./right-loaders.js";
import { ofGivenRight, ofRight } from "./right-owner.js";
import type { RightReason } from "./right-reason.js";
import { onlyInForce, RightsInForce, readRightsInForce } from "./rights-in-force.js";
import { RoleEnum } from "./role.js";

const RightConnection = connectionType(Right, "Right");

@ArgsType()
class RightArguments extends PageArguments {
  @IdOf("Organisation")
  @Field(() => ID, {
    nullable: true,
    description: describe("Chỉ của cơ quan, tổ chức này.", "Only those of this organisation."),
  })
  organisationId?: string | null;

  @IdOf("AdministrativeUnit")
  @Field(() => ID, {
    nullable: true,
    description: describe(
      "Chỉ tại chính đơn vị hành chính này.",
      "Only those for this administrative unit itself.",
    ),
  })
  unitId?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Chỉ có hiệu lực vào ngày này; với hôm nay thì chỉ những quyền đang có hiệu lực.",
      "Only those in force on this day; of today those that hold at this moment.",
    ),
  })
  on?: string | null;
}

const WHY = describe("Lý do, ví dụ quyết định phân công.", "Why, such as the decision that assigns it.");

@InputType({ description: describe("Một quyền được giao.", "A right that is given.") })
class GiveRightInput {
  @Field(() => String, {
    description: describe(
      "Tài khoản, như `me.account` của người đó.",
      "The account, as its own `me.account` has it.",
    ),
  })
  account!: string;

  @Field(() => String, {
    nullable: true,
    description: describe("Tên để gọi tài khoản.", "What to call the account."),
  })
  accountName?: string | null;

  @Field(() => RoleEnum, { description: describe("Vai trò.", "The role.") })
  role!: Role;

  @IdOf("Organisation")
  @Field(() => ID, { description: describe("Cơ quan, tổ chức.", "The organisation.") })
  organisationId!: string;

  @IdOf("AdministrativeUnit")
  @Field(() => ID, {
    nullable: true,
    description: describe(
      "Đơn vị hành chính mà quyền có hiệu lực, cùng mọi đơn vị bên dưới; bỏ trống: mọi nơi.",
      "The administrative unit for which it holds, with all below it; left out: everywhere.",
    ),
  })
  unitId?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Ngày đầu có hiệu lực; bỏ trống: hôm nay.",
      "The first day in force; today where it is left out.",
    ),
  })
  validFrom?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Ngày cuối có hiệu lực; bỏ trống nếu chưa định.",
      "The last day in force; left out while no end is set.",
    ),
  })
  validTo?: string | null;
}

@ArgsType()
class GiveRightArguments extends CommandArguments {
  @Field(() => GiveRightInput, { description: describe("Quyền.", "The right.") })
  input!: GiveRightInput;

  @Field(() => String, { description: WHY })
  reason!: string;
}

@ArgsType()
class EndRightArguments extends CommandArguments {
  @IdOf("Right")
  @Field(() => ID, { description: describe("Quyền.", "The right.") })
  rightId!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Ngày cuối còn hiệu lực; bỏ trống: kết thúc ngay.",
      "The last day on which it holds; left out, it ends at once.",
    ),
  })
  on?: string | null;

  @Field(() => String, { description: WHY })
  reason!: string;

  @Field(() => Int, {
    description: describe(
      "Phiên bản đã đọc; nếu quyền đã ở phiên bản khác thì bị từ chối.",
      "The version that was read; it is refused when the right is at another one.",
    ),
  })
  expectedVersion!: number;
}

@Resolver(() => Right)
export class RightResolver {
  @Directive("@inaccessible")
  @Query(() => RightsInForce, {
    nullable: true,
    description: describe(
      "Các quyền và thỏa thuận chia sẻ đang có hiệu lực, cho gateway; không ai khác được trả lời.",
      "The rights and the sharing agreements in force, for gateways; nobody else is answered.",
    ),
  })
  rightsInForce(
    @Arg("unlessVersion", () => String, {
      nullable: true,
      description: describe("Phiên bản đã biết.", "The version that is known already."),
    })
    unlessVersion: string | null,
    @Ctx() { caller, database }: MemberContext,
  ): Promise<RightsInForce> {
    if (caller.id !== GATEWAY)
      throw new Refusal("FORBIDDEN", {
        vi: "Chỉ gateway của hệ thống được hỏi `rightsInForce`; hãy hỏi `me`.",
        en: "Only the hub's gateway may ask for `rightsInForce`; ask for `me`.",
      });
    return readRightsInForce(database, unlessVersion);
  }

  @Directive("@inaccessible")
  @Mutation(() => String, {
    nullable: true,
    description: describe(
      "Chấm dứt các liên kết tải mà tài khoản đã tạo, do gateway gửi thay tài khoản đó; không ai khác được gửi. Trả lại tài khoản.",
      "Ends the links to files that an account has made; a gateway says so for it, and nobody else may. Answers with the account.",
    ),
  })
  endFileLinks(
    @Arg("account", () => String, { description: describe("Tài khoản (`sub`).", "The account (`sub`).") })
    account: string,
    @Ctx() context: MemberContext,
  ): Promise<string> {
    const { id, rights } = context.caller;
    if (id !== GATEWAY || rights !== undefined)
      throw new Refusal("FORBIDDEN", {
        vi: "Chỉ gateway của hệ thống được chấm dứt liên kết tải; hãy đăng xuất.",
        en: "Only the hub's gateways end links to files; sign out instead.",
      });
    return context.within(
      async (_, manager) => {
        await endFileLinks(manager, account);
        return account;
      },
      () => {},
    );
  }

  @Query(() => RightConnection, {
    nullable: true,
    description: describe(
      "Các quyền đã giao, cả những quyền đã kết thúc, cũ nhất trước.",
      "The rights that were given, also those that have ended, the oldest first.",
    ),
  })
  async rights(
    @Args(() => RightArguments) { organisationId, unitId, on, ...page }: RightArguments,
    @Ctx() context: MemberContext,
  ): Promise<Connection<Right>> {
    await refuseUnknown(context, [
      { argument: "organisationId", values: organisationId, things: ORGANISATIONS },
      { argument: "unitId", values: unitId, things: UNITS },
    ]);
    const query = context.database.getRepository(Right).createQueryBuilder("granted");
    if (organisationId != null)
      query.andWhere("granted.organisationId = :organisationId", { organisationId });
    if (unitId != null) query.andWhere("granted.unitId = :unitId", { unitId });
    if (on != null) onlyInForce(query, on);
    return readPage(query, page, ["validFrom", "id"]);
  }

  @ForRoles(GRANTING_ROLES)
  @Mutation(() => Right, {
    nullable: true,
    description: describe(
      "Giao quyền cho một tài khoản. Quản trị cơ quan giao quyền trong cơ quan và địa bàn của mình; quyền của quản trị cơ quan, cán bộ kiểm tra và quản trị hệ thống do quản trị hệ thống của cơ quan đó hoặc của cơ quan điều hành hệ thống giao; không ai tự giao quyền cho mình. Quản trị hệ thống đầu tiên được giao quyền bằng lệnh tại máy chủ.",
      "Gives an account a right. A member administrator gives those of its own organisation and area; those of member administrators, auditors and operators are given by the operators of that organisation, or of the one that runs the hub; nobody gives one to themselves. The first operator is given its right by a command on the server.",
    ),
  })
  giveRight(
    @Args(() => GiveRightArguments) { input, reason, validateOnly }: GiveRightArguments,
    @Ctx() context: MemberContext,
  ): Promise<Right | null> {
    const { account, accountName, role, organisationId, unitId, validFrom, validTo } = input;
    return context.perform(
      { validateOnly },
      ofRight({ role, organisationId, unitId: unitId ?? null }),
      (transaction) =>
        giveRight(transaction, {
          giver: context.caller.id,
          account,
          accountName: accountName ?? null,
          role,
          organisationId,
          unitId: unitId ?? null,
          validFrom: validFrom ?? todayInVietnam(),
          validTo: validTo ?? null,
          reason,
        }),
    );
  }

  @ForRoles(GRANTING_ROLES)
  @Mutation(() => Right, {
    nullable: true,
    description: describe(
      "Kết thúc một quyền, ngay hoặc sau một ngày; do người được giao quyền như vậy thực hiện. Quyền của quản trị hệ thống cuối cùng của cơ quan điều hành hệ thống không kết thúc được.",
      "Ends a right, at once or after a day; whoever may give such a right may. That of the last operator of the organisation that runs the hub cannot be ended.",
    ),
  })
  endRight(
    @Args(() => EndRightArguments) { rightId, on, reason, expectedVersion, validateOnly }: EndRightArguments,
    @Ctx() context: MemberContext,
  ): Promise<Right | null> {
    const command = { rightId, on: on ?? null, reason, expectedVersion, keeperId: context.organisationId };
    return context.perform({ validateOnly }, ofGivenRight(rightId), (transaction) =>
      endRight(transaction, command),
    );
  }

  @DependsOnAccount()
  @FieldResolver(() => String, {
    nullable: true,
    description: describe(
      "Tài khoản được giao quyền; với ai không có quyền của cùng cơ quan và không là quản trị hệ thống của cơ quan điều hành thì trống, kèm lỗi nêu vai trò còn thiếu.",
      "The account that has it; null, with an error that names the role that is missing, for who has no right of the same organisation and is no operator of the one that runs the hub.",
    ),
  })
  async account(@Root() right: Right, @Ctx() context: MemberContext): Promise<string> {
    return (await findHolder(right, context)).account;
  }

  @DependsOnAccount()
  @FieldResolver(() => String, {
    nullable: true,
    description: describe(
      "Tên mà người quản trị gọi tài khoản; trống nếu không đặt, và với ai không được xem tài khoản.",
      "What the administrator calls the account; null where it has no such name, and for whom the account is not shown to.",
    ),
  })
  async accountName(@Root() right: Right, @Ctx() context: MemberContext): Promise<string | null> {
    return (await findHolder(right, context)).accountName;
  }

  @DependsOnAccount()
  @FieldResolver(() => String, {
    nullable: true,
    description: describe(
      "Vì sao được giao; với ai không được xem tài khoản thì trống, kèm lỗi nêu vai trò còn thiếu.",
      "Why it was given; null, with an error that names the role that is missing, for whom the account is not shown to.",
    ),
  })
  async reason(@Root() right: Right, @Ctx() context: MemberContext): Promise<string | null> {
    const [given] = await findReasons(right, context);
    return given?.reason ?? null;
  }

  @DependsOnAccount()
  @FieldResolver(() => String, {
    nullable: true,
    description: describe(
      "Vì sao được định ngày kết thúc sau khi giao, hoặc kết thúc, như nêu gần đây nhất; trống nếu chưa, và với ai không được xem tài khoản.",
      "Why it was ended, or was to end once it had been given, as said last; null where it was not, and for whom the account is not shown to.",
    ),
  })
  async endReason(@Root() right: Right, @Ctx() context: MemberContext): Promise<string | null> {
    const [, ...ends] = await findReasons(right, context);
    return ends.at(-1)?.reason ?? null;
  }

  @FieldResolver(() => Organisation, {
    description: describe("Cơ quan, tổ chức.", "The organisation."),
  })
  organisation(
    @Root() { organisationId }: Right,
    @Ctx() context: MemberContext,
  ): Promise<Organisation | null> {
    return context.load(organisationById, organisationId);
  }

  @FieldResolver(() => AdministrativeUnit, {
    nullable: true,
    description: describe(
      "Đơn vị hành chính mà quyền có hiệu lực, cùng mọi đơn vị bên dưới; trống: mọi nơi.",
      "The administrative unit for which it holds, with all below it; null: everywhere.",
    ),
  })
  unit(@Root() { unitId }: Right, @Ctx() context: MemberContext): Promise<AdministrativeUnit | null> | null {
    return unitId === null ? null : context.load(unitById, unitId);
  }
}

/** @throws {Refusal} FORBIDDEN to whom it is not told whose the right is */
async function findReasons(right: Right, context: MemberContext): Promise<readonly RightReason[]> {
  await findHolder(right, context);
  return context.load(reasonsOfRight, right.id);
}

/** @throws {Refusal} FORBIDDEN to whom it is not told whose the right is */
async function findHolder(right: Right, context: MemberContext): Promise<RightHolder> {
  const holder = await context.load(holderOfRight, right.id);
  if (holder && mayKnowHolder(context.caller, right, holder, context.organisationId)) return holder;
  throw new Refusal("FORBIDDEN", {
    vi: "Ai được giao quyền này và vì sao chỉ cho người có quyền của cùng cơ quan và quản trị hệ thống (OPERATOR) của cơ quan điều hành hệ thống xem; hãy đăng nhập bằng tài khoản như vậy.",
    en: "Whose right this is, and why, is shown to who has a right of the same organisation and to operators (OPERATOR) of the organisation that runs the hub alone; sign in with such an account.",
  });
}
