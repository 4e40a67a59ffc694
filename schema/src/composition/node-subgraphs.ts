/**
 * Two subgraphs without a server, made of what the members' schemas say of their ids with `@globalId`. So a new member
 * needs no line in them.
 *
 * - `nodes` has `node` and `nodes`: the gateway reads an id and answers with a reference to the entity that it names. An
 *   object that has such an id in a field, and says so with `@namesNode`, gets a field that answers in the same way.
 * - `holders` stands for whichever member an id names. It has what all members say of a type that several of them hold,
 *   such as a figure: what is planned for it can be asked of any of them.
 */
import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  type TypeDefinitionNode,
  type TypeNode,
  visit,
} from "graphql";
import { TOLD_VERSION } from "../told-version.js";

/** Says of a type what its global ids begin with, and whether they name the member that holds the object. */
const GLOBAL_ID = "globalId";

/** Says of a type which of its fields goes along with the key where another member is asked about an object. */
const CARRIES = "carries";

/** Says of a field that it has the id of anything, and what the field is to be called that has the thing. */
const NAMES_NODE = "namesNode";

/** Says of a list that it has copies of a type's objects that other members hold. */
const STANDS_IN_FOR = "standsInFor";

const NODES_SUBGRAPH = "nodes";
const HOLDERS_SUBGRAPH = "holders";

/** A subgraph that is composed with the members'. */
export interface ComposedSubgraph {
  readonly name: string;
  readonly typeDefs: DocumentNode;
  readonly url: string;
}

interface Member {
  readonly name: string;
  readonly typeDefs: DocumentNode;
}

const PREFIX = /^[a-z]+$/;

/** Prefixes by which the type of an id could not be told. */
export function refusePrefixes(members: readonly (Member & { readonly file: string })[]): string[] {
  const first = new Map<string, Identified>();
  return members.flatMap(({ file, ...member }) =>
    findIdentified(member).flatMap((one) => {
      const { prefix, type } = one;
      const other = first.get(prefix) ?? one;
      first.set(prefix, other);
      const subject = `[${one.member}] "${type.name.value}" has the prefix "${prefix}" in its ids`;
      const place = `(${file}:${type.name.loc?.startToken.line ?? 1})`;
      if (!PREFIX.test(prefix)) return [`${subject}: give it small letters from a to z alone ${place}`];
      if (other.type.name.value === type.name.value) return [];
      return [
        `${subject}, and so has "${other.type.name.value}" of ${other.member}: choose another ${place}`,
      ];
    }),
  );
}

/** A type as its holder, or one of its holders, declares it. */
interface Identified {
  readonly member: string;
  readonly type: ObjectTypeDefinitionNode;
  readonly prefix: string;
  readonly namesMember: boolean;
  /** Whether the keys in its ids are UUIDs, as far as the member says so. */
  readonly hasUuid: boolean;
  /** The field that goes along with the key; undefined where none does. */
  readonly carriedField: string | undefined;
}

/** Both subgraphs; none where no member's ids are global. */
export function createNodeSubgraphs(members: readonly Member[]): ComposedSubgraph[] {
  const identified = members.flatMap(findIdentified);
  if (identified.length === 0) return [];
  const holders = printHolders(members, identified);
  return [
    {
      name: NODES_SUBGRAPH,
      typeDefs: parse(printNodes(identified, members.flatMap(findNaming), findStandIns(members))),
      url: "hub:gateway",
    },
    ...(holders === undefined
      ? []
      : [{ name: HOLDERS_SUBGRAPH, typeDefs: parse(holders), url: "hub:holders" }]),
  ];
}

