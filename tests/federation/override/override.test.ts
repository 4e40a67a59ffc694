import { expect, it } from "@jest/globals";
import { describeFederation } from "../support/describe-federation.js";
import { federation } from "./federation.js";

describeFederation(
  "@override",
  federation,
  [
    { title: "of a field", query: "{ posts { id title at feed } }" },
    { title: "of a root field", query: "{ latest { at title feed } }" },
  ],
  (running) => {
    it("asks the new member only", async () => {
      const before = running().requests.length;
      await running().ask("{ posts { at } latest { at } }");
      for (const { member, query } of running().requests.slice(before)) {
        expect(query.includes("at") || query.includes("latest")).toBe(member === "new");
      }
    });
  },
);
