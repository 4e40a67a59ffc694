import type { SnapshotQueries } from "@hub/outbox/snapshot";
import type { FindNames } from "./author.js";
import type { MigrationClass } from "./database.js";
import type { DecoratedClass, ReferenceResolver, SubgraphDefinition } from "./federated-schema.js";
import type { FeedConsumer } from "./feeds/consume-feed.js";
import type { MemberDefinition } from "./member.js";
import { beginHistories, type RecordedRows } from "./recorded-rows.js";
import type { RightsOfTables } from "./rows/table-rights.js";

/** The face of one of a member's folders: all that the member is put together from. */
export interface MemberModule {
  /** The classes of its tables. */
  readonly entities?: readonly DecoratedClass[];
  /** Who may do what to the rows of its tables and views. */
  readonly tables?: RightsOfTables;
  readonly resolvers?: readonly DecoratedClass[];
  /** How other members' references to its types are resolved, by type name. */
  readonly references?: Readonly<Record<string, ReferenceResolver>>;
  /** Object types that no field of a resolver mentions, such as entities it only extends. */
  readonly orphanedTypes?: readonly DecoratedClass[];
  /** Runs after the migrations at every start: loads reference data that comes with the code, once. */
  readonly prepare?: MemberDefinition["prepare"];
  /** Runs as the database's owner at every start and after each command: what the member decides by itself on what was written. */
  readonly settle?: MemberDefinition["settle"];
  /** What is loaded and nobody edits, for its history. It needs `history` among the modules. */
  readonly recorded?: readonly RecordedRows[];
  /** What other members may copy, by name: `GET /snapshots/<name>`. Several modules may add to one snapshot. */
  readonly snapshots?: MemberDefinition["snapshots"];
  /** What this member copies of others. */
  readonly consumers?: readonly FeedConsumer[];
  /** What it copies of every member, itself among them. */
  readonly consumerOfEach?: NonNullable<MemberDefinition["consumersOfEach"]>[number];
  /** What organisations and units are called; one module of a member knows. */
  readonly findNames?: FindNames;
}

export interface MemberParts extends Pick<SubgraphDefinition, "name" | "links" | "directives"> {
  readonly migrations: readonly MigrationClass[];
  readonly modules: readonly MemberModule[];
}

/**
 * Puts a member together from its folders.
 * @throws {Error} when no module has a resolver, two resolve references to the same type, or two add the same kind of
 * rows to a snapshot
 */
export function defineMember({ modules, migrations, ...definition }: MemberParts): MemberDefinition {
  const [firstResolver, ...resolvers] = modules.flatMap((module) => module.resolvers ?? []);
  if (!firstResolver) throw new Error(`The member ${definition.name} has no resolver`);
  const recorded = modules.flatMap((module) => module.recorded ?? []);
  const settling = modules.flatMap((module) => module.settle ?? []);
  const [findNames] = modules.flatMap((module) => module.findNames ?? []);
  return {
    ...definition,
    migrations: [...migrations],
    entities: modules.flatMap((module) => module.entities ?? []),
    tables: Object.assign({}, ...modules.map((module) => module.tables)),
    resolvers: [firstResolver, ...resolvers],
    orphanedTypes: modules.flatMap((module) => module.orphanedTypes ?? []),
    referenceResolvers: collectReferences(modules),
    snapshots: collectSnapshots(modules),
    consumers: modules.flatMap((module) => module.consumers ?? []),
    consumersOfEach: modules.flatMap((module) => module.consumerOfEach ?? []),
    async prepare(dataSource, logger, author) {
      for (const module of modules) await module.prepare?.(dataSource, logger, author);
      if (recorded.length === 0) return;
      await dataSource.transaction((manager) => beginHistories(manager, author, definition.name, recorded));
    },
    ...(settling.length > 0 && {
      async settle(manager) {
        for (const settle of settling) await settle(manager);
      },
    }),
    recorded,
    ...(findNames && { findNames }),
  };
}

function collectSnapshots(modules: readonly MemberModule[]): Readonly<Record<string, SnapshotQueries>> {
  const snapshots = new Map<string, SnapshotQueries>();
  for (const [name, queries] of modules.flatMap((module) => Object.entries(module.snapshots ?? {}))) {
    const before = snapshots.get(name) ?? {};
    const twice = Object.keys(queries).find((kind) => kind in before);
    if (twice) throw new Error(`Two modules add ${twice} to the snapshot ${name}`);
    snapshots.set(name, { ...before, ...queries });
  }
  return Object.fromEntries(snapshots);
}

function collectReferences(modules: readonly MemberModule[]): Readonly<Record<string, ReferenceResolver>> {
  const references = new Map<string, ReferenceResolver>();
  for (const [typeName, resolve] of modules.flatMap((module) => Object.entries(module.references ?? {}))) {
    if (references.has(typeName)) throw new Error(`Two modules resolve references to ${typeName}`);
    references.set(typeName, resolve);
  }
  return Object.fromEntries(references);
}
