import {
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  TypeInfo,
  type ValueNode,
  visit,
  visitWithTypeInfo,
} from "graphql";
import type { Bilingual } from "../errors/request-refusal.js";
import type { Route, Routes } from "../supergraph/directives/routes.js";

type Variables = Readonly<Record<string, unknown>>;

/** A field that names no member which could answer it. */
export interface UnroutableField {
  readonly field: FieldNode;
  /** Why, for variables with which the operation was planned. */
  explain(variables: Variables): Bilingual;
}

/** Members' fields in place of routed ones, by the key under which each is requested. */
export type RouteTargets = ReadonlyMap<string, string>;

/** The root fields of one operation that the member answers which an argument names. */
export class RoutedFields {
  readonly #schema: GraphQLSchema;
  readonly #rootType: GraphQLObjectType;
  readonly #routes: Routes;
  /** The variables that name members. */
  readonly #variables: ReadonlyMap<string, Route>;

  constructor(schema: GraphQLSchema, rootType: GraphQLObjectType, routes: Routes, document: DocumentNode) {
    this.#schema = schema;
    this.#rootType = rootType;
    this.#routes = routes;
    this.#variables = this.#findVariables(document);
  }

  /** The same text for variables with which every field goes to the same member. */
  choiceOf(variables: Variables): string {
    let text = "";
    for (const [variable, { targets }] of this.#variables) {
      const member = variables[variable];
      text += typeof member === "string" && targets.has(member) ? ` ${member}` : " ?";
    }
    return text;
  }

  /** The member's field that stands for the field; undefined if it is not routed, or to no member. */
  findTarget(field: FieldNode, variables: Variables): string | undefined {
    const route = this.#routes.get(field.name.value);
    return route?.targets.get(memberNamed(field, route, variables));
  }

  findUnroutable(field: FieldNode, variables: Variables): UnroutableField | undefined {
    const route = this.#routes.get(field.name.value);
    if (!route || this.findTarget(field, variables) !== undefined) return undefined;
    const names = [...route.targets.keys()].sort().join(", ");
    return {
      field,
      explain: (values) => {
        const member = memberNamed(field, route, values);
        return `“${route.argument}”: không có thành viên “${member}” nhận ${field.name.value}; hiện có: ${names}. / "${route.argument}": there is no member "${member}" that takes ${field.name.value}; there are ${names}.`;
      },
    };
  }

  /** The operation that members can be asked. A field without a target is left out. */
  replaceIn(document: DocumentNode, targets: RouteTargets): DocumentNode {
    return this.#replace(document, (field, { argument }) => {
      const target = targets.get((field.alias ?? field.name).value);
      if (target === undefined) return TYPE_NAME;
      return {
        ...field,
        alias: field.alias ?? field.name,
        name: { kind: Kind.NAME, value: target },
        arguments: field.arguments?.filter(({ name }) => name.value !== argument),
      };
    });
  }

  #findVariables(document: DocumentNode): Map<string, Route> {
    const found = new Map<string, Route>();
    this.#replace(document, (field, route) => {
      const value = routingValue(field, route);
      if (value?.kind === Kind.VARIABLE) found.set(value.name.value, route);
      return undefined;
    });
    return found;
  }

  #replace(
    document: DocumentNode,
    replacement: (field: FieldNode, route: Route) => FieldNode | undefined,
  ): DocumentNode {
    if (this.#routes.size === 0) return document;
    const typeInfo = new TypeInfo(this.#schema);
    const isAtRoot = () => typeInfo.getParentType() === this.#rootType;
    return visit(
      document,
      visitWithTypeInfo(typeInfo, {
        Field: {
          leave: (field) => {
            const route = isAtRoot() ? this.#routes.get(field.name.value) : undefined;
            return route && replacement(field, route);
          },
        },
      }),
    );
  }
}

/** Left in place of a field, so that no selection set becomes empty. */
const TYPE_NAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };

function memberNamed(field: FieldNode, route: Route, variables: Variables): string {
  const value = routingValue(field, route);
  if (value?.kind === Kind.VARIABLE) return String(variables[value.name.value]);
  return value?.kind === Kind.STRING ? value.value : "";
}

function routingValue({ arguments: args = [] }: FieldNode, { argument }: Route): ValueNode | undefined {
  return args.find(({ name }) => name.value === argument)?.value;
}
