/** What the folders of one source tree may know of each other. */
export interface FolderRules {
  /** The source tree, from the root of the repository. */
  readonly root: string;
  /**
   * The order of the rooms, lowest first: a room imports from itself and from those below it. A room is a folder
   * with all that is in it, or a file at the root of the tree, and every file lies in one.
   */
  readonly layers?: readonly string[];
  /** Nothing of it is built into an image, so it may use fixtures. */
  readonly isTestCode?: true;
  /** The files that may import from other folders as they like: what they import closes no circle. */
  readonly mayNameOtherFolders?: RegExp;
}

/**
 * A member's graph has circles: a programme has commitments, a commitment has a programme. They are drawn where
 * the graph is, in resolvers and in a folder's face, and nowhere else.
 */
const GRAPH_OF_A_MEMBER = /[.-](resolvers?|module)\.ts$/;

/** The source trees of all workspaces. */
export const FOLDER_RULES: readonly FolderRules[] = [
  { root: "schema/src" },
  { root: "client/src" },
  {
    root: "dashboard/src",
    layers: [
      "language",
      "api",
      "live",
      "queries",
      "ui",
      "chart",
      "units",
      "figures",
      "activities",
      "features",
      "pages",
      "app",
      "main",
      "explorer",
    ],
  },
  {
    root: "local/src",
    layers: [
      "members",
      "system",
      "data-directory",
      "postgres",
      "throw-away-postgres",
      "supervisor",
      "demonstration",
      "demonstration-data",
      "reset",
      "options",
      "summary",
      "follow-changes",
      "development",
      "start",
    ],
  },
  { root: "gateway-fixtures", isTestCode: true },
  { root: "tests", isTestCode: true },
  { root: "services/outbox/src" },
  { root: "services/subgraph-kit/src" },
  { root: "services/figures/src", mayNameOtherFolders: GRAPH_OF_A_MEMBER },
  { root: "services/association/src", mayNameOtherFolders: GRAPH_OF_A_MEMBER },
  { root: "services/education/src", mayNameOtherFolders: GRAPH_OF_A_MEMBER },
  { root: "services/womens-union/src", mayNameOtherFolders: GRAPH_OF_A_MEMBER },
  { root: "services/youth-union/src", mayNameOtherFolders: GRAPH_OF_A_MEMBER },
  {
    root: "gateway/src",
    layers: [
      "wire",
      "errors",
      "plan",
      "access",
      "operation",
      "supergraph",
      "members",
      "planner",
      "execute",
      "config",
      "pipeline",
      "live",
      "metrics",
      "engine",
      "transport",
      "fast",
      "engines",
      "gateway",
      "main",
    ],
  },
];
