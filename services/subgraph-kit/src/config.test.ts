import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { ConfigError, parseMemberConfig } from "./config.js";

/** One that could have been made at random. */
function key(first: string): string {
  return `${first}0f1e2d3c4b5a69788796a5b4c3d2e1f`;
}

const COMPLETE = {
  PORT: "4001",
  DATABASE_URL: "postgres://role:secret@127.0.0.1:5432/hub",
  REQUESTS_DATABASE_URL: "postgres://other:secret@127.0.0.1:5432/hub",
  GATEWAY_KEYS: `${key("a")}, ${key("b")}`,
};

describe("the settings of a member", () => {
  it("are complete with a port, a database and a key", () => {
    expect(parseMemberConfig(COMPLETE)).toEqual({
      host: "127.0.0.1",
      port: 4001,
      databaseUrl: COMPLETE.DATABASE_URL,
      requestsDatabaseUrl: COMPLETE.REQUESTS_DATABASE_URL,
      gatewayKeys: [key("a"), key("b")],
      readerKeys: [],
      sources: new Map(),
      operators: { host: "127.0.0.1", port: 4101 },
      outboxRetentionHours: 72,
      logLevel: "info",
    });
  });

  it("take address and key of each member whose feed is read, and of no other", () => {
    const readerKey = key("c");
    const environment = {
      ...COMPLETE,
      READER_KEYS: `${key("d")},${key("e")}`,
      MEMBER_WOMENS_UNION_URL: "http://womens-union:4000",
      MEMBER_WOMENS_UNION_KEY: readerKey,
      MEMBER_LIBRARY_URL: "http://library:8000",
    };
    const { readerKeys, sources } = parseMemberConfig(environment, ["womens-union", "association"]);
    expect(readerKeys).toEqual([key("d"), key("e")]);
    expect(sources).toEqual(new Map([["womens-union", { url: "http://womens-union:4000", key: readerKey }]]));
  });

  it("take each member of which address and key are set, if every one is read", () => {
    const readerKey = key("c");
    const environment = {
      ...COMPLETE,
      MEMBER_WOMENS_UNION_URL: "http://womens-union:4000",
      MEMBER_WOMENS_UNION_KEY: readerKey,
      MEMBER_LIBRARY_URL: "http://library:8000",
      MEMBER_MUSEUM_KEY: readerKey,
    };
    const { sources } = parseMemberConfig(environment, "of every member");
    expect(sources).toEqual(new Map([["womens-union", { url: "http://womens-union:4000", key: readerKey }]]));
  });

  it("are refused with an address and no key", () => {
    const environment = { ...COMPLETE, MEMBER_ASSOCIATION_URL: "http://association:4000" };
    expect(() => parseMemberConfig(environment, ["association"])).toThrow("MEMBER_ASSOCIATION_KEY");
  });

  it("take the password of the database apart from its address, and secrets from files", () => {
    const directory = mkdtempSync(join(tmpdir(), "secrets-"));
    const file = (name: string, content: string) => {
      writeFileSync(join(directory, name), content, { mode: 0o640 });
      return join(directory, name);
    };
    const config = parseMemberConfig({
      PORT: COMPLETE.PORT,
      DATABASE_URL: "postgres://role@127.0.0.1:5432/hub",
      DATABASE_PASSWORD_FILE: file("password", "a/b@c%\n"),
      REQUESTS_DATABASE_URL: "postgres://other@127.0.0.1:5432/hub",
      REQUESTS_DATABASE_PASSWORD_FILE: file("other-password", "d@e\n"),
      GATEWAY_KEYS_FILE: file("keys", `${key("a")}\n`),
    });
    expect(config.databaseUrl).toBe("postgres://role:a%2Fb%40c%25@127.0.0.1:5432/hub");
    expect(config.requestsDatabaseUrl).toBe("postgres://other:d%40e@127.0.0.1:5432/hub");
    expect(config.gatewayKeys).toEqual([key("a")]);
    expect(messageOf({ ...COMPLETE, GATEWAY_KEYS: undefined, GATEWAY_KEYS_FILE: "/nowhere" })).toContain(
      "GATEWAY_KEYS_FILE names /nowhere",
    );
  });

  it("do not take keys that the documentation prints, or that are easily guessed", () => {
    const printed = "a-key-of-the-gateway-0123456789abcdef";
    expect(messageOf({ ...COMPLETE, GATEWAY_KEYS: printed })).toMatch(/GATEWAY_KEYS\.0: is an example/);
    expect(messageOf({ ...COMPLETE, READER_KEYS: "r".repeat(32) })).toMatch(/READER_KEYS\.0: has few/);
  });

  it("are refused with every problem at once", () => {
    const problems = messageOf({ HOST: "", PORT: "70000", GATEWAY_KEYS: "short", LOG_LEVEL: "loud" });
    for (const name of [
      "HOST",
      "PORT",
      "DATABASE_URL",
      "REQUESTS_DATABASE_URL",
      "GATEWAY_KEYS",
      "LOG_LEVEL",
    ]) {
      expect(problems).toContain(`  ${name}`);
    }
  });

  it.each(["", " ", "x", "-1", "4001.5", "0x10"])("do not take %p for a port", (port) => {
    expect(messageOf({ ...COMPLETE, PORT: port })).toMatch(/ {2}PORT: /);
  });

  it.each(["0", "8761", "1.5", "three days"])("do not take %p for the hours events are kept", (hours) => {
    expect(messageOf({ ...COMPLETE, OUTBOX_RETENTION_HOURS: hours })).toMatch(/ {2}OUTBOX_RETENTION_HOURS: /);
  });

  it("do not take another kind of database", () => {
    expect(messageOf({ ...COMPLETE, DATABASE_URL: "mysql://127.0.0.1/hub" })).toMatch(/ {2}DATABASE_URL: /);
  });
});

function messageOf(environment: NodeJS.ProcessEnv): string {
  try {
    parseMemberConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
  }
  throw new Error("the settings were taken");
}
