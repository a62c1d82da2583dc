import { setTimeout as sleep } from 'node:timers/promises';
import {
  createChase,
  createPace,
  type Chase,
  type ChaseParts,
  type Ledger,
  type Sender,
  type SendingLease,
} from '../../chase/index.ts';
import { createConnector, createSender, createTeams } from '../../bot/index.ts';
import { accept, refuse, type Snapshot } from '../../register/index.ts';
import { createLedger } from '../../store/index.ts';
import { england } from '../register/madeSnapshot.ts';
import { memoryDirectory } from '../chase/memoryDirectory.ts';
import { opening } from './madeReturn.ts';

export type Where = {
  /** Azurite's tables over https, with a SAS; `ca` signed them. */
  tablesUrl: string;
  ca: string;
  /** A ledger of its own for each. */
  tenant: string;
  connectorUrl: string;
};

export const openLedger = ({ tablesUrl, ca, tenant }: Where, now?: () => number): Ledger =>
  createLedger({ tablesUrl, tenant, transport: { tlsOptions: { ca } }, ...(now ? { now } : {}) });

type Wiring = Where & {
  snapshot: Snapshot;
  ledger: Ledger;
  lease: Pick<SendingLease, 'isHeld'>;
  /** What the connector sees as its bearer token: who it is that sends. */
  name: string;
  /** Told of each letter to whoever Teams is closed to. */
  onLetter?: (to: string) => void;
  /** Put around the sender where somebody watches it. */
  around?: (sender: Sender) => Sender;
};

/** The chase as the server wires it: planner, queue, sender and pace as shipped; the register is in memory. */
export const wireChase = (wiring: Wiring): { chase: Chase } => {
  const {
    snapshot,
    ledger,
    lease,
    name,
    tenant,
    connectorUrl,
    around = sender => sender,
    onLetter = () => undefined,
  } = wiring;
  const pace = createPace({ realNow: () => performance.now(), sleep });
  const register: ChaseParts['register'] = {
    councils: () => [snapshot.council],
    snapshot: (council, asAt) =>
      council === snapshot.council && asAt === snapshot.asAt
        ? accept(snapshot)
        : refuse({ code: 'unknown-council' }),
  };
  const connector = createConnector({
    tokens: { token: async () => name },
    pace,
    kind: 'chase',
    serviceHosts: [connectorUrl],
  });
  const sender = createSender({
    teams: createTeams(connector),
    ledger,
    councils: register.councils,
    snapshot: register.snapshot,
    calendar: england,
    now: () => opening,
    realNow: Date.now,
    appId: 'bot',
    tenantId: tenant,
    defaultServiceUrl: connectorUrl,
  });
  const people = memoryDirectory();
  const chase = createChase({
    register,
    ledger,
    lease,
    sender: around(sender),
    directory: {
      ...people.directory,
      mail: letter => {
        onLetter(letter.to);
        return people.directory.mail(letter);
      },
    },
    calendar: england,
    pace,
    realNow: Date.now,
    publicUrl: 'https://quarterbook.council.example',
  });
  return { chase };
};
