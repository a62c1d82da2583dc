import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { prepare, runTypeScript } from './prepare.mjs';

const home = resolve(process.env.QUARTERBOOK_HOME ?? '.quarterbook');

/** What a running local product was started with, or null. */
const runningEnvironment = async () => {
  try {
    const { pid, front, env } = JSON.parse(readFileSync(join(home, 'run.json'), 'utf8'));
    process.kill(pid, 0);
    const answer = await fetch(`${front}/local/clock`, { signal: AbortSignal.timeout(3000) });
    return answer.ok ? env : null;
  } catch {
    return null;
  }
};

const asksForHelp = parameters => parameters.length === 0 || parameters.includes('--help');

const run = async parameters => {
  if (process.env.GRAPH_BASE_URL !== undefined || asksForHelp(parameters)) {
    return runTypeScript('cli/main.ts', parameters);
  }
  const running = await runningEnvironment();
  if (running !== null) return runTypeScript('cli/main.ts', parameters, { ...process.env, ...running });
  return runTypeScript('local/run/command.ts', parameters);
};

if (await prepare({ withPages: false })) await run(process.argv.slice(2));
