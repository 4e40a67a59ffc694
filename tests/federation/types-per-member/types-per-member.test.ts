import { expect, it } from "@jest/globals";
import { execute, parse, validate } from "graphql";
import { describeFederation } from "../support/describe-federation.js";
import { buildMemberSchema } from "../support/member-schema.js";
import { federation } from "./federation.js";

const CONTEXT = { caller: { id: "tester", mayWrite: false }, requestId: "types-per-member" };
const [STRICT] = federation.members;

describeFederation("types that a member promises and the supergraph does not", federation, [
  {
    title: "of leaves",
    query: "{ shelf { ... on Book { title labels } ... on Film { title labels } } }",
  },
  {
    title: "of objects, and inside them",
    query:
      "{ shelf { ... on Book { detail { size unit } about { text } } ... on Film { detail { size unit } about { text } } } }",
  },
  {
    title: "with entities of other members below",
    query:
      "{ shelf { ... on Book { stock detail { size author { name } } } ... on Film { detail { size author { born } } } } }",
  },
  {
    title: "through an interface and through a type at once",
    query:
      "{ titled { title about { text } ... on Book { title about { author { name } } } ... on Film { about { author { id } } } } }",
  },
  {
    title: "of entities that another member has led to",
    query: "{ found { ... on Book { title detail { unit } } ... on Film { title detail { size } } } }",
  },
]);

describeFederation("the same in a subscription of a member", federation, [], (running) => {
  it("is read under names of their own, and answered under the common one", async () => {
    const { pipeline, supergraph } = running();
    const query =
      "subscription { shelved { ... on Book { title detail { size } } ... on Film { title detail { size author { name } } } } }";
    const prepared = pipeline.prepare({ query }, CONTEXT);
    const document = parse(prepared.subscription?.operationText ?? "");
    const data = federation.data();
    const [film] = data.entities.slice(-1);
    if (!STRICT) throw new Error("the federation has no members");
    const member = buildMemberSchema(
      STRICT,
      federation,
      { ...data, root: { shelved: film } },
      supergraph.publicSchema,
    );
    expect(validate(member.schema, document)).toEqual([]);
    const event = await execute({ ...member, document });
    const { text } = await pipeline.executeEvent(prepared, { data: { ...event.data } }, CONTEXT);
    expect(JSON.parse(Buffer.from(text, "latin1").toString())).toEqual({
      data: { shelved: { title: null, detail: { size: null, author: { name: "Trần Anh Hùng" } } } },
    });
  });
});
