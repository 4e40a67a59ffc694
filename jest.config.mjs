// One run over every workspace: *.test.ts needs nothing, *.db.test.ts a database, tests/ the whole hub.
export default {
  testEnvironment: "node",
  roots: ["schema", "services", "gateway", "gateway-fixtures", "client", "dashboard", "local", "tests"].map(
    (d) => `<rootDir>/${d}`,
  ),
  testMatch: ["**/*.test.ts", "**/*.test.tsx"],
  testPathIgnorePatterns: ["/node_modules/", "/dist/"],
  modulePathIgnorePatterns: ["/dist/.*package\\.json"],
  watchman: false,
  extensionsToTreatAsEsm: [".ts", ".tsx"],
  resolver: "<rootDir>/tests/support/jest-resolver.cjs",
  globalSetup: "<rootDir>/tests/support/start-postgres-server.mjs",
  globalTeardown: "<rootDir>/tests/support/stop-postgres-server.mjs",
  testTimeout: 30_000,
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
