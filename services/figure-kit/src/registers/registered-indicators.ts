import { defineLoader } from "@hub/subgraph-kit/context";
import type { NamedThings } from "@hub/subgraph-kit/named-things";
import { indicatorCodes } from "../indicator-codes.js";

const isRegistered = defineLoader<string, boolean>(async (codes, { database }) => {
  const rows: { code: string }[] = await database.query(
    `SELECT code FROM unnest($1::text[]) AS code
     WHERE EXISTS (SELECT FROM register_entry WHERE kind = 'indicator' AND key = code)
       OR NOT EXISTS (SELECT FROM register_entry WHERE kind = 'indicator')`,
    [codes],
  );
  const registered = new Set(rows.map(({ code }) => code));
  return codes.map((code) => registered.has(code));
});

/** The indicators of all members, by their codes. While a member has no copy of the register, it takes any for one. */
export const REGISTERED_INDICATORS: NamedThings = {
  name: { vi: "chỉ số", en: "indicator" },
  async findKnown(codes, context) {
    const known = await Promise.all(indicatorCodes(codes).map((code) => context.load(isRegistered, code)));
    return new Set(codes.filter((_, index) => known[index]));
  },
  tellKnown: () => ({ vi: "các mã có trong `indicators`", en: "`indicators` lists the codes" }),
};
