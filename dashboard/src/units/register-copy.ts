import type { CitedSourceFragment } from "../api/generated/operations.js";

/** A repository with its owner, and a release or a commit of it: how the register cites what it was copied from. */
const COPY = /^[\w.-]+\/([\w.-]+) (v[\d.]+|[0-9a-f]{7,40})$/;

export interface RegisterCopy {
  readonly name: string;
  /** Undefined where it is a commit, which tells people nothing. */
  readonly release: string | undefined;
}

/** The open data set that a list of units was copied from; undefined for a source of another kind. */
export function findRegisterCopy({
  publisher,
}: Pick<CitedSourceFragment, "publisher">): RegisterCopy | undefined {
  const [, name, version] = COPY.exec(publisher ?? "") ?? [];
  if (name === undefined || version === undefined) return undefined;
  return { name, release: version.startsWith("v") ? version.slice(1) : undefined };
}
