import type { FlagSeverity, QualityFlagFragment } from "../../api/generated/operations.js";

/** Something shown on the page that may carry flags. */
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

const WEIGHT: Record<FlagSeverity, number> = { ERROR: 0, WARNING: 1, INFO: 2 };

/** Every flag once, the gravest first; subjects keep the order of the page. */
export function collectFlags(subjects: readonly FlaggedSubject[]): CollectedFlag[] {
  const collected = new Map<string, CollectedFlag>();
  for (const { subject, source, flags } of subjects) {
    for (const flag of flags) {
      const key = `${subject}\n${flag.rule}\n${flag.message.vi}`;
      if (!collected.has(key)) collected.set(key, { ...flag, key, subject, source });
    }
  }
  return [...collected.values()].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
}
