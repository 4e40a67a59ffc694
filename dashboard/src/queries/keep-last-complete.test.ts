import { describe, expect, it } from "@jest/globals";
import { keepLastComplete } from "./keep-last-complete.js";

const complete = { association: { figures: [1] }, education: { figures: [2] } };
const educationSilent = {
  graphQLErrors: [{ message: "silent", path: ["education", "figures"], extensions: { member: "education" } }],
};

describe("keepKnown", () => {
  it("shows a response without errors as it is", () => {
    expect(keepLastComplete(undefined, complete, undefined)).toEqual({
      data: complete,
      failedMembers: [],
      refusals: [],
      isStale: false,
    });
  });

  it("names a silent member, keeps its last data and takes the rest from the new response", () => {
    const queried = { association: { figures: [9] }, education: null };
    expect(keepLastComplete<object>(complete, queried, educationSilent)).toEqual({
      data: { association: { figures: [9] }, education: { figures: [2] } },
      failedMembers: ["education"],
      refusals: [],
      isStale: true,
    });
  });

  it("has nothing to keep of a member that never answered", () => {
    const queried = { association: { figures: [9] }, education: null };
    expect(keepLastComplete<object>(undefined, queried, educationSilent)).toEqual({
      data: queried,
      failedMembers: ["education"],
      refusals: [],
      isStale: false,
    });
  });

  it("keeps everything when the hub cannot be reached", () => {
    expect(keepLastComplete(complete, undefined, { graphQLErrors: [] })).toEqual({
      data: complete,
      failedMembers: [],
      refusals: [],
      isStale: true,
    });
  });

  it("names a member once, however many of its fields failed", () => {
    const error = { graphQLErrors: [...educationSilent.graphQLErrors, ...educationSilent.graphQLErrors] };
    expect(keepLastComplete<object>(undefined, { education: null }, error).failedMembers).toEqual([
      "education",
    ]);
  });

  it("tells why the hub refuses a question, and shows no answer to another one", () => {
    const message = '“indicators”: không có chỉ số “ZZ99”. / "indicators": there is no indicator "ZZ99".';
    const extensions = { code: "BAD_USER_INPUT", member: "association" };
    const error = { graphQLErrors: [{ message, path: ["association"], extensions }] };
    const refused = {
      failedMembers: [],
      refusals: [
        {
          vi: "“indicators”: không có chỉ số “ZZ99”.",
          en: '"indicators": there is no indicator "ZZ99".',
        },
      ],
      isStale: false,
    };
    const received = { association: null, education: complete.education };
    expect(keepLastComplete<object>(complete, received, error)).toEqual({ ...refused, data: received });
    expect(keepLastComplete(complete, undefined, error)).toEqual({ ...refused, data: undefined });
  });
});