function findIdentified({ name, typeDefs }: Member): Identified[] {
  return typeDefs.definitions.filter(isObjectType).flatMap((type) => {
    const directive = type.directives?.find((applied) => applied.name.value === GLOBAL_ID);
    const prefix = directive && argumentOf(directive, "prefix");
    if (prefix?.kind !== Kind.STRING) return [];
    const isTrue = (name: string) => {
      const value = argumentOf(directive, name);
      return value?.kind === Kind.BOOLEAN && value.value;
    };
    const carries = type.directives?.find((applied) => applied.name.value === CARRIES);
    const carriedField = argumentOf(carries, "field");
    return [
      {
        member: name,
        type,
        prefix: prefix.value,
        namesMember: isTrue("namesMember"),
        hasUuid: isTrue("hasUuid"),
        carriedField: carriedField?.kind === Kind.STRING ? carriedField.value : undefined,
      },
    ];
  });
}

/** A type whose objects name anything by its id, which is a key of theirs, alone or with the version that they tell of. */
interface Naming {
  readonly typeName: string;
  readonly keyFields: readonly FieldDefinitionNode[];
  readonly nodeField: string;
}

function findNaming({ typeDefs }: Member): Naming[] {
  return typeDefs.definitions.filter(isObjectType).flatMap((type) =>
    (type.fields ?? []).flatMap((field) => {
      const directive = field.directives?.find(({ name }) => name.value === NAMES_NODE);
      const nodeField = argumentOf(directive, "as");
      if (nodeField?.kind !== Kind.STRING) return [];
      return [{ typeName: type.name.value, keyFields: keyWith(field, type), nodeField: nodeField.value }];
    }),
  );
}

/** The fields of the type's key that has this field. */
function keyWith(field: FieldDefinitionNode, { directives, fields = [] }: ObjectTypeDefinitionNode) {
  const keys = (directives ?? []).flatMap((directive) => {
    const names = directive.name.value === "key" ? argumentOf(directive, "fields") : undefined;
    return names?.kind === Kind.STRING ? [names.value.split(" ")] : [];
  });
  const names = keys.find((key) => key.includes(field.name.value)) ?? [field.name.value];
  return fields.filter(({ name }) => names.includes(name.value));
}

/** By the type, the member that has copies of what the others hold of it. */
function findStandIns(members: readonly Member[]): ReadonlyMap<string, string> {
  return new Map(
    members.flatMap(({ name, typeDefs }) =>
      typeDefs.definitions
        .filter(isObjectType)
        .flatMap(({ fields = [] }) => fields)
        .flatMap(({ directives = [] }) =>
          directives.filter((applied) => applied.name.value === STANDS_IN_FOR),
        )
        .flatMap((directive) => {
          const type = argumentOf(directive, "type");
          return type?.kind === Kind.STRING ? [[type.value, name] as const] : [];
        }),
    ),
  );
}

function argumentOf(directive: ConstDirectiveNode | undefined, name: string) {
  return directive?.arguments?.find((argument) => argument.name.value === name)?.value;
}

