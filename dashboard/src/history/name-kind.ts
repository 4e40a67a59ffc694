import type { Locale } from "../language/use-locale.js";
import { vi } from "../language/vi.js";

type KnownKind = keyof typeof vi.changes.kinds;

/** The type of what changed, in words. */
export function nameKind(kind: string, { t }: Pick<Locale, "t">): string {
  return t(`changes.kinds.${isKnown(kind) ? kind : "other"}`);
}

function isKnown(kind: string): kind is KnownKind {
  return Object.hasOwn(vi.changes.kinds, kind);
}
