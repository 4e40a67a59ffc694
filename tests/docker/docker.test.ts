import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { HELP, readConfig } from "@hub/gateway/config";
import { databaseName, variableName } from "@hub/local/members";
import { MEMBER_ENVIRONMENT } from "@hub/subgraph-kit/config";
import { describe, expect, it } from "@jest/globals";
import { parse } from "yaml";

const REPOSITORY = join(import.meta.dirname, "../..");
const DOCKER = join(REPOSITORY, "docker");

interface Service {
  readonly build?: {
    readonly context: string;
    readonly dockerfile: string;
    readonly args?: Record<string, string>;
  };
  readonly environment?: Record<string, string>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly profiles?: readonly string[];
}

const compose: { services: Record<string, Service> } = parse(read("compose.yaml"));
const members = readdirSync(join(REPOSITORY, "schema/subgraphs"))
  .map((file) => basename(file, ".graphql"))
  // Answered inside the gateway, from the members' events.
  .filter((name) => name !== "live");
/** Node's own, read by libraries. */
const RUNTIME_VARIABLES = ["NODE_ENV"];

describe("docker/compose.yaml", () => {
  it.each(members)("runs %s from the members' image", (member) => {
    expect(getService(member).build).toEqual({
      context: "..",
      dockerfile: "docker/member.Dockerfile",
      args: { MEMBER: member },
    });
  });

  it.each(members)("sets every variable %s needs, and none that it does not read", (member) => {
    const given = { ...readImageEnvironment("member"), ...getService(member).environment };
    expect(unread(Object.keys(given), Object.keys(MEMBER_ENVIRONMENT.shape))).toEqual([]);
    expect(missing(Object.keys(given), requiredOf(MEMBER_ENVIRONMENT))).toEqual([]);
  });

  it.each(members)("gives %s a database and a role of its own", (member) => {
    const secret = `DATABASE_PASSWORD_${variableName(member)}`;
    const name = databaseName(member);
    expect(getService(member).environment?.["DATABASE_URL"]).toBe(
      `postgres://${name}:\${${secret}:?missing in docker/.env}@postgres:5432/${name}`,
    );
    expect(getService("databases").environment).toHaveProperty(secret);
    expect(getService("databases").environment?.["MEMBERS"]?.split(" ")).toContain(member);
  });

  it.each(members)("loads the examples of %s only when the profile demo is asked for", (member) => {
    const { profiles, environment } = getService("demonstration");
    expect(profiles).toEqual(["demo"]);
    expect(environment?.[`DATABASE_URL_${variableName(member)}`]).toBe(
      getService(member).environment?.["DATABASE_URL"],
    );
  });

  it("sets every variable the gateway needs, and none that it does not read", async () => {
    const given = withDefaults({ ...readImageEnvironment("gateway"), ...getService("gateway").environment });
    const documented = Object.keys(given).map((name) =>
      name.replace(/^MEMBER_[A-Z_]+_KEY$/, "MEMBER_<NAME>_KEY"),
    );
    expect(unread(documented, [...HELP.matchAll(/[A-Z]+_?(?:<NAME>_)?[A-Z]+/g)].map(String))).toEqual([]);

    const directory = { DASHBOARD_DIR: DOCKER };
    const config = await readConfig([], { ...given, ...directory });
    expect(config?.members.map(({ name }) => name).sort()).toEqual([...members].sort());
    for (const name of Object.keys(getService("gateway").environment ?? {})) {
      await expect(readConfig([], { ...given, ...directory, [name]: undefined })).rejects.toThrow(name);
    }
  });

  it("builds no member that is not in schema/subgraphs", () => {
    const built = Object.values(compose.services).flatMap(({ build }) => build?.args?.["MEMBER"] ?? []);
    expect(built.sort()).toEqual([...members].sort());
  });

  it("publishes the gateway's port and no other", () => {
    const published = Object.entries(compose.services).filter(([, { ports }]) => ports);
    expect(published.map(([name]) => name)).toEqual(["gateway"]);
    expect(getService("gateway").ports?.[0]).toMatch(
      new RegExp(`:${readImageEnvironment("gateway")["PORT"]}$`),
    );
  });

  it("takes from .env what .env.example has, and nothing else", () => {
    const used = [...read("compose.yaml").matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name);
    const offered = [...read(".env.example").matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
    expect([...new Set(used)].sort()).toEqual([...offered].sort());
  });

  it("mounts only files that exist", () => {
    const mounts = Object.values(compose.services).flatMap(({ volumes }) => volumes ?? []);
    for (const [source = ""] of mounts.map((mount) => mount.split(":"))) {
      if (source.startsWith(".")) expect([source, existsSync(join(DOCKER, source))]).toEqual([source, true]);
    }
  });
});

describe.each(["member", "gateway", "demonstration"])("docker/%s.Dockerfile", (image) => {
  it("copies only what the repository has or the build makes", () => {
    for (const source of copiedPaths(image))
      expect([source, isThereAfterBuild(source)]).toEqual([source, true]);
  });

  it("does not run as root", () => {
    expect(read(`${image}.Dockerfile`)).toMatch(/^USER node$/m);
  });
});

describe.each(["member", "gateway"])("docker/%s.Dockerfile", (image) => {
  it("listens where the supergraph and the compose file expect it", () => {
    const { PORT: port } = readImageEnvironment(image);
    expect(port).toBe("4000");
    expect(read(`${image}.Dockerfile`)).toMatch(new RegExp(`^EXPOSE ${port}$`, "m"));
  });

  it("asks /health whether the process is well", () => {
    expect(read(`${image}.Dockerfile`)).toMatch(/^HEALTHCHECK [\s\S]*\/health/m);
  });
});

/** As compose reads them where .env says nothing: `${NAME:-default}`. */
function withDefaults(environment: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, value.replace(/\$\{\w+:-([^}]*)\}/, "$1")]),
  );
}

