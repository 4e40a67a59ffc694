import { expect, it } from "@jest/globals";
import { federation } from "../null-propagation/federation.js";
import { describeFederation } from "../support/describe-federation.js";

describeFederation("errors of several members", federation, [], (running) => {
  it.each([
    [
      "of root fields and of entities",
      `{ a: node(id: "n1") { farBroken } b: node(id: "n1") { broken } others { far broken } }`,
      ["a.farBroken", "b.broken", "others.0.broken", "others.1.broken"],
    ],
    [
      "of one object, whoever has them",
      `{ node(id: "n1") { x: broken next { farStrict broken } y: broken } }`,
      ["node.x", "node.next.farStrict", "node.next.broken", "node.y"],
    ],
    ["in lists", "{ nodes { far broken } }", ["nodes.0.broken", "nodes.1.broken"]],
  ])("come in the order of the operation: %s", async (_, query, paths) => {
    const { errors = [] } = await running().ask(query);
    expect(errors.map(({ path }) => path?.join("."))).toEqual(paths);
  });
});
