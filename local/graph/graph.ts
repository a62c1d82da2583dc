import type { Behaviour } from './behaviour.ts';
import type { Database } from './database.ts';
import type { FaultName } from './faultNames.ts';
import type { Faults } from './faults.ts';
import type { Random } from './random.ts';
import type { Spending } from './spending.ts';
import type { Throttle } from './throttle.ts';

/** Who asks: an application by itself (`oid` null, roles) or for a person (scopes). */
export type Caller = {
  appId: string;
  oid: string | null;
  roles: readonly string[];
  scopes: readonly string[];
};

/** Null refuses with 401. */
export type Authorise = (request: {
  authorization: string | null;
  method: string;
  path: string;
}) => Caller | null | Promise<Caller | null>;

/** A person of the tenant. A register's `Person` is one too. */
export type DirectoryPerson = {
  entraId: string;
  displayName: string;
  mail?: string | null;
  jobTitle?: string | null;
  managerId?: string | null;
};

/** An app of the organisation's catalogue. `externalId` is the id in its manifest, `id` the catalogue's own. */
export type TeamsApp = { id: string; externalId: string; displayName: string };

export type Installation = { id: string; userId: string; teamsAppId: string; chatId: string };

/** What every resource works with. */
export type Graph = {
  /** `https://localhost:N/v1.0`, and without the version. */
  base: string;
  origin: string;
  database: Database;
  people: readonly DirectoryPerson[];
  teamsApps: readonly TeamsApp[];
  behaviour: Behaviour;
  /** PEM of an authority to trust beside those of the machine, when somebody is told of a change. */
  trusted: string | null;
  /** For what Graph leaves in any order. */
  random: Random;
  faults: Faults;
  throttle: Throttle;
  spending: Spending;
  /** Business time: what is written as created and modified. */
  now: () => Date;
  /** Milliseconds that go by: what throttling and waiting are counted in. */
  clock: () => number;
  onInstall: (installation: Installation) => void | Promise<void>;
  onUninstall: (installation: Installation) => void | Promise<void>;
  /** Tickets for a file's bytes by the file's place: whoever has one needs no token, while the process lives. */
  downloads: Map<string, string>;
};

export type GraphRequest = {
  method: string;
  /** Decoded segments after the version; a path address (`host:/sites/x`, `root:/a/b`) is one segment. */
  segments: readonly string[];
  /** As it came, for messages. */
  path: string;
  /** OData options by their name with `$`, which Graph lets a client leave out; other parameters as they are. */
  query: ReadonlyMap<string, string>;
  headers: Readonly<Record<string, string | undefined>>;
  bytes: Uint8Array;
  caller: Caller;
  /** The fault that befalls this request; those of pages and deltas are committed where the page is made. */
  fault?: FaultName | null;
};

export type Reply = {
  status: number;
  headers?: Record<string, string>;
  /** Bytes go out as they are, anything else as JSON; absent where there is no body. */
  body?: unknown;
  /** The connection is cut: before anything is answered, or inside the answer. */
  cut?: 'before' | 'inside';
};

/** The segments that a pattern named in braces. */
export type Parameters = Readonly<Record<string, string>>;

export type Call = { graph: Graph; request: GraphRequest; parameters: Parameters };

export type Handler = (call: Call) => Reply | Promise<Reply>;

export type Route = { method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'; pattern: string; handle: Handler };

export type Row = Record<string, unknown>;