function printNodes(
  identified: readonly Identified[],
  naming: readonly Naming[],
  standIns: ReadonlyMap<string, string>,
): string {
  const types = new Map(identified.map((one) => [one.type.name.value, one]));
  const namingOnly = naming.filter(({ typeName }) => !types.has(typeName));
  return `
    extend schema
      @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective", "@inaccessible", "@shareable"])
      @link(url: "https://khuyen-hoc-hub.vn/spec/gateway/v0.1", import: ["@answeredByGateway", "@nodeId"])
      @composeDirective(name: "@answeredByGateway")
      @composeDirective(name: "@nodeId")

    directive @answeredByGateway(source: String!) on FIELD_DEFINITION

    """
    Mã của đối tượng thuộc kiểu này bắt đầu bằng \`prefix\`; do thành viên \`member\` giữ, hoặc do thành viên nêu trong mã.
    Ids of this type begin with \`prefix\`; \`member\` holds them or, if it is left out, the member that the id names.
    Với \`hasUuid\`, khóa trong mã là một UUID.
    With \`hasUuid\` the key in them is a UUID.
    Đối tượng của thành viên không còn trong hệ thống do \`standIn\` trả lời thay, nếu có nêu.
    For objects of a member that has left the hub \`standIn\` answers, where it is named.
    Trường \`carries\`, ở thành viên nào có, đi kèm mã khi một thành viên khác được hỏi về đối tượng.
    The field \`carries\`, of the members that have it, goes along with the key where another member is asked.
    """
    directive @nodeId(prefix: String!, member: String, hasUuid: Boolean! = false, standIn: String, carries: String) on OBJECT

    """
    Thứ có mã định danh trong toàn hệ thống.
    Whatever has an id in the whole hub.
    """
    interface Node {
      """
      Mã định danh trong toàn hệ thống, không đổi.
      Its id in the whole hub; it never changes.
      """
      id: ID!
    }

    type Query {
      """
      Đối tượng có mã này; trống nếu không có. Văn bản không phải là mã của hệ thống bị từ chối.
      What has this id; null when there is nothing. A text that is no id of the hub is refused.
      """
      node(
        "Mã định danh.\\nThe id."
        id: ID!
      ): Node @answeredByGateway(source: "nodes")
      """
      Các đối tượng có những mã này, theo đúng thứ tự; mã không ứng với đối tượng nào cho giá trị trống, văn bản không phải là mã thì kèm lỗi.
      What has these ids, in their order; null for an id of nothing, with an error beside it for a text that is no id.
      """
      nodes(
        "Các mã định danh.\\nThe ids."
        ids: [ID!]!
      ): [Node]! @answeredByGateway(source: "nodes")
    }

    ${[...types.values()].map((type) => printNodeType(type, naming, standIns)).join("\n")}
    ${namingOnly.map((one) => `type ${one.typeName} ${printNaming(one)}`).join("\n")}`;
}

/** The key by which such a type is asked for, and its fields. */
function printNaming({ keyFields, nodeField }: Naming, others = ""): string {
  return `@key(fields: "${keyFields.map(({ name }) => name.value).join(" ")}") {
    ${others}
    ${keyFields.map(({ name, type }) => `${name.value}: ${print(type)}`).join("\n")}
    """
    Chính đối tượng đó, như hiện nay; trống nếu không còn, hoặc khi thành viên giữ đối tượng không trả lời.
    The thing itself, as it is now; null when it is gone, or while the member that holds it does not answer.
    """
    ${nodeField}: Node @answeredByGateway(source: "nodes")
  }`;
}

function printNodeType(
  { type, prefix, namesMember, member, hasUuid, carriedField }: Identified,
  naming: readonly Naming[],
  standIns: ReadonlyMap<string, string>,
): string {
  const standIn = standIns.get(type.name.value);
  const inPlace = namesMember && standIn !== undefined ? `, standIn: ${JSON.stringify(standIn)}` : "";
  const holder = namesMember ? "" : `, member: ${JSON.stringify(member)}`;
  const key = hasUuid ? ", hasUuid: true" : "";
  const carries = carriedField === undefined ? "" : `, carries: ${JSON.stringify(carriedField)}`;
  const named = naming.find(({ typeName }) => typeName === type.name.value);
  const fields = `id: ID! ${carriedField === TOLD_VERSION ? `${TOLD_VERSION}: Int @inaccessible @shareable` : ""}`;
  return `type ${type.name.value} implements Node
    @key(fields: "id", resolvable: false)
    @nodeId(prefix: ${JSON.stringify(prefix)}${holder}${key}${inPlace}${carries})
    ${named ? printNaming(named, fields) : `{ ${fields} }`}`;
}

/** Undefined where every type has one holder. */
function printHolders(members: readonly Member[], identified: readonly Identified[]): string | undefined {
  const several = identified.filter(({ namesMember }) => namesMember);
  if (several.length === 0) return undefined;
  const holders = new Set(several.map(({ member }) => member));
  const shared = new SharedTypes(
    members.filter(({ name }) => holders.has(name)),
    identified,
  );
  for (const { type } of several) shared.include(type.name.value);
  return `
    extend schema
      @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@inaccessible"])
    ${shared.definitions.map(print).join("\n")}`;
}

