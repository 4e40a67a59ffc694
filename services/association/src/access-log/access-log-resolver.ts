import {
  ACCESS_OUTCOMES,
  type AccessLine,
  type AccessOutcome,
  PUBLIC_CHAIN,
} from "@hub/schema/access-record";
import { GATEWAY } from "@hub/schema/own-callers";
import { AUDIT_ROLES } from "@hub/schema/roles";
import { type Connection, connectionType, PageArguments, readPage } from "@hub/subgraph-kit/connection";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { ForRoles } from "@hub/subgraph-kit/for-roles";
import { IdOf } from "@hub/subgraph-kit/ids/id-of";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { DateScalar } from "@hub/subgraph-kit/scalars";
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import type { SelectQueryBuilder } from "typeorm";
import { Organisation } from "../organisations/organisation.js";
import { organisationById } from "../organisations/organisation-loaders.js";
import { AccessOutcomeEnum } from "./access-enums.js";
import { AccessLineScalar } from "./access-line.js";
import { AccessRecord } from "./access-record.js";
import { AccessedOperation, accessedOperationById } from "./accessed-operation.js";
import { checkAuditor } from "./check-auditor.js";
import { type ChainHead, recordAccess } from "./record-access.js";

const AccessRecordConnection = connectionType(AccessRecord, "AccessRecord");

@ArgsType()
class AccessLogArguments extends PageArguments {
  @IdOf("Organisation")
  @Field(() => ID, {
    nullable: true,
    description: describe(
      "Nhật ký của cơ quan này; bỏ trống: của những gì không thuộc cơ quan nào, như người chưa đăng nhập.",
      "The log of this organisation; left out, of what belongs to none, such as who is not signed in.",
    ),
  })
  organisationId?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: describe("Chỉ từ ngày này, giờ Việt Nam.", "Only from this day on, Vietnam's time."),
  })
  from?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Chỉ đến hết ngày này, giờ Việt Nam.",
      "Only to the end of this day, Vietnam's time.",
    ),
  })
  to?: string | null;

  @Field(() => String, {
    nullable: true,
    description: describe("Chỉ của tài khoản này (`sub`).", "Only those of this account (`sub`)."),
  })
  account?: string | null;

  @Field(() => String, {
    nullable: true,
    description: describe(
      "Chỉ thao tác có tên hoặc mã băm này, hoặc chọn trường này (`Kiểu.trường`).",
      "Only operations of this name or hash, or that select this field (`Type.field`).",
    ),
  })
  operation?: string | null;

  @Field(() => String, {
    nullable: true,
    description: describe(
      "Chỉ khi thỏa thuận chia sẻ có số hiệu này đang mở số liệu cho người hỏi.",
      "Only while the sharing agreement of this code opened something to whoever asked.",
    ),
  })
  agreement?: string | null;

  @Field(() => AccessOutcomeEnum, {
    nullable: true,
    description: describe("Chỉ kết quả này.", "Only this outcome."),
  })
  outcome?: AccessOutcome | null;
}

@Directive("@inaccessible")
@ObjectType("AccessChainHead", {
  description: describe("Bản ghi cuối của một chuỗi nhật ký.", "The last record of a chain of the log."),
})
class AccessChainHead implements ChainHead {
  @Field(() => String, { description: describe("Chuỗi.", "The chain.") })
  chain!: string;

  @Field(() => Int, { description: describe("Số thứ tự.", "Its number.") })
  number!: number;

  @Field(() => String, { description: describe("Mã băm.", "Its hash.") })
  hash!: string;
}

