import { chmod, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compose } from "@hub/gateway-fixtures/compose";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { parseSupergraph } from "../supergraph/supergraph.js";
import { readConfig } from "./read-config.js";

const KEY = "b7f3c1-key-of-the-members-in-tests-90d2";
const GUARDS = {
  OIDC_ISSUER: "https://id.example.vn/realms/hub",
  OIDC_AUDIENCE: "https://hub.example.vn/graphql",
  CURSOR_KEY: "c40f8a-key-of-the-cursors-in-tests-71be",
  LINK_KEYS: "e92d5b-key-of-links-to-files-in-tests-08fa",
};

let directory: string;
let supergraph: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "member-settings-"));
  supergraph = await file(
    "supergraph.graphql",
    compose([
      { name: "library", sdl: "type Query { books: [String] }" },
      { name: "school-board", sdl: "type Query { schools: [String] }" },
    ]),
  );
});

async function file(name: string, text: string): Promise<string> {
  const path = join(directory, name);
  await writeFile(path, text, { mode: 0o600 });
  return path;
}

/** How the member `library` is dealt with. */
async function libraryWith(environment: Record<string, string>, flags: string[] = []) {
  const config = await readConfig(["--supergraph", supergraph, ...flags], environment);
  const library = config?.members.find(({ name }) => name === "library");
  if (!library) throw new Error("there is no such member");
  return library;
}

function problemOf(environment: Record<string, string>, flags: string[] = []): Promise<string> {
  return libraryWith(environment, flags).then(
    () => "none",
    (error: Error) => error.message,
  );
}

describe("members with keys", () => {
  const signed = { MEMBER_LIBRARY_KEY: KEY, MEMBER_SCHOOL_BOARD_KEY: KEY };
  const sentence =
    /hãy đặt OIDC_ISSUER và OIDC_AUDIENCE .* \/ .*set OIDC_ISSUER and OIDC_AUDIENCE .* see docs\/operations\.md/;

  it.each(["OIDC_ISSUER", "OIDC_AUDIENCE"] as const)("are not served without %s", async (name) => {
    const { [name]: _, ...others } = GUARDS;
    expect(await problemOf({ ...signed, ...others })).toMatch(sentence);
    expect(await problemOf({ ...signed, ...GUARDS })).toBe("none");
    expect(await problemOf({})).toBe("none");
  });

  it.each(["CURSOR_KEY", "LINK_KEYS"] as const)("are not served without %s", async (name) => {
    const { [name]: _, ...others } = GUARDS;
    expect(await problemOf({ ...signed, ...others })).toContain(
      `${name} is missing: set it to a secret of at least 32 characters`,
    );
  });

  it("are not served, either, by a gateway that got along without until they came", async () => {
    const before = await file(
      "before.graphql",
      compose([{ name: "museum", sdl: "type Query { rooms: [String] }" }]),
    );
    const config = await readConfig(["--supergraph", before], signed);
    const after = parseSupergraph(await readFile(supergraph, "utf8"));
    expect(() => config?.membersOf(after)).toThrow(sentence);
  });
});

