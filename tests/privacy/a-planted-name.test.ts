import { once } from "node:events";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { rm } from "node:fs/promises";
import { connect } from "node:net";
import { join, relative } from "node:path";
import { EXPORT_LISTS } from "@hub/gateway/exports/lists";
import { databaseName } from "@hub/local/members";
import { superuserUrl } from "@hub/local/postgres/postgres";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import pg from "pg";
import { WebSocket } from "ws";
import { type Answer, ask } from "../support/ask.js";
import { type Account, readAccounts, signPersonIn } from "../support/signed-in.js";
import { makeFilledDataDirectory, type RunningHub, startHub } from "../support/start-hub.js";

/** Stands in private columns of the association: what an administrator calls an account, and why it has a right. */
const PLANTED = "Nguyễn Thị Hoàng-Yến-7f3a";
/** What somebody writes into a request. */
const WRITTEN = "Trần Văn Bí-Mật-91c2";
const ALL_RIGHTS =
  "{ rights(first: 50) { nodes { id role account accountName reason endReason history { nodes { reason changed { field before after } } } } } }";
const CHANGED =
  "{ changes(first: 20) { nodes { what nodeId change { reason changed { field before after } } } } }";
const FOLLOWED =
  "subscription { hubEvents { type change { reason changed { field before after } } node { id } } }";
const LIVE = `query @live(throttleMs: 0) ${ALL_RIGHTS}`;
const SEARCH = "query ($text: String!) { search(text: $text, first: 5) { nodes { __typename } } }";

let dataDirectory: string;
let hub: RunningHub;
/** An operator, who gives rights; and one of another organisation, to whom the name is not told. */
let operator: string;
let stranger: string;
/** What those are told to whom the name is not. */
const told: string[] = [];

beforeAll(async () => {
  dataDirectory = await makeFilledDataDirectory();
  hub = await startHub({ dataDirectory, environment: { LOG_LEVEL: "info" } });
  operator = await bearerOf("operator@association");
  stranger = await bearerOf("reporter@youth-union");
}, 180_000);
afterAll(async () => {
  await hub?.stop();
  await rm(dataDirectory, { recursive: true, force: true });
}, 30_000);

async function bearerOf(login: string): Promise<string> {
  const { access_token: token } = await signPersonIn(hub, login);
  return `Bearer ${token}`;
}

function accountOf(login: string): Account {
  const account = readAccounts(hub).find((one) => one.login === login);
  if (!account) throw new Error(`No person is called ${login}`);
  return account;
}

async function plant(): Promise<Answer> {
  const { organisation } = accountOf("operator@association");
  const input = {
    account: "an-auditor",
    accountName: PLANTED,
    role: "AUDITOR",
    organisationId: organisation,
  };
  return ask(
    hub,
    "mutation ($input: GiveRightInput!, $reason: String!) { giveRight(input: $input, reason: $reason) { id accountName reason } }",
    { variables: { input, reason: `Phân công ${PLANTED}` }, authorization: operator },
  );
}

/** Both of those to whom the name is not told. */
async function asOthers(query: string, variables: Record<string, unknown> = {}): Promise<void> {
  for (const authorization of [undefined, stranger]) {
    const answer = await ask(hub, query, { variables, ...(authorization && { authorization }) });
    told.push(JSON.stringify(answer));
  }
}

