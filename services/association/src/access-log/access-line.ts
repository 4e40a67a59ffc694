import { type AccessLine, parseAccessLine } from "@hub/schema/access-record";
import { describe } from "@hub/subgraph-kit/describe";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { GraphQLScalarType, Kind, type ScalarTypeDefinitionNode } from "graphql";

/** No part of the public schema. */
const AST_NODE: ScalarTypeDefinitionNode = {
  kind: Kind.SCALAR_TYPE_DEFINITION,
  name: { kind: Kind.NAME, value: "AccessLine" },
  directives: [{ kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: "inaccessible" } }],
};

/** A line of a gateway's spool, read once. */
export const AccessLineScalar = new GraphQLScalarType<AccessLine, string>({
  name: "AccessLine",
  description: describe(
    "Một dòng trong tệp chờ của gateway, dạng JSON.",
    "A line of a gateway's spool, as JSON.",
  ),
  astNode: AST_NODE,
  parseValue: read,
  parseLiteral: (node) => read("value" in node ? node.value : undefined),
});

function read(value: unknown): AccessLine {
  const line = typeof value === "string" ? parseAccessLine(value) : undefined;
  if (line) return line;
  throw new Refusal("BAD_USER_INPUT", {
    vi: "Đây không phải một dòng của nhật ký truy cập.",
    en: "This is no line of an access log.",
  });
}
