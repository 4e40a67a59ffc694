import { expect, it } from "@jest/globals";
import { describeFederation } from "../support/describe-federation.js";
import { federation } from "./federation.js";

describeFederation(
  "an entity behind a chain of members",
  federation,
  [
    { title: "is found", query: "{ products { name next { n } } }" },
    { title: "is found against the direction of the chain", query: "{ last { a name } }" },
    { title: "gives fields on the way", query: "{ products { c a b name } }" },
  ],
  (running) => {
    it("asks each member once, whatever the number of entities", async () => {
      const before = running().requests.length;
      await running().ask("{ products { name } }");
      expect(
        running()
          .requests.slice(before)
          .map(({ member }) => member),
      ).toEqual(["one", "two", "three", "four"]);
    });
  },
);
