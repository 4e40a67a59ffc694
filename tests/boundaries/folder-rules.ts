/** What the folders of one source tree may import from each other. */
export interface FolderRules {
  /** The source tree, from the root of the repository. */
  readonly root: string;
  /**
   * The rooms, lowest first: a room may import from itself and from lower ones. A room is a top-level folder with
   * everything in it, or a file at the root of the tree. Every file belongs to a room.
   */
  readonly layers?: readonly string[];
  /** Nothing of it is built into an image, so it may use what only tests use. */
  readonly isTestCode?: true;
  /** Files that may import from any folder: their imports do not count as part of a circle. */
  readonly mayNameOtherFolders?: RegExp;
}

/**
 * A member's graph has circles: a programme has commitments, and a commitment has a programme. Resolvers and a
 * folder's `*.module.ts` express that graph; entities, rules and commands must not depend on each other in a circle.
 */
const GRAPH_OF_A_MEMBER = /[.-](resolvers?|module)\.ts$/;

/** The source trees of all workspaces. */
export const FOLDER_RULES: readonly FolderRules[] = [
  { root: "schema/src" },
  { root: "program-kit/src" },
  { root: "client/src" },
  {
    root: "dashboard/src",
    layers: [
      "language",
      "identity",
      "api",
      "recipes",
      "navigation",
      "live",
      "queries",
      "ui",
      "lists",
      "chart",
      "units",
      "organisations",
      "marks",
      "programmes",
      "agreements",
      "documents",
      "targets",
      "things",
      "history",
      "changes",
      "schema",
      "figures",
      "activities",
      "features",
      "pages",
      "app",
      "main",
      "early-actions",
      "start",
      "explorer",
    ],
  },
  {
    root: "local/src",
    layers: [
      "members",
      "identity",
      "system",
      "postgres",
      "data-directory",
      "programs",
      "supervisor",
      "demonstration",
      "generated-figures",
      "options",
      "summary",
      "follow-changes",
      "development",
      "start",
      "demo-large",
      "audit-verify",
      "token",
    ],
  },
  { root: "gateway-fixtures", isTestCode: true },
  { root: "tests", isTestCode: true },
  { root: "services/outbox/src" },
  { root: "services/subgraph-kit/src" },
  { root: "services/figure-kit/src", mayNameOtherFolders: GRAPH_OF_A_MEMBER },
  { root: "services/association/src", mayNameOtherFolders: GRAPH_OF_A_MEMBER },
  { root: "services/education/src", mayNameOtherFolders: GRAPH_OF_A_MEMBER },
  { root: "services/womens-union/src", mayNameOtherFolders: GRAPH_OF_A_MEMBER },
  { root: "services/youth-union/src", mayNameOtherFolders: GRAPH_OF_A_MEMBER },
  {
    root: "gateway/src",
    layers: [
      "wire",
      "tables",
      "errors",
      "plan-model",
      "access",
      "operation",
      "supergraph",
      "members",
      "identity",
      "own-answers",
      "planner",
      "execute",
      "audit",
      "config",
      "pipeline",
      "live",
      "metrics",
      "engine",
      "exports",
      "pages",
      "transport",
      "fast",
      "engines",
      "gateway",
      "main",
    ],
  },
];
