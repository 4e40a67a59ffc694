import type { AgreeingQuery, AgreementInDetailFragment } from "../../api/generated/operations.js";

type Me = AgreeingQuery["me"];

const SPEAKING_ROLES: readonly string[] = ["SECRETARY", "APPROVER"];

type Parties = Pick<AgreementInDetailFragment, "owner" | "partner">;

interface Succeeding {
  readonly id: string;
  readonly predecessors?: readonly { readonly predecessor: Succeeding }[];
}

/** What has succeeded an organisation speaks for it. */
function withPredecessors({ id, predecessors = [] }: Succeeding): readonly string[] {
  return [id, ...predecessors.flatMap(({ predecessor }) => withPredecessors(predecessor))];
}

/** For which sides of the agreement somebody speaks, by the ids of their organisations. */
export function sidesOf(me: Me | undefined, { owner, partner }: Parties): readonly string[] {
  const speaksFor = new Set(
    (me?.roles ?? [])
      .filter(({ role }) => SPEAKING_ROLES.includes(role))
      .flatMap(({ organisation }) => withPredecessors(organisation)),
  );
  return [owner.id, partner.id].filter((id) => speaksFor.has(id));
}

/** Whether somebody speaks for a side that has not agreed yet. */
export function mayAgree(me: Me | undefined, agreement: AgreementInDetailFragment): boolean {
  const agreed = new Set(agreement.agreedBy.map(({ organisation }) => organisation.id));
  return agreement.state === "DRAFTED" && sidesOf(me, agreement).some((id) => !agreed.has(id));
}

export function mayRevoke(me: Me | undefined, agreement: AgreementInDetailFragment): boolean {
  const canBe = agreement.state === "DRAFTED" || agreement.state === "AGREED";
  return canBe && sidesOf(me, agreement).length > 0;
}

/** Whether somebody is a secretary; of which programme or party, the hub knows. */
export function mayDraft(me: Me | undefined): boolean {
  return (me?.roles ?? []).some(({ role }) => role === "SECRETARY");
}
