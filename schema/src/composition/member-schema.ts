/**
 * Translates a member's SDL into the form that the composer knows.
 *
 * Libraries write the same thing in several ways. They link a newer version of Federation without using what is new in
 * it, or import its directives under a prefix. The composer knows one form.
 */
import {
  type ASTNode,
  type ConstDirectiveNode,
  type DocumentNode,
  Kind,
  type NameNode,
  visit,
} from "graphql";

/** The newest version of Federation that the composer knows. */
export const NEWEST_FEDERATION = "v2.9";

const FEDERATION_URL = /^https:\/\/specs\.apollo\.dev\/federation\/(v\d+\.\d+)\/?$/;
const LINK_URL = /^https:\/\/specs\.apollo\.dev\/link\/v\d+\.\d+\/?$/;
const CONNECTORS_URL = /^https:\/\/specs\.apollo\.dev\/connect\//;
/** Federation's directives for access. */
const ACCESS_DIRECTIVES = ["authenticated", "requiresScopes", "policy"];
/** Federation's directives for passing values down as arguments, which the gateway does not support. */
const CONTEXT_DIRECTIVES = ["context", "fromContext"];

export interface MemberSchema {
  /** The translated SDL. */
  readonly typeDefs: DocumentNode;
  /**
   * The version of Federation that the member links, if it is newer than the composer knows. Within a major version
   * it is treated as the newest known one, because each version includes those before it.
   */
  readonly newerVersion: string | undefined;
  /** Uses of access directives, in the order of the schema. */
  readonly accessRules: readonly DirectiveUse[];
  /** Uses of `@context` and `@fromContext`. */
  readonly contextRules: readonly DirectiveUse[];
  /** Whether it links Apollo's connectors, which call other services instead of a member. */
  readonly hasConnectors: boolean;
}

export interface DirectiveUse {
  /** `Book`, `Book.loans`, or `Book.loans.year` for an argument. */
  readonly coordinate: string;
  /** The name that the member uses, with its `@`. */
  readonly directive: string;
  readonly line: number | undefined;
  /** Whether it is Federation's directive, which the supergraph keeps. The member's own is dropped. */
  readonly isFederations: boolean;
}

export function readMemberSchema(document: DocumentNode): MemberSchema {
  const linked = withLinkDirective(document);
  const link = federationLinkOf(linked);
  const version = link && FEDERATION_URL.exec(textArgument(link, "url") ?? "")?.[1];
  const newerVersion = version !== undefined && isNewer(version) ? version : undefined;
  const prefix = link && textArgument(link, "as");
  const keepsVersion = newerVersion === undefined || !isOfKnownGeneration(newerVersion);
  const plain = link ? replaceLink(linked, link, keepsVersion) : linked;
  const typeDefs = prefix === undefined ? plain : renamePrefix(plain, prefix, "federation");
  return {
    typeDefs,
    newerVersion,
    accessRules: findUses(linked, namesIn(ACCESS_DIRECTIVES, link, { ownCount: true })),
    contextRules: findUses(linked, namesIn(CONTEXT_DIRECTIVES, link, { ownCount: false })),
    hasConnectors: linkedUrls(linked).some((url) => CONNECTORS_URL.test(url)),
  };
}

/** The URLs of the specifications that the schema links. */
export function linkedUrls(document: DocumentNode): string[] {
  return schemaDirectives(document).flatMap((directive) => textArgument(directive, "url") ?? []);
}

/** How to set the version that a library writes, for the message that it is too new. */
export const HOW_TO_ASK_FOR_A_VERSION = [
  'Strawberry: strawberry.federation.Schema(…, federation_version="2.9")',
  "gqlgen, graphql-java, Spring for GraphQL, Apollo Server: the url of @link in the schema file",
  "Hot Chocolate: AddApolloFederation(FederationVersion.Federation27)",
  "async-graphql: nothing to do, it writes v2.5",
];

function isNewer(version: string): boolean {
  const [major = 0, minor = 0] = numbersOf(version);
  const [newestMajor = 0, newestMinor = 0] = numbersOf(NEWEST_FEDERATION);
  return major > newestMajor || (major === newestMajor && minor > newestMinor);
}

function isOfKnownGeneration(version: string): boolean {
  return numbersOf(version)[0] === numbersOf(NEWEST_FEDERATION)[0];
}

function numbersOf(version: string): number[] {
  return version.slice(1).split(".").map(Number);
}

