import { z } from "zod";
import type { System } from "./accounts.js";

export interface SystemToken {
  readonly text: string;
  readonly expiresAtMs: number;
}

const answers = z.object({ access_token: z.string(), expires_in: z.number() });

/** Signs a system in at the hub. Throws what the provider answers where that is no token. */
export async function fetchSystemToken(
  hubUrl: string,
  { clientId, clientSecret }: System,
): Promise<SystemToken> {
  const askedAtMs = Date.now();
  const response = await fetch(`${hubUrl}/oidc/token`, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}` },
    body: new URLSearchParams({ grant_type: "client_credentials", scope: "hub" }),
  });
  const answer = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${answer}`);
  const { access_token: text, expires_in: seconds } = answers.parse(JSON.parse(answer));
  return { text, expiresAtMs: askedAtMs + 1_000 * seconds };
}
