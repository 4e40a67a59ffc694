import type { GivingRightsQuery } from "../../api/generated/operations.js";
import type { LocalizedText } from "../../language/language.js";

type Me = NonNullable<GivingRightsQuery["me"]>;
export type Role = Me["roles"][number]["role"];

/** Which rights somebody may give: those of operators reach beyond one organisation. */
export interface Giver {
  readonly isOperator: boolean;
  /** Those that the account administrates. */
  readonly organisations: readonly { readonly id: string; readonly name: LocalizedText }[];
}

const GIVEN_BY_OPERATORS: readonly Role[] = ["MEMBER_ADMINISTRATOR", "AUDITOR", "OPERATOR"];
const GIVEN_BY_ADMINISTRATORS: readonly Role[] = ["READER", "REPORTER", "APPROVER", "SECRETARY"];

export function giverOf({ roles }: Me): Giver {
  const administered = roles.filter(({ role }) => role === "MEMBER_ADMINISTRATOR");
  return {
    isOperator: roles.some(({ role }) => role === "OPERATOR"),
    organisations: [
      ...new Map(administered.map(({ organisation }) => [organisation.id, organisation])).values(),
    ],
  };
}

export function mayGive({ isOperator, organisations }: Giver): boolean {
  return isOperator || organisations.length > 0;
}

/** The roles that somebody may give, in the order in which they are offered. */
export function rolesGivenBy({ isOperator, organisations }: Giver): readonly Role[] {
  return [
    ...(organisations.length > 0 ? GIVEN_BY_ADMINISTRATORS : []),
    ...(isOperator ? GIVEN_BY_OPERATORS : []),
  ];
}

/** Whether somebody may end a right of this role of this organisation. */
export function mayEnd(
  { isOperator, organisations }: Giver,
  { role, organisation }: { readonly role: Role; readonly organisation: { readonly id: string } },
): boolean {
  if (GIVEN_BY_OPERATORS.includes(role)) return isOperator;
  return organisations.some(({ id }) => id === organisation.id);
}
