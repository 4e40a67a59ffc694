/** An operation with the values of its variables, as it is sent to the hub. */
export interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Which of several operations in the text. */
  readonly operationName?: string | undefined;
}

export type OperationKind = "query" | "mutation" | "subscription";

const BLOCK_STRING = /"""(?:\\"""|[^"]|"(?!""))*"""/;
const STRING = /"(?:\\.|[^"\\\n])*"/;
const SPACE = /(?:#[^\n]*|\s)+/;
const TOKEN = new RegExp(`${BLOCK_STRING.source}|${STRING.source}|${SPACE.source}`, "g");

/** The text on one line, without comments; strings stay as they are. */
export function onOneLine(query: string): string {
  return query.replace(TOKEN, (token) => (token.startsWith('"') ? token : " ")).trim();
}

/** Of the operation that is named, or of the first. */
export function kindOf({ query, operationName }: Pick<Operation, "query" | "operationName">): OperationKind {
  const text = onOneLine(query);
  const named = new RegExp(`(query|mutation|subscription) ${operationName}\\b`).exec(text);
  const [word] = named?.slice(1) ?? text.match(/^\w+/) ?? [];
  return word === "mutation" || word === "subscription" ? word : "query";
}
