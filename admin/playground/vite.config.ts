import { defineConfig } from "vite";

export default defineConfig({
  base: "/playground/",
  // Only for `npm run dev`, beside a server that listens where it does by default.
  server: { fs: { allow: [".."] }, proxy: { "/graphql": { target: "http://127.0.0.1:8080", ws: true } } },
  worker: { format: "es" },
  build: {
    target: "es2022",
    // The same on every machine: the browser asks for what it needs, and nothing is put in as data:.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // Who wrote what is bundled, and the licences under which it may be.
    license: { fileName: "licenses.md" },
    // The editor is one large file, loaded by this page alone.
    chunkSizeWarningLimit: 5_000,
    rolldownOptions: {
      // GraphiQL gives its icons titles after the names of their functions.
      output: { minify: { mangle: { keepNames: { function: true, class: false } } } },
      // "use client" means nothing here.
      checks: { moduleLevelDirective: false },
    },
  },
});
