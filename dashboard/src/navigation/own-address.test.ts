import { expect, it } from "@jest/globals";
import { ownAddress } from "./own-address.js";

const HUB = "http://localhost:4000";

it.each([
  ["/so-lieu?dia-ban=x#a", "/so-lieu?dia-ban=x#a"],
  ["http://localhost:4000/dia-ban", "/dia-ban"],
  ["", "/"],
])("an address of the hub stays what it is: %s", (written, own) => {
  expect(ownAddress(written, HUB)).toBe(own);
});

it.each([
  "https://elsewhere.example/",
  "//elsewhere.example/",
  "/.//elsewhere.example/",
  "/x/..//elsewhere.example/",
  "http://localhost:4000//elsewhere.example/",
  "\\\\elsewhere.example",
  "/\t/elsewhere.example",
  "http://localhost:4000@elsewhere.example/",
  "javascript:alert(1)",
  "data:text/html,x",
])("no address leads elsewhere: %s", (written) => {
  const own = ownAddress(written, HUB);
  expect(new URL(own, HUB).origin).toBe(HUB);
  expect(own).toMatch(/^\/(?!\/)/);
});
