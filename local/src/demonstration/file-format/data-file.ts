import { readFileSync } from "node:fs";
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, type YAMLError } from "yaml";
import type { z } from "zod";
import { findErrorCode, OperatorMistake } from "../../system/operator-mistake.js";

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

interface Sentence {
  readonly vi: string;
  readonly en: string;
}

/**
 * Reads a YAML file and checks it. The schema's error messages name what is expected, in Vietnamese and English,
 * separated by " / ".
 *
 * @param name the file as its editors know it
 * @throws {OperatorMistake} naming the file, the line, the value and the remedy of the first mistake
 */
export function readDataFile<Data>(path: string, name: string, schema: z.ZodType<Data>): Data {
  const lines = new LineCounter();
  const document = parseDocument(readText(path, name), { lineCounter: lines });
  const [syntaxError] = document.errors;
  if (syntaxError) throw notYaml(name, syntaxError);
  const { success, data, error } = schema.safeParse(document.toJS());
  if (success) return data;
  const [issue] = error.issues;
  if (!issue) throw error;
  const at = issue.code === "unrecognized_keys" ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;
  const line = findLine(document, lines, at);
  const { vi, en } = describeIssue(document, issue);
  return refuse(`Tệp ${name}, dòng ${line}: ${vi}`, `${name}, line ${line}: ${en}`);
}

function readText(path: string, name: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const code = findErrorCode(error);
    return refuse(
      `Không đọc được tệp ${name} (${code}): hãy khôi phục tệp từ kho mã nguồn.`,
      `The file ${name} cannot be read (${code}): restore it from the repository.`,
    );
  }
}

function notYaml(name: string, { message, linePos }: YAMLError): OperatorMistake {
  const line = linePos?.[0].line ?? 1;
  const reason = message.split(/ at line |\n/)[0];
  return new OperatorMistake(
    `Tệp ${name}, dòng ${line}: không đúng cú pháp YAML (${reason}); hãy xem lại thụt lề, dấu hai chấm và dấu ngoặc kép.`,
    `${name}, line ${line}: this is not YAML (${reason}); look at the indentation, the colons and the quotes.`,
  );
}

function describeIssue(document: Document, issue: Issue): Sentence {
  const place = formatPath(issue.path);
  if (issue.code === "unrecognized_keys") {
    const key = issue.keys[0];
    return {
      vi: `${place.vi} có mục lạ “${key}”; hãy sửa tên mục hoặc bỏ mục đó.`,
      en: `${place.en} has an unknown entry "${key}"; correct its name or remove it.`,
    };
  }
  const expected = describeExpected(issue);
  if (issue.path.length > 0 && !document.hasIn(issue.path)) {
    return {
      vi: `thiếu ${place.vi}; hãy thêm vào ${expected.vi}.`,
      en: `${place.en} is missing; add ${expected.en}.`,
    };
  }
  const value = formatValue(issue.path.length > 0 ? document.getIn(issue.path) : document.toJS());
  return {
    vi: `${place.vi} ${value.vi}, không phải ${expected.vi}; hãy sửa lại.`,
    en: `${place.en} ${value.en}, not ${expected.en}; correct it.`,
  };
}

function describeExpected(issue: Issue): Sentence {
  if (issue.code === "invalid_type" && issue.expected === "array") {
    return { vi: "một danh sách (mỗi dòng bắt đầu bằng “- ”)", en: 'a list (each line begins with "- ")' };
  }
  if (issue.code === "invalid_type" && (issue.expected === "object" || issue.expected === "record")) {
    return { vi: "một nhóm dòng “tên: giá trị”", en: 'a group of lines "name: value"' };
  }
  const [vi = "", en = vi] = issue.message.split(" / ");
  return { vi, en };
}

/** For example `programmes[1].ceremony.heldOn`. */
function formatPath(path: Path): Sentence {
  const text = path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`))
    .join("")
    .replace(/^\./, "");
  return text === "" ? { vi: "nội dung tệp", en: "the file's content" } : { vi: text, en: text };
}

function formatValue(value: unknown): Sentence {
  if (value === null || value === undefined) return { vi: "để trống", en: "is empty" };
  const text = JSON.stringify(value);
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return { vi: `là ${short}`, en: `is ${short}` };
}

/** The line of the entry, or of the nearest one around it that exists. */
function findLine(document: Document, lines: LineCounter, path: Path): number {
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  const pair = isMap(parent)
    ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))
    : undefined;
  const node = pair?.key ?? document.getIn(path, true);
  if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  return path.length > 0 ? findLine(document, lines, path.slice(0, -1)) : 1;
}

function refuse(vietnamese: string, english: string): never {
  throw new OperatorMistake(vietnamese, english);
}
