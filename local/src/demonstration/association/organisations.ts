import { OrganisationType, searchTextOfOrganisation } from "@hub/association/organisations/organisation";
import { stableId } from "@hub/schema/stable-id";
import { z } from "zod";
import type { DataFolder } from "../file-format/data-folder.js";
import { day, keyOf, listOf, localized, oneOf, orNull, text } from "../file-format/vocabulary.js";

const FILE = "association/organisations.yaml";

/** The organisations, and the schema by which other files refer to one: its key, parsed into its id. */
export function readOrganisations({ read, place, source, doubts }: DataFolder) {
  const organisation = z.strictObject({
    key: text,
    name: localized,
    type: oneOf(OrganisationType),
    place,
    source,
    doubts,
  });
  const file = read(FILE, z.strictObject({ organisations: listOf(organisation, "key") }));
  const ids = new Map(file.organisations.map(({ key }) => [key, stableId("organisation", key)]));
  const organisations = file.organisations.map(({ key, place, ...row }) => ({
    ...row,
    id: stableId("organisation", key),
    unitId: place,
    endedOn: null,
    searchText: searchTextOfOrganisation(row),
  }));
  return { organisations, organisationKey: keyOf(FILE, ids) };
}

/** Which organisation took up the work of which. */
export function readOrganisationSuccessions(
  { read, source, doubts }: DataFolder,
  organisationKey: z.ZodType<string>,
) {
  const succession = z.strictObject({
    predecessor: organisationKey,
    successor: organisationKey,
    effectiveOn: orNull(day),
    source,
    doubts,
  });
  const file = z.strictObject({ successions: z.array(succession) });
  return read("association/organisation-successions.yaml", file).successions.map(
    ({ predecessor, successor, ...row }) => ({ ...row, predecessorId: predecessor, successorId: successor }),
  );
}
