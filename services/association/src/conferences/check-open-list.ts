import { type DataQualityFlag, FlagSeverity } from "@hub/figure-kit/data-quality-flag";

const OPEN_END = /(…|\.\.\.)\s*$/u;
const OPEN_COUNT = /(?<!\p{L})(một số|nhiều)(?!\p{L})/iu;

/** V15: a list that ends with “…” or begins with “một số” names some of its items, not all. */
export function checkOpenList(printedText: string): DataQualityFlag[] {
  const text = printedText.normalize("NFC");
  if (!OPEN_END.test(text) && !OPEN_COUNT.test(text)) return [];
  return [
    {
      rule: "V15",
      severity: FlagSeverity.INFO,
      message: {
        vi: "Nguồn chỉ nêu một số văn bản (“một số”, “…”): danh sách không đầy đủ.",
        en: "The source names some of the documents only (“một số”, “…”): the list is not exhaustive.",
      },
    },
  ];
}
