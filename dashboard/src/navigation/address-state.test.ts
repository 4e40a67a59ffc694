import { describe, expect, it } from "@jest/globals";
import { anyText, changeSearch, countSet, findUnread, goesOn, oneOf, readState } from "./address-state.js";
import { anyDay } from "./any-day.js";

const LIST = { tim: anyText, xep: oneOf("ten", "han") };

describe("readState", () => {
  it("reads what the address says, and the usual value where it says nothing", () => {
    expect(readState(LIST, "?tim=qu%E1%BA%ADn+11")).toEqual({ tim: "quận 11", xep: "ten" });
    expect(readState(LIST, "?xep=han")).toEqual({ tim: "", xep: "han" });
  });

  it("takes a word that it does not know for the usual one", () => {
    expect(readState(LIST, "?xep=%27%3B+drop")).toEqual({ tim: "", xep: "ten" });
    expect(readState(LIST, "?xep=toString")).toEqual({ tim: "", xep: "ten" });
  });
});

describe("findUnread", () => {
  it("names what means nothing, as the address says it", () => {
    const parameters = { ...LIST, ngay: anyDay };
    expect(findUnread(parameters, "?ngay=2021-99-99&xep=zzz&tim=zzz")).toEqual([
      "xep=zzz",
      "ngay=2021-99-99",
    ]);
    expect(findUnread(parameters, "?ngay=2021-09-09&xep=ten&tim=&ngon-ngu=en")).toEqual([]);
    expect(findUnread(parameters, "?ngay=&xep=")).toEqual([]);
  });
});

describe("changeSearch", () => {
  it("leaves the usual value out, and what belongs to others as it is", () => {
    expect(changeSearch(LIST, "?ngon-ngu=en&xep=han", { xep: "ten", tim: "quận" })).toBe(
      "?ngon-ngu=en&tim=qu%E1%BA%ADn",
    );
    expect(changeSearch(LIST, "?xep=han", { xep: "ten" })).toBe("");
  });

  it("gives back what was put in", () => {
    const state = { tim: "Xã “Ba Vì” & ?", xep: "han" } as const;
    expect(readState(LIST, changeSearch(LIST, "", state))).toEqual(state);
  });
});

describe("countSet", () => {
  it("counts what is not as usual, of the values asked about", () => {
    expect(countSet(LIST, { tim: "", xep: "ten" }, ["tim", "xep"])).toBe(0);
    expect(countSet(LIST, { tim: "quận", xep: "han" }, ["tim", "xep"])).toBe(2);
    expect(countSet(LIST, { tim: "quận", xep: "han" }, ["xep"])).toBe(1);
  });
});

describe("goesOn", () => {
  const typed = { names: "tim", at: 10_000 };

  it("takes what is written into a field without a pause for one step", () => {
    expect(goesOn(typed, { names: "tim", at: 10_900 })).toBe(true);
    expect(goesOn(typed, { names: "tim", at: 11_000 })).toBe(false);
  });

  it("takes each other choice for a step of its own", () => {
    expect(goesOn(typed, { names: "xep", at: 10_001 })).toBe(false);
    expect(goesOn(null, typed)).toBe(false);
    expect(goesOn({ names: "tim" }, typed)).toBe(false);
  });
});
