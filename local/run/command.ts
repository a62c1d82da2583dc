import { createServer } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { clockRoutes, createLocalClock, type LocalClock } from '../clock/index.ts';
import { runCommand } from './child.ts';
import { startCloud } from './cloud.ts';
import { lockHome } from './lock.ts';
import { findFreePorts } from './port.ts';
import { cliParameters, environmentOf } from './product.ts';
import { seed } from './seed.ts';
import { homeOf } from './settings.ts';

/** The clock at the address where the command line looks for it. */
const serveClock = async (clock: LocalClock, port: number): Promise<() => void> => {
  const app = new Hono().route('/local/clock', clockRoutes(clock));
  const listener = getRequestListener(app.fetch);
  const server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return () => {
    server.closeAllConnections();
    server.close();
  };
};

/** One command of the product on a local Microsoft 365 that lives as long as the command; gives back its exit code. */
const runOne = async (home: string, command: readonly string[]): Promise<number> => {
  const ports = await findFreePorts();
  const clock = createLocalClock(join(home, 'clock.json'), Date.now);
  const stopClock = await serveClock(clock, ports.front);
  const cloud = await startCloud({ home, ports, now: clock.now });
  try {
    await seed(home, cloud, line => {
      console.error(line);
    });
    // No server runs beside it, so none is named to it.
    const env = { ...environmentOf(command, cloud.env), PUBLIC_URL: undefined };
    return await runCommand(cliParameters(command), { ...process.env, ...env });
  } finally {
    await cloud.stop();
    stopClock();
  }
};

const main = async (): Promise<number> => {
  const home = homeOf(process.env);
  const unlock = await lockHome(home, 120_000);
  if (unlock === null) {
    console.error(`Another Quarterbook command is using ${home}. Try again when it has ended.`);
    return 1;
  }
  // Ctrl-C reaches the command as well; what was started for it is stopped once it has ended.
  process.on('SIGINT', () => undefined);
  try {
    return await runOne(home, process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  } finally {
    unlock();
  }
};

// What was started for the command is stopped by now, and idle connections would keep the process.
process.exit(await main());
