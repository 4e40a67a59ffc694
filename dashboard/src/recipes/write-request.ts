/** How one operation is sent from a shell, from programs and from Excel: texts that run as they are copied. */
import { kindOf, type Operation, onOneLine } from "./operation.js";

export const WAYS = ["curl", "python", "javascript", "power-query"] as const;

export type Way = (typeof WAYS)[number];

export const WAY_NAMES: Readonly<Record<Way, string>> = {
  curl: "curl",
  python: "Python",
  javascript: "JavaScript",
  "power-query": "Power Query",
};

/**
 * The text that sends the operation to the address and shows the answer. Whoever writes puts an access token into the
 * environment as HUB_KEY. Undefined where this way cannot: Power Query neither writes nor watches.
 */
export function writeRequest(way: Way, operation: Operation, url: string): string | undefined {
  switch (way) {
    case "curl":
      return asCurl(operation, url);
    case "python":
      return asPython(operation, url);
    case "javascript":
      return asJavaScript(operation, url);
    case "power-query":
      return kindOf(operation) === "query" ? asPowerQuery(operation, url) : undefined;
  }
}

function asCurl(operation: Operation, url: string): string {
  const { query, variables } = operation;
  const kind = kindOf(operation);
  const body = JSON.stringify({ query: onOneLine(query), ...given(variables), ...named(operation) });
  return [
    kind === "subscription" ? `curl -sN ${url}` : `curl -s ${url}`,
    "  -H 'content-type: application/json'",
    ...(kind === "subscription" ? ["  -H 'accept: text/event-stream'"] : []),
    ...(kind === "mutation" ? ['  -H "authorization: Bearer $HUB_KEY"'] : []),
    `  --data '${body.replaceAll("'", String.raw`'\''`)}'`,
  ].join(" \\\n");
}

function asPython(operation: Operation, url: string): string {
  const { query, variables, operationName } = operation;
  const kind = kindOf(operation);
  const headers = [
    '"content-type": "application/json"',
    ...(kind === "subscription" ? ['"accept": "text/event-stream"'] : []),
    ...(kind === "mutation" ? ['"authorization": "Bearer " + os.environ["HUB_KEY"]'] : []),
  ];
  return `import json${kind === "mutation" ? ", os" : ""}, urllib.request

query = '''
${query.trim().replaceAll("\\", "\\\\").replaceAll("'''", String.raw`\'\'\'`)}
'''
variables = ${pythonValue(variables)}

request = urllib.request.Request(
    ${JSON.stringify(url)},
    data=json.dumps({"query": query, "variables": variables${operationName === undefined ? "" : `, "operationName": ${pythonValue(operationName)}`}}).encode(),
    headers={${headers.join(", ")}},
)
with urllib.request.urlopen(request) as answer:
${kind === "subscription" ? PYTHON_EVENTS : PYTHON_ANSWER}
`;
}

const PYTHON_ANSWER = "    print(json.dumps(json.load(answer), ensure_ascii=False, indent=2))";
const PYTHON_EVENTS = `    for line in answer:
        if line.startswith(b"data: "):
            print(line[6:].decode(), end="", flush=True)`;

function asJavaScript(operation: Operation, url: string): string {
  const { query, variables, operationName } = operation;
  const kind = kindOf(operation);
  const headers = [
    '"content-type": "application/json"',
    ...(kind === "subscription" ? ['accept: "text/event-stream"'] : []),
    ...(kind === "mutation" ? ['authorization: "Bearer " + process.env.HUB_KEY'] : []),
  ];
  const text = query.trim().replaceAll(/[\\`]|\$\{/g, "\\$&");
  return `const query = \`
${text}
\`;
const variables = ${JSON.stringify(variables)};

const response = await fetch(${JSON.stringify(url)}, {
  method: "POST",
  headers: { ${headers.join(", ")} },
  body: JSON.stringify({ query, variables${operationName === undefined ? "" : `, operationName: ${JSON.stringify(operationName)}`} }),
});
${kind === "subscription" ? JAVASCRIPT_EVENTS : JAVASCRIPT_ANSWER}
`;
}

const JAVASCRIPT_ANSWER = "console.log(JSON.stringify(await response.json(), null, 2));";
const JAVASCRIPT_EVENTS = `for await (const text of response.body.pipeThrough(new TextDecoderStream()))
  for (const [, data] of text.matchAll(/^data: (.+)$/gm)) console.log(data);`;

function asPowerQuery({ query, variables, operationName }: Operation, url: string): string {
  const name = operationName === undefined ? "" : `, operationName = ${powerQueryValue(operationName)}`;
  return `let
    Body = Json.FromValue([query = ${powerQueryValue(onOneLine(query))}, variables = ${powerQueryValue(variables)}${name}]),
    Headers = [#"content-type" = "application/json"],
    Answer = Json.Document(Web.Contents(${powerQueryValue(url)}, [Headers = Headers, Content = Body])),
    Data = Answer[data]
in
    Data
`;
}

function given(variables: Operation["variables"]): { readonly variables?: Operation["variables"] } {
  return Object.keys(variables).length === 0 ? {} : { variables };
}

function named({ operationName }: Operation): { readonly operationName?: string } {
  return operationName === undefined ? {} : { operationName };
}

/** JSON's strings and numbers are Python's as well. */
function pythonValue(value: unknown): string {
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (Array.isArray(value)) return `[${value.map(pythonValue).join(", ")}]`;
  if (typeof value !== "object") return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${pythonValue(each)}`);
  return `{${entries.join(", ")}}`;
}

/** A quotation mark is written twice, and what begins an escape sequence is escaped itself. */
function powerQueryValue(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (typeof value === "string") return powerQueryText(value);
  if (Array.isArray(value)) return `{${value.map(powerQueryValue).join(", ")}}`;
  if (typeof value !== "object") return String(value);
  const fields = Object.entries(value).map(
    ([key, each]) => `#${powerQueryText(key)} = ${powerQueryValue(each)}`,
  );
  return `[${fields.join(", ")}]`;
}

function powerQueryText(text: string): string {
  return `"${text.replaceAll("#(", "#(#)(").replaceAll('"', '""').replaceAll("\n", "#(lf)")}"`;
}
