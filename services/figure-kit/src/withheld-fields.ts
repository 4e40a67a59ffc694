/** What of a figure is not for who asks: fields that no agreement opens which opens the figure. */
import { coordinateOf, type OpenedField } from "@hub/schema/opened-fields";
import { Refusal } from "@hub/subgraph-kit/refusal";

export interface Withheld {
  readonly fields: readonly OpenedField[];
  /** The codes of the agreements that open the figure. */
  readonly agreements: readonly string[];
}

/** In a quotation: words are left out. */
export const LEFT_OUT = "[…]";

/** The field of a figure with this value, as it may be read: one that is withheld throws. */
export function asShown(field: OpenedField, value: unknown, withheld: Withheld): PropertyDescriptor {
  if (!withheld.fields.includes(field)) return { value };
  return {
    get() {
      throw refuseField(field, withheld);
    },
  };
}

function refuseField(field: OpenedField, { agreements }: Withheld): Refusal {
  const codes = agreements.join(", ");
  return new Refusal("FORBIDDEN", {
    vi: `Thỏa thuận ${codes} không mở trường “${field}” của số liệu này; hãy bỏ trường này khỏi truy vấn, hoặc đề nghị bên cung cấp một thỏa thuận có “${coordinateOf(field)}”.`,
    en: `Agreement ${codes} does not open the field "${field}" of this figure; leave it out of the query, or ask the owner for an agreement with "${coordinateOf(field)}".`,
  });
}
