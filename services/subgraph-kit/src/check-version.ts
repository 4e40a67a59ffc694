import { Refusal } from "./refusal.js";

export interface Versioned {
  /** How a sentence names it. */
  readonly name: { readonly vi: string; readonly en: string };
  /** 0 while there is none. */
  readonly version: number;
  /** What else the refusal tells the caller. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Optimistic locking: a refusal when the caller has read another version; null when it may go on. */
export function checkVersion({ name, version, details }: Versioned, expectedVersion: number): Refusal | null {
  if (expectedVersion === version) return null;
  return new Refusal(
    "CONFLICT",
    {
      vi: `${name.vi} đã ở phiên bản ${version}, không phải ${expectedVersion}; hãy đọc lại rồi gửi phiên bản ${version}.`,
      en: `${name.en} is at version ${version}, not ${expectedVersion}; read it again and send version ${version}.`,
    },
    { ...details, currentVersion: version },
  ).inField("expectedVersion");
}
