import { Refusal } from "@hub/subgraph-kit/refusal";

/**
 * A refusal when an input that changes only what it names names nothing: its form would look saved.
 * @param facts what it may name; what is left out is undefined
 * @param fields how its fields are called
 */
export function checkSomethingSaid(facts: object, fields: readonly string[]): Refusal | null {
  if (Object.values(facts).some((fact) => fact !== undefined)) return null;
  const vi = fields.map((field) => `“${field}”`).join(", ");
  const en = fields.map((field) => `"${field}"`).join(", ");
  return new Refusal("BAD_USER_INPUT", {
    vi: `“input” không nêu điều gì cần ghi; hãy điền ít nhất một trong: ${vi}.`,
    en: `"input" says nothing that is to be recorded; fill in one of these at least: ${en}.`,
  }).inField("input");
}
