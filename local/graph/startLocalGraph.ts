import { randomUUID } from 'node:crypto';
import { createServer } from 'node:https';
import { harshBehaviour } from './behaviour.ts';
import type { Behaviour } from './behaviour.ts';
import { openDatabase } from './database.ts';
import type { OnExchange } from './exchange.ts';
import { createFaults } from './faults.ts';
import type { FaultOptions, Faults } from './faults.ts';
import type { Authorise, DirectoryPerson, Graph, Installation, TeamsApp } from './graph.ts';
import { createRandom } from './random.ts';
import { recordFromEnvironment } from './recordExchanges.ts';
import { serve, version } from './serve.ts';
import { openSites } from './openSites.ts';
import type { SiteOptions } from './openSites.ts';
import { createSpending } from './spending.ts';
import type { Spent } from './spending.ts';
import { createThrottle } from './throttle.ts';
import { writeReply } from './wire.ts';

export type LocalGraphOptions = SiteOptions & {
  /** 0 takes any free one. Listens on 127.0.0.1 alone. */
  port: number;
  /** Where everything is kept; null keeps it in memory. */
  data: string | null;
  tls: { key: string; cert: string };
  authorise: Authorise;
  people: readonly DirectoryPerson[];
  teamsApps?: readonly TeamsApp[];
  behaviour?: Partial<Behaviour>;
  /** PEM of the authority behind receivers of notifications, where the machine does not know it. */
  trusted?: string;
  /** What goes wrong, and how often. Nothing by default; `PUT /local/faults` changes it while it runs. */
  faults?: FaultOptions;
  /** What is written as created and modified. */
  now?: () => Date;
  /** Milliseconds since 1970 that go by really; throttling counts in them, whatever `now` says. */
  clock?: () => number;
  /** Told after an app was installed for a person through Graph, and after it was taken away. */
  onInstall?: (installation: Installation) => void | Promise<void>;
  onUninstall?: (installation: Installation) => void | Promise<void>;
  /** Told of each request with its answer; a batch is one. By default as `LOCAL_GRAPH_RECORD` says. */
  onExchange?: OnExchange | null;
};

export type LocalGraph = {
  /** `https://localhost:N/v1.0`. */
  url: string;
  /** What was asked of it since it was started, for benches and for whoever counts. */
  spent(): Spent;
  /** Sets other faults, or with null none; says which have struck. */
  faults: Pick<Faults, 'set' | 'struck'>;
  close(): Promise<void>;
};

const quarterbookApp: TeamsApp = {
  id: 'ca7a1060-0000-4000-8000-000000000003',
  externalId: 'b07c0ffe-0000-4000-8000-000000000002',
  displayName: 'Quarterbook',
};

const makeGraph = (options: LocalGraphOptions): Graph => {
  const behaviour = { ...harshBehaviour, ...options.behaviour };
  const clock = options.clock ?? Date.now;
  return {
    base: '',
    origin: '',
    database: openDatabase(options.data, randomUUID),
    people: options.people,
    teamsApps: options.teamsApps ?? [quarterbookApp],
    behaviour,
    trusted: options.trusted ?? null,
    random: createRandom(behaviour.seed),
    faults: createFaults(options.faults ?? null),
    throttle: createThrottle(behaviour.unitsAMinute, clock),
    spending: createSpending(),
    now: options.now ?? (() => new Date()),
    clock,
    onInstall: options.onInstall ?? (() => undefined),
    onUninstall: options.onUninstall ?? (() => undefined),
    downloads: new Map(),
  };
};

/**
 * Starts Graph over https on this machine, with the tenant's root site and the register's; both are made once, lists
 * are the clients'. Rejects where the port is taken.
 */
export const startLocalGraph = async (options: LocalGraphOptions): Promise<LocalGraph> => {
  const graph = makeGraph(options);
  openSites(graph, options);
  const { authorise, onExchange = recordFromEnvironment() } = options;
  const server = createServer(options.tls, (incoming, outgoing) => {
    void serve(graph, { authorise, onExchange }, incoming).then(reply => {
      writeReply(outgoing, reply);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  graph.origin = `https://localhost:${port}`;
  graph.base = `${graph.origin}${version}`;
  return {
    url: graph.base,
    spent: () => graph.spending.spent(),
    faults: graph.faults,
    close: () =>
      new Promise(resolve => {
        server.close(() => {
          graph.database.close();
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};
