/**
 * Subgraphs without a server. Their fields are planned like any other; what a member would be asked for, the gateway
 * answers itself: `@answeredByGateway(source: "members")` names the source that knows. What the client selects below an
 * entity that a source names is fetched from the members, as ever.
 */
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  parse,
} from "graphql";
import type { RequestContext } from "../access/request-context.js";
import type { Faults } from "../errors/faults.js";
import { internalError } from "../errors/masking.js";
import { RequestRefusal } from "../errors/request-refusal.js";
import type { AskMember } from "../members/ask-member.js";
import { type MemberAnswer, type MemberError, MemberFailure } from "../members/member-answer.js";
import type { Members } from "../members/members.js";
import type { MemberOperation } from "../plan-model/plan-nodes.js";
import type { OwnEntityField, OwnField } from "../supergraph/directives/own-fields.js";
import type { Supergraph } from "../supergraph/supergraph.js";
import { fromByteText } from "../wire/byte-text.js";
import { toJsonObject } from "../wire/json.js";
import { HolderAsking } from "./ask-holders.js";
import { MemberRefusal } from "./members-entities.js";
import { NodeSource } from "./nodes.js";
import { ENTITIES, OwnEntities } from "./own-entities.js";
import type { OwnSource, OwnSources } from "./own-source.js";

/** How members are asked. */
export type Asked = Pick<Members, "askFor" | "acceptsOtherKey">;

export interface OwnAnswersOptions {
  readonly supergraph: Pick<
    Supergraph,
    "ownSubgraphs" | "ownFields" | "ownEntityFields" | "holderSubgraphs" | "nodeTypes" | "memberUrls"
  >;
  /** Has every type and field of these subgraphs. */
  readonly schema: GraphQLSchema;
  readonly sources: OwnSources;
  readonly faults: Faults;
}

/** A subscription's part that the gateway answers. */
export interface OwnSubscription {
  readonly operationText: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly rootField: { readonly name: string; readonly args: Readonly<Record<string, unknown>> };
}

type Read = (args: Readonly<Record<string, unknown>>, ask: AskMember | undefined) => unknown;

/** Answers for the subgraphs of one supergraph that have no server. */
export class OwnAnswers {
  readonly #options: OwnAnswersOptions;
  readonly #sources: ReadonlyMap<string, OwnSource>;
  readonly #roots: Readonly<Record<string, Readonly<Record<string, Read>>>>;
  readonly #documents = new WeakMap<MemberOperation, DocumentNode>();
  readonly #holders: HolderAsking;
  readonly #schema: GraphQLSchema;

  /** @throws Error naming a field whose source this gateway does not have */
  constructor(options: OwnAnswersOptions) {
    this.#options = options;
    const { ownFields, ownEntityFields } = options.supergraph;
    const sources = { ...options.sources, nodes: new NodeSource(options.supergraph) };
    this.#sources = new Map(ownFields.map((field) => [keyOf(field), sourceOf(field, sources)]));
    const entities = new OwnEntities(
      ownEntityFields.map((field) => ({ ...field, readOf: readerOf(field, sources) })),
    );
    this.#schema = entities.extend(options.schema);
    this.#holders = new HolderAsking(options.supergraph);
    this.#roots = {
      query: { ...this.#rootOf("query"), [ENTITIES]: (args, ask) => entities.read(args, ask ?? askNobody) },
      mutation: this.#rootOf("mutation"),
    };
  }

  /** Asks the members, and answers itself what no member is asked for. */
  over(members: Asked): Asked {
    const { ownSubgraphs, holderSubgraphs } = this.#options.supergraph;
    return {
      acceptsOtherKey: (member, problem) => members.acceptsOtherKey(member, problem),
      askFor: (context, watch) => {
        const ask = members.askFor(context, watch);
        // What is read of a source is observed as what is read of a member is.
        const own = this.#answerFor(context, ask);
        const answer = watch?.(own) ?? own;
        return (operation, variables, reader) => {
          const { member } = operation;
          if (holderSubgraphs.has(member)) return this.#holders.ask(ask, operation, variables);
          return ownSubgraphs.has(member)
            ? answer(operation, variables, reader)
            : ask(operation, variables, reader);
        };
      },
    };
  }

