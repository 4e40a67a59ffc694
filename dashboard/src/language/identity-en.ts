import type { IdentityDictionary } from "./identity-vi.js";

/** What is said to who signs in, has signed in or is signed in no more. */
export const en: IdentityDictionary = {
  signIn: {
    title: "Sign in",
    lead: "For the people of the organisations that are connected. Published figures and documents are there for everybody, without signing in.",
    begin: "Sign in",
    again: "Sign in again",
    leaving: "Opening the place where you sign in…",
    completing: "Completing the sign-in…",
    already: "Signed in: {{name}}.",
    back: "Back to the page you came from",
    backSignedOut: "Back to the page you came from, without signing in",
    failure: {
      refused: "The sign-in was refused, or cancelled there: sign in again.",
      unreachable:
        "The place where you sign in cannot be reached: check the network, wait a moment and sign in again.",
      unknown:
        "This answer belongs to no sign-in that this window waits for (it may have been used already): sign in again from the beginning.",
      clock:
        "This machine's clock differs from that of the place where you sign in: set its date and time right and sign in again.",
      forbidden:
        "The browser does not allow signing in at this address: open the hub over HTTPS or on the machine that it runs on, and allow the page to store data.",
      unusable:
        "The place where you sign in answers in a way that this page cannot use: sign in again; if that does not help, tell the operator of the hub.",
    },
  },
  account: {
    of: "Account: {{name}}",
    organisations: "Organisations",
    roles: "Roles",
    none: "This account has been given no role in any organisation: ask the member administrator of yours for one.",
    everywhere: "everywhere",
    since: "from {{from}}",
    period: "from {{from}} to {{to}}",
    rights: "See, give and end rights",
    signOut: "Sign out",
    signingOut: "Signing out…",
    role: {
      READER: "Reader",
      REPORTER: "Reporter",
      APPROVER: "Approver",
      SECRETARY: "Secretary",
      MEMBER_ADMINISTRATOR: "Member administrator",
      AUDITOR: "Auditor",
      OPERATOR: "Operator",
    },
    ending: {
      refused:
        "The sign-in has expired or was revoked, and what this machine kept of it has been removed: sign in again to go on.",
      untold:
        "You are signed out on this machine, but the place where you sign in could not be told: when it answers again, sign in and out once more to end the session there.",
    },
    goOn: "Go on without signing in",
  },
};
