import { expect, it } from "@jest/globals";
import { describeFederation } from "../support/describe-federation.js";
import { federation } from "./federation.js";

describeFederation(
  "@tag, @composeDirective and directives of the members",
  federation,
  [
    { title: "describe and change nothing", query: "{ item { id name size mm: size(unit: MM) } }" },
    { title: "may be used in operations", query: "query @slow { item { name @slow(ms: 2) size @slow } }" },
  ],
  (running) => {
    it("leave deprecations and executable directives visible, and nothing else", async () => {
      const { data } = await running().ask(
        `{ __schema { directives { name } } __type(name: "Item") { fields(includeDeprecated: true) { name isDeprecated deprecationReason } } }`,
      );
      expect(data).toMatchObject({
        __type: {
          fields: expect.arrayContaining([{ name: "name", isDeprecated: true, deprecationReason: "cũ" }]),
        },
      });
      const names = JSON.stringify(data?.["__schema"]);
      expect(names).toContain("slow");
      expect(names).not.toMatch(/tag|audited|key|join|link/);
    });
  },
);
