import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Builds pages as they are shipped: by the name of the test runner's own environment React would be the slow one. */
export const buildPages = (room: 'tab' | 'addin' | 'local'): void => {
  execFileSync(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', '--config', `${room}/vite.config.ts`, '--logLevel', 'error'],
    { cwd: root, stdio: 'pipe', env: { ...process.env, NODE_ENV: 'production' } },
  );
};