  /** Whether the subscription field is answered from here. */
  answers(fieldName: string): boolean {
    return this.#sources.get(keyOf({ operation: "subscription", name: fieldName }))?.changes !== undefined;
  }

  /** The results of such a field, one after the other, until the signal aborts. */
  async *subscribe(
    { operationText, variables, rootField: { name, args } }: OwnSubscription,
    signal: AbortSignal,
  ): AsyncGenerator<unknown, void> {
    const document = parse(operationText, { noLocation: true });
    const source = this.#sources.get(keyOf({ operation: "subscription", name }));
    for await (const value of source?.changes?.(args, signal) ?? []) {
      const { data, errors = [] } = await this.#execute(document, variables, { [name]: value });
      yield { data, errors: errors.map((error) => this.#described(error)) };
    }
  }

  #described(error: GraphQLError) {
    const { message, code, path, extensions } = this.#publicError(error);
    return { message, path, extensions: { ...extensions, code } };
  }

  #answerFor({ requestId }: RequestContext, ask: AskMember): AskMember {
    return async (operation, variables): Promise<MemberAnswer> => {
      const values = [...variables].map(([name, text]) => [name, JSON.parse(fromByteText(text))]);
      const root = this.#roots[operation.kind] ?? {};
      const result = await this.#execute(this.#parse(operation), Object.fromEntries(values), root, ask);
      const errors = (result.errors ?? []).map((error) => this.#publicError(error, requestId));
      return { data: result.data ? toJsonObject(result.data) : undefined, errors, reader: undefined };
    };
  }

  async #execute(
    document: DocumentNode,
    variableValues: Readonly<Record<string, unknown>>,
    rootValue: Readonly<Record<string, unknown>>,
    ask?: AskMember,
  ): Promise<ExecutionResult> {
    // The second argument of a root value's functions is the context.
    return execute({ schema: this.#schema, document, rootValue, variableValues, contextValue: ask });
  }

  #rootOf(operation: OwnField["operation"]): Record<string, Read> {
    const fields = this.#options.supergraph.ownFields.filter((field) => field.operation === operation);
    return Object.fromEntries(
      fields.map((field) => [
        field.name,
        (args, ask) => this.#sources.get(keyOf(field))?.read(args, ask ?? askNobody),
      ]),
    );
  }

  #parse(operation: MemberOperation): DocumentNode {
    const known = this.#documents.get(operation);
    if (known) return known;
    const document = parse(operation.text, { noLocation: true });
    this.#documents.set(operation, document);
    return document;
  }

  /** A refusal as it was written, a member's failure as it is told elsewhere, anything else under an id. */
  #publicError({ originalError, path }: GraphQLError, requestId?: string): MemberError {
    if (originalError instanceof MemberRefusal) return { ...originalError.reason, path: path && [...path] };
    const [refusal] = originalError instanceof RequestRefusal ? originalError.errors : [];
    if (refusal)
      return { message: refusal.message, code: String(refusal.extensions["code"]), path: path && [...path] };
    const errorId = this.#options.faults.report("operation", originalError, { requestId });
    const { message, extensions } = internalError(errorId);
    return { message, code: extensions.code, extensions: { errorId }, path: path && [...path] };
  }
}

/** For subscriptions, whose values are read elsewhere. */
const askNobody: AskMember = async ({ member }) => {
  throw MemberFailure.unavailable(member, "nobody is asked here");
};

function keyOf({ operation, name }: Pick<OwnField, "operation" | "name">): string {
  return `${operation} ${name}`;
}

function sourceOf({ operation, name, source, subgraph }: OwnField, sources: OwnSources): OwnSource {
  return findSource(source, `the ${operation} field ${name} of "${subgraph}"`, sources);
}

function readerOf({ typeName, name, source, subgraph }: OwnEntityField, sources: OwnSources) {
  const field = `the field ${typeName}.${name} of "${subgraph}"`;
  const found = findSource(source, field, sources);
  if (!found.readOf)
    throw new Error(`${field} is answered from "${source}", which answers root fields alone`);
  return found.readOf.bind(found);
}

function findSource(source: string, field: string, sources: OwnSources): OwnSource {
  const known = Object.hasOwn(sources, source) ? sources[source] : undefined;
  if (known) return known;
  throw new Error(
    `${field} is answered from "${source}", which this gateway does not have: it has ${Object.keys(sources).join(", ")}`,
  );
}
