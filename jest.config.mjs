import { availableParallelism } from "node:os";

// As the hub runs: libraries leave out what only helps those who develop with them, and costs a fifth of the time.
process.env.NODE_ENV = "production";

// One run over every workspace: *.test.ts needs nothing, *.db.test.ts a database, tests/ the whole hub.
export default {
  testEnvironment: "<rootDir>/tests/support/node-environment.mjs",
  roots: [
    "schema",
    "program-kit",
    "services",
    "gateway",
    "gateway-fixtures",
    "client",
    "dashboard",
    "local",
    "tests",
  ].map((d) => `<rootDir>/${d}`),
  testMatch: ["**/*.test.ts", "**/*.test.tsx"],
  testPathIgnorePatterns: ["/node_modules/", "/dist/"],
  modulePathIgnorePatterns: ["/dist/.*package\\.json"],
  watchman: false,
  extensionsToTreatAsEsm: [".ts", ".tsx"],
  resolver: "<rootDir>/tests/support/jest-resolver.cjs",
  globalSetup: "<rootDir>/tests/support/run-setup.mjs",
  globalTeardown: "<rootDir>/tests/support/run-teardown.mjs",
  runner: "<rootDir>/tests/support/two-lane-runner.mjs",
  // By default Jest leaves one core to itself; here its own process runs one of the lanes.
  maxWorkers: availableParallelism(),
  // Ends what hangs. Loading a register takes a tenth of it, on a machine that does ten other things all of it.
  testTimeout: 90_000,
  transform: {
    "^.+\\.tsx?$": [
      "@swc/jest",
      {
        jsc: {
          target: "es2024",
          parser: { syntax: "typescript", tsx: true, decorators: true },
          transform: {
            legacyDecorator: true,
            decoratorMetadata: true,
            useDefineForClassFields: false,
            react: { runtime: "automatic" },
          },
          keepClassNames: true,
        },
        module: { type: "es6" },
        sourceMaps: "inline",
      },
    ],
  },
};
