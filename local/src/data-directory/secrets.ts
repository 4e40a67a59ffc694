import { generateKeyPairSync, randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DEMONSTRATION_ACCOUNTS } from "../identity/demonstration-accounts.js";
import { IDENTITY } from "../members.js";
import { replaceFile } from "../system/replace-file.js";
import { FILES } from "./data-directory.js";

/** Every password and key of one data directory, by name. */
export interface Secrets {
  readonly superuserPassword: string;
  readonly cursorKey: string;
  readonly linkKey: string;
  /** With which the identity provider signs tokens: an elliptic key as a JWK. */
  readonly signingKey: string;
  readonly cookieKey: string;
  databasePassword(programName: string): string;
  /** Of the role that requests to the member act in. */
  requestsPassword(memberName: string): string;
  memberKey(memberName: string): string;
  /** With which the member reads other members' events. */
  readerKey(memberName: string): string;
  /** A person's password, a system's secret. */
  accountSecret(subject: string): string;
}

/** Reads the data directory's secrets. Generates and stores those that are missing; the others never change. */
export function keepSecrets(dataDirectory: string, memberNames: readonly string[]): Secrets {
  const file = join(dataDirectory, FILES.secrets);
  const known = existsSync(file) ? parseSecrets(readFileSync(file, "utf8")) : new Map<string, string>();
  const names = [
    "superuserPassword",
    "cursorKey",
    "linkKey",
    "signingKey",
    "cookieKey",
    databaseSecret(IDENTITY),
    ...memberNames.flatMap((name) => [
      databaseSecret(name),
      requestsSecret(name),
      keySecret(name),
      readerSecret(name),
    ]),
    ...DEMONSTRATION_ACCOUNTS.map(({ subject }) => accountSecret(subject)),
  ];
  const missing = names.filter((name) => !known.has(name));
  for (const name of missing) {
    known.set(name, name === "signingKey" ? generateSigningKey() : randomBytes(32).toString("base64url"));
  }
  if (missing.length > 0) replaceFile(file, `${JSON.stringify(Object.fromEntries(known), null, 2)}\n`);

  const get = (name: string): string => {
    const secret = known.get(name);
    if (secret === undefined) throw new Error(`No secret is kept for ${name}`);
    return secret;
  };
  return {
    superuserPassword: get("superuserPassword"),
    cursorKey: get("cursorKey"),
    linkKey: get("linkKey"),
    signingKey: get("signingKey"),
    cookieKey: get("cookieKey"),
    databasePassword: (programName) => get(databaseSecret(programName)),
    requestsPassword: (memberName) => get(requestsSecret(memberName)),
    memberKey: (memberName) => get(keySecret(memberName)),
    readerKey: (memberName) => get(readerSecret(memberName)),
    accountSecret: (subject) => get(accountSecret(subject)),
  };
}

function generateSigningKey(): string {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return JSON.stringify(privateKey.export({ format: "jwk" }));
}

function parseSecrets(text: string): Map<string, string> {
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null) throw new Error(`${FILES.secrets} holds no object`);
  return new Map(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

function databaseSecret(programName: string): string {
  return `${programName}.databasePassword`;
}

function requestsSecret(memberName: string): string {
  return `${memberName}.requestsPassword`;
}

function accountSecret(subject: string): string {
  return `${subject}.accountSecret`;
}

function readerSecret(memberName: string): string {
  return `${memberName}.readerKey`;
}

function keySecret(memberName: string): string {
  return `${memberName}.key`;
}
