import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { people } from '../run/frontApp.ts';
import { findRun } from '../run/runFile.ts';
import { homeOf, identities } from '../run/settings.ts';
import { playgroundConfiguration } from './configuration.ts';

const home = homeOf(process.env);
const wanted = process.argv[2] ?? 'Car Parks Manager';
const port = process.env['PLAYGROUND_PORT'] ?? '56150';

/** Runs it to its end, and ends it when we are told to end. */
const runPlayground = (endpoint: string, configuration: string): Promise<number> =>
  new Promise(resolve => {
    const entry = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');
    const child = spawn(
      process.execPath,
      [entry, 'start', '-e', endpoint, '-c', 'msteams', '-p', port, '--dt'],
      {
        env: { ...process.env, M365_AGENTS_PLAYGROUND_CONFIG_PATH: configuration },
        stdio: 'inherit',
      },
    );
    process.once('SIGTERM', () => child.kill('SIGTERM'));
    child.once('error', () => {
      resolve(1);
    });
    child.once('close', code => {
      resolve(code ?? 0);
    });
  });

const play = async (): Promise<number> => {
  const person = people.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted.toLowerCase());
  if (person === undefined) {
    console.error(`Nobody here has the post “${wanted}”. The front page lists all posts.`);
    return 1;
  }
  const run = await findRun(home);
  if (run === null) {
    console.error('Quarterbook is not running any more.');
    return 1;
  }
  const folder = join(home, 'playground');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${person.id}.yml`);
  const { tenantId, botAppId } = identities;
  writeFileSync(file, playgroundConfiguration({ tenantId, botAppId, serviceUrl: '' }, person, people));
  console.log(`The Agents Playground opens at http://localhost:${port} as ${person.name}.`);
  return runPlayground(`${run.front}/local/playground/${person.id}/messages`, file);
};

process.on('SIGINT', () => undefined);
// The Playground has ended by now, and idle connections would keep the process.
process.exit(await play());
