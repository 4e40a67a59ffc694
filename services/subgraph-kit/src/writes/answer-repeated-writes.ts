import { type ApolloServerPlugin, HeaderMap } from "@apollo/server";
import { collectFields } from "@graphql-tools/utils";
import { readRepeatableWrite } from "@hub/schema/idempotency-key";
import {
  type DocumentNode,
  execute,
  type FieldNode,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  Kind,
  locatedError,
  type OperationDefinitionNode,
} from "graphql";
import type { Logger } from "pino";
import type { MemberContext } from "../context.js";
import { formatError } from "../errors.js";
import { Refusal } from "../refusal.js";
import { type FieldAnswer, findKeptAnswer, keepAnswer, type RepeatableField } from "./kept-answers.js";

export interface RepeatedWritesOptions {
  /** Called after each commit of what was written. */
  readonly onCommit: () => Promise<void>;
  readonly logger: Logger;
}

/**
 * Answers mutations that name an idempotency key: what was written under it is not written again, and answered as it was.
 *
 * Each root field is answered in a transaction of its own, to the last field of its selection, and its answer is kept in
 * that transaction. Of a field that has written nothing nothing is kept: it is tried anew when the operation is sent again.
 */
export function answerRepeatedWrites(options: RepeatedWritesOptions): ApolloServerPlugin<MemberContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ request }) {
          if (readRepeatableWrite(request.extensions) === null) throw unreadable();
        },
        async responseForOperation({ schema, document, operation, request, contextValue }) {
          const write = readRepeatableWrite(request.extensions);
          if (operation.operation !== "mutation" || !write) return null;
          const { variables = {} } = request;
          const asked = { schema, document, operation, variables, context: contextValue };
          const answers: FieldAnswer[] = [];
          for (const [field, nodes] of rootFieldsOf(asked)) {
            const named = { ...write, caller: contextValue.caller, field };
            answers.push(await answerOnce(named, nodes, asked, options));
          }
          return {
            http: { headers: new HeaderMap() },
            body: { kind: "single", singleResult: joinAnswers(answers) },
          };
        },
      };
    },
  };
}

/** To write all the same would be to write twice when it is sent again. */
function unreadable(): Refusal {
  return new Refusal("BAD_USER_INPUT", {
    vi: "extensions.idempotencyKey phải gồm 1 đến 128 ký tự ASCII và đi cùng extensions.operationHash; hãy gửi qua gateway.",
    en: "extensions.idempotencyKey has 1 to 128 visible ASCII characters and comes with extensions.operationHash; send it through the gateway.",
  });
}

interface AskedMutation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: MemberContext;
}

/** By response key, in the order in which they are to be carried out. */
function rootFieldsOf({ schema, document, operation, variables }: AskedMutation): Map<string, FieldNode[]> {
  const type = schema.getMutationType();
  if (!type) throw new Error("a schema without mutations has validated one");
  const fragments = Object.fromEntries(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  return collectFields(schema, fragments, variables, type, operation.selectionSet).fields;
}

/** What the field was answered the first time, which may be now. */
async function answerOnce(
  field: RepeatableField,
  nodes: readonly FieldNode[],
  asked: AskedMutation,
  { onCommit, logger }: RepeatedWritesOptions,
): Promise<FieldAnswer> {
  let hasWritten = false;
  try {
    const answer = await asked.context.within(
      async (context, manager) => {
        const kept = await findKeptAnswer(manager, field);
        if (kept) return kept;
        const answered = await answerField(nodes, { ...asked, context }, logger);
        if (hasWritten) await keepAnswer(manager, field, answered);
        return answered;
      },
      () => {
        hasWritten = true;
      },
    );
    if (hasWritten) await onCommit();
    return answer;
  } catch (error) {
    const failure = locatedError(error, nodes, [field.field]);
    return { data: { [field.field]: null }, errors: [format(failure, logger)] };
  }
}

async function answerField(
  nodes: readonly FieldNode[],
  { schema, document, operation, variables, context }: AskedMutation,
  logger: Logger,
): Promise<FieldAnswer> {
  const alone = { ...operation, selectionSet: { ...operation.selectionSet, selections: nodes } };
  const { data, errors = [] } = await execute({
    schema,
    document: {
      ...document,
      definitions: document.definitions.map((definition) => (definition === operation ? alone : definition)),
    },
    operationName: operation.name?.value,
    variableValues: variables,
    contextValue: context,
  });
  return { data: data ?? null, errors: errors.map((error) => format(error, logger)) };
}

/** As Apollo Server formats the errors of what it executes. */
function format(error: GraphQLError, logger: Logger): GraphQLFormattedError {
  const formatted = error.toJSON();
  const extensions = { code: "INTERNAL_SERVER_ERROR", ...formatted.extensions };
  return formatError({ ...formatted, extensions }, error, logger);
}

/** A root field that may not be null leaves no data when it is. */
function joinAnswers(answers: readonly FieldAnswer[]) {
  const errors = answers.flatMap((answer) => answer.errors);
  const data = answers.some((answer) => answer.data === null)
    ? null
    : Object.assign({}, ...answers.map((answer) => answer.data));
  return { data, ...(errors.length > 0 && { errors }) };
}
