import { withSecretFiles } from "@hub/schema/secret-files";
import { z } from "zod";

/**
 * What a member process reads from its environment; there are no other settings. A secret may be in a file
 * that `<NAME>_FILE` names.
 */
export const MEMBER_ENVIRONMENT = z.object({
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "a number from 0 to 65535")
    .transform(Number)
    .pipe(z.number().max(65_535)),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** For a URL without one. */
  DATABASE_PASSWORD: z.string().optional(),
  GATEWAY_KEYS: z
    .string()
    .transform((text) => text.split(",").map((key) => key.trim()))
    .pipe(z.array(z.string().min(32, "each key needs 32 characters or more")).min(1).max(2)),
  OUTBOX_RETENTION_HOURS: z
    .string()
    .regex(/^\d{1,4}$/, "a number of hours from 1 to 8760")
    .transform(Number)
    .pipe(
      z.number().min(1, "a number of hours from 1 to 8760").max(8_760, "a number of hours from 1 to 8760"),
    )
    .default(72),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
});

export interface MemberConfig {
  readonly host: string;
  /** 0 lets the operating system choose. */
  readonly port: number;
  readonly databaseUrl: string;
  /** Keys a gateway may sign with: the current one, and during a rotation the former one. */
  readonly gatewayKeys: readonly string[];
  /** The least time for which the event feed can be read again. */
  readonly outboxRetentionHours: number;
  readonly logLevel: string;
}

/** The operator's settings cannot be used; the message lists every problem, one a line. */
export class ConfigError extends Error {}

/** @throws {ConfigError} naming every variable that is missing or wrong */
export function parseMemberConfig(environment: NodeJS.ProcessEnv): MemberConfig {
  const problems: string[] = [];
  const read = withSecretFiles(environment, isMemberSecret, (sentence) => problems.push(`  ${sentence}`));
  const result = MEMBER_ENVIRONMENT.safeParse(read);
  for (const { path, message } of result.error?.issues ?? [])
    problems.push(`  ${path.join(".")}: ${message}`);
  if (!result.success || problems.length > 0) {
    throw new ConfigError(
      `The member cannot start; set these environment variables right:\n${problems.join("\n")}`,
    );
  }
  const { HOST, PORT, DATABASE_URL, DATABASE_PASSWORD, GATEWAY_KEYS, OUTBOX_RETENTION_HOURS, LOG_LEVEL } =
    result.data;
  return Object.freeze({
    host: HOST,
    port: PORT,
    databaseUrl: withPassword(DATABASE_URL, DATABASE_PASSWORD),
    gatewayKeys: GATEWAY_KEYS,
    outboxRetentionHours: OUTBOX_RETENTION_HOURS,
    logLevel: LOG_LEVEL,
  });
}

function isMemberSecret(name: string): boolean {
  return ["DATABASE_URL", "DATABASE_PASSWORD", "GATEWAY_KEYS"].includes(name);
}

/** The URL of a database with the password in it, whatever characters it has. */
export function withPassword(databaseUrl: string, password: string | undefined): string {
  if (password === undefined || password === "") return databaseUrl;
  const url = new URL(databaseUrl);
  url.password = encodeURIComponent(password);
  return url.href;
}
