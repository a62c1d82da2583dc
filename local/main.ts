import { startEverything, type Everything } from './run/everything.ts';
import { lockHome } from './run/lock.ts';
import { listTakenPorts } from './run/port.ts';
import { findRun } from './run/runFile.ts';
import { readSettings, type Settings } from './run/settings.ts';

const refuse = (sentence: string): void => {
  console.error(sentence);
  process.exitCode = 1;
};

const portsSentence = (taken: readonly number[]): string => {
  const which = taken.length === 1 ? `Port ${taken[0]} is` : `Ports ${taken.join(', ')} are`;
  return `${which} in use by something else. Stop that, or choose six others in a row: PORT=4100 npm start`;
};

/** Why it cannot start, or null. */
const obstacle = async ({ home, ports }: Settings): Promise<string | null> => {
  const running = await findRun(home);
  if (running !== null) return `Quarterbook is already running at ${running.front}/local/`;
  const taken = await listTakenPorts(ports);
  return taken.length > 0 ? portsSentence(taken) : null;
};

/** Ends when it is told to, or when one of its children ends by itself. */
const keepRunning = async ({ children, stop }: Everything): Promise<void> => {
  const told = new Promise<null>(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        resolve(null);
      });
    }
  });
  const dead = Promise.race(
    children.map(child => child.ended.then(({ lastLines }) => ({ child, lastLines }))),
  );
  const first = await Promise.race([told, dead]);
  if (first !== null) {
    refuse(`\n${first.child.name} has stopped by itself, so everything is stopped.\n\n${first.lastLines}`);
  }
  await stop();
};

const main = async (settings: Settings): Promise<void> => {
  const sentence = await obstacle(settings);
  if (sentence !== null) {
    refuse(sentence);
    return;
  }
  const unlock = await lockHome(settings.home, 30_000);
  if (unlock === null) {
    refuse(`Another Quarterbook command is using ${settings.home}. Try again when it has ended.`);
    return;
  }
  try {
    const everything = await startEverything(settings, line => {
      console.log(line);
    });
    console.log(`Quarterbook is running at ${everything.front}/local/`);
    await keepRunning(everything);
  } finally {
    unlock();
  }
};

const settings = readSettings(process.env);
if (settings === null) refuse('PORT has to be a number between 1 and 65530.');
else {
  await main(settings).catch((error: unknown) => {
    refuse(error instanceof Error ? error.message : String(error));
  });
  // Everything was stopped in order, and idle connections would keep the process.
  process.exit();
}
