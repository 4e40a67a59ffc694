const GRAPHQL_PATH = "/graphql";
export const SCHEMA = "/export/schema.graphql";
export const SCHEMA_CHANGES = "/export/schema-changes.json";
/** `@hub/client`, to be installed from here. */
export const CLIENT_PACKAGE = "/hub-client.tgz";

/** One member's part of the schema. */
export const memberSchema = (name: string) => `/export/members/${encodeURIComponent(name)}/schema.graphql`;
/** What has changed in that part, as far as it is still there. */
export const memberSchemaChanges = (name: string) =>
  `/export/members/${encodeURIComponent(name)}/schema-changes.json`;

/** The address of a path of the hub that has served this page, as programs elsewhere write it. */
export function hubUrl(path: string): string {
  return new URL(path, window.location.origin).href;
}

export function graphqlUrl(): string {
  return hubUrl(GRAPHQL_PATH);
}

/** Of GraphQL over WebSocket. */
export function webSocketUrl(): string {
  return graphqlUrl().replace(/^http/, "ws");
}
