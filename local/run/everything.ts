import { join } from 'node:path';
import { createLocalClock } from '../clock/index.ts';
import { relayConnector, type RelayParts } from '../playground/index.ts';
import { createBotLine, startLocalTeams, type LocalTeams } from '../teams/index.ts';
import { hearCommand, type Child } from './child.ts';
import { startCloud, type Cloud } from './cloud.ts';
import { createFrontApp, people } from './frontApp.ts';
import { startFrontServer } from './frontServer.ts';
import { cliParameters, commandEnvironments, startProduct } from './product.ts';
import { removeRun, writeRun } from './runFile.ts';
import { seed } from './seed.ts';
import { identities, type Settings } from './settings.ts';

export type Everything = {
  front: string;
  children: Child[];
  stop: () => Promise<void>;
};

const botResource = 'https://api.botframework.com';

const endpointOf = ({ ports }: Settings): string => `http://127.0.0.1:${ports.product}/api/messages`;

/** How the bot and Teams prove to each other who they are. */
const trustOf = ({ entra }: Cloud) => ({
  sign: (serviceUrl: string) => entra.signBotToken({ aud: identities.botAppId, serviceurl: serviceUrl }),
  verify: async (token: string) =>
    (await entra.verifyToken(token, botResource))?.['appid'] === identities.botAppId,
});

const relayOf = (settings: Settings, cloud: Cloud): RelayParts => {
  const { sign, verify } = trustOf(cloud);
  return {
    tenantId: identities.tenantId,
    connector: `https://localhost:${settings.ports.teams}`,
    send: (activity, serviceUrl) =>
      createBotLine({ endpoint: endpointOf(settings), sign: () => sign(serviceUrl), fetch })(activity),
    verify,
    fetch,
  };
};

type Own = { now: () => string; relay: RelayParts };

const startTeams = (settings: Settings, cloud: Cloud, { now, relay }: Own): Promise<LocalTeams> =>
  startLocalTeams({
    port: settings.ports.teams,
    tls: cloud.authority.server,
    file: join(settings.home, 'teams.db'),
    tenantId: identities.tenantId,
    botAppId: identities.botAppId,
    people,
    endpoint: endpointOf(settings),
    ...trustOf(cloud),
    now,
    beside: relayConnector(relay),
  });

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
    const cloud = await startCloud({ ...settings, now: clock.now, onInstall: install, withBlobs: true });
    stops.add(cloud.stop);
    const relay = relayOf(settings, cloud);
    teams = await startTeams(settings, cloud, { now: clock.now, relay });
    stops.add(teams.stop);
    const { env } = cloud;
    const product = `http://127.0.0.1:${ports.product}`;
    const runCli = (command: string[]) => hearCommand(cliParameters(command), { ...process.env, ...env });
    const app = createFrontApp({ home, clock, teams, entra: cloud.entra, product, runCli, relay });
    // The product reads the clock at its start, so the front is there first and passes on once the product is.
    const frontServer = await startFrontServer(app, ports);
    stops.add(frontServer.stop);
    await seed(home, cloud, say);
    say('Starting Quarterbook.');
    const { child, ready } = startProduct({ home, port: ports.product, env });
    stops.add(child.stop);
    await ready;
    const front = `http://localhost:${ports.front}`;
    writeRun(home, { pid: process.pid, front, env, commands: commandEnvironments });
    stops.add(() => {
      removeRun(home);
    });
    return { front, children: [...cloud.storage, child], stop: stops.stop };
  } catch (error) {
    await stops.stop();
    throw error;
  }
};
