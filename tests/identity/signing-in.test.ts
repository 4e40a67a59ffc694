import { statSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { waitUntil } from "@hub/local/system/wait-until";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from "jose";
import {
  buildEndSessionUrl,
  type Configuration,
  clientCredentialsGrant,
  refreshTokenGrant,
} from "openid-client";
import {
  type Account,
  addressForPeople,
  askForSignIn,
  discoverProvider,
  readAccounts,
  signPersonIn,
  Visitor,
} from "../support/signed-in.js";
import { makeFilledDataDirectory, type RunningHub, startHub } from "../support/start-hub.js";

const REPORTER = "reporter@education";

describe("the hub's identity provider", () => {
  let dataDirectory: string;
  let hub: RunningHub;
  let address: string;
  let reporter: Account;
  let configuration: Configuration;

  beforeAll(async () => {
    dataDirectory = await makeFilledDataDirectory();
    hub = await startHub({ dataDirectory });
    address = addressForPeople(hub);
    reporter = findAccount((one) => one.login === REPORTER);
    configuration = await discoverProvider(hub, reporter);
  }, 180_000);

  afterAll(async () => {
    await hub?.stop();
    await rm(dataDirectory, { recursive: true, force: true });
  }, 30_000);

  function findAccount(isIt: (account: Account) => boolean): Account {
    const account = readAccounts(hub).find(isIt);
    if (!account) throw new Error("There is no such account");
    return account;
  }

  function verify(token: string, typ?: string) {
    return jwtVerify(token, createRemoteJWKSet(new URL(`${hub.url}/oidc/jwks`)), {
      issuer: `${address}/oidc`,
      audience: typ === undefined ? "hub-page" : `${address}/graphql`,
      algorithms: ["ES256"],
      ...(typ !== undefined && { typ }),
    });
  }

  it("has an account for every role of four organisations and one for a system of each, in a file of the owner's", () => {
    const accounts = readAccounts(hub);
    expect(statSync(join(dataDirectory, "accounts.json")).mode & 0o777).toBe(0o600);
    const people = accounts.filter(({ kind }) => kind === "person");
    expect(people).toHaveLength(28);
    expect(new Set(people.map(({ organisation, roles }) => `${organisation} ${roles}`)).size).toBe(28);
    expect(reporter).toEqual({
      kind: "person",
      clientId: "hub-page",
      login: REPORTER,
      password: expect.stringMatching(/^[\w-]{43}$/),
      organisation: expect.stringMatching(/^org_/),
      roles: ["REPORTER"],
      unit: expect.stringMatching(/^unit_/),
    });
    expect(
      accounts.filter(({ kind }) => kind === "system").map(({ clientId, roles }) => [clientId, roles]),
    ).toEqual([
      ["system-association", ["REPORTER", "SECRETARY"]],
      ["system-education", ["REPORTER"]],
      ["system-womens-union", ["REPORTER"]],
      ["system-youth-union", ["REPORTER"]],
    ]);
    expect(hub.output()).toContain("28 người · people, 4 hệ thống · systems");
    expect(hub.output()).toContain(reporter.password);
  });

  it("signs a person in, with access tokens for the API that say who it is, and identity tokens that are none", async () => {
    const tokens = await signPersonIn(hub, REPORTER);
    const access = await verify(tokens.access_token, "at+jwt");
    const name = "Cán bộ tổng hợp số liệu, Sở Giáo dục và Đào tạo";
    expect(access.payload).toMatchObject({ sub: REPORTER, name, client_id: "hub-page", scope: "hub" });
    expect(Number(access.payload.exp) - Number(access.payload.iat)).toBe(600);
    const { id_token: idToken = "" } = tokens;
    expect(decodeProtectedHeader(idToken).typ).not.toBe("at+jwt");
    await expect(verify(idToken)).resolves.toMatchObject({ payload: { sub: REPORTER, name } });
  });

  it("gives a new refresh token each time, and ends all of them when one is used again", async () => {
    const { refresh_token: first = "" } = await signPersonIn(hub, REPORTER);
    const { refresh_token: second = "", access_token: access } = await refreshTokenGrant(
      configuration,
      first,
    );
    expect(second).not.toBe(first);
    await verify(access, "at+jwt");
    await expect(refreshTokenGrant(configuration, first)).rejects.toMatchObject({ error: "invalid_grant" });
    await expect(refreshTokenGrant(configuration, second)).rejects.toMatchObject({ error: "invalid_grant" });
  });

  it("signs a system in for an hour", async () => {
    const system = findAccount(({ clientId }) => clientId === "system-education");
    const asSystem = await discoverProvider(hub, system);
    const { access_token: token } = await clientCredentialsGrant(asSystem, { scope: "hub" });
    const { payload } = await verify(token, "at+jwt");
    expect(payload).toMatchObject({ sub: "system-education", scope: "hub" });
    expect(Number(payload.exp) - Number(payload.iat)).toBe(3_600);
  });

  it("refuses what is not registered: another secret, another address to return to, no PKCE, another API", async () => {
    const system = findAccount(({ clientId }) => clientId === "system-education");
    const wrong = await fetch(`${hub.url}/oidc/token`, {
      method: "POST",
      headers: { authorization: `Basic ${btoa(`${system.clientId}:${system.clientSecret}x`)}` },
      body: new URLSearchParams({ grant_type: "client_credentials" }),
    });
    expect([wrong.status, await wrong.json()]).toEqual([
      401,
      expect.objectContaining({ error: "invalid_client" }),
    ]);

    const elsewhere = await askForSignIn(hub, configuration, {
      redirect_uri: "http://localhost:1/dang-nhap",
    });
    const refused = await new Visitor().open(elsewhere.url);
    const text = await refused.response.text();
    expect(refused.response.status).toBe(400);
    expect(text).toContain("Địa chỉ quay về “http://localhost:1/dang-nhap” chưa được đăng ký");
    expect(text).toContain(`href="${address}/"`);

    const wrongs: Record<string, string>[] = [
      { code_challenge: "" },
      { resource: "https://elsewhere.example/" },
    ];
    for (const more of wrongs) {
      const { url } = await askForSignIn(hub, configuration, more);
      const until = `${address}/dang-nhap`;
      const { url: back } = await new Visitor().open(url, { until });
      expect(new URL(back).searchParams.get("error")).toMatch(/^invalid_(request|target)$/);
    }
  });

  it("says that a password is wrong, and makes who guesses wait", async () => {
    const visitor = new Visitor();
    const { url } = await visitor.open((await askForSignIn(hub, configuration)).url);
    const login = "auditor@youth-union";
    let count = 0;
    // What a client says of its own address counts for nothing.
    const guess = () => {
      count += 1;
      visitor.headers["x-forwarded-for"] = `192.0.2.${count}`;
      return visitor.open(url, { form: { login, password: "guess" } });
    };
    while (count < 5) {
      const { response } = await guess();
      expect([response.status, await response.text()]).toEqual([
        403,
        expect.stringContaining("Tài khoản hoặc mật khẩu không đúng"),
      ]);
    }
    const { response } = await guess();
    expect([response.status, await response.text()]).toEqual([
      429,
      expect.stringContaining("Đã gõ sai quá nhiều lần cho tài khoản này: hãy thử lại sau"),
    ]);
    // The others of that address are not held up.
    await signPersonIn(hub, REPORTER);
  });

  it("lets a person go back without signing in", async () => {
    const visitor = new Visitor();
    const { url } = await visitor.open((await askForSignIn(hub, configuration)).url);
    const until = `${address}/dang-nhap`;
    const back = await visitor.open(url, { form: { cancel: "yes" }, until });
    expect(new URL(back.url).searchParams.get("error")).toBe("access_denied");
  });

  it("ends a sign-in that another browser opens, and says what to do", async () => {
    const { url } = await new Visitor().open((await askForSignIn(hub, configuration)).url);
    const { response } = await new Visitor().open(url);
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.stringContaining("hãy về trang Khuyến học Hub và bấm Đăng nhập lần nữa"),
    ]);
  });

  it("leads who came by another name to its own", async () => {
    const { url } = await askForSignIn(hub, configuration);
    const response = await new Visitor().fetch(url.replace("localhost", "127.0.0.1"));
    expect([response.status, response.headers.get("location")]).toEqual([307, url]);
  });

  it("keeps who is signed in over a restart, and everything with it", async () => {
    const visitor = new Visitor();
    const { refresh_token: refresh = "" } = await signPersonIn(hub, REPORTER, visitor);
    const { pid } = hub.processes().identity;
    process.kill(pid, "SIGKILL");
    const hasRestarted = () => hub.output().includes("↻ identity stopped (signal SIGKILL), started again");
    expect(await waitUntil(hasRestarted, { timeoutMs: 60_000 })).toBe(true);
    await refreshTokenGrant(configuration, refresh);
    const { response } = await visitor.open((await askForSignIn(hub, configuration)).url, {
      until: `${address}/dang-nhap`,
    });
    expect(response.status).toBe(303);
  }, 120_000);

  it("ends the session and its refresh tokens when a person signs out", async () => {
    const visitor = new Visitor();
    const { refresh_token: refresh = "", id_token: hint = "" } = await signPersonIn(hub, REPORTER, visitor);
    const ending = buildEndSessionUrl(configuration, {
      id_token_hint: hint,
      post_logout_redirect_uri: `${address}/`,
    });
    const page = await (await visitor.fetch(ending.href)).text();
    const [, action = "", secret = ""] =
      /action="([^"]+)"><input type="hidden" name="xsrf" value="([^"]+)"/.exec(page) ?? [];
    const done = await visitor.fetch(action, { xsrf: secret, logout: "yes" });
    expect(done.headers.get("location")).toBe(`${address}/`);
    await expect(refreshTokenGrant(configuration, refresh)).rejects.toMatchObject({ error: "invalid_grant" });
    const { url } = await visitor.open((await askForSignIn(hub, configuration)).url);
    expect(url).toContain("/oidc/dang-nhap/");
  });
});
