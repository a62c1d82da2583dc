import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `addin/dist/index.html`, served under `/addin/`. */
const config = defineConfig({
  root: import.meta.dirname,
  base: '/addin/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // Kilobytes before compression: Fluent UI and React, in one file that is cached whole.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      // Schemes are parsed on the server; building their validators has no effect that a page could miss.
      treeshake: { manualPureFunctions: ['z'] },
    },
  },
});

export { config as default };
