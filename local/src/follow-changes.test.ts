import { join, relative } from "node:path";
import { expect, it } from "@jest/globals";
import { followerOf } from "./follow-changes.js";

const REPOSITORY = join(import.meta.dirname, "../..");

it.each([
  ["gateway", "gateway", ["gateway/src", "program-kit/src", "schema/src"]],
  [
    "education",
    "services/education",
    [
      "program-kit/src",
      "schema/src",
      "services/education/src",
      "services/figure-kit/src",
      "services/outbox/src",
      "services/subgraph-kit/src",
    ],
  ],
])("%s is built from its own sources and from those it depends on", (name, workspace, sources) => {
  const follower = followerOf(REPOSITORY, name, workspace);
  expect([...follower.sources].map((folder) => relative(REPOSITORY, folder)).sort()).toEqual(sources);
});
