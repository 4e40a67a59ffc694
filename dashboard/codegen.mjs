// Writes src/api/generated/operations.ts: the types and documents of every *.graphql file under src/,
// checked against the hub's public schema. `npm run compose` runs it; an argument names another file to write.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { codegen } from "@graphql-codegen/core";
import * as typescriptOperations from "@graphql-codegen/typescript-operations";
import {
  buildSchema,
  concatAST,
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  parse,
  print,
  separateOperations,
  stripIgnoredCharacters,
} from "graphql";

const sourceFolder = fileURLToPath(new URL("src", import.meta.url));
const schemaFile = fileURLToPath(new URL("../schema/api.graphql", import.meta.url));
const outputFile = process.argv[2] ?? join(sourceFolder, "api/generated/operations.ts");

const known = {
  Date: "string",
  DateTime: "string",
  PublicationTime: "string",
  VndAmount: "string",
  Count: "number",
  ID: "string",
};

const documents = readdirSync(sourceFolder, { recursive: true })
  .filter((path) => path.endsWith(".graphql"))
  .sort()
  .map((path) => ({ location: path, document: parse(readFileSync(join(sourceFolder, path), "utf8")) }));

const schemaAst = buildSchema(readFileSync(schemaFile, "utf8"), { assumeValidSDL: true });
/** The members' own, which no operation of the dashboard asks for. */
const others = Object.values(schemaAst.getTypeMap()).filter(
  (type) => isScalarType(type) && !isSpecifiedScalarType(type) && !(type.name in known),
);
const scalars = { ...Object.fromEntries(others.map(({ name }) => [name, "unknown"])), ...known };
const output = await codegen({
  filename: outputFile,
  schema: parse("type Query { unused: Int }"),
  schemaAst,
  documents,
  config: {
    scalars,
    strictScalars: true,
    useTypeImports: true,
    enumType: "string-literal",
    skipTypename: true,
    immutableTypes: true,
  },
  plugins: [{ typescriptOperations: {} }],
  pluginMap: { typescriptOperations },
});

writeFileSync(
  outputFile,
  [
    "// Written by codegen.mjs from schema/api.graphql; do not edit.",
    'import type { HubDocument } from "../hub-document.js";',
    output,
    ...operationTexts(),
    "",
  ].join("\n"),
);

/** Each operation as the text that is sent, with the fragments it uses: parsed, it would be five times as long. */
function operationTexts() {
  const separate = separateOperations(concatAST(documents.map(({ document }) => document)));
  return Object.entries(separate).map(([name, document]) => {
    const text = JSON.stringify(stripIgnoredCharacters(print(document)));
    const { operation } = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    const type = `${name}${operation[0].toUpperCase()}${operation.slice(1)}`;
    return `export const ${name}Document = ${text} as HubDocument<${type}, ${type}Variables>;`;
  });
}
