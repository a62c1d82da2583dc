import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { createWriteStream } from 'node:fs';

export type ChildOptions = {
  /** As a sentence begins with it. */
  name: string;
  parameters: readonly string[];
  env: Record<string, string | undefined>;
  /** Everything that it prints goes there. */
  logFile: string;
  /** What it ends itself in order at; SIGTERM unless told. */
  stopSignal?: NodeJS.Signals;
};

export type Child = {
  name: string;
  /** Resolves with the last lines that it printed, once it has ended by itself or by `stop`. */
  ended: Promise<{ code: number | null; lastLines: string }>;
  stop: () => Promise<void>;
};

const keptLines = 15;
/** The product itself waits twenty seconds for what it has begun. */
const patience = 22_000;

type Stopping = { process: ChildProcess; ended: Promise<unknown>; stopSignal: NodeJS.Signals };

const stopGently = async ({ process, ended, stopSignal }: Stopping): Promise<void> => {
  if (process.exitCode !== null || process.signalCode !== null) return;
  process.kill(stopSignal);
  const late = setTimeout(() => process.kill('SIGKILL'), patience);
  await ended;
  clearTimeout(late);
};

/** Runs Node on one of our own entry points or of a package, as a child of this process. */
export const startChild = ({
  name,
  parameters,
  env,
  logFile,
  stopSignal = 'SIGTERM',
}: ChildOptions): Child => {
  // Not in our terminal's process group: Ctrl-C reaches us first, and we end our children in order.
  const child = spawn(process.execPath, parameters, {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const log = createWriteStream(logFile, { flags: 'a' });
  let last: string[] = [];
  const keep = (bytes: Buffer): void => {
    log.write(bytes);
    last = [...last, ...bytes.toString('utf8').split('\n').filter(Boolean)].slice(-keptLines);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise<{ code: number | null; lastLines: string }>(resolve => {
    const end = (code: number | null): void => {
      log.end();
      resolve({ code, lastLines: last.join('\n') });
    };
    child.once('error', error => {
      last.push(error.message);
      end(null);
    });
    child.once('close', end);
  });
  return { name, ended, stop: () => stopGently({ process: child, ended, stopSignal }) };
};

/** Runs one command to its end with our own output, and gives back its exit code. */
export const runCommand = (
  parameters: readonly string[],
  env: Record<string, string | undefined>,
  stdio: StdioOptions = 'inherit',
): Promise<number> =>
  new Promise(resolve => {
    const child = spawn(process.execPath, parameters, { env, stdio });
    child.once('error', () => {
      resolve(1);
    });
    child.once('close', code => {
      resolve(code ?? 1);
    });
  });

/** Runs one command to its end and keeps what it says to whoever reads errors. */
export const hearCommand = (
  parameters: readonly string[],
  env: Record<string, string | undefined>,
): Promise<{ exitCode: number; stderr: string }> =>
  new Promise(resolve => {
    const child = spawn(process.execPath, parameters, { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (part: Buffer) => (stderr += part.toString('utf8')));
    child.once('error', error => {
      resolve({ exitCode: 1, stderr: error.message });
    });
    child.once('close', code => {
      resolve({ exitCode: code ?? 1, stderr });
    });
  });
