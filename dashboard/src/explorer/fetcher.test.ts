import { describe, expect, it } from "@jest/globals";
import { writeRecipes } from "../recipes/recipes.js";
import { isSubscription } from "./fetcher.js";

describe("isSubscription", () => {
  it("sends only subscriptions over the live connection", () => {
    const live = writeRecipes(undefined).filter(({ query }) => isSubscription(query));
    expect(live.map(({ name }) => name)).toEqual(["watch"]);
  });

  it("looks at the operation that was chosen", () => {
    const both = "query Ask { __typename } subscription Watch { changed }";
    expect(isSubscription(both, "Watch")).toBe(true);
    expect(isSubscription(both, "Ask")).toBe(false);
  });

  it("leaves a syntax error to the hub", () => {
    expect(isSubscription("subscription {")).toBe(false);
  });
});
