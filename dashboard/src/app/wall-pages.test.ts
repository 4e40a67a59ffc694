import { describe, expect, it } from "@jest/globals";
import { pageAfter, WALL_PAGES } from "./wall-pages.js";

describe("pageAfter", () => {
  it("goes through all pages and begins anew", () => {
    const turned = WALL_PAGES.map(({ to }) => pageAfter(to).to);
    expect(turned).toEqual([...WALL_PAGES.slice(1).map(({ to }) => to), "/"]);
  });

  it("begins with the first after a page that is not among them", () => {
    expect(pageAfter("/chuong-trinh/QT-2021-2025").to).toBe("/");
  });
});