describe("secrets", () => {
  const signed = { ...GUARDS, MEMBER_LIBRARY_KEY: KEY, MEMBER_SCHOOL_BOARD_KEY: KEY };

  async function readableByAll(name: string, text: string): Promise<string> {
    const path = await file(name, text);
    await chmod(path, 0o644);
    return path;
  }

  it("are not taken from files that everybody may read", async () => {
    const { CURSOR_KEY, ...others } = signed;
    const path = await readableByAll("cursor-key", CURSOR_KEY);
    const sentence = (name: string) =>
      `${name} names ${path}, which everybody on this machine may read: take that away with: chmod o= ${path}`;
    expect(await problemOf({ ...others, CURSOR_KEY_FILE: path })).toContain(sentence("CURSOR_KEY_FILE"));
    const keyFile = { MEMBER_LIBRARY_KEY: "", MEMBER_LIBRARY_KEY_FILE: path };
    expect(await problemOf({ ...signed, ...keyFile })).toContain(sentence("MEMBER_LIBRARY_KEY_FILE"));
    await chmod(path, 0o640);
    expect(await problemOf({ ...others, CURSOR_KEY_FILE: path })).toBe("none");
    expect(await problemOf({ ...signed, ...keyFile })).toBe("none");
  });

  it("are not taken from a configuration that everybody may read", async () => {
    const entry = { url: "https://library.example", headers: "x-token: 4711" };
    const config = await readableByAll("open.json", JSON.stringify({ members: { library: entry } }));
    expect(await problemOf({}, ["--config", config])).toContain(
      `The configuration ${config} holds secrets, and everybody on this machine may read it`,
    );
    const harmless = await readableByAll("harmless.json", JSON.stringify({ "max-depth": 9 }));
    expect(await problemOf({}, ["--config", harmless])).toBe("none");
  });

  it("are not taken from flags, which everybody sees", async () => {
    expect(await problemOf({}, ["--cursor-key", GUARDS.CURSOR_KEY])).toContain(
      "--cursor-key is seen by everybody on this machine: set CURSOR_KEY_FILE, or CURSOR_KEY",
    );
  });

  it("are not what the documentation prints, nor easily guessed", async () => {
    const printed = "a-key-of-the-gateway-0123456789abcdef";
    expect(await problemOf({ ...signed, MEMBER_LIBRARY_KEY: printed })).toContain(
      "MEMBER_LIBRARY_KEY is an example that anybody can read: make one at random",
    );
    expect(await problemOf({ ...signed, CURSOR_KEY: "c".repeat(32) })).toContain(
      "CURSOR_KEY has few different characters: make one at random",
    );
  });
});

