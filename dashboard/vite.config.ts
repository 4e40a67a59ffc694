import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// The gateway serves dist/ at / and explorer.html at /explorer; under `vite dev` a running gateway answers /graphql.
const gateway = process.env.GATEWAY_URL ?? "http://127.0.0.1:4000";

export default defineConfig({
  base: "/",
  plugins: [react()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      input: { dashboard: "index.html", explorer: "explorer.html" },
      // GraphiQL is shipped with directives for a compiler that we do not use.
      onLog: (level, log, report) => {
        if (log.code !== "MODULE_LEVEL_DIRECTIVE") report(level, log);
      },
    },
  },
  server: { proxy: { "/graphql": { target: gateway, ws: true } } },
});
