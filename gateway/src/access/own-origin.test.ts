import { expect, it } from "@jest/globals";
import { TrustedProxies } from "./client-address.js";
import { createFindOwnOrigin } from "./own-origin.js";

const find = createFindOwnOrigin(TrustedProxies.parse("10.0.0.0/8"));

it("the hub's own address is the one that the caller has used", () => {
  expect(find("192.0.2.7", { host: "localhost:4000" })).toBe("http://localhost:4000");
  expect(find("192.0.2.7", { host: "Hub.Example:80" })).toBe("http://hub.example");
  expect(find("192.0.2.7", { host: "[::1]:4000" })).toBe("http://[::1]:4000");
  expect(find("192.0.2.7", {})).toBeUndefined();
  expect(find("192.0.2.7", { host: "no host" })).toBeUndefined();
});

it("that it was reached by HTTPS only a trusted proxy can say, the first of several", () => {
  const host = "hub.example";
  expect(find("10.1.2.3", { host, "x-forwarded-proto": "https" })).toBe("https://hub.example");
  expect(find("10.1.2.3", { host, "x-forwarded-proto": "https, http" })).toBe("https://hub.example");
  expect(find("10.1.2.3", { host, "x-forwarded-proto": "http" })).toBe("http://hub.example");
  expect(find("10.1.2.3", { host, "x-forwarded-proto": "httpsx" })).toBe("http://hub.example");
  expect(find("192.0.2.7", { host, "x-forwarded-proto": "https" })).toBe("http://hub.example");
  expect(find(undefined, { host, "x-forwarded-proto": "https" })).toBe("http://hub.example");
});
