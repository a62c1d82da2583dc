import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { prepare, root, runTypeScript } from './prepare.mjs';
import { runningEnvironment } from './running.mjs';

const pause = 500;

/** Starts the local product beside us and waits until it can be found; null where it gave up. */
const startProduct = async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'local/main.ts')], {
    stdio: 'inherit',
  });
  let ended = false;
  // Only until it runs: told to end twice, it would leave at once and its own children behind.
  const pass = () => child.kill('SIGTERM');
  process.once('SIGTERM', pass);
  child.on('exit', () => {
    ended = true;
  });
  while (!ended && (await runningEnvironment()) === null)
    await new Promise(resolve => setTimeout(resolve, pause));
  process.off('SIGTERM', pass);
  return ended ? null : child;
};

if (await prepare()) {
  const running = await runningEnvironment();
  const own = running === null ? await startProduct() : null;
  if (running !== null || own !== null)
    await runTypeScript('local/playground/main.ts', process.argv.slice(2));
  if (own !== null && own.exitCode === null) {
    own.kill('SIGTERM');
    await once(own, 'exit');
  }
}
