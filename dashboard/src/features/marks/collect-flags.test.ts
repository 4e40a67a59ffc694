import { describe, expect, it } from "@jest/globals";
import { collectFlags } from "./collect-flags.js";

const flag = (rule: string, severity: "INFO" | "WARNING" | "ERROR") => ({
  rule,
  severity,
  message: { vi: rule, en: rule },
});

describe("collectFlags", () => {
  it("lists the most severe first and keeps the order of the page within a severity", () => {
    const collected = collectFlags([
      { subject: "programme", source: "a", flags: [flag("V13", "WARNING"), flag("V10", "INFO")] },
      { subject: "figure", source: "b", flags: [flag("V16", "ERROR"), flag("V02", "WARNING")] },
    ]);
    expect(collected.map(({ rule, subject }) => [rule, subject])).toEqual([
      ["V16", "figure"],
      ["V13", "programme"],
      ["V02", "figure"],
      ["V10", "programme"],
    ]);
  });

  it("lists a flag once, though its subject is shown twice", () => {
    const subject = { subject: "figure", source: undefined, flags: [flag("V02", "WARNING")] };
    expect(collectFlags([subject, subject])).toHaveLength(1);
  });
});
