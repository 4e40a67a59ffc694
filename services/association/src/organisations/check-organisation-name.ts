import { type DataQualityFlag, FlagSeverity } from "@hub/figure-kit/data-quality-flag";
import { DoubtKind } from "@hub/subgraph-kit/doubt";

const CENTRAL = /(?<!\p{L})trung ương(?!\p{L})/iu;
/** A level of local government followed by the name of a place, which is written with a capital. */
const LOCAL = /(?<!\p{L})(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)\s+(?=\p{Lu}|\d)/u;

/** V14: a name that says “trung ương” and a local level at once cannot be right in both. */
export function checkOrganisationName(name: string): DataQualityFlag[] {
  const level = LOCAL.exec(name)?.[1];
  if (!level || !CENTRAL.test(name)) return [];
  return [
    {
      rule: "V14",
      severity: FlagSeverity.WARNING,
      doubt: DoubtKind.CONTRADICTED,
      message: {
        vi: `“${name}”: tên vừa ghi “trung ương” vừa ghi cấp “${level}”; tên được giữ như đã in.`,
        en: `“${name}”: the name says both “trung ương” (central) and “${level}”; it is kept as printed.`,
      },
    },
  ];
}
