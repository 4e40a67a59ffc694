import { readFileSync } from "node:fs";
import { ChangeRules } from "@hub/gateway/live/queries/change-rules";
import { parseSupergraph } from "@hub/gateway/supergraph/supergraph";
import { describe, expect, it } from "@jest/globals";
import { isObjectType } from "graphql";
import { QUIET_TYPES } from "../support/quiet-events.js";

const sdl = readFileSync(new URL("../../schema/supergraph.graphql", import.meta.url), "utf8");
const { eventSources, publicSchema } = parseSupergraph(sdl);
const rules = ChangeRules.read(sdl);
const toldTypes = [...eventSources.values()].flatMap(({ types }) => types);
const eventTypes = [...new Set([...toldTypes, ...QUIET_TYPES])];

describe("the schema", () => {
  it.each(eventTypes)("says what %s changes, so that live queries are not run for nothing", (type) => {
    expect(rules.findForEvent(type)).toBeDefined();
  });

  it.each(rules.all)(
    "names fields, arguments and a key that $typeName has, and events that there are: $types",
    (rule) => {
      const type = publicSchema.getType(rule.typeName);
      const fields = isObjectType(type) ? type.getFields() : {};
      const named = (rule.fields ?? []).map((name) => fields[name]);
      expect(named).not.toContain(undefined);
      for (const field of named) {
        const args = field?.args.map(({ name }) => name);
        for (const { argument } of rule.match) expect(args).toContain(argument);
      }
      expect(Object.keys(fields)).toContain(rules.findKey(rule.typeName));
      expect(eventTypes).toEqual(expect.arrayContaining([...rule.types]));
    },
  );

  it("lets every member's figures be changed by its reports", () => {
    const fields = rules.findForEvent("figure.reported")?.flatMap((rule) => rule.fields ?? []);
    expect(fields).toEqual(
      expect.arrayContaining([
        "associationFigures",
        "educationFigures",
        "womensUnionFigures",
        "youthUnionFigures",
      ]),
    );
  });
});
