/** `query @live(throttleMs: 250, as: PATCH)`: the answer is kept up to date where the transport can do so. */
import {
  type DirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  getDirectiveValues,
  type OperationDefinitionNode,
  print,
  visit,
} from "graphql";
import { refuse } from "../errors/request-refusal.js";

export interface LiveSettings {
  /** The shortest time between two answers. */
  readonly throttleMs: number;
  /** Whether clients want whole answers or only what has changed. */
  readonly form: "ANSWER" | "PATCH";
  /** Equal for all operations that read the same, whatever their directive says. */
  readonly readsText: string;
  /** The variables that decide what is read. */
  readonly readsVariables: Readonly<Record<string, unknown>>;
}

const DIRECTIVE = "live";
const LONGEST_THROTTLE_MS = 60_000;

/** Made once for a document with a live operation. */
export class LiveDirective {
  readonly #schema: GraphQLSchema;
  readonly #operation: OperationDefinitionNode;
  readonly #text: string;
  readonly #variables: ReadonlySet<string>;

  private constructor(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) {
    const rest = withoutLive(document);
    this.#schema = schema;
    this.#operation = operation;
    this.#text = `${operation.name?.value ?? ""}\n${print(rest)}`;
    this.#variables = usedVariables(rest);
  }

  /** Undefined if the operation, which must be valid, has only one answer. */
  static find(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
  ): LiveDirective | undefined {
    return operation.directives?.some(isLive) ? new LiveDirective(schema, document, operation) : undefined;
  }

  /** @throws RequestRefusal `BAD_USER_INPUT` when the throttle is out of range */
  read(variables: Readonly<Record<string, unknown>>): LiveSettings {
    const definition = this.#schema.getDirective(DIRECTIVE);
    const given = definition ? (getDirectiveValues(definition, this.#operation, variables) ?? {}) : {};
    const throttleMs = Number(given["throttleMs"]);
    if (!(throttleMs >= 0 && throttleMs <= LONGEST_THROTTLE_MS)) {
      throw refuse(
        "BAD_USER_INPUT",
        `“@live(throttleMs: ${given["throttleMs"]})” phải từ 0 đến ${LONGEST_THROTTLE_MS} mili giây. / "@live(throttleMs: ${given["throttleMs"]})" must be 0 to ${LONGEST_THROTTLE_MS} milliseconds.`,
      );
    }
    return {
      throttleMs,
      form: given["as"] === "PATCH" ? "PATCH" : "ANSWER",
      readsText: this.#text,
      readsVariables: Object.fromEntries(
        Object.entries(variables).filter(([name]) => this.#variables.has(name)),
      ),
    };
  }
}

/** The document without the directive, as members may see it. */
export function withoutLive(document: DocumentNode): DocumentNode {
  return visit(document, {
    OperationDefinition: ({ directives = [], ...operation }) => ({
      ...operation,
      directives: directives.filter((directive) => !isLive(directive)),
    }),
  });
}

function isLive({ name }: DirectiveNode): boolean {
  return name.value === DIRECTIVE;
}

function usedVariables(document: DocumentNode): Set<string> {
  const names = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void names.add(name.value),
  });
  return names;
}
