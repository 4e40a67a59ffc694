import { checkVersion } from "@hub/subgraph-kit/check-version";
import type { Refusal } from "@hub/subgraph-kit/refusal";
import type { CoordinationProgramme } from "./coordination-programme.js";

/** A refusal when the caller has read another version of the programme; null when it may go on. */
export function checkProgrammeVersion(
  { code, version }: Pick<CoordinationProgramme, "code" | "version">,
  expectedVersion: number,
): Refusal | null {
  return checkVersion(
    { name: { vi: `Chương trình ${code}`, en: `Programme ${code}` }, version },
    expectedVersion,
  );
}