describe("the settings of a member", () => {
  it("name its organisation as the hub spells the id, or by the UUID alone", async () => {
    const id = "org_a21b9ce0-89ba-5876-b85a-a7d2d20e80f8";
    const uuid = id.slice("org_".length);
    for (const text of [id, uuid, uuid.toUpperCase(), `org_${uuid.toUpperCase()}`, "u2"]) {
      const { organisation } = await libraryWith({ MEMBER_LIBRARY_ORGANISATION: text });
      expect(organisation).toBe(text === "u2" ? "u2" : id);
    }
    const unit = id.replace("org", "unit");
    expect(await problemOf({ MEMBER_LIBRARY_ORGANISATION: unit })).toContain(
      `MEMBER_LIBRARY_ORGANISATION is "${unit}", the id of a thing of type AdministrativeUnit: give that of an organisation, such as org_…, or its UUID`,
    );
  });

  it("say where GraphQL is answered, with or without a base URL, and after the flag", async () => {
    const url = { MEMBER_LIBRARY_URL: "https://library.example" };
    const endpoint = { MEMBER_LIBRARY_ENDPOINT: "https://library.example/api/graphql" };
    expect(await libraryWith({ ...url, ...endpoint })).toMatchObject({
      url: "https://library.example",
      endpoint: "https://library.example/api/graphql",
    });
    expect(await libraryWith(endpoint)).toMatchObject({
      url: "https://library.example/api",
      endpoint: "https://library.example/api/graphql",
    });
    const flags = ["--member", "library=https://library.example/v2"];
    expect(await libraryWith({ ...url, ...endpoint }, flags)).toMatchObject({
      endpoint: "https://library.example/v2",
    });
    expect(await problemOf({ MEMBER_LIBRARY_ENDPOINT: "library.example" })).toContain(
      'MEMBER_LIBRARY_ENDPOINT "library.example" is no http URL',
    );
  });

  it("are read from the environment", async () => {
    const headers = await file("headers", "x-api-key: 4711\n\nx-tenant:\ta b\n");
    expect(
      await libraryWith({
        MEMBER_LIBRARY_URL: "https://library.example/api",
        MEMBER_LIBRARY_TIMEOUT_MS: "8000",
        MEMBER_LIBRARY_HEADERS_FILE: headers,
        MEMBER_LIBRARY_FORWARD_HEADERS: "X-Library-Token = Authorization, accept-language",
        MEMBER_LIBRARY_SUBSCRIPTIONS: "sse",
        MEMBER_LIBRARY_CONNECTION_INIT: '{"token":"t"}',
        MEMBER_LIBRARY_STREAM_SILENCE_SECONDS: "60",
        MEMBER_LIBRARY_PASS_CODES: "LIBRARY_CLOSED, LENT",
        MEMBER_LIBRARY_PASS_EXTENSIONS: "hint",
        MEMBER_LIBRARY_ATTACH_OTHER_KEYS: "true",
      }),
    ).toMatchObject({
      url: "https://library.example/api",
      endpoint: "https://library.example/api/graphql",
      timeoutMs: 8_000,
      headers: [
        ["x-api-key", "4711"],
        ["x-tenant", "a b"],
      ],
      forwardedHeaders: [
        { name: "x-library-token", as: "authorization" },
        { name: "accept-language", as: "accept-language" },
      ],
      subscriptions: "sse",
      connectionInit: { token: "t" },
      streamSilenceMs: 60_000,
      passedCodes: new Set(["LIBRARY_CLOSED", "LENT"]),
      passedExtensions: new Set(["hint"]),
      attachesOtherKeys: true,
    });
  });

  it("are the same in a configuration file, behind those of the environment", async () => {
    const members = {
      library: {
        url: "https://library.example/graphql",
        "timeout-ms": 8000,
        headers: { "X-Api-Key": "4711" },
        "forward-headers": ["accept-language"],
        "connection-init": { token: "t" },
        "pass-codes": ["LIBRARY_CLOSED"],
        "attach-other-keys": true,
      },
    };
    const config = await file("gateway.json", JSON.stringify({ members }));
    expect(await libraryWith({ MEMBER_LIBRARY_TIMEOUT_MS: "9000" }, ["--config", config])).toMatchObject({
      endpoint: "https://library.example/graphql",
      timeoutMs: 9_000,
      headers: [["x-api-key", "4711"]],
      forwardedHeaders: [{ name: "accept-language", as: "accept-language" }],
      connectionInit: { token: "t" },
      passedCodes: new Set(["LIBRARY_CLOSED"]),
      attachesOtherKeys: true,
    });
  });

  it("take the user and password of a URL for basic authentication", async () => {
    expect(
      await libraryWith({ MEMBER_LIBRARY_URL: "http://h%E1%BB%99i:p%40ss@library.example:81/" }),
    ).toMatchObject({
      url: "http://library.example:81",
      endpoint: "http://library.example:81/graphql",
      headers: [["authorization", `Basic ${Buffer.from("hội:p@ss").toString("base64")}`]],
    });
  });

  it("may say that a member is asked without a signature, although others have a key", async () => {
    const signed = { ...GUARDS, MEMBER_SCHOOL_BOARD_KEY: KEY };
    expect(await problemOf(signed)).toContain(
      'MEMBER_LIBRARY_KEY is missing: set it to a key that member "library" has in GATEWAY_KEYS, or MEMBER_LIBRARY_UNSIGNED=true',
    );
    expect((await libraryWith({ ...signed, MEMBER_LIBRARY_UNSIGNED: "true" })).key).toBeUndefined();
  });

  it("may have a key in a file", async () => {
    const path = await file("key", `${KEY}\n`);
    const environment = { ...GUARDS, MEMBER_LIBRARY_KEY_FILE: path, MEMBER_SCHOOL_BOARD_UNSIGNED: "true" };
    expect((await libraryWith(environment)).key).toBe(KEY);
  });

  it.each([
    ["TIMEOUT_MS", "soon", '"soon" is no whole number'],
    ["TIMEOUT_MS", "0", '"0" is no whole number'],
    [
      "TIMEOUT_MS",
      "2147483648",
      '"2147483648" is no whole number that can be set: give one from 1 to 2147483647',
    ],
    ["URL", "http://", '"http:/" is no http URL'],
    ["KEY", "short", "is shorter than 32 characters"],
    ["UNSIGNED", "yes", '"yes" is neither true nor false'],
    ["HEADERS", "x-api-key 4711", "has a line that is no header"],
    ["HEADERS", "x api: 4711", 'has "x api", which is no name of a header'],
    ["HEADERS", "x-name: Thư viện", 'has a value for "x-name" that no header can have'],
    ["HEADERS", "Content-Length: 7", "has content-length, which the gateway sets itself"],
    ["FORWARD_HEADERS", "hub-envelope", "has hub-envelope, which the gateway sets itself"],
    ["FORWARD_HEADERS", "x-a=x-b=x-c", 'has "x-a=x-b=x-c": name a header, or two'],
    ["FORWARD_HEADERS", "x-a=", 'has "", which is no name of a header'],
    ["SUBSCRIPTIONS", "websocket", '"websocket" is neither ws nor sse'],
    ["SUBSCRIPTIONS", "wss://me:pw@library.example/ws", "has a user or password in its URL"],
    ["CONNECTION_INIT", "token", "is no JSON object"],
    ["CONNECTION_INIT_FILE", "/nowhere", "names /nowhere, which cannot be read"],
    ["STREAM_SILENCE_SECONDS", "1m", '"1m" is no whole number'],
    [
      "STREAM_SILENCE_SECONDS",
      "2147484",
      '"2147484" is no whole number that can be set: give one from 1 to 2147483',
    ],
    ["ATTACH_OTHER_KEYS", "1", '"1" is neither true nor false'],
    ["PASS_CODE", "LENT", "is no setting of a member"],
  ])("say in a sentence that %s=%s is wrong", async (setting, value, sentence) => {
    expect(await problemOf({ ...GUARDS, [`MEMBER_LIBRARY_${setting}`]: value })).toContain(
      `MEMBER_LIBRARY_${setting} ${sentence}`,
    );
  });

  it.each<[Record<string, string>, string]>([
    [
      {
        MEMBER_LIBRARY_URL: "http://me:pw@library.example",
        MEMBER_LIBRARY_HEADERS: "authorization: Bearer t",
      },
      "MEMBER_LIBRARY_HEADERS sets authorization, and its URL has a user",
    ],
    [
      { MEMBER_LIBRARY_HEADERS: "x-a: 1", MEMBER_LIBRARY_FORWARD_HEADERS: "X-A" },
      "MEMBER_LIBRARY_FORWARD_HEADERS has x-a, which MEMBER_LIBRARY_HEADERS sets",
    ],
    [
      { MEMBER_LIBRARY_KEY: KEY, MEMBER_LIBRARY_UNSIGNED: "true" },
      "MEMBER_LIBRARY_UNSIGNED is true although there is a MEMBER_LIBRARY_KEY",
    ],
  ])("say in a sentence that %j contradict each other", async (environment, sentence) => {
    expect(await problemOf({ ...GUARDS, ...environment })).toContain(sentence);
  });

  it("say in a sentence that a file has a setting that there is not", async () => {
    const config = await file("misspelt.json", JSON.stringify({ members: { library: { timeout: 5 } } }));
    expect(await problemOf({}, ["--config", config])).toContain(
      'The configuration sets "timeout" of member "library", which is no setting',
    );
  });

  it("are not looked for in variables of other members", async () => {
    expect(await problemOf({ MEMBER_SCHOOL_BOARD_TIMEOUT_MS: "5", MEMBER_TIMEOUT_MS: "7" })).toBe("none");
  });
});
