import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { HELP, readConfig } from "@hub/gateway/config/read-config";
import { databaseName, MEMBERS, organisationId, variableName } from "@hub/local/members";
import { isServerless } from "@hub/schema/composition/compose";
import { readSubgraphs } from "@hub/schema/composition/subgraph-files";
import { MEMBER_ENVIRONMENT, parseMemberConfig, sourceVariables } from "@hub/subgraph-kit/config";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
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
  readonly image?: string;
  readonly user?: string;
  readonly networks?: readonly string[];
  readonly secrets?: readonly string[];
  readonly read_only?: boolean;
  readonly tmpfs?: readonly string[];
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly mem_limit?: string;
  readonly pids_limit?: number;
  readonly logging?: { readonly options?: Record<string, string> };
}

/** Of a realm as Keycloak imports it, what is looked at here. */
interface Realm {
  readonly realm: string;
  readonly clientScopes: readonly {
    readonly name: string;
    readonly protocolMappers: readonly {
      readonly protocolMapper: string;
      readonly config: Readonly<Record<string, string>>;
    }[];
  }[];
  readonly clients: readonly {
    readonly clientId: string;
    readonly redirectUris: readonly string[];
    readonly attributes: Readonly<Record<string, string>>;
    readonly defaultClientScopes: readonly string[];
    readonly optionalClientScopes: readonly string[];
  }[];
}

interface Compose {
  readonly services: Record<string, Service>;
  readonly networks: Record<string, { readonly internal?: boolean } | null>;
  readonly secrets: Record<string, { readonly file: string }>;
  readonly volumes: Record<string, unknown>;
}

const compose: Compose = parse(read("compose.yaml"), { merge: true });
const services = Object.entries(compose.services);
const members = readSubgraphs()
  .filter((subgraph) => !isServerless(subgraph))
  .map(({ name }) => name);
/** Node's own, read by libraries. */
const RUNTIME_VARIABLES = ["NODE_ENV"];

/** As up.sh notes it: these tests run as who runs it. */
const OWN_GROUP = `HUB_GROUP=${process.getgid?.()}`;

/** A folder in which up.sh has run. */
let installed: string;