/** What all holders of a type say of it, with the types that this leads to. */
class SharedTypes {
  readonly #members: readonly Member[];
  readonly #identified: ReadonlyMap<string, Identified>;
  readonly #definitions = new Map<string, DefinitionNode>();

  constructor(members: readonly Member[], identified: readonly Identified[]) {
    this.#members = members;
    this.#identified = new Map(identified.map((one) => [one.type.name.value, one]));
  }

  get definitions(): DefinitionNode[] {
    return [...this.#definitions.values()];
  }

  include(typeName: string): void {
    if (this.#definitions.has(typeName)) return;
    const identified = this.#identified.get(typeName);
    const definitions = this.#members.flatMap(({ typeDefs }) => definitionsOf(typeDefs, typeName));
    const [first, ...others] = definitions;
    if (!first) return;
    if (first.kind !== Kind.OBJECT_TYPE_DEFINITION) {
      this.#add(first);
    } else if (identified && !identified.namesMember) {
      this.#add(withField(reference(typeName), this.#carriedField(identified, definitions)));
    } else {
      const { name } = first;
      const directives = directivesOf(`@shareable${identified ? ' @key(fields: "id")' : ""}`);
      const shared = first.fields?.filter((field) => others.every((other) => hasField(other, field)));
      const fields = shared?.map((field) => ({ ...field, directives: [] })) ?? [];
      this.#add({ kind: Kind.OBJECT_TYPE_DEFINITION, name, directives, fields });
    }
  }

  /** The field that goes along with the key, if all holders have it. */
  #carriedField(
    { carriedField }: Identified,
    definitions: readonly TypeDefinitionNode[],
  ): FieldDefinitionNode | undefined {
    const [first, ...others] = definitions.filter(isObjectType);
    const field = first?.fields?.find(({ name }) => name.value === carriedField);
    return field && others.every((other) => hasField(other, field)) ? field : undefined;
  }

  #add(definition: TypeDefinitionNode): void {
    this.#definitions.set(definition.name.value, definition);
    visit(definition, { NamedType: ({ name }) => this.include(name.value) });
  }
}

function definitionsOf({ definitions }: DocumentNode, typeName: string): TypeDefinitionNode[] {
  return definitions.filter(
    (definition): definition is TypeDefinitionNode =>
      "name" in definition &&
      definition.name?.value === typeName &&
      definition.kind.endsWith("TypeDefinition"),
  );
}

function isObjectType(definition: DefinitionNode): definition is ObjectTypeDefinitionNode {
  return definition.kind === Kind.OBJECT_TYPE_DEFINITION;
}

/** An entity as those know it who only refer to it. */
function reference(typeName: string): ObjectTypeDefinitionNode {
  const [definition] = parse(
    `type ${typeName} @key(fields: "id", resolvable: false) { id: ID! }`,
  ).definitions.filter(isObjectType);
  if (!definition) throw new Error(`"${typeName}" is no name of a type`);
  return definition;
}

function withField(
  type: ObjectTypeDefinitionNode,
  field: FieldDefinitionNode | undefined,
): ObjectTypeDefinitionNode {
  if (!field) return type;
  const hidden = { ...field, directives: directivesOf("@shareable @inaccessible") };
  return { ...type, fields: [...(type.fields ?? []), hidden] };
}

function directivesOf(text: string): readonly ConstDirectiveNode[] {
  const [definition] = parse(`type Any ${text}`).definitions.filter(isObjectType);
  return definition?.directives ?? [];
}

function hasField(definition: TypeDefinitionNode, field: FieldDefinitionNode): boolean {
  const fields = definition.kind === Kind.OBJECT_TYPE_DEFINITION ? (definition.fields ?? []) : [];
  return fields.some((other) => other.name.value === field.name.value && isSame(other.type, field.type));
}

function isSame(one: TypeNode, other: TypeNode): boolean {
  return print(one) === print(other);
}