/** `@link` may itself be linked under another name. */
function withLinkDirective(document: DocumentNode): DocumentNode {
  const self = schemaDirectives(document).find((directive) =>
    LINK_URL.test(textArgument(directive, "url") ?? ""),
  );
  const name = self?.name.value;
  if (self === undefined || name === undefined || name === "link") return document;
  return visit(document, {
    Directive: (node) => {
      if (node.name.value !== name) return undefined;
      return node === self ? null : { ...node, name: { ...node.name, value: "link" } };
    },
    DirectiveDefinition: (node) => (node.name.value === name ? null : undefined),
  });
}

function federationLinkOf(document: DocumentNode): ConstDirectiveNode | undefined {
  return schemaDirectives(document).find(
    (directive) =>
      directive.name.value === "link" && FEDERATION_URL.test(textArgument(directive, "url") ?? ""),
  );
}

function schemaDirectives({ definitions }: DocumentNode): ConstDirectiveNode[] {
  return definitions.flatMap((definition) =>
    definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION
      ? (definition.directives ?? [])
      : [],
  );
}

/** The link without its prefix, and with the newest known version instead of an unknown one. */
function replaceLink(document: DocumentNode, link: ConstDirectiveNode, keepsVersion: boolean): DocumentNode {
  return visit(document, {
    Directive: (node) => {
      if (node !== link) return undefined;
      const kept = link.arguments?.filter(({ name }) => name.value !== "as") ?? [];
      const url = {
        kind: Kind.STRING,
        value: `https://specs.apollo.dev/federation/${NEWEST_FEDERATION}`,
      } as const;
      return {
        ...link,
        arguments: kept.map((argument) =>
          argument.name.value === "url" && !keepsVersion ? { ...argument, value: url } : argument,
        ),
      };
    },
  });
}

/** `@fed__key` becomes `@federation__key`; the same holds for types. */
function renamePrefix(document: DocumentNode, from: string, to: string): DocumentNode {
  const rename = <Node extends { readonly name: NameNode }>(node: Node): Node | undefined => {
    const { value } = node.name;
    if (!value.startsWith(`${from}__`)) return undefined;
    return { ...node, name: { ...node.name, value: `${to}${value.slice(from.length)}` } };
  };
  return visit(document, {
    Directive: rename,
    DirectiveDefinition: rename,
    NamedType: rename,
    ScalarTypeDefinition: rename,
    EnumTypeDefinition: rename,
    InputObjectTypeDefinition: rename,
  });
}

/** By the names that the member uses: whether each directive is Federation's. */
function namesIn(
  directives: readonly string[],
  link: ConstDirectiveNode | undefined,
  { ownCount }: { readonly ownCount: boolean },
): Map<string, boolean> {
  const own = ownCount ? directives : [];
  const federations = link ? directives.flatMap((name) => namesOf(name, link)) : [];
  return new Map([
    ...own.map((name) => [name, false] as const),
    ...federations.map((name) => [name, true] as const),
  ]);
}

function findUses(document: DocumentNode, names: ReadonlyMap<string, boolean>): DirectiveUse[] {
  const uses: DirectiveUse[] = [];
  const path: string[] = [];
  const isNamed = ({ kind }: ASTNode) => /(Definition|Extension)$/.test(kind);
  visit(document, {
    enter(node) {
      if (isNamed(node)) path.push("name" in node && node.name ? node.name.value : "schema");
      if (node.kind !== Kind.DIRECTIVE) return;
      const isFederations = names.get(node.name.value);
      if (isFederations === undefined) return;
      const line = node.loc?.startToken.line;
      uses.push({ coordinate: path.join("."), directive: `@${node.name.value}`, line, isFederations });
    },
    leave(node) {
      if (isNamed(node)) path.pop();
    },
  });
  return uses;
}

/** The names that a member which links Federation may use for a directive. */
function namesOf(directive: string, link: ConstDirectiveNode): string[] {
  const prefixed = `${textArgument(link, "as") ?? "federation"}__${directive}`;
  const list = link.arguments?.find(({ name }) => name.value === "import")?.value;
  const imported = (list?.kind === Kind.LIST ? list.values : []).flatMap((value) => {
    if (value.kind === Kind.STRING) return value.value === `@${directive}` ? [directive] : [];
    if (value.kind !== Kind.OBJECT) return [];
    const text = (field: string) => {
      const found = value.fields.find(({ name }) => name.value === field)?.value;
      return found?.kind === Kind.STRING ? found.value : undefined;
    };
    return text("name") === `@${directive}` ? [(text("as") ?? `@${directive}`).slice(1)] : [];
  });
  return [prefixed, ...imported];
}

function textArgument(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : undefined;
}
