import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** By this file the command line and the playground find a running local product. */
export type Run = {
  pid: number;
  /** `http://localhost:3978` */
  front: string;
  /** What the product was started with. */
  env: Record<string, string>;
  /** What differs for some commands, by their names. */
  commands: Readonly<Record<string, Record<string, string>>>;
};

const fileOf = (home: string): string => join(home, 'run.json');

export const writeRun = (home: string, run: Run): void => {
  const file = fileOf(home);
  writeFileSync(`${file}.new`, `${JSON.stringify(run, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
};

export const removeRun = (home: string): void => {
  rmSync(fileOf(home), { force: true });
};

/** The one that is running, or null. A file that a killed process left behind counts for nothing. */
export const findRun = async (home: string): Promise<Run | null> => {
  try {
    const run = JSON.parse(readFileSync(fileOf(home), 'utf8')) as Run;
    process.kill(run.pid, 0);
    const response = await fetch(`${run.front}/local/clock`, { signal: AbortSignal.timeout(3000) });
    return response.ok ? run : null;
  } catch {
    return null;
  }
};
