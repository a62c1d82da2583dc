import { defineConfig } from 'vite';
import react from '@vitejs/plugin-react';

/** `tab/dist/index.html`, served under `/tab/`. */
const config = defineConfig({
  root: import.meta.dirname,
  base: '/tab/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // Kilobytes before compression: Fluent UI and React, in one file that is cached whole.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      // Schemes are parsed on the server; building their validators has no effect that a page could miss.
      treeshake: {
        manualPureFunctions: ['z'],
        // The rules and the blocks are pure: what a page does not use of them it need not download.
        moduleSideEffects: [{ test: /\/(register|report)\//, sideEffects: false }],
      },
    },
  },
});

export { config as default };