beforeAll(() => {
  installed = mkdtempSync(join(tmpdir(), "docker-"));
  cpSync(join(DOCKER, "up.sh"), join(installed, "up.sh"));
  up(installed);
});
afterAll(() => rmSync(installed, { recursive: true }));

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
    const names = Object.keys(given).map((name) => name.replace(/_FILE$/, ""));
    const sources = members.filter((other) => other !== member).map(sourceVariables);
    const ofSources = sources.flatMap(({ url, key }) => [url, key]);
    expect(unread(names, [...Object.keys(MEMBER_ENVIRONMENT.shape), ...ofSources])).toEqual([]);
    expect(missing(names, requiredOf(MEMBER_ENVIRONMENT))).toEqual([]);
    expect(() => parseMemberConfig(withSecrets(given))).not.toThrow();
  });

  it.each(members.filter((member) => member !== "association"))(
    "lets the association read %s, with a key that it takes",
    (member) => {
      const read = (name: string) =>
        parseMemberConfig(
          withSecrets({ ...readImageEnvironment("member"), ...getService(name).environment }),
          "of every member",
        );
      const source = read("association").sources.get(member);
      expect(source?.url).toBe(`http://${member}:4000`);
      expect(read(member).readerKeys).toContain(source?.key);
      expect(read(member).gatewayKeys).not.toContain(source?.key);
    },
  );

  it.each(members.filter((member) => member !== "association"))(
    "lets %s read the association's registers, with a key that the association takes",
    (member) => {
      const read = (name: string) =>
        parseMemberConfig(
          withSecrets({ ...readImageEnvironment("member"), ...getService(name).environment }),
          ["association"],
        );
      const source = read(member).sources.get("association");
      expect(source?.url).toBe("http://association:4000");
      expect(read("association").readerKeys).toContain(source?.key);
      expect(read("association").gatewayKeys).not.toContain(source?.key);
    },
  );

  it.each(members)("gives %s a database and a role of its own", (member) => {
    const secret = `database-password-${member}`;
    const name = databaseName(member);
    expect(getService(member).environment).toMatchObject({
      DATABASE_URL: `postgres://${name}@postgres:5432/${name}`,
      DATABASE_PASSWORD_FILE: `/run/secrets/${secret}`,
      REQUESTS_DATABASE_URL: `postgres://${name}_requests@postgres:5432/${name}`,
      REQUESTS_DATABASE_PASSWORD_FILE: `/run/secrets/requests-password-${member}`,
    });
    expect(getService("databases").secrets).toEqual(
      expect.arrayContaining([secret, `requests-password-${member}`]),
    );
    expect(getService("databases").environment?.["MEMBERS"]?.split(" ")).toContain(member);
  });

  it.each(members)("loads the examples of %s only when the profile demo is asked for", (member) => {
    const { profiles, environment } = getService("demonstration");
    expect(profiles).toEqual(["demo"]);
    expect(environment?.[`DATABASE_URL_${variableName(member)}`]).toBe(
      getService(member).environment?.["DATABASE_URL"],
    );
  });

  it("names for each member the organisation that runs it in the demonstration", () => {
    const { environment } = getService("gateway");
    for (const { name, organisation } of MEMBERS)
      expect(environment?.[`MEMBER_${variableName(name)}_ORGANISATION`]).toBe(organisationId(organisation));
  });

  it("sets every variable the gateway needs, and none that it does not read", async () => {
    const given = withDefaults({ ...readImageEnvironment("gateway"), ...getService("gateway").environment });
    const documented = Object.keys(given).map((name) =>
      name.replace(/^MEMBER_[A-Z_]+_(KEY_FILE|ORGANISATION)$/, "MEMBER_<NAME>_$1"),
    );
    expect(unread(documented, [...HELP.matchAll(/[A-Z]+(?:_(?:<NAME>|[A-Z]+))*/g)].map(String))).toEqual([]);

    const inside = { ...withSecrets(given), DASHBOARD_DIR: DOCKER };
    const config = await readConfig([], inside);
    expect(config?.members.map(({ name }) => name).sort()).toEqual([...members].sort());
    const secrets = Object.keys(getService("gateway").environment ?? {}).filter((name) =>
      name.endsWith("_FILE"),
    );
    for (const name of secrets) {
      await expect(readConfig([], { ...inside, [name]: undefined })).rejects.toThrow(
        name.replace(/_FILE$/, ""),
      );
    }
  });

  it("builds no member that is not in schema/subgraphs", () => {
    const built = Object.values(compose.services).flatMap(({ build }) => build?.args?.["MEMBER"] ?? []);
    expect(built.sort()).toEqual([...members].sort());
  });

  it("publishes the ports of the gateway and of the identity provider, and to this server alone the operators'", () => {
    expect(services.filter(([, { ports }]) => ports).map(([name]) => name)).toEqual(["keycloak", "gateway"]);
    const { ports = [], environment = {} } = getService("gateway");
    expect(ports).toEqual([
      expect.stringMatching(new RegExp(`:${readImageEnvironment("gateway")["PORT"]}$`)),
      expect.stringMatching(new RegExp(`^127\\.0\\.0\\.1:.*:${environment["OPERATOR_PORT"]}$`)),
    ]);
  });

  it("takes from .env what .env.example has, and nothing else", () => {
    const used = [...read("compose.yaml").matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name);
    const offered = [...read(".env.example").matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
    expect([...new Set(used)].sort()).toEqual([...offered].sort());
  });

  it("keeps the access log on a volume that the gateway may write", () => {
    const { environment = {}, volumes = [] } = getService("gateway");
    const directory = environment["AUDIT_DIRECTORY"] ?? "";
    expect(volumes).toEqual([`access-log:${directory}`]);
    expect(compose.volumes).toHaveProperty("access-log");
    expect(read("gateway.Dockerfile")).toContain(`chown node:node ${directory}`);
  });

  it("mounts only files that exist", () => {
    const mounts = Object.values(compose.services).flatMap(({ volumes }) => volumes ?? []);
    for (const [source = ""] of mounts.map((mount) => mount.split(":"))) {
      if (source.startsWith(".")) expect([source, existsSync(join(DOCKER, source))]).toEqual([source, true]);
    }
  });
});

