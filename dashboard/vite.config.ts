import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { clientPackage } from "./bundle/client-package.js";
import { inlineStyles } from "./bundle/inline-styles.js";
import { keptPage, SERVICE_WORKER } from "./bundle/kept-page.js";
import { lightBeginning } from "./bundle/light-beginning.js";
import { namePages } from "./bundle/name-pages.js";
import { site } from "./bundle/site.js";
import { steadyFonts } from "./bundle/steady-fonts.js";

// The gateway serves dist/ at / and truy-van.html at /truy-van; under `vite dev` a running gateway answers /graphql
// and says where people sign in.
const gateway = process.env.GATEWAY_URL ?? "http://127.0.0.1:4000";

// GraphiQL asks for Monaco's modules where they were before 0.54. That is the last one with a sanitizer in known-bad
// ranges; in this one the modules have other places.
const MONACO = [
  {
    find: "monaco-editor/esm/vs/basic-languages/graphql/graphql.contribution.js",
    replacement: "monaco-editor/languages/definitions/graphql/register.js",
  },
  {
    find: "monaco-editor/esm/vs/editor/edcore.main.js",
    replacement: fileURLToPath(new URL("src/explorer/monaco.ts", import.meta.url)),
  },
  { find: /^monaco-editor\/esm\/vs\//, replacement: "monaco-editor/" },
];

/**
 * What all pages have in common comes in two files, of which the larger changes seldom. Left to itself the bundler makes
 * thirty, most of them smaller than the request for them.
 */
const CHUNKS = [
  // What begins before both, and must not bring them along.
  {
    name: "loader",
    test: /vite\/preload-helper|dashboard\/src\/language\/(language|remembered-language)\.ts$/,
    priority: 2,
  },
  {
    name: "libraries",
    test: /node_modules\/(react|react-dom|scheduler|react-router|urql|@urql|wonka|i18next|react-i18next)\//,
    priority: 1,
  },
  {
    name: "shared",
    // Most readers never ask for the English words, nor for those of some pages, and never sign in.
    test: /dashboard\/src\/(?!language\/(?:en|(?:calendar|developer|identity|tool)-\w+)\.ts$)(api|app|identity\/(?:caller|session)|language|live|navigation|programmes|queries|ui)[/.].*tsx?$/,
  },
];

export default defineConfig({
  base: "/",
  plugins: [
    react(),
    steadyFonts(),
    namePages(),
    clientPackage(),
    inlineStyles(),
    keptPage(),
    lightBeginning(),
    site(),
  ],
  resolve: { alias: MONACO },
  build: {
    outDir: "dist",
    // Pages that are open keep loading their parts from the build before.
    emptyOutDir: false,
    target: "es2022",
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      input: {
        dashboard: "index.html",
        explorer: "truy-van.html",
        worker: "service-worker/service-worker.ts",
      },
      // A service worker keeps its address, and serves what is below it.
      output: {
        entryFileNames: ({ name }) => (name === "worker" ? SERVICE_WORKER : "assets/[name]-[hash].js"),
        codeSplitting: { groups: CHUNKS },
      },
      // GraphiQL is shipped with directives for a compiler that we do not use.
      onLog: (level, log, report) => {
        if (log.code !== "MODULE_LEVEL_DIRECTIVE") report(level, log);
      },
    },
  },
  // `?worker` means nothing to the bundler that vite dev runs over dependencies.
  optimizeDeps: {
    exclude: [
      "graphiql/setup-workers/vite",
      "@graphiql/react/setup-workers/vite",
      "monaco-editor/esm/vs/language/json/json.worker.js?worker",
      "monaco-editor/esm/vs/editor/editor.worker.js?worker",
      "monaco-graphql/esm/graphql.worker.js?worker",
    ],
  },
  server: { proxy: { "/graphql": { target: gateway, ws: true }, "/.well-known": gateway } },
});
