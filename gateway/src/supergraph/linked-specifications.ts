import {
  type ConstDirectiveNode,
  type ConstValueNode,
  type DefinitionNode,
  type DocumentNode,
  Kind,
} from "graphql";
import { argumentValue, enumArgument, stringArgument } from "./directives/directive-arguments.js";

/** A specification that a schema links: https://specs.apollo.dev/link/v1.0 */
export interface LinkedSpecification {
  /** Its URL without the version: `https://specs.apollo.dev/inaccessible`. */
  readonly identity: string;
  /** The prefix of the names of its elements in the schema: `join` of `join__Graph`. */
  readonly prefix: string;
  /**
   * `SECURITY` or `EXECUTION` if the schema must not be served without understanding the specification; otherwise
   * undefined.
   */
  readonly purpose: string | undefined;
  /** The schema's names of the imported elements, keyed by their own names; directives begin with `@`. */
  readonly imports: ReadonlyMap<string, string>;
}

/** Tells the machinery of a supergraph from its members' own types, by the specifications that it links. */
export interface LinkedSpecifications {
  readonly all: readonly LinkedSpecification[];
  /**
   * Whether the type belongs to a specification of federation, such as `join__Graph`; not a type just called `join`.
   */
  hasType(name: string): boolean;
  /** The same for a directive: `@join__type`, `@tag`. */
  hasDirective(name: string): boolean;
  /** The schema's name for the directive that hides an element from clients. */
  readonly inaccessible: string;
}

const FEDERATION_SPECIFICATIONS = "https://specs.apollo.dev/";
/** The specifications that every supergraph uses, linked or not. */
const ALWAYS_LINKED = ["link/v1.0", "join/v0.3"].map((name) =>
  specification(`${FEDERATION_SPECIFICATIONS}${name}`, undefined, undefined, new Map()),
);

export function readLinkedSpecifications(document: DocumentNode): LinkedSpecifications {
  const named = document.definitions.flatMap(schemaDirectives).flatMap(readLink);
  const unnamed = ALWAYS_LINKED.filter(({ identity }) => !named.some((link) => link.identity === identity));
  const all = [...unnamed, ...named];
  const ofFederation = all.filter(({ identity }) => identity.startsWith(FEDERATION_SPECIFICATIONS));
  const prefixes = new Set(ofFederation.map(({ prefix }) => prefix));
  const isPrefixed = (name: string) => {
    const end = name.indexOf("__");
    return end > 0 && prefixes.has(name.slice(0, end));
  };
  return {
    all,
    hasType: isPrefixed,
    hasDirective: (name) => prefixes.has(name) || isPrefixed(name),
    // Unless the directive is known to be something else, it hides too: showing too little is better than showing too
    // much.
    inaccessible: named.map(inaccessibleIn).find((name) => name !== undefined) ?? "inaccessible",
  };
}

function inaccessibleIn({ identity, prefix, imports }: LinkedSpecification): string | undefined {
  if (identity !== `${FEDERATION_SPECIFICATIONS}inaccessible`) return undefined;
  return imports.get("@inaccessible")?.slice(1) ?? prefix;
}

function schemaDirectives(definition: DefinitionNode): readonly ConstDirectiveNode[] {
  const isSchema = definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION;
  return isSchema ? (definition.directives ?? []) : [];
}

/** Empty if the directive links nothing. `@core` was the name of `@link` in the first supergraphs. */
function readLink(directive: ConstDirectiveNode): LinkedSpecification[] {
  const text = (name: string) => stringArgument(directive, name) ?? enumArgument(directive, name);
  const url = text("url") ?? text("feature");
  if (url === undefined) return [];
  const list = argumentValue(directive, "import");
  const imports = list?.kind === Kind.LIST ? list.values.flatMap(readImport) : [];
  return [specification(url, text("as"), text("for"), new Map(imports))];
}

function readImport(value: ConstValueNode): [string, string][] {
  if (value.kind === Kind.STRING) return [[value.value, value.value]];
  if (value.kind !== Kind.OBJECT) return [];
  const text = (name: string) => {
    const field = value.fields.find((one) => one.name.value === name)?.value;
    return field?.kind === Kind.STRING ? field.value : undefined;
  };
  const name = text("name");
  return name === undefined ? [] : [[name, text("as") ?? name]];
}

function specification(
  url: string,
  as: string | undefined,
  purpose: string | undefined,
  imports: ReadonlyMap<string, string>,
): LinkedSpecification {
  const identity = url.replace(/\/v\d+\.\d+\/?$/, "").replace(/\/$/, "");
  return { identity, prefix: as ?? lastSegment(identity), purpose, imports };
}

function lastSegment(identity: string): string {
  return identity.slice(identity.lastIndexOf("/") + 1);
}
