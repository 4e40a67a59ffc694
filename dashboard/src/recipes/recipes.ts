/** Operations to begin with. Their variables name what the asked hub has. */
import type { RecipeExamplesQuery } from "../api/generated/operations.js";
import type { Operation } from "./operation.js";

export const RECIPE_NAMES = [
  "programme",
  "figures",
  "search",
  "changes",
  "findings",
  "members",
  "watch",
  "write",
] as const;

export type RecipeName = (typeof RECIPE_NAMES)[number];

export interface Recipe extends Operation {
  readonly name: RecipeName;
}

/** What recipes name by a code or an id. */
export interface RecipeExamples {
  readonly programmeCode: string;
  readonly programmeId: string;
  readonly commitmentId: string;
  readonly commitmentVersion: number;
  readonly unitId: string;
}

/** The programme with most commitments, and a unit that has figures; what the hub has not is empty. */
export function chooseExamples({ programmes, figures }: RecipeExamplesQuery): RecipeExamples {
  const [programme] = (programmes?.nodes ?? []).toSorted(
    (one, other) => other.commitments.length - one.commitments.length,
  );
  return {
    programmeCode: programme?.code ?? "",
    programmeId: programme?.id ?? "",
    commitmentId: programme?.commitments[0]?.id ?? "",
    commitmentVersion: programme?.commitments[0]?.version ?? 1,
    unitId: figures?.nodes[0]?.unit?.id ?? "",
  };
}

/** Each recipe with its variables; those without examples have empty ones, for the reader to fill in. */
export function writeRecipes(examples: RecipeExamples | undefined): readonly Recipe[] {
  const { programmeCode = "", programmeId = "", commitmentId = "", unitId = "" } = examples ?? {};
  const { commitmentVersion: expectedVersion = 1 } = examples ?? {};
  return [
    { name: "programme", query: PROGRAMME, variables: { code: programmeCode } },
    { name: "figures", query: FIGURES, variables: { under: unitId } },
    { name: "search", query: SEARCH, variables: { text: "p.8 q.11" } },
    { name: "changes", query: CHANGES, variables: { since: "2026-01-01" } },
    { name: "findings", query: FINDINGS, variables: { severities: ["ERROR"] } },
    { name: "members", query: MEMBERS, variables: {} },
    { name: "watch", query: WATCH, variables: { programmeId } },
    { name: "write", query: WRITE, variables: { commitmentId, expectedVersion } },
  ];
}

const PROGRAMME = `query Programme($code: String!) {
  programme(code: $code) {
    id
    code
    title { vi en }
    period { from to }
    ceremony { heldOn host { name { vi } } }
    declaredPartyCount
    parties { role organisation { name { vi } } }
    commitments { id code title { vi en } state dueOn }
    unit {
      id
      name { vi }
      educationFigures { indicatorCode printedText source { publisher title } }
      womensUnionFigures { indicatorCode printedText source { publisher title } }
      youthUnionFigures { indicatorCode printedText source { publisher title } }
    }
    targets { indicator { code name { vi } } year value document { number title { vi } } }
  }
}
`;

const FIGURES = `query Figures($under: ID, $after: String) {
  figures(under: $under, includeEnded: true, first: 20, after: $after) {
    nodes {
      id
      member
      indicator { code name { vi } }
      unit { id name { vi } officialCode }
      asOf
      numerator
      denominator
      percentage
      printedText
      source { publisher title url }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`;

const SEARCH = `query Search($text: String!) {
  search(text: $text, first: 10) {
    nodes { kind title { vi en } isCurrent successors { title { vi en } } }
  }
}
`;

const CHANGES = `query Changes($since: String) {
  changes(since: $since, first: 20) {
    nodes { cursor recordedAt member kind what nodeId version unit { name { vi } } }
    pageInfo { hasNextPage endCursor }
  }
}
`;

const FINDINGS = `query Findings($severities: [FlagSeverity!]) {
  findings(open: true, severities: $severities, first: 20) {
    nodes { rule severity owner message { vi en } }
  }
}
`;

const MEMBERS = `query Members {
  members { name state silentSince lastEventAt schemaChangedAt organisation { name { vi } } }
}
`;

const WATCH = `subscription Watch($programmeId: ID, $after: String) {
  commitmentChanged(programmeId: $programmeId, after: $after) {
    cursor
    changedAt
    member
    commitment { code state }
  }
}
`;

const WRITE = `mutation SetState($commitmentId: ID!, $expectedVersion: Int!) {
  setCommitmentState(
    commitmentId: $commitmentId
    state: IN_PROGRESS
    expectedVersion: $expectedVersion
    source: { title: "Báo cáo quý III/2026", publisher: "Hội Khuyến học" }
  ) {
    code
    state
    stateChangedAt
    version
  }
}
`;