function read(file: string): string {
  return readFileSync(join(DOCKER, file), "utf8");
}

function getService(name: string): Service {
  const service = compose.services[name];
  if (!service) throw new Error(`compose.yaml has no service ${name}`);
  return service;
}

/** What the image sets by itself, in its last stage. */
function readImageEnvironment(image: string): Record<string, string> {
  const lastStage =
    read(`${image}.Dockerfile`)
      .split(/^FROM /m)
      .at(-1) ?? "";
  const pairs = [...lastStage.matchAll(/^ENV (.*)$/gm)].flatMap(([, line = ""]) => line.split(" "));
  return Object.fromEntries(pairs.map((pair) => [pair.split("=")[0] ?? "", pair.split("=")[1] ?? ""]));
}

function copiedPaths(image: string): string[] {
  const lines = [...read(`${image}.Dockerfile`).matchAll(/^COPY (.*)$/gm)].map(([, line = ""]) => line);
  return lines.flatMap((line) => {
    const parts = line.split(" ").filter((part) => !part.startsWith("--"));
    return parts.slice(0, -1).map((source) => source.replace(/^\/hub\//, ""));
  });
}

function isThereAfterBuild(source: string): boolean {
  const isMade = source.endsWith("/dist") && existsSync(join(REPOSITORY, source, "../package.json"));
  return isMade || existsSync(join(REPOSITORY, source));
}

interface EnvironmentSchema {
  safeParse(environment: object): {
    readonly error?: { readonly issues: readonly { path: PropertyKey[] }[] } | undefined;
  };
}

/** The variables without which the configuration is refused. */
function requiredOf(schema: EnvironmentSchema): string[] {
  return (schema.safeParse({}).error?.issues ?? []).map((issue) => issue.path.join("."));
}

function unread(given: readonly string[], known: readonly string[]): string[] {
  return given.filter((name) => !known.includes(name) && !RUNTIME_VARIABLES.includes(name));
}

function missing(given: readonly string[], required: readonly string[]): string[] {
  return required.filter((name) => !given.includes(name));
}
