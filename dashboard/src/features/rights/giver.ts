import type { GivingRightsQuery } from "../../api/generated/operations.js";
import type { LocalizedText } from "../../language/language.js";

type Me = NonNullable<GivingRightsQuery["me"]>;
export type Role = Me["roles"][number]["role"];

interface OwnOrganisation {
  readonly id: string;
  readonly name: LocalizedText;
}

interface GivenOrganisation extends OwnOrganisation {
  /** Whether the account gives rights for all units there. */
  readonly isEverywhere: boolean;
}

/** Which rights somebody may give. */
export interface Giver {
  /** An operator of the organisation that runs the hub gives those of operators in every organisation. */
  readonly operatesHub: boolean;
  /** Those whose operator the account is. */
  readonly operated: readonly GivenOrganisation[];
  /** Those that the account administrates. */
  readonly administered: readonly GivenOrganisation[];
  /** Where it gives its first role; empty where that is everywhere. */
  readonly unitId: string;
}

const GIVEN_BY_OPERATORS: readonly Role[] = ["MEMBER_ADMINISTRATOR", "AUDITOR", "OPERATOR"];
const GIVEN_BY_ADMINISTRATORS: readonly Role[] = ["READER", "REPORTER", "APPROVER", "SECRETARY"];

export function giverOf({ operatesHub, roles }: Me): Giver {
  const administering = roles.filter(({ role }) => role === "MEMBER_ADMINISTRATOR");
  const operating = roles.filter(({ role }) => role === "OPERATOR");
  return {
    operatesHub,
    operated: organisationsOf(operating),
    administered: organisationsOf(administering),
    unitId: [...administering, ...operating][0]?.unit?.id ?? "",
  };
}

function organisationsOf(roles: Me["roles"]): readonly GivenOrganisation[] {
  const ofEach = Map.groupBy(roles, ({ organisation }) => organisation.id);
  return [...ofEach.values()].flatMap((held) =>
    held.slice(0, 1).map(({ organisation }) => ({
      ...organisation,
      isEverywhere: held.some(({ unit }) => unit === null),
    })),
  );
}

/** Those in which somebody gives rights, each once. */
export function organisationsOfGiver({ operated, administered }: Giver): readonly OwnOrganisation[] {
  return [...new Map([...administered, ...operated].map((one) => [one.id, one])).values()];
}

export function mayGive(giver: Giver): boolean {
  return organisationsOfGiver(giver).length > 0;
}

/** The roles that somebody may give, in the order in which they are offered. */
export function rolesGivenBy({ operated, administered }: Giver): readonly Role[] {
  return [
    ...(administered.length > 0 ? GIVEN_BY_ADMINISTRATORS : []),
    ...(operated.length > 0 ? GIVEN_BY_OPERATORS : []),
  ];
}

/**
 * Whether somebody may end a right of this role of this organisation. Of one for a unit the hub says whether that lies in
 * the own one.
 */
export function mayEnd(
  { operatesHub, operated, administered }: Giver,
  {
    role,
    organisation,
    unit,
  }: { readonly role: Role; readonly organisation: { readonly id: string }; readonly unit: object | null },
): boolean {
  const isAmong = (organisations: readonly GivenOrganisation[]) =>
    organisations.some(({ id, isEverywhere }) => id === organisation.id && (unit !== null || isEverywhere));
  return GIVEN_BY_OPERATORS.includes(role) ? operatesHub || isAmong(operated) : isAmong(administered);
}
