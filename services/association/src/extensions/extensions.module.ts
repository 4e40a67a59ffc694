import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { referenceById } from "@hub/subgraph-kit/row-loaders";
import { PUBLISHED } from "@hub/subgraph-kit/rows/table-rights";
import { Extension } from "./extension.js";
import { extensionById } from "./extension-loaders.js";
import { CommitmentExtensionResolver, ExtensionResolver } from "./extension-resolver.js";

/** Parties ask for time, and leads decide. */
export const extensions: MemberModule = {
  entities: [Extension],
  tables: { extension: { ...PUBLISHED, remove: null } },
  resolvers: [ExtensionResolver, CommitmentExtensionResolver],
  references: { Extension: referenceById(extensionById) },
};
