/** What GraphQL says of a variable that does not fit its type, also in Vietnamese. */
import { GraphQLError } from "graphql";

/** The error with its sentence in both languages. */
export function inBothLanguages(error: GraphQLError): GraphQLError {
  const { nodes, source, positions, path, extensions } = error;
  return new GraphQLError(`${inVietnamese(error.message)} / ${error.message}`, {
    nodes,
    source,
    positions,
    path,
    extensions,
  });
}

const LACKING = /^Variable "\$(?<name>\w+)" of (?:required|non-null) type "(?<type>[^"]+)" /;
const UNFIT =
  /^Variable "\$(?<name>\w+)" got invalid value .*?(?: at "(?<place>[\w.[\]]+)")?; (?<reason>[^;]+)$/s;

function inVietnamese(sentence: string): string {
  const lacking = LACKING.exec(sentence)?.groups;
  if (lacking) return `Biến “${lacking["name"]}” (kiểu ${lacking["type"]}) cần có giá trị.`;
  const unfit = UNFIT.exec(sentence)?.groups;
  if (!unfit) return "Biến không hợp kiểu.";
  return `“${unfit["place"] ?? unfit["name"]}”: ${reasonInVietnamese(unfit["reason"] ?? "")}.`;
}

const REASONS: readonly (readonly [pattern: RegExp, print: (first: string, second: string) => string])[] = [
  [
    /^Field "(.+?)" of required type "(.+?)" was not provided/,
    (field, type) => `thiếu trường bắt buộc “${field}” (kiểu ${type})`,
  ],
  [
    /^Field "(.+?)" is not defined by type "(.+?)"/,
    (field, type) => `kiểu ${type} không có trường “${field}”`,
  ],
  [
    /^Value "(.+?)" does not exist in "(.+?)" enum/,
    (value, type) => `“${value}” không phải giá trị của ${type}`,
  ],
  [/^Expected non-nullable type "(.+?)" not to be null/, (type) => `không được để trống (kiểu ${type})`],
  [/^Expected type "(.+?)"/, (type) => `không phải là ${type}`],
  [/^(\w+) cannot represent/, (type) => `không phải là ${type}`],
];

function reasonInVietnamese(reason: string): string {
  for (const [pattern, print] of REASONS) {
    const match = pattern.exec(reason);
    if (match) return print(match[1] ?? "", match[2] ?? "");
  }
  return "không hợp kiểu";
}
