import type { Caller } from "@hub/schema/signed-request";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { Arg, Ctx, Directive, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { AdministrativeUnit } from "../administrative-units/administrative-unit.js";
import { unitById } from "../administrative-units/administrative-unit-loaders.js";
import { Organisation } from "../organisations/organisation.js";
import { organisationById } from "../organisations/organisation-loaders.js";
import { Right } from "./right.js";
import { RightsInForce, readRightsInForce } from "./rights-in-force.js";

/** As gateways name themselves where they ask for nobody else. */
const GATEWAY = "gateway";

@Resolver(() => Right)
export class RightResolver {
  @Directive("@inaccessible")
  @Query(() => RightsInForce, {
    description: describe(
      "Các quyền đang có hiệu lực, cho gateway; không ai khác được trả lời.",
      "The rights in force, for gateways; nobody else is answered.",
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

  @FieldResolver(() => String, {
    nullable: true,
    description: describe(
      "Tài khoản được giao quyền; với ai không có quyền của cùng cơ quan và không là cán bộ kiểm tra hay quản trị hệ thống thì trống, kèm lỗi nêu vai trò còn thiếu.",
      "The account that has it; null, with an error that names the role that is missing, for who has no right of the same organisation and is neither auditor nor operator.",
    ),
  })
  account(@Root() right: Right, @Ctx() { caller }: MemberContext): string {
    refuseStranger(right, caller);
    return right.account;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: describe(
      "Tên mà người quản trị gọi tài khoản; trống nếu không đặt, và với ai không được xem tài khoản.",
      "What the administrator calls the account; null where it has no such name, and for whom the account is not shown to.",
    ),
  })
  accountName(@Root() right: Right, @Ctx() { caller }: MemberContext): string | null {
    refuseStranger(right, caller);
    return right.accountName;
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
function refuseStranger({ account, organisationId }: Right, caller: Caller): void {
  if (caller.id === account || mayKnowAccountsOf(organisationId, caller)) return;
  throw new Refusal("FORBIDDEN", {
    vi: "Ai được giao quyền này chỉ cho người có quyền của cùng cơ quan, cán bộ kiểm tra (AUDITOR) hoặc quản trị hệ thống (OPERATOR) xem; hãy đăng nhập bằng tài khoản như vậy.",
    en: "Whose right this is, is shown to who has a right of the same organisation, to auditors (AUDITOR) and operators (OPERATOR) alone; sign in with such an account.",
  });
}

/** Where nobody has rights, whoever may write may know: there is no identity provider. */
function mayKnowAccountsOf(organisation: string, { rights, mayWrite }: Caller): boolean {
  if (rights === undefined) return mayWrite;
  return rights.some(
    ({ role, organisationId }) =>
      organisationId === organisation || role === "AUDITOR" || role === "OPERATOR",
  );
}
