import { parseGlobalId, prefixOf } from "@hub/schema/global-id";
import { isUuid } from "@hub/subgraph-kit/uuid";
import type { EntityManager } from "typeorm";
import { SigningCeremony } from "../ceremonies/signing-ceremony.js";
import { EVIDENCE_PREFIX, Evidence } from "../evidence/evidence.js";
import { Report } from "../reports/report.js";

/** What may be recorded on behalf of a party. */
export type ContestableRecord = Report | SigningCeremony | Evidence;

/** @param recordId its global id */
export async function findRecord(
  manager: EntityManager,
  recordId: string,
): Promise<ContestableRecord | null> {
  const { prefix, key } = parseGlobalId(recordId) ?? {};
  if (!isUuid(key)) return null;
  if (prefix === prefixOf("Report")) return manager.findOneBy(Report, { id: key });
  if (prefix === prefixOf("SigningCeremony")) return manager.findOneBy(SigningCeremony, { id: key });
  if (prefix === EVIDENCE_PREFIX) return manager.findOneBy(Evidence, { id: key });
  return null;
}
