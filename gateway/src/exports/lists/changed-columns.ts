import { nameRecordedField, sayRecordedValue } from "@hub/schema/words/recorded-fields";
import type { Words } from "@hub/schema/words/vi";
import { isJsonObject, type JsonObject } from "../../wire/json.js";
import { BETWEEN, type ExportColumn, valuesAt, WORDS } from "../columns.js";

interface FieldChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

const READS = ["change.changed.field", "change.changed.before", "change.changed.after"];
/** The fields by which a row names the one that it stands in place of. */
const CORRECTED = ["corrects.id", "supersedesId"];

/** What a change has changed, in words, and which row it puts another in place of. */
export const changedColumns: readonly ExportColumn[] = [
  {
    key: "changes",
    type: "text",
    label: { vi: "Nội dung thay đổi", en: "What has changed" },
    reads: READS,
    cell: (node, language) =>
      [...new Set(changesIn(node).flatMap((change) => sayChange(change, WORDS[language])))].join(BETWEEN) ||
      null,
  },
  {
    key: "correctsId",
    type: "text",
    label: { vi: "Đính chính, thay thế (mã)", en: "Corrects, supersedes (id)" },
    reads: READS,
    cell: (node) => changesIn(node).find(({ field }) => CORRECTED.includes(field))?.after ?? null,
  },
];

/** The same for programs, as the history has it. */
export const changedValues: ExportColumn = {
  key: "changed",
  type: "list",
  label: { vi: "Từng trường, trước và sau (mã)", en: "Each field, before and after (codes)" },
  reads: READS,
  cell: changesIn,
};

function changesIn(node: JsonObject): FieldChange[] {
  return valuesAt(node, "change.changed")
    .filter(isJsonObject)
    .map(({ field, before, after }) => ({
      field: String(field),
      before: typeof before === "string" ? before : null,
      after: typeof after === "string" ? after : null,
    }));
}

/** `Tình trạng: Chưa có thông tin → Hoàn thành`; the name alone where ids or unknown codes changed. */
function sayChange({ field, before, after }: FieldChange, words: Words): string[] {
  const name = nameRecordedField(field, words);
  if (name === undefined) return [];
  const was = before === null ? words.fields.nothing : sayRecordedValue(field, before, words);
  const is = after === null ? words.fields.nothing : sayRecordedValue(field, after, words);
  if (was === undefined || is === undefined) return [name];
  return [before === null ? `${name}: ${is}` : `${name}: ${was} → ${is}`];
}
