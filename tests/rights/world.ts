/** Who asks in these tests, of which offices and where. */
import { EXAMPLE_UNIT } from "@hub/association/testing/example-programme";
import { ROLES, type Role } from "@hub/schema/roles";
import type { Caller } from "@hub/schema/signed-request";
import { stableId } from "@hub/schema/stable-id";
import type { TestMember } from "@hub/subgraph-kit/testing";

/** It runs the hub. */
export const KEEPER = stableId("test-of-rights", "keeper");
/** It has what is secret. */
export const OFFICE = stableId("test-of-rights", "office");
export const OTHER_OFFICE = stableId("test-of-rights", "other office");
export const INDICATOR = "LM03";

export interface Units {
  readonly province: string;
  /** In the province; what is secret is about it. */
  readonly commune: string;
  readonly neighbour: string;
}

/** Units of the association's register that lie so. */
export async function unitsOf({ dataSource }: TestMember): Promise<Units> {
  const within: { id: string }[] = await dataSource.query(
    "SELECT unit_id AS id FROM unit_within WHERE within_id = $1 ORDER BY unit_id LIMIT 2",
    [EXAMPLE_UNIT],
  );
  const [commune, neighbour] = within;
  if (!commune || !neighbour) throw new Error("The register has no two units in the province");
  return { province: EXAMPLE_UNIT, commune: commune.id, neighbour: neighbour.id };
}

export interface Asking {
  readonly who: string;
  readonly caller: Caller;
}

function holding(who: string, ...rights: readonly [Role, string, string | null][]): Asking {
  return {
    who,
    caller: {
      id: who,
      mayWrite: false,
      rights: rights.map(([role, organisationId, unitId]) => ({ role, organisationId, unitId })),
    },
  };
}

/** Who has nothing to do with the office. */
export function strangersTo({ commune, province }: Units): Asking[] {
  return [
    { who: "nobody who has signed in", caller: { id: "anonymous", mayWrite: false } },
    holding("an account without rights, as one whose right has ended"),
    holding("a reader of another office", ["READER", OTHER_OFFICE, null]),
    holding("a system of another office", ["REPORTER", OTHER_OFFICE, null]),
    holding("a secretary of another office, for the very commune", ["SECRETARY", OTHER_OFFICE, commune]),
    holding("an administrator of another office", ["MEMBER_ADMINISTRATOR", OTHER_OFFICE, province]),
  ];
}

/** All others: of each role and each place in the office, and who looks after all offices. */
export function othersWhoAsk({ commune, province, neighbour }: Units): Asking[] {
  return [
    ...ROLES.map((role) => holding(`the office's ${role} of the commune`, [role, OFFICE, commune])),
    ...ROLES.map((role) => holding(`the office's ${role} of the neighbour`, [role, OFFICE, neighbour])),
    holding("the office's reader of the province", ["READER", OFFICE, province]),
    holding("the office's system", ["REPORTER", OFFICE, null]),
    holding("an auditor of another office", ["AUDITOR", OTHER_OFFICE, null]),
    holding("an operator of another office", ["OPERATOR", OTHER_OFFICE, null]),
    holding("the keeper's operator", ["OPERATOR", KEEPER, null]),
  ];
}

export function everybodyWhoAsks(units: Units): Asking[] {
  return [...strangersTo(units), ...othersWhoAsk(units)];
}
