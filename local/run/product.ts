import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startChild, type Child } from './child.ts';
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
