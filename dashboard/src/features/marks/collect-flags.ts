import type { FlagSeverity, QualityFlagFragment } from "../../api/generated/operations.js";

/** Something on the page that may carry flags. */
export interface FlaggedSubject {
  readonly subject: string;
  readonly source: string | undefined;
  readonly flags: readonly QualityFlagFragment[];
}

export interface CollectedFlag extends QualityFlagFragment {
  readonly key: string;
  readonly subject: string;
  readonly source: string | undefined;
}

const SEVERITY_ORDER: Record<FlagSeverity, number> = { ERROR: 0, WARNING: 1, INFO: 2 };

/** Every flag once, most severe first; within a severity in the order of the page. */
export function collectFlags(subjects: readonly FlaggedSubject[]): CollectedFlag[] {
  const collected = new Map<string, CollectedFlag>();
  for (const { subject, source, flags } of subjects) {
    for (const flag of flags) {
      const key = `${subject}\n${flag.rule}\n${flag.message.vi}`;
      if (!collected.has(key)) collected.set(key, { ...flag, key, subject, source });
    }
  }
  return [...collected.values()].sort((a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity]);
}
