import { tooManyValues } from "../../operation/coerce-variables.js";
import { hasMoreValues, type Json } from "../../wire/json.js";
import { parseExactly } from "../../wire/parse-json.js";

/** A request has fewer values than this beside those of its variables. */
const OTHER_VALUES = 1_000;

/**
 * What a client wrote, its numbers with all their digits.
 * @throws SyntaxError
 * @throws RequestRefusal `TOO_MANY_VALUES` when to keep the digits of so many values would hold up everybody else
 */
export function parseClientJson(text: string, maxVariableValues: number): Json {
  return parseExactly(text, (value) => {
    if (hasMoreValues(value, maxVariableValues + OTHER_VALUES)) throw tooManyValues(maxVariableValues);
  });
}
