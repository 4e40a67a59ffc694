import { TOLD_VERSION } from "@hub/schema/told-version";
import { Directive } from "type-graphql";
import { CARRIES } from "./held-days.js";

/**
 * For the class of an entity that is answered from a copy: which version is known where a member refers to it goes along
 * with the key, in its field `toldVersion`.
 */
export function CarriesVersion(): ClassDecorator {
  return Directive(`@${CARRIES}(field: "${TOLD_VERSION}")`);
}

/** The version that a representation says; null where it says none. */
export function readToldVersion({
  [TOLD_VERSION]: version,
}: Readonly<Record<string, unknown>>): number | null {
  return typeof version === "number" && Number.isSafeInteger(version) ? version : null;
}
