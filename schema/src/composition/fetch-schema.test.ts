import { createServer, type RequestListener, type Server } from "node:http";
import { afterEach, describe, expect, it } from "@jest/globals";
import { ENVELOPE_HEADER, isSignedBy, SIGNATURE_HEADER } from "../signed-request.js";
import { fetchSchema } from "./fetch-schema.js";

const KEY = "k".repeat(32);

let server: Server | undefined;

afterEach(async () => {
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
});

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/graphql?v=1`;
}

function answering(status: number, body: string): RequestListener {
  return (_request, response) => void response.writeHead(status, { location: "/elsewhere" }).end(body);
}

describe("a member's schema", () => {
  it("is asked of the member, signed where it has a key", async () => {
    const url = await serve(async (request, response) => {
      let body = "";
      for await (const chunk of request) body += chunk;
      const [envelope, signature] = [ENVELOPE_HEADER, SIGNATURE_HEADER].map((name) =>
        String(request.headers[name]),
      );
      const message = { method: "POST", path: "/graphql?v=1", body };
      const isSigned = isSignedBy(KEY, signature ?? "", envelope ?? "", message);
      response.end(
        JSON.stringify({
          data: { _service: { sdl: `type Query { ${isSigned ? "signed" : "unsigned"}: Int }` } },
        }),
      );
    });
    expect(await fetchSchema({ name: "library", url, key: KEY })).toBe("type Query {\n  signed: Int\n}\n");
    expect(await fetchSchema({ name: "library", url })).toContain("unsigned");
  });

  it("is told without what every subgraph has", async () => {
    const sdl = `
      type Query { _service: _Service! _entities(representations: [_Any!]!): [_Entity]! }
      extend type Query { a: A }
      type A @key(fields: "id") { id: ID! }
      scalar _Any union _Entity = A type _Service { sdl: String! }`;
    const url = await serve(answering(200, JSON.stringify({ data: { _service: { sdl } } })));
    expect(await fetchSchema({ name: "library", url })).toBe(
      'extend type Query {\n  a: A\n}\n\ntype A @key(fields: "id") {\n  id: ID!\n}\n',
    );
  });

  it.each([
    [
      "an error",
      200,
      '{"data":null,"errors":[{"message":"introspection disabled"}]}',
      'says "introspection disabled"',
    ],
    ["a redirect", 307, "", "answers with status 307"],
    ["a page", 200, "<html>", "answers with status 200"],
    ["an answer without one", 200, '{"data":{}}', "answers with status 200"],
  ])("is missing with one sentence when the member answers with %s", async (_, status, body, said) => {
    const url = await serve(answering(status, body));
    await expect(fetchSchema({ name: "library", url })).rejects.toThrow(
      `${url} ${said} instead of its schema`,
    );
  });

  it.each([
    [401, undefined, "set MEMBER_PUBLIC_LIBRARY_KEY to its key"],
    [403, undefined, "set MEMBER_PUBLIC_LIBRARY_KEY to its key"],
    [401, KEY, "MEMBER_PUBLIC_LIBRARY_KEY must be a key that it knows"],
  ])(
    "is missing with the setting that helps when the member answers with %d",
    async (status, key, remedy) => {
      const url = await serve(answering(status, '{"errors":[{"message":"Not signed by the gateway"}]}'));
      const fetching = fetchSchema({ name: "public-library", url, key });
      await expect(fetching).rejects.toThrow(`${url} answers with status ${status} instead of its schema`);
      await expect(fetching).rejects.toThrow(remedy);
    },
  );

  it("is missing with one sentence when nobody answers", async () => {
    await expect(fetchSchema({ name: "library", url: "http://127.0.0.1:1/graphql" })).rejects.toThrow(
      "http://127.0.0.1:1/graphql does not answer",
    );
  });
});
