import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const page = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The pages of the local Microsoft 365, served under `/local/`. */
const config = defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/local/',
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    rollupOptions: {
      input: [page('front/index.html'), page('teams/chat/index.html'), page('teams/host/index.html')],
    },
  },
});

export { config as default };
