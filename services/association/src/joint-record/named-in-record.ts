/** What the lists of the joint record are asked about: members, rules, types. */
import { RULE_CODES } from "@hub/figure-kit/rule-codes";
import { IDENTIFIED_TYPES } from "@hub/schema/global-id";
import type { MemberContext } from "@hub/subgraph-kit/context";
import { type NamedThings, thereAre } from "@hub/subgraph-kit/named-things";
import { copiedMembers, formerMembers } from "./former-members.js";

/** Those that the record copies, and those that have left it their rows. */
export const MEMBERS: NamedThings = {
  name: { vi: "thành viên của dữ liệu chung", en: "member of the joint record" },
  async findKnown(names, context) {
    const copied = new Set(copiedMembers(context));
    if (names.every((name) => copied.has(name))) return copied;
    return new Set(await everMembers(context));
  },
  tellKnown: async (context) => thereAre(await everMembers(context)),
};

async function everMembers(context: MemberContext): Promise<string[]> {
  const former = await formerMembers(context);
  return [...copiedMembers(context), ...former.map(({ name }) => name)];
}

export async function isMember(name: string, context: MemberContext): Promise<boolean> {
  return (await MEMBERS.findKnown([name], context)).has(name);
}

/** Every claim that the record ever had, by its id. */
export const FIGURES: NamedThings = {
  name: { vi: "số liệu", en: "figure" },
  async findKnown(ids, { database }) {
    const rows: { id: string }[] = await database.query("SELECT id FROM joint_figure WHERE id = ANY($1)", [
      ids,
    ]);
    return new Set(rows.map(({ id }) => id));
  },
  tellKnown: () => ({ vi: "hãy lấy “id” từ `figures`", en: 'take the "id" from `figures`' }),
};

/** The rules of the kit, and those by which a member has found something. */
export const RULES: NamedThings = {
  name: { vi: "quy tắc", en: "rule" },
  async findKnown(rules, { database }) {
    const others = rules.filter((rule) => !RULE_CODES.includes(rule));
    if (others.length === 0) return new Set(RULE_CODES);
    const rows: { rule: string }[] = await database.query(
      `SELECT rule FROM unnest($1::text[]) AS rule
       WHERE EXISTS (SELECT FROM joint_finding WHERE joint_finding.rule = rule.rule)`,
      [others],
    );
    return new Set([...RULE_CODES, ...rows.map(({ rule }) => rule)]);
  },
  tellKnown: () => thereAre(RULE_CODES),
};

/**
 * What is written once: a figure that is corrected is another one, what a series is made of tells its changes, and a
 * finding says itself since when until when it was found.
 */
const NEVER_CHANGED: ReadonlySet<string> = new Set(["Source", "FigureSeries", "Change", "Finding"]);

/** The types of the schema that all members know, those that members say are theirs, and those that they told of. */
export const CHANGED_TYPES: NamedThings = {
  name: { vi: "loại có thay đổi", en: "type that changes" },
  async findKnown(types, context) {
    const declared = new Set(declaredTypes(context));
    if (types.every((type) => declared.has(type))) return declared;
    return new Set([...declared, ...(await toldTypes(context.database))]);
  },
  tellKnown: async (context) => thereAre([...declaredTypes(context), ...(await toldTypes(context.database))]),
};

/** What has ever changed, also what was withdrawn since; by its id. */
export const CHANGED_THINGS: NamedThings = {
  name: { vi: "thay đổi nào của", en: "change of" },
  async findKnown(ids, { database }) {
    const rows: { id: string }[] = await database.query(
      `SELECT id FROM unnest($1::text[]) AS id
       WHERE EXISTS (SELECT FROM joint_change WHERE joint_change.entity_id = id)`,
      [ids],
    );
    return new Set(rows.map(({ id }) => id));
  },
  tellKnown: () => ({
    vi: "hãy lấy “nodeId” từ `changes`, hoặc “id” của thứ có lịch sử; với một chuỗi số liệu, hãy hỏi các số liệu của nó (`figures`)",
    en: 'take a "nodeId" from `changes`, or the "id" of what has a history; of a series of figures, ask for its `figures`',
  }),
};

function declaredTypes({ copies }: MemberContext): string[] {
  const ofMembers = copies().flatMap(({ typeNames }) => typeNames);
  return [...IDENTIFIED_TYPES, ...ofMembers].filter((type) => !NEVER_CHANGED.has(type));
}

/** One look into the index for each type, however many changes there are. */
async function toldTypes(database: MemberContext["database"]): Promise<string[]> {
  const rows: { kind: string }[] = await database.query(
    `WITH RECURSIVE told AS (
       (SELECT kind FROM joint_change ORDER BY kind LIMIT 1)
       UNION ALL
       SELECT (SELECT kind FROM joint_change later WHERE later.kind > told.kind ORDER BY kind LIMIT 1)
       FROM told WHERE told.kind IS NOT NULL
     )
     SELECT kind FROM told WHERE kind IS NOT NULL`,
  );
  return rows.map(({ kind }) => kind);
}
