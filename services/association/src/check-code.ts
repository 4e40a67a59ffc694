import { Refusal } from "@hub/subgraph-kit/refusal";

/** A number as documents bear it, with room. */
const LONGEST_CODE = 60;
/** Letters and digits, such as 12/TT-SGD&ĐT: what looks like another number is none. */
const CODE = /^[\p{Script=Latin}\d]+([-./_&][\p{Script=Latin}\d]+)*$/u;

/**
 * Why something cannot be called by this code; null when it can.
 * @param field the path of the field that has it
 * @param example how a sentence shows one that is right
 */
export function checkCode(
  code: string,
  { field, example }: { readonly field: string; readonly example: string },
): Refusal | null {
  const name = field.slice(field.lastIndexOf(".") + 1);
  if (code.length > LONGEST_CODE) {
    return new Refusal("BAD_USER_INPUT", {
      vi: `“${name}” dài ${code.length} ký tự; hãy ghi số hiệu dài nhất ${LONGEST_CODE} ký tự, ví dụ ${example}.`,
      en: `"${name}" is ${code.length} characters long; write a number of at most ${LONGEST_CODE}, such as ${example}.`,
    }).inField(field);
  }
  if (CODE.test(code) && code.normalize("NFKC") === code) return null;
  return new Refusal("BAD_USER_INPUT", {
    vi: `“${name}” là “${code}”; hãy ghi số hiệu bằng chữ cái Latinh và chữ số, nối bằng “-”, “/”, “.”, “_” hoặc “&”, không có dấu cách, ví dụ ${example}.`,
    en: `"${name}" is "${code}"; write a number of Latin letters and digits, joined by "-", "/", ".", "_" or "&", without spaces, such as ${example}.`,
  }).inField(field);
}