@Resolver(() => AccessRecord)
export class AccessLogResolver {
  @ForRoles(AUDIT_ROLES)
  @Query(() => AccessRecordConnection, {
    nullable: true,
    description: describe(
      "Nhật ký truy cập của một cơ quan, mới nhất trước; dành cho cán bộ kiểm tra của cơ quan đó và quản trị hệ thống.",
      "The access log of an organisation, the newest first; for its auditors and the hub's operators.",
    ),
  })
  accessLog(
    @Args(() => AccessLogArguments) { organisationId = null, ...filter }: AccessLogArguments,
    @Ctx() context: MemberContext,
  ): Promise<Connection<AccessRecord>> {
    const refusal = checkAuditor(context.caller, organisationId, context.organisationId);
    if (refusal) throw refusal;
    const query = context.database
      .getRepository(AccessRecord)
      .createQueryBuilder("record")
      .where("record.chain = :chain", { chain: organisationId ?? PUBLIC_CHAIN });
    onlyMatching(query, filter);
    return readPage(query, filter, [{ sql: "- record.number", type: "integer" }]);
  }

  @Directive("@inaccessible")
  @Mutation(() => [AccessChainHead], {
    nullable: true,
    description: describe(
      "Nhận nhật ký từ tệp chờ của một gateway, mỗi bản ghi một lần; không ai khác được gửi.",
      "Takes over the spool of a gateway, each record once; nobody else may hand one over.",
    ),
  })
  recordAccess(
    @Arg("spool", () => String, { description: describe("Tệp chờ.", "The spool.") }) spool: string,
    @Arg("lines", () => [AccessLineScalar], {
      description: describe("Các dòng, theo thứ tự.", "Its lines, in order."),
    })
    lines: AccessLine[],
    @Ctx() context: MemberContext,
  ): Promise<readonly ChainHead[]> {
    const { id, rights } = context.caller;
    if (id !== GATEWAY || rights !== undefined)
      throw new Refusal("FORBIDDEN", {
        vi: "Chỉ gateway của hệ thống được gửi nhật ký truy cập.",
        en: "Only the hub's gateways hand over an access log.",
      });
    return context.within(
      (_, manager) => recordAccess(manager, spool, lines),
      () => {},
    );
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: describe(
      "Cơ quan mà người hỏi có quyền; trống nếu không có quyền nào.",
      "The organisation of which whoever asked has a right; null where it has none.",
    ),
  })
  organisation(@Root() { chain }: AccessRecord, @Ctx() context: MemberContext): Promise<Organisation | null> {
    return chain === PUBLIC_CHAIN ? Promise.resolve(null) : context.load(organisationById, chain);
  }

  @FieldResolver(() => AccessedOperation, {
    nullable: true,
    description: describe(
      "Thao tác; trống nếu trong giây đó có quá nhiều thao tác khác nhau của người chưa đăng nhập nên đếm chung.",
      "The operation; null where so many different ones came in that second from who is not signed in that they are counted together.",
    ),
  })
  operation(
    @Root() { operationId }: AccessRecord,
    @Ctx() context: MemberContext,
  ): Promise<AccessedOperation | null> {
    return operationId === null ? Promise.resolve(null) : context.load(accessedOperationById, operationId);
  }
}

function onlyMatching(
  query: SelectQueryBuilder<AccessRecord>,
  { from, to, account, operation, agreement, outcome }: Omit<AccessLogArguments, "organisationId">,
): void {
  const midnight = (day: string) => `(:${day}::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh')`;
  if (from != null) query.andWhere(`record.at >= ${midnight("from")}`, { from });
  if (to != null) query.andWhere(`record.at < ${midnight("to")} + interval '1 day'`, { to });
  if (account != null) query.andWhere("record.account = :account", { account });
  if (agreement != null) query.andWhere(":agreement = ANY (record.agreements)", { agreement });
  if (outcome != null && ACCESS_OUTCOMES.includes(outcome))
    query.andWhere("record.outcome = :outcome", { outcome });
  if (operation != null)
    query.andWhere(
      `record.operationId IN (SELECT asked.id FROM accessed_operation AS asked
         WHERE asked.name = :operation OR asked.hash = :operation OR :operation = ANY (asked.fields))`,
      { operation },
    );
}
