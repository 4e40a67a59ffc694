/** What may be entered on behalf of a party: what a paper of that party says, while it has no account. */
import type { Mistake } from "@hub/subgraph-kit/mistakes";
import { joinRefusals, refusalOf } from "@hub/subgraph-kit/mistakes";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { findSourceMistakes, type SourceInput } from "@hub/subgraph-kit/source";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { inEnglish } from "@hub/subgraph-kit/values";
import type { EntityManager } from "typeorm";
import type { Organisation } from "../organisations/organisation.js";
import { findPartyOwner } from "../organisations/party-owner.js";

const FIELD = "input.onBehalf";

/**
 * Why it may not be; null when it may, and where nothing is entered on behalf.
 * @param party whose it is that is entered
 */
export async function checkOnBehalf(
  manager: EntityManager,
  document: Readonly<SourceInput> | null,
  party: Organisation,
): Promise<Refusal | null> {
  if (document === null) return null;
  const mistakes = [...findMissing(document), ...findSourceMistakes(document, FIELD)];
  return joinRefusals([
    mistakes.length > 0 ? refusalOf(mistakes) : null,
    await checkHasNoAccount(manager, party),
  ]);
}

/** Who doubts it later must be able to find the paper, and to see it. */
function findMissing({ document, publishedAt, publisher, url, archivedCopy, title }: SourceInput): Mistake[] {
  const missing: (Mistake | false)[] = [
    !document?.number && needs("document.number", { vi: "số và ký hiệu", en: "number" }),
    !publishedAt && needs("publishedAt", { vi: "ngày ban hành", en: "day" }),
    !publisher && needs("publisher", { vi: "cơ quan ban hành", en: "issuer" }),
    !(url || archivedCopy || title) &&
      needs("url", { vi: "địa chỉ hoặc tên tệp quét", en: "scan: a link, or the file's name as the title" }),
  ];
  return missing.filter((mistake) => mistake !== false);
}

function needs(field: string, name: { vi: string; en: string }): Mistake {
  return {
    field: `${FIELD}.${field}`,
    message: {
      vi: `Nhập thay phải theo văn bản có số, đã quét: thiếu ${name.vi} của văn bản; hãy ghi vào “${field}”.`,
      en: `What is entered on behalf of a party is from its numbered, scanned document: the document's ${name.en} is missing; write it into "${field}".`,
    },
  };
}

/** What has succeeded the party speaks for it. */
async function checkHasNoAccount(
  manager: EntityManager,
  { id, name }: Organisation,
): Promise<Refusal | null> {
  const owner = await findPartyOwner(manager, id);
  // Not by the entity: the folder of rights knows agreements, and those what is recorded on behalf.
  const [{ hasAccount }]: [{ hasAccount: boolean }] = await manager.query(
    `SELECT EXISTS (
       SELECT FROM granted_right WHERE organisation_id = ANY($1) AND ended_at IS NULL
         AND $2::date BETWEEN valid_from AND coalesce(valid_to, 'infinity')
     ) AS "hasAccount"`,
    [owner?.organisationIds, todayInVietnam()],
  );
  if (!hasAccount) return null;
  return new Refusal("REFUSED", {
    vi: `${name.vi} đã có tài khoản nên không nhập thay được; hãy đề nghị cơ quan này tự ghi.`,
    en: `${inEnglish(name)} has an account, so nothing is entered on its behalf; ask it to record it itself.`,
  }).inField(FIELD);
}
