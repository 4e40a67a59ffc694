import { randomUUID } from "node:crypto";
import { wakeSequencer } from "@hub/outbox/append";
import { OPERATOR_COMMAND } from "@hub/schema/own-callers";
import { recordSource, type SourceInput } from "@hub/subgraph-kit/source";
import type { DataSource, EntityManager } from "typeorm";
import { refuseUnknownUnit } from "../administrative-units/refuse-unknown-unit.js";
import { readFacts, tellDifference } from "../registers/tell-difference.js";
import { Organisation, type OrganisationType, searchTextOfOrganisation } from "./organisation.js";

export interface AddOrganisation {
  readonly name: { readonly vi: string; readonly en: string | null };
  readonly type: OrganisationType;
  /** Null for one that works everywhere. */
  readonly unitId: string | null;
  /** Says that there is this organisation. */
  readonly source: SourceInput;
}

/**
 * Adds an organisation, with its history, told like any other. Gives back the one that there is when one of this name
 * works there already.
 * @throws {Refusal} NOT_FOUND where there is no such unit
 */
export async function addOrganisation(
  dataSource: DataSource,
  { name, type, unitId, source }: AddOrganisation,
): Promise<Organisation> {
  const organisation = await dataSource.transaction(async (manager) => {
    // Whoever adds one waits for whoever does.
    await manager.query("LOCK TABLE organisation IN SHARE ROW EXCLUSIVE MODE");
    const known = await findKnown(manager, name.vi, unitId);
    if (known) return known;
    await refuseUnknownUnit({ manager, asTyped: (id) => `unit_${id}` }, { id: unitId, field: "unit" });
    const id = randomUUID();
    const before = await readFacts(manager, "organisation");
    const { id: sourceId } = await recordSource(manager, source);
    const added = Object.assign(new Organisation(), {
      ...{ id, name, type, unitId, sourceId, endedOn: null, doubts: [] },
      searchText: searchTextOfOrganisation({ name }),
    });
    await manager.insert(Organisation, added);
    const author = {
      organisationId: id,
      role: "OPERATOR",
      callerId: OPERATOR_COMMAND,
      callerName: null,
    } as const;
    await tellDifference(manager, author, "organisation", before);
    return added;
  });
  await wakeSequencer(dataSource);
  return organisation;
}

async function findKnown(
  manager: EntityManager,
  name: string,
  unitId: string | null,
): Promise<Organisation | null> {
  return manager
    .createQueryBuilder(Organisation, "organisation")
    .where("organisation.name ->> 'vi' = :name", { name })
    .andWhere("organisation.unitId IS NOT DISTINCT FROM :unitId", { unitId })
    .getOne();
}
