import { z } from "zod";

const list = z.string().transform((text) => text.split(","));
const signingKey = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(
    z.object({ kty: z.literal("EC"), crv: z.literal("P-256"), x: z.string(), y: z.string(), d: z.string() }),
  );

const settings = z.object({
  HOST: z.string(),
  PORT: z.coerce.number(),
  DATABASE_URL: z.string(),
  /** The address of this provider as clients reach it: the gateway's, with a path of its own. */
  ISSUER: z.url(),
  /** The API that access tokens are for. */
  AUDIENCE: z.url(),
  /** Where the pages are whose people sign in, without a slash at the end; the first is the hub's. */
  PAGES: list.pipe(z.tuple([z.url()], z.url())),
  ACCOUNTS_FILE: z.string(),
  /** The private key that signs tokens, as a JWK. */
  SIGNING_KEY: signingKey,
  COOKIE_KEY: z.string(),
  /** The colours and letters of the dashboard. */
  STYLES_FILE: z.string(),
});

export type Settings = z.infer<typeof settings>;

/** The settings as the supervisor gives them. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  return settings.parse(environment);
}
