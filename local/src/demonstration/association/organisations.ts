import { OrganisationType } from "@hub/association/organisations/organisation";
import { stableId } from "@hub/schema/stable-id";
import { z } from "zod";
import type { DataFolder } from "../data-files/data-folder.js";
import { keyOf, listOf, localized, oneOf, text } from "../data-files/vocabulary.js";

const FILE = "association/organisations.yaml";

/** The organisations, and the schema by which other files refer to one: its key, parsed into its id. */
export function readOrganisations({ read, place, source }: DataFolder) {
  const organisation = z.strictObject({
    key: text,
    name: localized,
    type: oneOf(OrganisationType),
    place,
    source,
  });
  const file = read(FILE, z.strictObject({ organisations: listOf(organisation, "key") }));
  const ids = new Map(file.organisations.map(({ key }) => [key, stableId("organisation", key)]));
  const organisations = file.organisations.map(({ key, place, ...row }) => ({
    ...row,
    id: stableId("organisation", key),
    unitId: place,
    endedOn: null,
  }));
  return { organisations, organisationKey: keyOf(FILE, ids) };
}
