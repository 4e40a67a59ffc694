import { vi } from "../language/vi.js";

type ChangeKind = keyof typeof vi.changes.kinds;

/** The types that have words of their own, in the order of the dictionary. */
export const CHANGE_KINDS = Object.keys(vi.changes.kinds).filter(isNamed);

function isNamed(typeName: string): typeName is ChangeKind {
  return typeName !== "other" && Object.hasOwn(vi.changes.kinds, typeName);
}
