import type { EntityManager } from "typeorm";
import { hasNoCopy } from "./find-registered.js";
import type { RegisteredOrganisation, RegisteredUnit } from "./register-entry.js";

/** What the registers say of a place and of those who met there; what they do not have is missing. */
export interface PlacesAndOrganisations {
  readonly units: Readonly<Record<string, RegisteredUnit>>;
  readonly organisations: Readonly<Record<string, RegisteredOrganisation>>;
}

interface Found {
  readonly units: Readonly<Record<string, RegisteredUnit>> | null;
  readonly organisations: Readonly<Record<string, RegisteredOrganisation>> | null;
  readonly isFilled: boolean;
}

/**
 * Asks the registers about all these, in one statement.
 * @throws {Refusal} when this member has no copy of them yet
 */
export async function findPlacesAndOrganisations(
  manager: EntityManager,
  unitIds: readonly string[],
  organisationIds: readonly string[],
): Promise<PlacesAndOrganisations> {
  const [found]: Found[] = await manager.query(
    `SELECT
       (SELECT jsonb_object_agg(key, entry) FROM register_entry WHERE kind = 'unit' AND key = ANY ($1)) AS units,
       (SELECT jsonb_object_agg(key, entry) FROM register_entry WHERE kind = 'organisation' AND key = ANY ($2))
         AS organisations,
       EXISTS (SELECT FROM register_entry WHERE kind = 'organisation') AS "isFilled"`,
    [unitIds, organisationIds],
  );
  if (!found?.isFilled) throw hasNoCopy();
  return { units: found.units ?? {}, organisations: found.organisations ?? {} };
}