/** What comes first over a stream of this kind. */
async function readStream(accept: string, query: string): Promise<void> {
  const response = await fetch(`${hub.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", accept, authorization: stranger },
    body: JSON.stringify({ query }),
  });
  const reader = response.body?.getReader();
  await plant();
  const first = await reader?.read();
  told.push(Buffer.from(first?.value ?? []).toString());
  await reader?.cancel();
}

async function readSocket(query: string): Promise<void> {
  const socket = new WebSocket(`${hub.url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
  await once(socket, "open");
  socket.send(JSON.stringify({ type: "connection_init", payload: { authorization: stranger } }));
  await once(socket, "message");
  socket.send(
    JSON.stringify({ id: "1", type: "subscribe", payload: { query, extensions: { startCursor: true } } }),
  );
  const [message] = await once(socket, "message");
  told.push(String(message));
  // Neither is a message of the protocol.
  socket.send(`{ ${WRITTEN}`);
  await once(socket, "close");
}

/** What no client of ours would send. */
async function sendNonsense(): Promise<void> {
  const { hostname, port } = new URL(hub.url);
  for (const text of [
    `GET /${encodeURIComponent(WRITTEN)} HTTP/1.1\r\nHost: ${hostname}\r\nx-name: ${WRITTEN}\r\n\r\n`,
    `POST /graphql HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"query":"${WRITTEN}`,
    `${WRITTEN}\r\n\r\n`,
  ]) {
    const socket = connect(Number(port), hostname).on("error", () => {});
    socket.end(text);
    await new Promise((resolve) => socket.resume().once("close", resolve));
  }
}

async function writeDown(query: string): Promise<void> {
  await ask(hub, query, { authorization: operator });
}

/** Has the association fail while it writes the name, as when an operator has changed its tables. */
async function failWhileItIsWritten(): Promise<void> {
  const { port } = hub.processes().postgres;
  const { superuserPassword } = JSON.parse(readFileSync(join(dataDirectory, "secrets.json"), "utf8"));
  const connectionString = superuserUrl(superuserPassword, port, databaseName("association"));
  const database = new pg.Client({ connectionString });
  await database.connect();
  try {
    await database.query(
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         RAISE EXCEPTION 'cannot keep %', NEW.account_name USING DETAIL = NEW.account_name;
       END $$;
       CREATE TRIGGER refuse BEFORE INSERT ON right_holder FOR EACH ROW EXECUTE FUNCTION refuse()`,
    );
    const { organisation } = accountOf("operator@association");
    const input = { account: "another", accountName: PLANTED, role: "AUDITOR", organisationId: organisation };
    const answer = await ask(
      hub,
      'mutation ($input: GiveRightInput!) { giveRight(input: $input, reason: "Quyết định 13") { id } }',
      { variables: { input }, authorization: operator },
    );
    expect(answer.errors?.[0]?.extensions?.["code"]).toBe("INTERNAL_SERVER_ERROR");
    told.push(JSON.stringify(answer));
  } finally {
    await database.query("DROP TRIGGER refuse ON right_holder; DROP FUNCTION refuse()");
    await database.end();
  }
}

/** Every file that the hub has written, but for the database's own and those that hold the secrets. */
function filesOfHub(directory = dataDirectory): string[] {
  return readdirSync(directory).flatMap((name) => {
    const path = join(directory, name);
    if (["postgres", "secrets.json", "accounts.json"].includes(relative(dataDirectory, path))) return [];
    return statSync(path).isDirectory() ? filesOfHub(path) : [path];
  });
}

async function figuresOfUse(): Promise<string[]> {
  const { gateway, members } = hub.processes();
  const ports = [gateway, ...Object.values(members)].map(({ operatorPort }) => operatorPort);
  const addresses = ports.flatMap((port) =>
    ["metrics", "health"].map((path) => `http://127.0.0.1:${port}/${path}`),
  );
  return Promise.all(addresses.map(async (address) => (await fetch(address)).text()));
}

describe("a name in a private table, of a hub that is used in every way", () => {
  it("is told to an administrator of the office", async () => {
    const { data, errors } = await plant();
    expect(errors).toBeUndefined();
    expect(data.giveRight).toMatchObject({ accountName: PLANTED, reason: `Phân công ${PLANTED}` });
  });

  it("is in no answer, error, stream or file for others", async () => {
    await asOthers(ALL_RIGHTS);
    await asOthers(CHANGED);
    await asOthers(SEARCH, { text: PLANTED.slice(0, 12) });
    await readStream("text/event-stream", LIVE);
    await readStream("multipart/mixed", LIVE);
    await readSocket(LIVE);
    await readSocket(FOLLOWED);
    for (const { name } of EXPORT_LISTS)
      told.push(
        await (await fetch(`${hub.url}/export/${name}.csv`, { headers: { authorization: stranger } })).text(),
      );
    await failWhileItIsWritten();
    expect(told.length).toBeGreaterThan(20);
    expect(told.filter((text) => text.includes(PLANTED))).toEqual([]);
    // The others have been asked, and have answered.
    expect(told.join()).toContain('"accountName":null,"reason":null');
  }, 120_000);

  it("is in no log, metric or file of the hub, as nothing is that somebody writes or signs in with", async () => {
    await asOthers(SEARCH, { text: WRITTEN });
    await asOthers(`{ search(text: "${WRITTEN}", nonsense: "${WRITTEN}") { nodes { __typename } } }`);
    await asOthers(`{ # ${WRITTEN}\n search(text: "${WRITTEN}`);
    await asOthers("query ($id: ID!) { node(id: $id) { id } }", { id: `unit_${WRITTEN}` });
    await writeDown(
      `mutation { giveRight(input: { account: "${WRITTEN}", role: OPERATOR, organisationId: "${WRITTEN}" }, reason: "${WRITTEN}") { id } }`,
    );
    await sendNonsense();
    const secrets = [operator, stranger].map((bearer) => bearer.replace("Bearer ", ""));
    const passwords = ["operator@association", "reporter@youth-union"].map(
      (login) => accountOf(login).password ?? "",
    );
    const kept = filesOfHub().map((path) => ({
      path: relative(dataDirectory, path),
      text: readFileSync(path, "utf8"),
    }));
    expect(kept.map(({ path }) => path)).toEqual(
      expect.arrayContaining(
        ["gateway", "association", "identity", "postgres"].map((name) => `logs/${name}.log`),
      ),
    );
    const figures = (await figuresOfUse()).map((text) => ({ path: "metrics", text }));
    const outputs = [...kept, ...figures, { path: "what npm start prints", text: hub.output() }];
    const leaks = [PLANTED, WRITTEN, ...secrets, ...passwords].flatMap((name) =>
      outputs.flatMap(({ path, text }) =>
        text.includes(name) || text.includes(JSON.stringify(name).slice(1, -1))
          ? [`${path}: ${name.slice(0, 20)}`]
          : [],
      ),
    );
    expect(leaks).toEqual([]);
  }, 120_000);
});
