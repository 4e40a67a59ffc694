/** What graphql-js says of a document that is not valid, also in Vietnamese. */
import { GraphQLError } from "graphql";

/** The error with its sentence in both languages. */
export function inBothLanguages(error: GraphQLError): GraphQLError {
  const { nodes, source, positions, path, extensions } = error;
  const message = `${inVietnamese(error.message)} / ${error.message}`;
  return new GraphQLError(message, { nodes, source, positions, path, extensions });
}

const SUGGESTION = / Did you mean (?<names>[^?]*)\?$/;

export function inVietnamese(sentence: string): string {
  const names = SUGGESTION.exec(sentence)?.groups?.["names"];
  const statement = sentence.replace(SUGGESTION, "");
  const [pattern, vi] = SENTENCES.find(([each]) => each.test(statement)) ?? [/^.*$/s, UNKNOWN];
  const suggestion = names === undefined ? "" : ` Ý bạn là ${names.replaceAll(" or ", " hoặc ")}?`;
  return `${statement.replace(pattern, vi)}${suggestion}`;
}

/** For what another version of graphql-js may say. */
export const UNKNOWN = "Câu hỏi không hợp lệ theo lược đồ; hãy sửa như phần tiếng Anh nêu.";

/** `$1` is what stands in the first brackets of the pattern. */
const SENTENCES: readonly (readonly [pattern: RegExp, vi: string])[] = [
  // The rules of validation: https://spec.graphql.org/October2021/#sec-Validation
  [/^Cannot query field "(.+?)" on type "(.+?)"\.$/, "Kiểu $2 không có trường “$1”."],
  [/^Unknown argument "(.+?)" on field "(.+?)"\.$/, "Trường $2 không có tham số “$1”."],
  [/^Unknown argument "(.+?)" on directive "(.+?)"\.$/, "Directive $2 không có tham số “$1”."],
  [/^Unknown directive "(.+?)"\.$/, "Không có directive “$1”."],
  [/^Unknown fragment "(.+?)"\.$/, "Không có fragment “$1”."],
  [/^Unknown type "(.+?)"\.$/, "Không có kiểu “$1”."],
  [/^Directive "(.+?)" may not be used on (.+?)\.$/, "Directive $1 không dùng được ở chỗ này ($2)."],
  [
    /^The directive "(.+?)" can only be used once at this location\.$/,
    "Directive $1 chỉ dùng một lần ở chỗ này; hãy bỏ bớt.",
  ],
  [/^This anonymous operation must be /, "Khi có nhiều câu hỏi, mỗi câu phải có tên; hãy đặt tên."],
  [/^The .+ definition is not executable\.$/, "Phần định nghĩa này không phải là câu hỏi; hãy bỏ đi."],
  [/^Variable "(.+?)" is not defined.*$/, "Biến $1 chưa được khai báo; hãy khai báo ở đầu câu hỏi."],
  [/^Variable "(.+?)" is never used.*$/, "Biến $1 không được dùng; hãy bỏ đi."],
  [/^Variable "(.+?)" cannot be non-input type "(.+?)"\.$/, "Biến $1 không thể có kiểu $2."],
  [
    /^Variable "(.+?)" of type "(.+?)" used in position expecting type "(.+?)"\.$/,
    "Biến $1 có kiểu $2, nhưng chỗ dùng cần kiểu $3; hãy sửa khai báo.",
  ],
  [/^Fragment "(.+?)" is never used\.$/, "Fragment “$1” không được dùng; hãy bỏ đi."],
  [
    /^Fragment .*cannot be spread here as objects of type "(.+?)" can never be of type "(.+?)"\.$/,
    "Không dùng được fragment ở đây: đối tượng kiểu $1 không bao giờ thuộc kiểu $2.",
  ],
  [
    /^Fragment .*cannot condition on non composite type "(.+?)"\.$/,
    "Fragment không đặt được trên kiểu $1, vì kiểu đó không có trường.",
  ],
  [
    /^Fields "(.+?)" conflict because .*$/s,
    "Các trường “$1” trùng tên nhưng hỏi điều khác nhau; hãy đặt cho mỗi trường một bí danh (alias).",
  ],
  [
    /^(?:Field|Directive) "(.+?)" argument "(.+?)" of type "(.+?)" is required, but it was not provided\.$/,
    "“$1” cần tham số “$2” (kiểu $3); hãy điền.",
  ],
  [
    /^Field "(.+?)" must not have a selection since type "(.+?)" has no subfields\.$/,
    "Trường “$1” (kiểu $2) không có trường con; hãy bỏ phần trong ngoặc nhọn.",
  ],
  [
    /^Field "(.+?)" of type "(.+?)" must have a selection of subfields\.$/,
    "Trường “$1” (kiểu $2) có các trường con; hãy chọn trường cần hỏi.",
  ],
  [
    /^(?:Anonymous )?Subscription .*must select only one top level field\.$/,
    "Mỗi yêu cầu theo dõi chỉ chọn một trường ở cấp đầu.",
  ],
  [
    /^(?:Anonymous )?Subscription .*must not select an introspection top level field\.$/,
    "Yêu cầu theo dõi không hỏi được lược đồ.",
  ],
  [
    /^The root field of a subscription cannot be skipped or included by a variable\.$/,
    "Trường ở cấp đầu của yêu cầu theo dõi không thể bỏ qua hay thêm vào bằng biến.",
  ],
  [/^There can be only one (.+?) named "(.+?)"\.$/, "Chỉ được có một $1 tên “$2”; hãy bỏ bớt hoặc đổi tên."],
  [/^Too many validation errors, .*$/, "Còn nhiều lỗi khác nữa."],
  // Values: https://spec.graphql.org/October2021/#sec-Values-of-Correct-Type
  [/^Expected value of type "(.+?)", found (.+?)[.;].*$/s, "Chỗ này cần giá trị kiểu $1, không phải $2."],
  [/^Field "(.+?)" of required type "(.+?)" was not provided\.$/, "Thiếu “$1” (kiểu $2); hãy điền."],
  [/^Field "(.+?)" is not defined by type "(.+?)"\.$/, "Kiểu $2 không có trường “$1”; hãy bỏ hoặc sửa tên."],
  [/^Value "(.+?)" does not exist in "(.+?)" enum\.$/, "“$1” không phải giá trị của $2."],
  [
    /^Enum "(.+?)" cannot represent non-\w+ value: (.+?)\.?$/s,
    "$2 không phải giá trị của $1; giá trị enum được viết không có dấu ngoặc kép.",
  ],
  [
    /^Int cannot represent .+?: (.*)$/s,
    "$1 không phải số nguyên (Int); hãy ghi số từ −2147483648 đến 2147483647, không có dấu ngoặc kép.",
  ],
  [/^Float cannot represent .+?: (.*)$/s, "$1 không phải là số (Float); hãy ghi số, không có dấu ngoặc kép."],
  [/^String cannot represent .+?: (.*)$/s, "$1 không phải văn bản (String); hãy đặt trong dấu ngoặc kép."],
  [/^Boolean cannot represent .+?: (.*)$/s, "$1 không phải Boolean; hãy ghi true hoặc false."],
  [/^ID cannot represent .+?: (.*)$/s, "$1 không phải mã (ID); hãy ghi mã trong dấu ngoặc kép."],
  // Syntax: https://spec.graphql.org/October2021/#sec-Language
  [/^Syntax Error: Expected (.+), found (.+)\.$/s, "Sai cú pháp: cần $1, lại gặp $2; hãy sửa chỗ đó."],
  [/^Syntax Error: Unexpected (.+?)\.$/s, "Sai cú pháp: không thể có $1 ở đây; hãy sửa chỗ đó."],
  [/^Syntax Error: Unterminated string\.$/, "Sai cú pháp: văn bản thiếu dấu ngoặc kép kết thúc."],
  [/^Syntax Error: (.*)$/s, "Sai cú pháp ($1); hãy sửa chỗ đó."],
];
