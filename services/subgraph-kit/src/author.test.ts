import { ANONYMOUS } from "@hub/schema/own-callers";
import type { CallerRight, Role } from "@hub/schema/roles";
import type { Caller } from "@hub/schema/signed-request";
import { describe, expect, it } from "@jest/globals";
import { authorOf } from "./author.js";

const OWN = "11111111-1111-4111-8111-111111111111";
const OTHER = "22222222-2222-4222-8222-222222222222";

function right(role: Role, organisationId = OWN): CallerRight {
  return { role, organisationId, unitId: null };
}

function writer(...rights: CallerRight[]): Caller {
  return { id: "an", mayWrite: true, rights };
}

describe("the author of what a caller writes", () => {
  it("is the organisation of the right to write, in its role", () => {
    expect(authorOf(writer(right("READER"), right("SECRETARY", OTHER)), OWN)).toEqual({
      organisationId: OTHER,
      role: "SECRETARY",
      callerId: "an",
    });
  });

  it("is the member's own organisation before any other", () => {
    const { organisationId, role } = authorOf(writer(right("SECRETARY", OTHER), right("REPORTER")), OWN);
    expect({ organisationId, role }).toEqual({ organisationId: OWN, role: "REPORTER" });
  });

  it.each<[string, Caller]>([
    ["is not signed in", { id: ANONYMOUS, mayWrite: false }],
    ["has no right", writer()],
    ["is known by nothing but that it may write", { id: "an", mayWrite: true }],
    ["only reads", writer(right("READER"), right("AUDITOR"))],
    ["only says who may do what", writer(right("OPERATOR"))],
    ["may not write by what the gateway says", { ...writer(right("REPORTER")), mayWrite: false }],
  ])("is nobody who %s", (_, caller) => {
    expect(() => authorOf(caller, OWN)).toThrow(
      expect.objectContaining({ extensions: expect.objectContaining({ code: "FORBIDDEN" }) }),
    );
  });

  it("is of a role that lets somebody do it, where others do than record", () => {
    const caller = writer(right("REPORTER"), right("OPERATOR", OTHER));
    expect(authorOf(caller, OWN, ["MEMBER_ADMINISTRATOR", "OPERATOR"])).toEqual({
      organisationId: OTHER,
      role: "OPERATOR",
      callerId: "an",
    });
  });

  it("would need one of the roles that the refusal names", () => {
    expect(() => authorOf(writer(right("READER")), OWN)).toThrow(
      /cán bộ tổng hợp số liệu, thường trực chương trình; .* \/ .*reporter, secretary;/,
    );
  });
});
