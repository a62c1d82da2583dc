import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const take = (file: string): boolean => {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
};

const isLeftBehind = (file: string): boolean => {
  try {
    return !isRunning(Number(readFileSync(file, 'utf8')));
  } catch {
    return false;
  }
};

const pause = 200;

/**
 * Keeps the home folder for this process, because two would write over each other's tables; gives back how to let go
 * of it. Null where somebody else still has it after so many milliseconds. A process that was killed counts as gone.
 */
export const lockHome = async (home: string, patience: number): Promise<(() => void) | null> => {
  mkdirSync(home, { recursive: true });
  const file = join(home, 'lock');
  const givenUp = Date.now() + patience;
  while (!take(file)) {
    if (isLeftBehind(file)) rmSync(file, { force: true });
    else if (Date.now() > givenUp) return null;
    else await new Promise(resolve => setTimeout(resolve, pause));
  }
  return () => {
    rmSync(file, { force: true });
  };
};
