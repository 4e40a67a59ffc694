/**
 * The contract of an organisation: the schema that its accounts can use by all the rights that they have, and at its head
 * which sharing agreements in force open figures to it. Whoever of them asks gets the same text.
 */
import { isUuid, parseGlobalId, prefixOf } from "@hub/schema/global-id";
import type { CallerRight } from "@hub/schema/roles";
import type { Caller } from "@hub/schema/signed-request";
import { printSchema } from "graphql";
import { charged } from "../access/quotas.js";
import type { Engine } from "../engine.js";
import { refuse } from "../errors/request-refusal.js";
import { isJsonObject, type Json, type JsonObject } from "../wire/json.js";
import { inLanguage } from "./columns.js";
import { canBeAsked, type PageReading, readOnce } from "./read-pages.js";

/** A reading that also knows what of the schema callers can use. */
export interface SchemaReading extends PageReading {
  readonly engine: PageReading["engine"] & Pick<Engine, "contractOf">;
}

/** The rights in force of an organisation, by its key, whoever has them. */
export type RightsOfOrganisation = (organisationId: string) => readonly CallerRight[];

const NAME = "name { vi en }";
const AGREEMENTS = `query Contract { me {
  organisations { id ${NAME} }
  agreements {
    code purpose validFrom validTo smallestCell
    owner { ${NAME} } partner { id } indicators { code } fields unit { ${NAME} }
  }
} }`;

/**
 * Undefined over a supergraph that knows no sharing agreements.
 * @param id as addresses have it
 * @throws RequestRefusal to who has no right of the organisation, whether or not there is such a one
 */
export async function printContract(
  id: string,
  reading: SchemaReading,
  rightsOf: RightsOfOrganisation,
): Promise<string | undefined> {
  const { engine, context } = reading;
  if (!canBeAsked(AGREEMENTS, engine)) return undefined;
  const organisationId = keyOf(id);
  if (!isOf(organisationId, context.caller)) throw refuseStranger(id, context.caller);
  const { me } = await readOnce(AGREEMENTS, {}, reading);
  const caller = { id: organisationId, mayWrite: false, rights: rightsOf(organisationId) };
  return charged(context.quota, () => {
    const head = headOf(organisationId, isJsonObject(me) ? me : {});
    return `${head.map((line) => `# ${line}`.trimEnd()).join("\n")}\n\n${printSchema(engine.contractOf(caller))}\n`;
  });
}

function isOf(organisation: string, { rights = [] }: Caller): boolean {
  return rights.some(({ organisationId }) => organisationId === organisation);
}

/** Empty for what is no id of an organisation: nobody has a right of that. */
function keyOf(id: string): string {
  if (isUuid(id)) return id.toLowerCase();
  const parsed = parseGlobalId(id);
  return parsed?.prefix === prefixOf("Organisation") ? parsed.key : "";
}

function headOf(organisationId: string, { organisations, agreements }: JsonObject): string[] {
  const own = listOf(organisations).find(({ id }) => keyOf(textOf(id)) === organisationId) ?? {};
  const open = listOf(agreements).filter(
    ({ partner }) => isJsonObject(partner) && keyOf(textOf(partner["id"])) === organisationId,
  );
  return [
    `Lược đồ mà tài khoản của ${nameIn(own, "vi")} dùng được / The schema that accounts of ${nameIn(own, "en")} can use`,
    `Thỏa thuận chia sẻ đang có hiệu lực mở số liệu cho cơ quan này / Sharing agreements in force that open figures to it: ${open.length}`,
    ...open.flatMap(describeAgreement),
  ];
}

function describeAgreement({ owner, unit, indicators, fields, ...agreement }: JsonObject): string[] {
  const { code, purpose, validFrom, validTo, smallestCell } = agreement;
  const codes = listOf(indicators).map((indicator) => textOf(indicator["code"]));
  const place = isJsonObject(unit)
    ? `${nameIn(unit, "vi")}, cả các đơn vị bên dưới / ${nameIn(unit, "en")}, with all below it`
    : "mọi nơi bên cung cấp báo cáo / wherever the owner reports";
  return [
    "",
    textOf(code),
    `  Bên cung cấp / Owner: ${nameIn(owner, "vi")} / ${nameIn(owner, "en")}`,
    `  Mục đích / Purpose: ${textOf(purpose)}`,
    `  Chỉ số / Indicators: ${codes.join(", ")}`,
    `  Trường / Fields: ${Array.isArray(fields) ? fields.map(textOf).join(", ") : ""}`,
    `  Địa bàn / Unit: ${place}`,
    `  Thời hạn / Days: ${textOf(validFrom)} – ${textOf(validTo)}`,
    `  Số đếm nhỏ nhất / Smallest count: ${textOf(smallestCell)}`,
  ];
}

function nameIn(thing: Json | undefined, language: "vi" | "en"): string {
  return isJsonObject(thing) ? textOf(inLanguage(thing["name"], language)) : "";
}

function listOf(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

/** On one line: a comment ends with its line. */
function textOf(value: Json | undefined): string {
  return value == null ? "" : String(value).replace(/\s+/g, " ");
}

function refuseStranger(id: string, { rights }: Caller) {
  return rights === undefined
    ? refuse(
        "UNAUTHENTICATED",
        "Lược đồ riêng của một cơ quan chỉ dành cho tài khoản có quyền của cơ quan đó; hãy đăng nhập, hoặc gửi token truy cập / An organisation's contract is only for accounts that have a right of it; sign in, or send an access token",
        401,
      )
    : refuse(
        "FORBIDDEN",
        `Tài khoản này không có quyền đang hiệu lực của cơ quan “${id}”, nên không được xem lược đồ riêng của cơ quan đó; hãy đề nghị quản trị cơ quan đó giao / This account has no right in force of the organisation "${id}", so its contract is not shown; ask that organisation's administrator for one`,
        403,
      );
}
