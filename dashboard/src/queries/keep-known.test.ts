import { describe, expect, it } from "@jest/globals";
import { keepKnown } from "./keep-known.js";

const complete = { association: { figures: [1] }, education: { figures: [2] } };
const educationSilent = {
  graphQLErrors: [{ path: ["education", "figures"], extensions: { member: "education" } }],
};

describe("keepKnown", () => {
  it("shows an answer without errors as it is", () => {
    expect(keepKnown(undefined, complete, undefined)).toEqual({
      data: complete,
      failedMembers: [],
      isKept: false,
    });
  });

  it("names a silent member, keeps what it said last and takes the rest from the new answer", () => {
    const answered = { association: { figures: [9] }, education: null };
    expect(keepKnown<object>(complete, answered, educationSilent)).toEqual({
      data: { association: { figures: [9] }, education: { figures: [2] } },
      failedMembers: ["education"],
      isKept: true,
    });
  });

  it("has nothing to keep of a member that never answered", () => {
    const answered = { association: { figures: [9] }, education: null };
    expect(keepKnown<object>(undefined, answered, educationSilent)).toEqual({
      data: answered,
      failedMembers: ["education"],
      isKept: false,
    });
  });

  it("keeps the whole page when the hub cannot be read", () => {
    expect(keepKnown(complete, undefined, { graphQLErrors: [] })).toEqual({
      data: complete,
      failedMembers: [],
      isKept: true,
    });
  });

  it("names a member once, however many of its fields failed", () => {
    const error = { graphQLErrors: [...educationSilent.graphQLErrors, ...educationSilent.graphQLErrors] };
    expect(keepKnown<object>(undefined, { education: null }, error).failedMembers).toEqual(["education"]);
  });
});
