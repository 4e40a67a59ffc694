import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { databaseName } from "@hub/local/members";
import { superuserUrl } from "@hub/local/postgres/postgres";
import pg from "pg";
import type { RunningHub } from "../support/start-hub.js";

const AGAIN_MS = 200;
const ATTEMPTS = 300;

/** As the superuser. */
export function databaseUrlOf(hub: RunningHub, member: string): string {
  const file = join(hub.dataDirectory, "secrets.json");
  const secrets: Record<string, string> = JSON.parse(readFileSync(file, "utf8"));
  const { port } = hub.processes().postgres;
  return superuserUrl(secrets["superuserPassword"] ?? "", port, databaseName(member));
}

/** A connection to the database of a member. */
export async function openDatabase(hub: RunningHub, member: string) {
  const client = new pg.Client({ connectionString: databaseUrlOf(hub, member) });
  client.on("error", () => {});
  await client.connect();
  return { client, [Symbol.asyncDispose]: () => client.end() };
}

/** What PostgreSQL and the system say of a connection whose other end was killed, or is starting again. */
const OF_KILLS = new Set(["57P01", "57P02", "57P03", "08006", "ECONNREFUSED", "ECONNRESET", "EPIPE"]);

/** Whether a kill explains the error: the connection could not be opened, or it broke. */
export function isOfKill(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  if ("code" in error && OF_KILLS.has(String(error.code))) return true;
  // Neither node-postgres nor TypeORM, which gives up a connection that broke, has codes for what it finds out itself.
  const message = "message" in error ? String(error.message) : "";
  return /^Connection terminated|has encountered a connection error|already released/.test(message);
}

/** Tries again while the database comes back from a kill. Any other error is the caller's. */
export async function healed<Result>(read: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await read();
    } catch (error) {
      if (attempt === ATTEMPTS || !isOfKill(error)) throw error;
      await pause(AGAIN_MS);
    }
  }
}
