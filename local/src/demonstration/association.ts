/** What the articles and documents say that the association is the system of record for, and nothing else. */
import { RegisteredCount } from "@hub/association/administrative-units/registered-count";
import { SigningCeremony } from "@hub/association/ceremonies/signing-ceremony";
import { Commitment } from "@hub/association/commitments/commitment";
import { Conference } from "@hub/association/conferences/conference";
import { ConferenceDocument } from "@hub/association/conferences/conference-document";
import { EvaluationRound } from "@hub/association/evaluation-rounds/evaluation-round";
import { Organisation } from "@hub/association/organisations/organisation";
import { DocumentLink } from "@hub/association/policy-documents/document-link";
import { PolicyDocument } from "@hub/association/policy-documents/policy-document";
import { CoordinationProgramme } from "@hub/association/programmes/coordination-programme";
import { ProgrammeParty } from "@hub/association/programmes/programme-party";
import { Target } from "@hub/association/targets/target";
import { Task } from "@hub/association/tasks/task";
import type { DataSource } from "typeorm";
import { CONFERENCE_DOCUMENTS, CONFERENCES } from "./association/conferences.js";
import { DOCUMENT_LINKS, DOCUMENTS } from "./association/documents.js";
import { FIGURES, REGISTERED_COUNTS } from "./association/figures.js";
import { ORGANISATIONS } from "./association/organisations.js";
import { CEREMONIES, COMMITMENTS, EVALUATION_ROUNDS, PARTIES, PROGRAMMES } from "./association/programmes.js";
import { TARGETS } from "./association/targets.js";
import { TASKS } from "./association/tasks.js";
import { insertOnce, reportOnce } from "./write-once.js";

/** Loads what is not there yet; may be repeated. The units and indicators must be there. */
export function loadAssociation(dataSource: DataSource): Promise<void> {
  return dataSource.transaction(async (manager) => {
    await insertOnce(manager, Organisation, ORGANISATIONS);
    await insertOnce(manager, PolicyDocument, DOCUMENTS);
    await insertOnce(manager, DocumentLink, DOCUMENT_LINKS);
    await insertOnce(manager, CoordinationProgramme, PROGRAMMES);
    await insertOnce(manager, ProgrammeParty, PARTIES);
    await insertOnce(manager, SigningCeremony, CEREMONIES);
    await insertOnce(manager, Commitment, COMMITMENTS);
    await insertOnce(manager, EvaluationRound, EVALUATION_ROUNDS);
    await insertOnce(manager, Target, TARGETS);
    await insertOnce(manager, Task, TASKS);
    await insertOnce(manager, Conference, CONFERENCES);
    await insertOnce(manager, ConferenceDocument, CONFERENCE_DOCUMENTS);
    await insertOnce(manager, RegisteredCount, REGISTERED_COUNTS);
    await reportOnce(manager, FIGURES);
  });
}
