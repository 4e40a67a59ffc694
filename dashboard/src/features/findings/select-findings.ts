import type { FlagSeverity, ListedFindingFragment } from "../../api/generated/operations.js";

export interface FindingChoice {
  /** A severity, or "" for all; so are the other two. */
  readonly severity: FlagSeverity | "";
  readonly rule: string;
  readonly owner: string;
}

const SEVERITY_ORDER: Record<FlagSeverity, number> = { ERROR: 0, WARNING: 1, INFO: 2 };

/** The findings that the reader has asked for, the gravest first. */
export function selectFindings(
  findings: readonly ListedFindingFragment[],
  { severity, rule, owner }: FindingChoice,
): ListedFindingFragment[] {
  return findings
    .filter((finding) => severity === "" || finding.severity === severity)
    .filter((finding) => rule === "" || finding.rule === rule)
    .filter((finding) => owner === "" || finding.owner === owner)
    .sort((one, other) => SEVERITY_ORDER[one.severity] - SEVERITY_ORDER[other.severity]);
}

/** How many findings each value has, the most first. */
export function countBy(
  findings: readonly ListedFindingFragment[],
  field: "rule" | "owner" | "severity",
): [value: string, count: number][] {
  const groups = Map.groupBy(findings, (finding) => finding[field]);
  return [...groups]
    .map(([value, group]): [string, number] => [value, group.length])
    .sort(([, one], [, other]) => other - one);
}
