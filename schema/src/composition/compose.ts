import { composeServices, compositionHasErrors } from "@theguild/federation-composition";
import { type DocumentNode, GraphQLError, isTypeDefinitionNode, Kind, parse, Source } from "graphql";
import { LIVE_DIRECTIVE_SDL } from "../live-directive.js";
import { withBorrowedTypes } from "./borrowed-types.js";
import {
  HOW_TO_ASK_FOR_A_VERSION,
  linkedUrls,
  type MemberSchema,
  NEWEST_FEDERATION,
  readMemberSchema,
} from "./member-schema.js";
import { createNodeSubgraphs, refusePrefixes } from "./node-subgraphs.js";

/** The subgraph that the gateway itself answers, from the members' events. */
const LIVE_SUBGRAPH = "live";

/** A subgraph that links this specification has no server: the gateway answers it. */
const GATEWAY_SPECIFICATION = /^https:\/\/khuyen-hoc-hub\.vn\/spec\/gateway\/v\d+\.\d+$/;
const ANSWERED_BY_GATEWAY = "hub:gateway";

export interface SubgraphFile {
  /** The member's name. */
  readonly name: string;
  /** The file that holds the SDL, as conflicts name it. */
  readonly file: string;
  readonly sdl: string;
}

export interface Composed {
  /** All that the gateway knows about the members. */
  readonly supergraph: string;
  /** What clients see. */
  readonly api: string;
}

/** The members' schemas do not compose. Each conflict is one sentence with its places. */
export class CompositionConflicts extends Error {
  constructor(readonly conflicts: readonly string[]) {
    super(conflicts.join("\n"));
    this.name = "CompositionConflicts";
  }
}

export interface CompositionOptions {
  /**
   * Whether the members, or a proxy before the gateway, enforce `@authenticated`, `@requiresScopes` and `@policy`.
   * Otherwise directives of these names that are a member's own are refused: the gateway enforces Federation's.
   */
  readonly accessEnforcedElsewhere?: boolean;
}

/**
 * Composes the members' schemas (Apollo Federation 2).
 * @throws {CompositionConflicts} naming member, file and line
 */
export function composeSubgraphs(
  subgraphs: readonly SubgraphFile[],
  { accessEnforcedElsewhere = false }: CompositionOptions = {},
): Composed {
  const parsed = subgraphs.map((subgraph) => ({
    ...subgraph,
    ...readMemberSchema(parseSubgraph(subgraph)),
  }));
  const refusals = [
    ...parsed.flatMap(takenNames),
    ...parsed.flatMap(whatNobodyDoes),
    ...refusePrefixes(parsed),
    ...(accessEnforcedElsewhere ? [] : parsed.flatMap(ownAccessRules)),
  ];
  if (refusals.length > 0) throw new CompositionConflicts(refusals);
  const result = composeServices([
    ...parsed.map(({ name, typeDefs }) => {
      const url = urlOf(name, typeDefs);
      const own = url === ANSWERED_BY_GATEWAY ? withBorrowedTypes(typeDefs, membersOf(parsed)) : typeDefs;
      return { name, typeDefs: own, url };
    }),
    ...createNodeSubgraphs(parsed),
  ]);
  if (compositionHasErrors(result)) {
    throw new CompositionConflicts(
      result.errors.map(({ message }) =>
        [message, ...placesNamedIn(message, parsed), ...versionRemedy(message, parsed)].join("\n    "),
      ),
    );
  }
  return { supergraph: withLive(result.supergraphSdl, parsed), api: withLive(result.publicSdl, parsed) };
}

type ParsedSubgraph = SubgraphFile & MemberSchema;

/** The composer mistakes a type called `link` for the definition of `@link`. */
function takenNames({ name, file, typeDefs }: ParsedSubgraph): string[] {
  return typeDefs.definitions.flatMap((definition) => {
    const isTaken = isTypeDefinitionNode(definition) && definition.name.value === "link";
    const line = definition.loc?.startToken.line ?? 1;
    return isTaken
      ? [`[${name}] A type cannot be called "link": give it another name (${file}:${line})`]
      : [];
  });
}

/** What a member expects of the gateway, and the gateway does not do. */
function whatNobodyDoes({ name, file, contextRules, hasConnectors }: ParsedSubgraph): string[] {
  const contexts = contextRules.map(
    ({ coordinate, directive, line }) =>
      `[${name}] "${coordinate}" has ${directive}, which the gateway does not know: take it out; an argument that the client gives, or a field with @requires, may do instead (${file}:${line ?? 1})`,
  );
  const connectors = `[${name}] It links Apollo's connectors, which the gateway does not run: let a member answer those fields (${file})`;
  return hasConnectors ? [...contexts, connectors] : contexts;
}

