import { prepare, runTypeScript } from './prepare.mjs';
import { runningEnvironment } from './running.mjs';

const asksForHelp = parameters => parameters.length === 0 || parameters.includes('--help');
/** Rating schemes are files: no Microsoft 365 is needed to read them. */
const readsFilesOnly = parameters => parameters[0] === 'schemes';

/** A site that somebody names is the one they mean, beside a running product too. */
const namedSite = () => (process.env.SITE ? { SITE: process.env.SITE } : {});

const run = async parameters => {
  if (process.env.GRAPH_BASE_URL !== undefined || asksForHelp(parameters)) {
    return runTypeScript('cli/main.ts', parameters);
  }
  const running = await runningEnvironment(parameters[0]);
  if (running !== null) {
    return runTypeScript('cli/main.ts', parameters, { ...process.env, ...running, ...namedSite() });
  }
  return runTypeScript(readsFilesOnly(parameters) ? 'cli/main.ts' : 'local/run/command.ts', parameters);
};

if (await prepare({ withPages: false })) await run(process.argv.slice(2));
