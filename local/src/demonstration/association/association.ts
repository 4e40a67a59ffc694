import { RegisteredCount } from "@hub/association/administrative-units/registered-count";
import { Conference } from "@hub/association/conferences/conference";
import { ConferenceDocument } from "@hub/association/conferences/conference-document";
import { Organisation } from "@hub/association/organisations/organisation";
import { OrganisationSuccession } from "@hub/association/organisations/organisation-succession";
import { DocumentClaim } from "@hub/association/policy-documents/document-claim";
import { DocumentLink } from "@hub/association/policy-documents/document-link";
import { PolicyDocument } from "@hub/association/policy-documents/policy-document";
import { readFacts, tellDifference } from "@hub/association/registers/tell-difference";
import { Target } from "@hub/association/targets/target";
import { Task } from "@hub/association/tasks/task";
import type { EntityManager } from "typeorm";
import type { DataFolder } from "../file-format/data-folder.js";
import { readFigures } from "../file-format/figures.js";
import { LOADER } from "../loader.js";
import { citingRowsOf, type MemberRows, rowsOf } from "../member-rows.js";
import { readConferences } from "./conferences.js";
import { readDocumentLinks, readDocuments } from "./documents.js";
import { readOrganisationSuccessions, readOrganisations } from "./organisations.js";
import { readProgrammes } from "./programmes.js";
import { recordProgrammes } from "./record-programmes.js";
import { readRegisteredCounts } from "./registered-counts.js";
import { readRights, recordRights } from "./rights.js";
import { readTargets } from "./targets.js";
import { readTasks } from "./tasks.js";

/**
 * The association's part of what the articles and documents say. The administrative units and indicators must exist
 * before it is written.
 */
export function readAssociation(folder: DataFolder): MemberRows {
  const { organisations, organisationKey } = readOrganisations(folder);
  const { documents, claims, documentNumber } = readDocuments(folder);
  const programmes = readProgrammes(folder, organisationKey);
  const rights = readRights(organisations);
  const conferences = readConferences(folder, documentNumber);
  return {
    tables: [
      ...citingRowsOf(Organisation, organisations, { watch: watchOrganisations }),
      ...citingRowsOf(OrganisationSuccession, readOrganisationSuccessions(folder, organisationKey)),
      ...citingRowsOf(PolicyDocument, documents),
      ...citingRowsOf(DocumentClaim, claims),
      ...citingRowsOf(DocumentLink, readDocumentLinks(folder, documentNumber)),
      ...citingRowsOf(Target, readTargets(folder, documentNumber)),
      ...citingRowsOf(Task, readTasks(folder, documentNumber)),
      ...citingRowsOf(Conference, conferences.conferences),
      rowsOf(ConferenceDocument, conferences.conferenceDocuments),
      ...citingRowsOf(RegisteredCount, readRegisteredCounts(folder)),
    ],
    async record(manager) {
      await recordProgrammes(manager, programmes);
      await recordRights(manager, rights);
    },
    figures: readFigures(folder, "association/figures.yaml", "association"),
  };
}

async function watchOrganisations(manager: EntityManager) {
  const before = await readFacts(manager, "organisation");
  return () => tellDifference(manager, LOADER, "organisation", before);
}
