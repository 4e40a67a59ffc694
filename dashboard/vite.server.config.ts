import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The page's code as the gateway runs it, in one file that needs no libraries beside it. */
export default defineConfig({
  plugins: [react()],
  publicDir: false,
  define: { "process.env.NODE_ENV": '"production"' },
  ssr: { noExternal: true },
  build: {
    ssr: "server/write-pages.ts",
    outDir: "dist",
    // What the browser's build has written stays.
    emptyOutDir: false,
    target: "es2024",
    minify: false,
    rolldownOptions: {
      output: { format: "es", entryFileNames: "write-pages.mjs", codeSplitting: false },
    },
  },
});
