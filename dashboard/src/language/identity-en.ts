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
  accessLog: {
    title: "Access log",
    lead: "Who has asked for what, what for, and what came of it; the newest first. The log only grows: nothing is changed or removed.",
    open: "Access log",
    forAuditors:
      "The access log is for an organisation’s auditors and the operators of the organisation that runs the hub: sign in with an account that has such a role.",
    listed: "{{total}} records",
    none: "There is no such record.",
    organisation: "Log of",
    otherOrganisation: "Another organisation",
    ofNone: "no organisation (not signed in)",
    from: "From",
    to: "To",
    account: "Account",
    operationOrField: "Operation or field",
    outcome: "Outcome",
    number: "No.",
    at: "At",
    several: "(counted together)",
    operation: "Operation",
    manyOperations: "many operations, counted together",
    purpose: "Purpose",
    agreement: "Agreement",
    agreements: "Under agreements",
    rows: "Rows",
    count: "Times",
    kinds: {
      QUERY: "Read",
      MUTATION: "Written",
      SUBSCRIPTION: "Followed",
      LIVE_QUERY: "Read, kept up to date",
      EXPORT: "Taken as a file",
      FILE_LINK: "Link to a file made",
    },
    ways: {
      SHARED: "With the answer of an equal operation that was under way.",
      STREAMED: "The messages of a stream, or the rows of a file.",
    },
    outcomes: { ALLOWED: "Answered", DENIED: "Denied", FAILED: "Failed" },
  },
  account: {
    of: "Account: {{name}}",
    id: "Account id",
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
