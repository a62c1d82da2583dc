import { join } from 'node:path';
import { createLocalClock } from '../clock/index.ts';
import { startLocalTeams, type LocalTeams } from '../teams/index.ts';
import { hearCommand, type Child } from './child.ts';
import { startCloud, type Cloud } from './cloud.ts';
import { createFrontApp, people } from './frontApp.ts';
import { startFrontServer } from './frontServer.ts';
import { cliParameters, startProduct } from './product.ts';
import { removeRun, writeRun } from './runFile.ts';
import { seed } from './seed.ts';
import { identities, type Settings } from './settings.ts';

export type Everything = {
  front: string;
  children: Child[];
  stop: () => Promise<void>;
};

const botResource = 'https://api.botframework.com';

const startTeams = ({ home, ports }: Settings, cloud: Cloud, now: () => string): Promise<LocalTeams> => {
  const { tenantId, botAppId } = identities;
  return startLocalTeams({
    port: ports.teams,
    tls: cloud.authority.server,
    file: join(home, 'teams.db'),
    tenantId,
    botAppId,
    people,
    endpoint: `http://127.0.0.1:${ports.product}/api/messages`,
    sign: serviceUrl => cloud.entra.signBotToken({ aud: botAppId, serviceurl: serviceUrl }),
    verify: async token => (await cloud.entra.verifyToken(token, botResource))?.['appid'] === botAppId,
    now,
  });
};

/** What has been started, to be stopped in the opposite order. */
const createStops = () => {
  const stops: (() => void | Promise<void>)[] = [];
  let stopping: Promise<void> | null = null;
  const stopAll = async (): Promise<void> => {
    for (const stop of stops.toReversed()) await stop();
  };
  return {
    add: (stop: () => void | Promise<void>): void => void stops.push(stop),
    stop: (): Promise<void> => (stopping ??= stopAll()),
  };
};

/** Starts all parts in the order in which they need each other; on a failure what came up is stopped again. */
export const startEverything = async (
  settings: Settings,
  say: (line: string) => void,
): Promise<Everything> => {
  const { home, ports } = settings;
  const stops = createStops();
  const clock = createLocalClock(join(home, 'clock.json'), Date.now);
  let teams: LocalTeams | null = null;
  const install = async ({ userId }: { userId: string }): Promise<void> => {
    const person = people.find(({ id }) => id === userId);
    if (person !== undefined) await teams?.acts.install(person);
  };
  try {
    const cloud = await startCloud({ ...settings, now: clock.now, onInstall: install });
    stops.add(cloud.stop);
    teams = await startTeams(settings, cloud, clock.now);
    stops.add(teams.stop);
    const { env } = cloud;
    const product = `http://127.0.0.1:${ports.product}`;
    const runCli = (command: string[]) => hearCommand(cliParameters(command), { ...process.env, ...env });
    const app = createFrontApp({ home, clock, teams, entra: cloud.entra, product, runCli });
    // The product reads the clock at its start, so the front is there first and passes on once the product is.
    const frontServer = await startFrontServer(app, ports);
    stops.add(frontServer.stop);
    await seed(home, env, say);
    say('Starting Quarterbook.');
    const { child, ready } = startProduct({ home, port: ports.product, env });
    stops.add(child.stop);
    await ready;
    const front = `http://localhost:${ports.front}`;
    writeRun(home, { pid: process.pid, front, env });
    stops.add(() => {
      removeRun(home);
    });
    return { front, children: [cloud.tables, child], stop: stops.stop };
  } catch (error) {
    await stops.stop();
    throw error;
  }
};
