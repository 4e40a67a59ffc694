/** The page on which people sign in, and what happens when they send its form. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { errors, type Provider } from "oidc-provider";
import { type Accounts, findByPassword, findPerson } from "./accounts.js";
import type { GuessLimit } from "./guesses.js";
import { errorPage } from "./pages/error-page.js";
import type { Page, RenderPage } from "./pages/page.js";
import {
  ACCOUNT_PARAMETER,
  type SignIn,
  signInPage,
  tooManyGuesses,
  WRONG_PASSWORD,
} from "./pages/sign-in-page.js";

const MAX_FORM_BYTES = 10_000;

export interface SignInParts {
  readonly provider: Provider;
  readonly accounts: Accounts;
  readonly guesses: GuessLimit;
  readonly renderPage: RenderPage;
  readonly hubUrl: string;
}

/** Answers a request for the page of one sign-in, which a cookie of that page's path belongs to. */
export async function answerSignIn(
  parts: SignInParts,
  request: IncomingMessage,
  response: ServerResponse,
  query: URLSearchParams,
): Promise<void> {
  const { provider, accounts, hubUrl } = parts;
  try {
    const { prompt } = await provider.interactionDetails(request, response);
    // Some clients ask for it in order to get refresh tokens. Nobody has to be asked.
    if (prompt.name === "consent") {
      return await provider.interactionFinished(request, response, { consent: {} });
    }
    if (request.method === "POST") return await signIn(parts, request, response);
    const chosen = findPerson(accounts, query.get(ACCOUNT_PARAMETER) ?? "");
    send(parts, response, 200, signInPage({ people: accounts.people, chosen }));
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error;
    send(parts, response, 400, errorPage({ code: "session_not_found" }, hubUrl));
  }
}

async function signIn(parts: SignInParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { provider, accounts, guesses } = parts;
  const form = await readForm(request);
  if (form.has("cancel")) {
    const refusal = { error: "access_denied", error_description: "The person did not sign in" };
    return provider.interactionFinished(request, response, refusal);
  }
  const login = form.get("login")?.trim() ?? "";
  const address = addressOf(request);
  const refuse = (status: number, problem: SignIn["problem"]) =>
    send(parts, response, status, signInPage({ people: accounts.people, login, problem }));

  const waitMs = guesses.waitMs(login, address);
  if (waitMs > 0) return refuse(429, tooManyGuesses(waitMs));
  const person = findByPassword(accounts, login, form.get("password") ?? "");
  if (!person) {
    guesses.noteWrong(login, address);
    return refuse(403, WRONG_PASSWORD);
  }
  guesses.noteRight(login, address);
  await provider.interactionFinished(request, response, { login: { accountId: person.subject } });
}

/** Empty where it is longer than any form of ours. */
async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const isTooLong = Number(request.headers["content-length"] ?? Infinity) > MAX_FORM_BYTES;
  return new URLSearchParams(isTooLong ? "" : await text(request));
}

/** As the gateway tells it. */
function addressOf({ headers, socket }: IncomingMessage): string {
  return String(headers["x-forwarded-for"] ?? socket.remoteAddress);
}

function send({ renderPage }: SignInParts, response: ServerResponse, status: number, page: Page): void {
  const { headers, body } = renderPage(page);
  response.writeHead(status, headers).end(body);
}