/** Access rules of a member that look like Federation's, are its own, and are lost: nobody would enforce them. */
function ownAccessRules({ name, file, accessRules }: ParsedSubgraph): string[] {
  return accessRules.flatMap(({ coordinate, directive, line, isFederations }) => {
    if (isFederations) return [];
    const why = "it is a directive of the member's own, of which the hub is told nothing";
    const remedy =
      "import it from Federation with @link, take it out, or set ACCESS_ENFORCED_ELSEWHERE=true where the member, or what stands before the gateway, enforces it";
    return [`[${name}] "${coordinate}" has ${directive}, and ${why}: ${remedy} (${file}:${line ?? 1})`];
  });
}

/** A member that links a newer version may use what only that has; then its library must write an older one. */
function versionRemedy(message: string, subgraphs: readonly ParsedSubgraph[]): string[] {
  const member = subgraphs.find(({ name }) => message.startsWith(`[${name}]`));
  if (member?.newerVersion === undefined || !/unknown|invalid version/i.test(message)) return [];
  return [
    `${member.name} links Federation ${member.newerVersion}; the composer knows ${NEWEST_FEDERATION}. Leave out what is newer, or link ${NEWEST_FEDERATION}:`,
    ...HOW_TO_ASK_FOR_A_VERSION.map((how) => `  ${how}`),
  ];
}

/** Live queries need the members' events, so `@live` is added only if there is a subgraph of events. */
function withLive(sdl: string, subgraphs: readonly { readonly name: string }[]): string {
  const hasEvents = subgraphs.some(({ name }) => name === LIVE_SUBGRAPH);
  return hasEvents ? `${sdl.trim()}\n\n${LIVE_DIRECTIVE_SDL}` : `${sdl.trim()}\n`;
}

/** Whether the gateway answers the subgraph itself. */
export function isServerless({ name, sdl }: Pick<SubgraphFile, "name" | "sdl">): boolean {
  return urlOf(name, parse(sdl)).startsWith("hub:");
}

function membersOf(subgraphs: readonly ParsedSubgraph[]): DocumentNode[] {
  return subgraphs.flatMap(({ name, typeDefs }) =>
    urlOf(name, typeDefs).startsWith("hub:") ? [] : [typeDefs],
  );
}

/** The member's default address: its name in the network of docker/compose.yaml. `hub:` if it has no server. */
function urlOf(name: string, typeDefs: DocumentNode): string {
  if (name === LIVE_SUBGRAPH) return "hub:events";
  return linkedUrls(typeDefs).some((url) => GATEWAY_SPECIFICATION.test(url))
    ? ANSWERED_BY_GATEWAY
    : `http://${name}:4000/graphql`;
}

function parseSubgraph({ name, file, sdl }: SubgraphFile): DocumentNode {
  try {
    return parse(new Source(sdl, file));
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const [place] = error.locations ?? [];
    throw new CompositionConflicts([`[${name}] ${error.message} (${file}:${place?.line ?? 1})`]);
  }
}

/** One line for each place that a message names: `education  schema/subgraphs/education.graphql:12  Unit.figures`. */
function placesNamedIn(message: string, subgraphs: readonly ParsedSubgraph[]): string[] {
  const coordinates = new Set(
    [...message.matchAll(/[A-Z]\w*\.\w+|"[A-Z]\w*"/g)].map(([text]) => text.replaceAll('"', "")),
  );
  return subgraphs.flatMap(({ name, file, typeDefs }) =>
    [...coordinates].flatMap((coordinate) => {
      const line = lineOf(coordinate, typeDefs);
      return line === undefined ? [] : [`${name}  ${file}:${line}  ${coordinate}`];
    }),
  );
}

function lineOf(coordinate: string, document: DocumentNode): number | undefined {
  const [typeName, fieldName] = coordinate.split(".");
  for (const definition of document.definitions) {
    if (
      !("name" in definition) ||
      definition.name?.value !== typeName ||
      definition.kind === Kind.OPERATION_DEFINITION
    )
      continue;
    if (fieldName === undefined) return definition.name.loc?.startToken.line;
    const fields = "fields" in definition ? definition.fields : undefined;
    const field = fields?.find(({ name }) => name.value === fieldName);
    if (field) return field.name.loc?.startToken.line;
  }
  return undefined;
}
