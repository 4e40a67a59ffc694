/** What of a figure is not for who asks: fields that no agreement opens which opens the figure. */
import { coordinateOf, type OpenedField } from "@hub/schema/opened-fields";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { UseMiddleware } from "type-graphql";

export interface Withheld {
  readonly fields: readonly OpenedField[];
  /** The codes of the agreements that open the figure. */
  readonly agreements: readonly string[];
}

/** In a quotation: words are left out. */
export const LEFT_OUT = "[…]";

interface Withholding {
  readonly withheld: Withheld | null;
}

/** A field that agreements may leave out. Where they do, it is null with an error that names them. */
export function Withholdable(): PropertyDecorator & MethodDecorator {
  return UseMiddleware(({ root, info }, next) => {
    const { withheld }: Withholding = root;
    const field = withheld?.fields.find((name) => name === info.fieldName);
    if (withheld && field) throw refuseField(field, withheld);
    return next();
  });
}

function refuseField(field: OpenedField, { agreements }: Withheld): Refusal {
  const codes = agreements.join(", ");
  return new Refusal("FORBIDDEN", {
    vi: `Thỏa thuận ${codes} không mở trường “${field}” của số liệu này; hãy bỏ trường này khỏi truy vấn, hoặc đề nghị bên cung cấp một thỏa thuận có “${coordinateOf(field)}”.`,
    en: `Agreement ${codes} does not open the field "${field}" of this figure; leave it out of the query, or ask the owner for an agreement with "${coordinateOf(field)}".`,
  });
}
