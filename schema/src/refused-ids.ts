/** Why ids are refused, in the same sentences by members and by the gateway. */
import { en } from "./words/en.js";
import { vi } from "./words/vi.js";

/** Why a text is refused where the id of anything may be given. @param name how the sentences name the argument */
export function explainNoId(name: string, text: string): { readonly vi: string; readonly en: string } {
  return {
    vi: `“${name}” là “${text}”, không nêu là mã của loại nào; hãy gửi nguyên mã mà hệ thống trả về, ví dụ commitment_….`,
    en: `"${name}" is "${text}", which does not say what it is the id of; send an id whole, as the hub has returned it, such as commitment_….`,
  };
}

/**
 * Why an id is refused that is not written as ids of its type are, and so names nothing.
 * @param name how the sentences name the argument
 * @param form how they are written, such as `unit_{UUID}`
 */
export function explainMisspelt(
  name: string,
  id: string,
  form: string,
): { readonly vi: string; readonly en: string } {
  return {
    vi: `“${name}” là “${id}”, không thể là mã của thứ gì: mã loại này có dạng ${form}; hãy gửi nguyên mã mà hệ thống trả về.`,
    en: `"${name}" is "${id}", which can be the id of nothing: such ids are written ${form}; send an id whole, as the hub has returned it.`,
  };
}

/** Why an id is refused that says to be of a member that there is not. @param name how the sentences name the argument */
export function explainUnknownMember(
  name: string,
  id: string,
  member: string,
): { readonly vi: string; readonly en: string } {
  return {
    vi: `“${name}” là “${id}”, mã của thành viên “${member}”, mà hệ thống không có hoặc không còn; điều một thành viên đã rời hệ thống từng cho biết vẫn có trong \`figures\`, \`activities\` và \`changes(nodeId:)\`.`,
    en: `"${name}" is "${id}", an id of the member "${member}", which the hub has not, or no longer; what a member that has left once told is still in \`figures\`, \`activities\` and \`changes(nodeId:)\`.`,
  };
}

/** A type, by its name in the schema, and how its ids begin. */
export interface TypeOfIds {
  readonly typeName: string;
  readonly prefix: string;
}

/** Why an id is refused where one of another type belongs. @param name how the sentences name the argument */
export function explainOtherType(
  name: string,
  id: string,
  { expected, given }: { readonly expected: TypeOfIds; readonly given: TypeOfIds },
): { readonly vi: string; readonly en: string } {
  return {
    vi: `“${name}” cần mã của loại “${call(vi, expected)}”, bắt đầu bằng “${expected.prefix}_”; “${id}” là mã của loại “${call(vi, given)}”.`,
    en: `"${name}" needs an id of the type "${call(en, expected)}", which begins with "${expected.prefix}_"; "${id}" is of the type "${call(en, given)}".`,
  };
}

/** As people call it, where the hub has words for it. */
function call(
  { nodeTypes }: { readonly nodeTypes: Readonly<Record<string, string>> },
  { typeName }: TypeOfIds,
): string {
  return (Object.hasOwn(nodeTypes, typeName) && nodeTypes[typeName]) || typeName;
}
