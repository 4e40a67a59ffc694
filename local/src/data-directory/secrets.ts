import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { replaceFile } from "../system/replace-file.js";
import { FILES } from "./data-directory.js";

/** Every password and key of one data directory, by name. */
export interface Secrets {
  readonly superuserPassword: string;
  readonly writeKey: string;
  readonly cursorKey: string;
  databasePassword(memberName: string): string;
  memberKey(memberName: string): string;
  /** With which the member reads other members' events. */
  readerKey(memberName: string): string;
}

/** Reads the data directory's secrets. Generates and stores those that are missing; the others never change. */
export function keepSecrets(dataDirectory: string, memberNames: readonly string[]): Secrets {
  const file = join(dataDirectory, FILES.secrets);
  const known = existsSync(file) ? parseSecrets(readFileSync(file, "utf8")) : new Map<string, string>();
  const names = [
    "superuserPassword",
    "writeKey",
    "cursorKey",
    ...memberNames.flatMap((name) => [databaseSecret(name), keySecret(name), readerSecret(name)]),
  ];
  const missing = names.filter((name) => !known.has(name));
  for (const name of missing) known.set(name, randomBytes(32).toString("base64url"));
  if (missing.length > 0) replaceFile(file, `${JSON.stringify(Object.fromEntries(known), null, 2)}\n`);

  const get = (name: string): string => {
    const secret = known.get(name);
    if (secret === undefined) throw new Error(`No secret is kept for ${name}`);
    return secret;
  };
  replaceFile(join(dataDirectory, FILES.writeKey), get("writeKey"));
  return {
    superuserPassword: get("superuserPassword"),
    writeKey: get("writeKey"),
    cursorKey: get("cursorKey"),
    databasePassword: (memberName) => get(databaseSecret(memberName)),
    memberKey: (memberName) => get(keySecret(memberName)),
    readerKey: (memberName) => get(readerSecret(memberName)),
  };
}

function parseSecrets(text: string): Map<string, string> {
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null) throw new Error(`${FILES.secrets} holds no object`);
  return new Map(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

function databaseSecret(memberName: string): string {
  return `${memberName}.databasePassword`;
}

function readerSecret(memberName: string): string {
  return `${memberName}.readerKey`;
}

function keySecret(memberName: string): string {
  return `${memberName}.key`;
}
