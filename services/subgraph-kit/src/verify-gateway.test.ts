import { readFileSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import {
  CLOCKS_DIFFER,
  ENVELOPE_HEADER,
  encodeEnvelope,
  SIGNATURE_HEADER,
  signMessage,
} from "@hub/schema/signed-request";
import { afterEach, describe, expect, it } from "@jest/globals";
import express from "express";
import { envelopeOf, verifyGateway } from "./verify-gateway.js";

/** What every member in every language has to say to a request; the samples in docs/signed-requests are held to it. */
interface Vector {
  readonly name: string;
  readonly keys: readonly string[];
  readonly startedAtMs: number;
  readonly nowMs: number;
  /** Of requests that were accepted before. */
  readonly seenNonces: readonly string[];
  readonly method: string;
  readonly path: string;
  /** In base64. */
  readonly body: string;
  readonly envelope: string;
  readonly signature: string;
  readonly status: number;
  readonly caller: unknown;
}

const FILE = new URL("../../../docs/signed-requests/vectors.json", import.meta.url);
const VECTORS: Vector[] = JSON.parse(readFileSync(FILE, "utf8"));

let server: Server | undefined;

afterEach(async () => {
  await new Promise((resolve) => server?.close(resolve));
});

/** A member that answers whoever asks with who asks. */
async function serve({ keys, startedAtMs, nowMs }: Vector): Promise<number> {
  const app = express()
    .use(express.raw({ type: () => true }))
    .use(verifyGateway(keys, startedAtMs, () => nowMs))
    .use((_request, response) => void response.json(envelopeOf(response).caller));
  server = createServer(app);
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

type Signed = Pick<Vector, "method" | "path" | "body" | "envelope" | "signature">;

function send(port: number, { method, path, body, envelope, signature }: Signed) {
  const content = Buffer.from(body, "base64");
  return new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    const headers = {
      [ENVELOPE_HEADER]: envelope,
      [SIGNATURE_HEADER]: signature,
      "content-length": content.length,
      connection: "close",
    };
    request({ port, host: "127.0.0.1", method, path, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk) => {
        text += chunk;
      });
      response.once("end", () => resolve({ status: response.statusCode, text }));
    })
      .once("error", reject)
      .end(content);
  });
}

describe("a request that claims to be the gateway's", () => {
  it.each(VECTORS)("is answered as the test vectors say: $name", async (vector) => {
    const port = await serve(vector);
    for (const nonce of vector.seenNonces) await send(port, signedWith(nonce, vector));
    const { status, text } = await send(port, vector);
    expect(status).toBe(vector.status);
    if (vector.status === 200) expect(JSON.parse(text)).toEqual(vector.caller);
  });
});

describe("a request that is signed rightly when the clocks differ", () => {
  it("is refused with what the member's clock says, and one that is not signed without it", async () => {
    const [vector] = VECTORS.filter(({ status }) => status === 200);
    if (!vector) throw new Error("there is no such vector");
    const port = await serve({ ...vector, nowMs: vector.nowMs + 60_000 });
    const late = await send(port, vector);
    expect([late.status, JSON.parse(late.text).errors[0].extensions]).toEqual([
      401,
      { code: CLOCKS_DIFFER, memberTimeMs: vector.nowMs + 60_000 },
    ]);
    const forged = await send(port, { ...vector, signature: `${vector.signature.slice(1)}A` });
    expect([forged.status, JSON.parse(forged.text).errors[0].extensions]).toEqual([
      401,
      { code: "FORBIDDEN" },
    ]);
  });
});

function signedWith(nonce: string, { keys: [key = ""], nowMs }: Vector): Signed {
  const caller = { id: "before", mayWrite: false };
  const envelope = encodeEnvelope({ caller, issuedAtMs: nowMs, nonce, requestId: "before" });
  const signature = signMessage(key, envelope, { method: "POST", path: "/", body: "" });
  return { method: "POST", path: "/", body: "", envelope, signature };
}
