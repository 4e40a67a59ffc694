import "reflect-metadata";
import { describe, expect, it } from "@jest/globals";
import { pino } from "pino";
import { Query, Resolver } from "type-graphql";
import { DataSource } from "typeorm";
import { defineMember, type MemberModule } from "./define-member.js";
import { loaderOf } from "./record-change.js";

@Resolver()
class ShelfResolver {
  @Query(() => Number)
  shelves(): number {
    return 1;
  }
}

const SHELVES: MemberModule = { resolvers: [ShelfResolver], references: { Shelf: async () => null } };

describe("a member of several folders", () => {
  it("prepares them one after the other, in their order", async () => {
    const steps: string[] = [];
    const slow: MemberModule = {
      prepare: async () => {
        steps.push("slow begins");
        await Promise.resolve();
        steps.push("slow ends");
      },
    };
    const next: MemberModule = { prepare: async () => void steps.push("next") };
    const { prepare } = defineMember({ name: "library", migrations: [], modules: [SHELVES, slow, next] });
    await prepare?.(new DataSource({ type: "postgres" }), pino({ level: "silent" }), loaderOf(null));
    expect(steps).toEqual(["slow begins", "slow ends", "next"]);
  });

  it("is refused when two of them resolve references to one type", () => {
    expect(() => defineMember({ name: "library", migrations: [], modules: [SHELVES, SHELVES] })).toThrow(
      "Two modules resolve references to Shelf",
    );
  });

  it("is refused when none has a resolver", () => {
    expect(() => defineMember({ name: "library", migrations: [], modules: [{}] })).toThrow(
      "The member library has no resolver",
    );
  });
});
