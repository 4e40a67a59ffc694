import { expect, it } from "@jest/globals";
import { describeFederation } from "../support/describe-federation.js";
import { federation } from "./federation.js";

describeFederation(
  "@shareable",
  federation,
  [
    {
      title: "is read where the object stands",
      query: "{ people { name { vi en } age } first { age name { en } } }",
    },
    {
      title: "goes on to other members",
      query: "{ people { city friend { city age name { vi } } } first { friend { city friend { id } } } }",
    },
  ],
  (running) => {
    it("asks no second member for what the first one knows", async () => {
      const before = running().requests.length;
      await running().ask("{ people { name { vi } age friend { age } } }");
      expect(running().requests.slice(before)).toMatchObject([{ member: "left" }]);
    });
  },
);
