import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startChild, type Child } from './child.ts';
import { identities } from './settings.ts';
import { waitFor } from './waitFor.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const typeScript = (entry: string, parameters: readonly string[]): string[] => [
  '--import',
  'tsx',
  join(root, entry),
  ...parameters,
];

/** What Node needs to run a command of the product. */
export const cliParameters = (command: readonly string[]): string[] => typeScript('cli/main.ts', command);

/**
 * What differs for commands that make or change lists, which takes more than the product is granted: they sign in as the
 * application with which an administrator does it.
 */
export const commandEnvironments: Readonly<Record<string, Record<string, string>>> = Object.fromEntries(
  ['provision', 'upgrade', 'restore'].map(name => [
    name,
    { API_CLIENT_ID: identities.administratorClientId },
  ]),
);

/** With what a command runs. */
export const environmentOf = (
  [name = '']: readonly string[],
  env: Record<string, string>,
): Record<string, string> => ({ ...env, ...commandEnvironments[name] });

export type ProductOptions = { home: string; port: number; env: Record<string, string> };

const isReady = async (port: number): Promise<boolean> => {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/ready`, { signal: AbortSignal.timeout(2000) });
    return response.ok;
  } catch {
    return false;
  }
};

/** The product itself, as it would run anywhere. `ready` rejects where it ends first or takes longer than a minute. */
export const startProduct = ({ home, port, env }: ProductOptions): { child: Child; ready: Promise<void> } => {
  const child = startChild({
    name: 'Quarterbook',
    parameters: typeScript('server/main.ts', []),
    env: { ...process.env, ...env },
    logFile: join(home, 'server.log'),
  });
  return { child, ready: waitFor(child, () => isReady(port)) };
};