describe.each(services)("the container of %s", (_name, service) => {
  it("has nothing that it does not need", () => {
    expect(service).toMatchObject({
      read_only: true,
      tmpfs: expect.arrayContaining(["/tmp"]),
      cap_drop: ["ALL"],
      security_opt: ["no-new-privileges:true"],
      group_add: [expect.stringContaining("HUB_GROUP")],
      mem_limit: expect.stringMatching(/^\d+[mg]$/),
      pids_limit: expect.any(Number),
      logging: { options: { "max-size": expect.any(String), "max-file": expect.any(String) } },
    });
  });

  it("does not run as root", () => {
    const { user, build } = service;
    if (build)
      expect(readFileSync(join(REPOSITORY, build.dockerfile), "utf8")).toMatch(/^USER (node|1000)$/m);
    else expect(user).toBe("postgres");
  });

  it("shows no secret in its environment or command", () => {
    for (const [variable, value] of Object.entries(service.environment ?? {})) {
      if (/PASSWORD|SECRET|KEY/.test(variable)) expect(variable).toMatch(/_FILE$/);
      if (URL.canParse(value)) expect(new URL(value).password).toBe("");
    }
    expect(JSON.stringify(service)).not.toMatch(/\$\{\w*(PASSWORD|SECRET|KEY)/);
  });

  it("is given the files that it reads secrets from, and no others", () => {
    const read = Object.values(service.environment ?? {}).flatMap(
      (value) => /^\/run\/secrets\/(.*)$/.exec(value)?.[1] ?? [],
    );
    const { secrets = [] } = service;
    // The script of this one reads them by the members' names.
    if (service !== compose.services["databases"])
      expect([...secrets].sort()).toEqual([...new Set(read)].sort());
    for (const secret of secrets) expect(compose.secrets).toHaveProperty([secret]);
  });
});

describe("the networks", () => {
  const networksOf = (name: string) => getService(name).networks ?? [];
  const reachable = (from: string) =>
    services.filter(
      ([name]) => name !== from && networksOf(name).some((network) => networksOf(from).includes(network)),
    );

  it("let the gateway reach the members, and not the database", () => {
    expect(
      reachable("gateway")
        .map(([name]) => name)
        .sort(),
    ).toEqual([...members, "keycloak"].sort());
  });

  it("let the identity provider reach its database, and no member", () => {
    expect(
      reachable("keycloak")
        .map(([name]) => name)
        .sort(),
    ).toEqual(["gateway", "postgres"]);
  });

  it("let only the gateway and the identity provider reach what is outside", () => {
    const open = Object.keys(compose.networks).filter((name) => compose.networks[name]?.internal !== true);
    const outside = services.filter(([, { networks = [] }]) =>
      networks.some((network) => open.includes(network)),
    );
    expect(outside.map(([name]) => name)).toEqual(["keycloak", "gateway"]);
    for (const [, { networks = [] }] of services) expect(networks.length).toBeGreaterThan(0);
  });
});

describe("docker/up.sh", () => {
  it("makes every secret once, readable by its group, which containers have, and by nobody else", () => {
    expect(readdirSync(join(installed, "secrets")).sort()).toEqual(Object.keys(compose.secrets).sort());
    for (const [name, { file }] of Object.entries(compose.secrets)) {
      expect(file).toBe(`secrets/${name}`);
      expect(readFileSync(join(installed, file), "utf8")).toMatch(/^[0-9a-f]{64}(,[0-9a-f]{64})*$/);
      expect(statSync(join(installed, file)).mode & 0o777).toBe(0o440);
    }
    expect(statSync(join(installed, "secrets")).mode & 0o777).toBe(0o700);
    const before = readFileSync(join(installed, "secrets/cursor-key"), "utf8");
    up(installed);
    expect(readFileSync(join(installed, "secrets/cursor-key"), "utf8")).toBe(before);
    expect(readFileSync(join(installed, ".env"), "utf8")).toBe(`${OWN_GROUP}\n`);
  });

  it.each(members)("gives the gateway and %s the same key", (member) => {
    const read = (name: string) => readFileSync(join(installed, "secrets", `${name}-${member}`), "utf8");
    expect(read("member-key")).toBe(read("gateway-keys"));
  });

  it("takes from others what an earlier version let them read", () => {
    const file = join(installed, "secrets/cursor-key");
    chmodSync(file, 0o444);
    up(installed);
    expect(statSync(file).mode & 0o777).toBe(0o440);
  });

  it("moves what an earlier version kept in .env into files", () => {
    const directory = mkdtempSync(join(tmpdir(), "docker-"));
    try {
      cpSync(join(DOCKER, "up.sh"), join(directory, "up.sh"));
      writeFileSync(join(directory, ".env"), "HUB_PORT=4001\nMEMBER_WOMENS_UNION_KEY=former\n");
      up(directory);
      expect(readFileSync(join(directory, ".env"), "utf8")).toBe(`HUB_PORT=4001\n${OWN_GROUP}\n`);
      expect(readFileSync(join(directory, "secrets/gateway-keys-womens-union"), "utf8")).toBe("former");
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  it("leaves the secrets out of the repository and of the images", () => {
    expect(read(".gitignore")).toMatch(/^secrets\/$/m);
    for (const file of readdirSync(DOCKER).filter((name) => name.endsWith(".dockerignore")))
      for (const secret of ["docker/secrets", ".hub", ".hub-dev"])
        expect([file, read(file).split("\n")]).toEqual([file, expect.arrayContaining([secret])]);
  });
});

describe("docker/hub-realm.json", () => {
  const realm: Realm = JSON.parse(read("hub-realm.json"));
  const environment = withDefaults(getService("keycloak").environment ?? {});
  const ofGateway = withDefaults(getService("gateway").environment ?? {});
  const filledIn = (text: string) => text.replace(/\$\{(\w+)\}/g, (_, name) => environment[name] ?? "unset");
  const clientOf = (id: string) => realm.clients.find(({ clientId }) => clientId === id);
  const scopeOf = (name: string) => realm.clientScopes.find((scope) => scope.name === name);

  it("is of the issuer whose tokens the gateway takes, and found where Keycloak looks for it", () => {
    expect(ofGateway["OIDC_ISSUER"]).toBe(`${environment["KC_HOSTNAME"]}/realms/${realm.realm}`);
    expect(ofGateway["OIDC_JWKS_URI"]).toContain(`://keycloak:8080/realms/${realm.realm}/`);
    expect(getService("keycloak").volumes).toContain(
      `./${realm.realm}-realm.json:/opt/keycloak/data/import/${realm.realm}-realm.json:ro`,
    );
  });

  it("leaves open only what Keycloak is told", () => {
    const open = [...read("hub-realm.json").matchAll(/\$\{(\w+)\}/g)].map(([, name = ""]) => name);
    expect(new Set(open)).toEqual(new Set(["HUB_URL", "HUB_AUDIENCE"]));
    for (const name of open) expect(environment).toHaveProperty([name]);
  });

  it("makes tokens that the gateway takes: for its audience, of an account, of the type of access tokens", () => {
    const mappers = ["hub", "basic"].flatMap((name) => scopeOf(name)?.protocolMappers ?? []);
    expect(mappers).toMatchObject([
      {
        protocolMapper: "oidc-audience-mapper",
        config: { "included.custom.audience": expect.any(String), "access.token.claim": "true" },
      },
      { protocolMapper: "oidc-sub-mapper", config: { "access.token.claim": "true" } },
    ]);
    const [audience] = mappers;
    expect(filledIn(audience?.config["included.custom.audience"] ?? "")).toBe(ofGateway["OIDC_AUDIENCE"]);
    for (const { attributes, defaultClientScopes, optionalClientScopes } of realm.clients) {
      expect(attributes["access.token.header.type.rfc9068"]).toBe("true");
      expect(defaultClientScopes).toContain("basic");
      expect([...defaultClientScopes, ...optionalClientScopes]).toContain("hub");
    }
  });

  it("lets the page sign people in as it asks to, with PKCE and no secret", async () => {
    const config = await readConfig([], { ...withSecrets(ofGateway), DASHBOARD_DIR: DOCKER });
    const page = clientOf(config?.provider?.pageClient ?? "");
    expect(page).toMatchObject({
      publicClient: true,
      standardFlowEnabled: true,
      directAccessGrantsEnabled: false,
      attributes: { "pkce.code.challenge.method": "S256" },
    });
    expect(page?.redirectUris.map(filledIn)).toEqual(["http://localhost:4000/dang-nhap"]);
    const signIn = readFileSync(join(REPOSITORY, "dashboard/src/identity/sign-in.ts"), "utf8");
    const asked = /SCOPES = "openid ([^"]*)"/.exec(signIn)?.[1]?.split(" ") ?? [];
    const given = [...(page?.defaultClientScopes ?? []), ...(page?.optionalClientScopes ?? [])];
    expect(given).toEqual(expect.arrayContaining(asked));
    // Keycloak makes the scope of refresh tokens itself; of the others it makes none where a file has some.
    for (const name of given.filter((scope) => scope !== "offline_access"))
      expect([name, scopeOf(name)?.name]).toEqual([name, name]);
  });

  it("has one system with credentials of its own, and holds no secret", () => {
    expect(clientOf("system-example")).toMatchObject({
      publicClient: false,
      serviceAccountsEnabled: true,
      standardFlowEnabled: false,
      directAccessGrantsEnabled: false,
    });
    expect(read("hub-realm.json")).not.toMatch(/"(secret|password|credentials|users)"/);
  });
});

describe("docker/start-keycloak.sh", () => {
  it("reads the files that the container is told", () => {
    const files = [...read("start-keycloak.sh").matchAll(/\$(\w+_FILE)/g)].map(([, name = ""]) => name);
    expect(files.length).toBe(2);
    for (const name of files) expect(getService("keycloak").environment).toHaveProperty([name]);
  });
});

describe("docker/prepare-databases.sh", () => {
  it("shows no password in a command's arguments or in the environment", () => {
    const script = read("prepare-databases.sh");
    expect(script).not.toMatch(/--set=password|PGPASSWORD|--password|eval/);
    expect(script).toContain("PGPASSFILE");
  });
});

describe.each(["member", "gateway", "demonstration"])("docker/%s.Dockerfile", (image) => {
  it("copies only what the repository has or the build makes", () => {
    for (const source of copiedPaths(image))
      expect([source, isThereAfterBuild(source)]).toEqual([source, true]);
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

/** The environment as it is inside a container, with the secrets' files where up.sh has put them. */
function withSecrets(environment: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      value.replace(/^\/run\/secrets/, join(installed, "secrets")),
    ]),
  );
}

/** Runs the script where it lies, with something that only looks like Docker. */
function up(directory: string): void {
  const binaries = join(directory, "bin");
  mkdirSync(binaries, { recursive: true });
  writeFileSync(join(binaries, "docker"), "#!/bin/sh\n");
  chmodSync(join(binaries, "docker"), 0o755);
  const { status, stderr } = spawnSync("sh", [join(directory, "up.sh")], {
    env: { ...process.env, PATH: [binaries, process.env["PATH"]].join(delimiter) },
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([0, ""]);
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
