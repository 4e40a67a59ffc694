import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Operation } from "./operation.js";
import { writeRequest } from "./write-request.js";

const run = promisify(execFile);

/** What any of the four languages would take for something else. */
const ODD: Operation = {
  query: `# it's a comment
query Ask($text: String!, $flag: Boolean) {
  ask(text: $text, flag: $flag, more: "it's \\"#(lf)\\" \\\\ \${x} \`y\` '''z''' Đồng Tháp")
}
`,
  variables: {
    text: `it's "#(lf)" \\ \${x} \`y\` 'Sơn La'\nnext`,
    flag: true,
    nothing: null,
    list: [1, "hai"],
  },
};

let server: Server;
let url: string;
/** What the server has received. */
let received: {
  readonly body: Operation;
  readonly accept: string;
  readonly authorization: string | undefined;
};

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    const { accept = "", authorization } = request.headers;
    received = { body: JSON.parse(body), accept, authorization };
    if (accept.includes("event-stream"))
      response.setHeader("content-type", "text/event-stream").end('event: next\ndata: {"data":1}\n\n');
    else response.setHeader("content-type", "application/json").end('{"data":{"name":"Quảng Trị"}}');
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("The server has no port");
  url = `http://127.0.0.1:${address.port}/graphql`;
});
afterAll(async () => {
  server.close();
  await once(server, "close");
});

/** What each is run with. */
const PROGRAMS = {
  curl: ["bash", "-c"],
  javascript: [process.execPath, "--input-type=module", "-e"],
} as const;

describe.each(["curl", "javascript"] as const)("what is copied for %s", (way) => {
  const [program, ...flags] = PROGRAMS[way];

  async function runs(operation: Operation): Promise<string> {
    const text = writeRequest(way, operation, url) ?? "";
    const { stdout } = await run(program, [...flags, text], {
      env: { ...process.env, HUB_KEY: "the key", NODE_OPTIONS: "" },
    });
    return stdout;
  }

  it("sends the operation, whatever is in its texts, and shows the answer", async () => {
    expect(JSON.parse(await runs(ODD))).toEqual({ data: { name: "Quảng Trị" } });
    expect(received.body.variables).toEqual(ODD.variables);
    expect(withoutSpaces(received.body.query)).toBe(withoutSpaces(ODD.query));
    expect(received.authorization).toBeUndefined();
  });

  it("writes with the key of the environment", async () => {
    await runs({ query: "mutation { write }", variables: {} });
    expect(received.authorization).toBe("Bearer the key");
  });

  it("shows a subscription's events", async () => {
    expect(await runs({ query: "subscription { told }", variables: {} })).toContain('{"data":1}');
    expect(received.accept).toBe("text/event-stream");
  });
});

describe("what is copied for Python", () => {
  it("has its texts and values as Python writes them", () => {
    const operation = { query: "{ a(b: \"'''c''' \\n\") }", variables: { a: "x'\\", b: [true, null, 1] } };
    expect(
      writeRequest("python", operation, "https://hub.example/graphql"),
    ).toBe(String.raw`import json, urllib.request

query = '''
{ a(b: "\'\'\'c\'\'\' \\n") }
'''
variables = {"a": "x'\\", "b": [True, None, 1]}

request = urllib.request.Request(
    "https://hub.example/graphql",
    data=json.dumps({"query": query, "variables": variables}).encode(),
    headers={"content-type": "application/json"},
)
with urllib.request.urlopen(request) as answer:
    print(json.dumps(json.load(answer), ensure_ascii=False, indent=2))
`);
  });
});

describe("what is copied for Power Query", () => {
  it("is a query with its values as Power Query writes them", () => {
    const operation = {
      query: 'query ($a: ID) { a(b: "c#(d") }',
      variables: { a: 'x "y"\n', b: [true, null, 1] },
    };
    expect(writeRequest("power-query", operation, "https://hub.example/graphql")).toBe(`let
    Body = Json.FromValue([query = "query ($a: ID) { a(b: ""c#(#)(d"") }", variables = [#"a" = "x ""y""#(lf)", #"b" = {true, null, 1}]]),
    Headers = [#"content-type" = "application/json"],
    Answer = Json.Document(Web.Contents("https://hub.example/graphql", [Headers = Headers, Content = Body])),
    Data = Answer[data]
in
    Data
`);
  });

  it("is nothing where it could only fail", () => {
    for (const query of ["mutation { write }", "subscription { told }"])
      expect(writeRequest("power-query", { query, variables: {} }, url)).toBeUndefined();
  });
});

function withoutSpaces(query: string): string {
  return query
    .trim()
    .replace(/^#.*\n/, "")
    .replaceAll(/\s+/g, "");
}
