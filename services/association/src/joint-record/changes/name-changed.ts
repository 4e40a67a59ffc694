/** What the things are called that changes are of. */
import { defineLoader, type MemberContext } from "@hub/subgraph-kit/context";
import type { LocalizedText } from "@hub/subgraph-kit/values";
import { indicatorByCode } from "../../indicators/indicator-loaders.js";
import { jointFigureLoaders } from "../figures/joint-figure.js";
import { type InHistory, inHistory } from "./in-history.js";
import type { HubChange } from "./joint-change.js";

/** By the paths of fields, what a history last said of those that name a thing. */
type NamingFacts = ReadonlyMap<string, string>;

/**
 * The name as the history tells it, so that what was withdrawn has one, and what a silent member holds. Null where
 * nothing names it. The number of SQL statements is the same for all.
 */
export async function nameChanged(
  change: Pick<HubChange, "member" | "kind" | "nodeId">,
  context: MemberContext,
): Promise<LocalizedText | null> {
  if (change.kind === "Figure") {
    const figure = await context.load(jointFigureLoaders.byId, change.nodeId);
    return figure && nameIndicator(figure.indicatorCode, context);
  }
  const thing = inHistory(change);
  const facts = thing && (await context.load(namingFacts, thing));
  if (!facts) return null;
  const indicator = facts.get("indicator.id");
  if (indicator === undefined) return nameByFacts(change.kind, facts);
  const name = await nameIndicator(indicator.replace(/^ind_/, ""), context);
  const year = facts.get("year");
  return name && { vi: `${name.vi} (${year})`, en: name.en && `${name.en} (${year})` };
}

async function nameIndicator(code: string, context: MemberContext): Promise<LocalizedText | null> {
  const indicator = await context.load(indicatorByCode, code);
  return indicator && withCode(code, indicator.name);
}

function nameByFacts(kind: string, facts: NamingFacts): LocalizedText | null {
  const number = facts.get("number");
  if (kind === "EvaluationRound") return { vi: `Kỳ ${number}`, en: `Round ${number}` };
  const code = facts.get("code") ?? number ?? facts.get("documentNumber");
  const name = printedName(facts);
  if (name !== null) return code === undefined ? name : withCode(code, name);
  return code === undefined ? null : { vi: code, en: null };
}

function printedName(facts: NamingFacts): LocalizedText | null {
  const versions = [...facts.keys()].filter((path) => /^versions\.\d+\.name\.vi$/.test(path));
  const ofLastVersion = versions.toSorted(
    (one, other) => Number(other.split(".")[1]) - Number(one.split(".")[1]),
  );
  for (const path of ["title.vi", "name.vi", ...ofLastVersion, "printedText"]) {
    const vi = facts.get(path);
    if (vi !== undefined) return { vi, en: facts.get(path.replace(/vi$/, "en")) ?? null };
  }
  return null;
}

function withCode(code: string, { vi, en }: LocalizedText): LocalizedText {
  return { vi: `${code}: ${vi}`, en: en && `${code}: ${en}` };
}

const NAMING = ["code", "number", "documentNumber", "title.vi", "title.en", "name.vi", "name.en"];
const NAMING_WITHOUT_A_NAME = ["printedText", "indicator.id", "year"];

/** One SQL statement for all. */
const namingFacts = defineLoader<InHistory, NamingFacts>(
  async (things, { database }) => {
    const told: { index: number; field: string; after: string }[] = await database.query(
      `SELECT list.place::integer - 1 AS index, fact.field, fact.after
     FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS list (kind, id, place)
     CROSS JOIN LATERAL (
       SELECT DISTINCT ON (told.field) told.field, told.after
       FROM history CROSS JOIN LATERAL jsonb_to_recordset(history.changed) AS told (field text, after text)
       WHERE history.entity_type = list.kind AND history.entity_id = list.id
         AND (told.field = ANY($3) OR told.field ~ '^versions\\.\\d+\\.name\\.(vi|en)$')
       ORDER BY told.field, history.version DESC
     ) AS fact
     WHERE fact.after IS NOT NULL`,
      [things.map(({ kind }) => kind), things.map(({ id }) => id), [...NAMING, ...NAMING_WITHOUT_A_NAME]],
    );
    const facts = things.map(() => new Map<string, string>());
    for (const { index, field, after } of told) facts[index]?.set(field, after);
    return facts;
  },
  ({ kind, id }) => `${kind} ${id}`,
);
