import { printId } from "@hub/subgraph-kit/ids/member-ids";
import type { NamedThings } from "@hub/subgraph-kit/named-things";
import { isUuid } from "@hub/subgraph-kit/uuid";
import { unitById } from "./administrative-unit-loaders.js";

/** The units of the register, also those that have ended. */
export const UNITS: NamedThings = {
  name: { vi: "đơn vị hành chính", en: "administrative unit" },
  async findKnown(ids, context) {
    const units = await Promise.all(ids.filter(isUuid).map((id) => context.load(unitById, id)));
    return new Set(units.flatMap((unit) => unit?.id ?? []));
  },
  tellKnown: () => ({
    vi: "hãy lấy “id” từ `administrativeUnits`",
    en: 'take the "id" from `administrativeUnits`',
  }),
  print: (id) => printId("AdministrativeUnit", id),
};
