import { composeServices, compositionHasErrors } from "@theguild/federation-composition";
import { type DocumentNode, GraphQLError, Kind, parse, Source } from "graphql";
import { LIVE_DIRECTIVE_SDL } from "./live-directive.js";

/** The subgraph that no server answers: the gateway does, from the members' events. */
const LIVE_SUBGRAPH = "live";

export interface SubgraphFile {
  /** The member's name. */
  readonly name: string;
  /** Where the SDL stands, as the reader of a conflict should see it. */
  readonly file: string;
  readonly sdl: string;
}

export interface Composed {
  /** The gateway's only knowledge of the members. */
  readonly supergraph: string;
  /** What clients see. */
  readonly api: string;
}

/** The members' schemas do not fit together; each conflict is a sentence with the places it speaks of. */
export class CompositionConflicts extends Error {
  constructor(readonly conflicts: readonly string[]) {
    super(conflicts.join("\n"));
    this.name = "CompositionConflicts";
  }
}

/**
 * Composes the members' schemas (Apollo Federation 2).
 * @throws {CompositionConflicts} naming member, file and line
 */
export function composeSubgraphs(subgraphs: readonly SubgraphFile[]): Composed {
  const parsed = subgraphs.map((subgraph) => ({ ...subgraph, typeDefs: parseSubgraph(subgraph) }));
  const result = composeServices(
    parsed.map(({ name, typeDefs }) => ({ name, typeDefs, url: memberUrl(name) })),
  );
  if (compositionHasErrors(result)) {
    throw new CompositionConflicts(
      result.errors.map((error) => [error.message, ...placesNamedIn(error.message, parsed)].join("\n    ")),
    );
  }
  return { supergraph: withLive(result.supergraphSdl, parsed), api: withLive(result.publicSdl, parsed) };
}

/** A query can stay up to date where members tell of their changes: where a subgraph is fed by their events. */
function withLive(sdl: string, subgraphs: readonly { readonly name: string }[]): string {
  const hasEvents = subgraphs.some(({ name }) => name === LIVE_SUBGRAPH);
  return hasEvents ? `${sdl.trim()}\n\n${LIVE_DIRECTIVE_SDL}` : `${sdl.trim()}\n`;
}

/** Where a member is found unless the gateway is told otherwise: its name in the network of docker/compose.yaml. */
function memberUrl(name: string): string {
  return name === LIVE_SUBGRAPH ? "hub:events" : `http://${name}:4000/graphql`;
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

/** `education  schema/subgraphs/education.graphql:12  AdministrativeUnit.educationFigures`, for each place a message names. */
function placesNamedIn(
  message: string,
  subgraphs: readonly (SubgraphFile & { typeDefs: DocumentNode })[],
): string[] {
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
