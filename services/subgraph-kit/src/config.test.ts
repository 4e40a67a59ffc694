import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { ConfigError, parseMemberConfig } from "./config.js";

const COMPLETE = {
  PORT: "4001",
  DATABASE_URL: "postgres://role:secret@127.0.0.1:5432/hub",
  REQUESTS_DATABASE_URL: "postgres://other:secret@127.0.0.1:5432/hub",
  GATEWAY_KEYS: `${"a".repeat(32)}, ${"b".repeat(32)}`,
};

describe("the settings of a member", () => {
  it("are complete with a port, a database and a key", () => {
    expect(parseMemberConfig(COMPLETE)).toEqual({
      host: "127.0.0.1",
      port: 4001,
      databaseUrl: COMPLETE.DATABASE_URL,
      requestsDatabaseUrl: COMPLETE.REQUESTS_DATABASE_URL,
      gatewayKeys: ["a".repeat(32), "b".repeat(32)],
      readerKeys: [],
      sources: new Map(),
      operators: { host: "127.0.0.1", port: 4101 },
      outboxRetentionHours: 72,
      logLevel: "info",
    });
  });

  it("take address and key of each member whose feed is read, and of no other", () => {
    const key = "c".repeat(32);
    const environment = {
      ...COMPLETE,
      READER_KEYS: `${"d".repeat(32)},${"e".repeat(32)}`,
      MEMBER_WOMENS_UNION_URL: "http://womens-union:4000",
      MEMBER_WOMENS_UNION_KEY: key,
      MEMBER_LIBRARY_URL: "http://library:8000",
    };
    const { readerKeys, sources } = parseMemberConfig(environment, ["womens-union", "association"]);
    expect(readerKeys).toEqual(["d".repeat(32), "e".repeat(32)]);
    expect(sources).toEqual(new Map([["womens-union", { url: "http://womens-union:4000", key }]]));
  });

  it("take each member of which address and key are set, if every one is read", () => {
    const key = "c".repeat(32);
    const environment = {
      ...COMPLETE,
      MEMBER_WOMENS_UNION_URL: "http://womens-union:4000",
      MEMBER_WOMENS_UNION_KEY: key,
      MEMBER_LIBRARY_URL: "http://library:8000",
      MEMBER_MUSEUM_KEY: key,
    };
    const { sources } = parseMemberConfig(environment, "of every member");
    expect(sources).toEqual(new Map([["womens-union", { url: "http://womens-union:4000", key }]]));
  });

  it("are refused with an address and no key", () => {
    const environment = { ...COMPLETE, MEMBER_ASSOCIATION_URL: "http://association:4000" };
    expect(() => parseMemberConfig(environment, ["association"])).toThrow("MEMBER_ASSOCIATION_KEY");
  });

  it("take the password of the database apart from its address, and secrets from files", () => {
    const directory = mkdtempSync(join(tmpdir(), "secrets-"));
    const file = (name: string, content: string) => {
      writeFileSync(join(directory, name), content);
      return join(directory, name);
    };
    const config = parseMemberConfig({
      PORT: COMPLETE.PORT,
      DATABASE_URL: "postgres://role@127.0.0.1:5432/hub",
      DATABASE_PASSWORD_FILE: file("password", "a/b@c%\n"),
      REQUESTS_DATABASE_URL: "postgres://other@127.0.0.1:5432/hub",
      REQUESTS_DATABASE_PASSWORD_FILE: file("other-password", "d@e\n"),
      GATEWAY_KEYS_FILE: file("keys", `${"a".repeat(32)}\n`),
    });
    expect(config.databaseUrl).toBe("postgres://role:a%2Fb%40c%25@127.0.0.1:5432/hub");
    expect(config.requestsDatabaseUrl).toBe("postgres://other:d%40e@127.0.0.1:5432/hub");
    expect(config.gatewayKeys).toEqual(["a".repeat(32)]);
    expect(messageOf({ ...COMPLETE, GATEWAY_KEYS: undefined, GATEWAY_KEYS_FILE: "/nowhere" })).toContain(
      "GATEWAY_KEYS_FILE names /nowhere",
    );
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
