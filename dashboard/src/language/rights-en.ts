import type { RightsDictionary } from "./rights-vi.js";

/** What is said to who gives and ends rights. */
export const en: RightsDictionary = {
  rights: {
    title: "Rights",
    lead: "Who has which role, of which organisation, for which unit, since when. A member administrator gives and ends the rights of its own organisation; those of member administrators, auditors and operators are given by that organisation’s operators, or by those of the organisation that runs the hub.",
    signIn: "Sign in with the account of a member administrator or an operator to see and give rights.",
    notYours: "This account has no role of member administrator or operator in force.",
    organisation: "Organisation",
    unit: "Unit",
    status: "In force",
    inForce: "In force now",
    listed: "{{total}} rights",
    none: "There is no such right.",
    noName: "no name given",
    ended: "ended",
    reason: "Reason: {{reason}}",
    endReason: "Why it ends: {{reason}}",
    everywhere: "everywhere",
    since: "from {{from}}",
    period: "from {{from}} to {{to}}",
    give: {
      title: "Give a right",
      account: "Account",
      accountHint:
        "the id that the identity provider has given; that person sees it when signed in, behind the name at the top of the page",
      accountName: "What to call the account (may be left out)",
      role: "Role",
      unit: "Unit (left out: everywhere)",
      from: "From (left out: today)",
      to: "To, including that day (left out: no end is set)",
      reason: "Reason, such as the number of the decision",
      check: "Check",
      checked: "Nothing stands against it. The right holds as soon as it is given.",
      confirm: "Give this right",
      change: "Change it",
      done: "The right is given.",
    },
    end: {
      title: "End this right",
      confirm: "End it now",
      reason: "Why it ends",
    },
  },
};
