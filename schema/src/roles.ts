/** What somebody may do: a role of an organisation for an administrative unit and all below it, while it is in force. */

export const ROLES = [
  "READER",
  "REPORTER",
  "APPROVER",
  "SECRETARY",
  "MEMBER_ADMINISTRATOR",
  "AUDITOR",
  "OPERATOR",
] as const;

export type Role = (typeof ROLES)[number];

/** The roles of those who report figures. */
export const FIGURE_ROLES = ["REPORTER"] as const;

/** The roles of those who keep programmes, ceremonies, commitments and evaluations. */
export const PROGRAMME_ROLES = ["SECRETARY"] as const;

/** The roles of those who submit reports; a secretary does with what a party has sent in. */
export const REPORT_ROLES = ["REPORTER", "SECRETARY"] as const;

/** The roles of those who offer evidence for an organisation. */
export const EVIDENCE_ROLES = ["REPORTER", "APPROVER", "SECRETARY"] as const;

/** The roles of those who accept, for an organisation, what another offers as evidence, or return it. */
export const EVIDENCE_DECIDING_ROLES = ["SECRETARY", "APPROVER"] as const;

/** The roles of those who agree for an organisation to share data, or to receive it, and who revoke that. */
export const AGREEMENT_ROLES = ["SECRETARY", "APPROVER"] as const;

/** The roles of those who give and end rights. */
export const GRANTING_ROLES = ["MEMBER_ADMINISTRATOR", "OPERATOR"] as const;

/** The roles of those who read an access log. */
export const AUDIT_ROLES = ["AUDITOR", "OPERATOR"] as const;

/** The roles of those who may write something. */
export const WRITING_ROLES: ReadonlySet<Role> = new Set<Role>([
  ...REPORT_ROLES,
  ...EVIDENCE_ROLES,
  ...AGREEMENT_ROLES,
  ...GRANTING_ROLES,
]);

/** A right that is in force at the time it is told. */
export interface CallerRight {
  readonly role: Role;
  /** The key of the organisation, a UUID. */
  readonly organisationId: string;
  /** The key of the administrative unit for which it holds, and for all below it; null where it holds everywhere. */
  readonly unitId: string | null;
}

export function isRole(value: unknown): value is Role {
  return ROLES.some((role) => role === value);
}
