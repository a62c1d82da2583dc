import type { Behaviour } from './behaviour.ts';
import type { Database } from './database.ts';

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
  now: () => Date;
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
};

export type Reply = {
  status: number;
  headers?: Record<string, string>;
  /** Bytes go out as they are, anything else as JSON; absent where there is no body. */
  body?: unknown;
};

/** The segments that a pattern named in braces. */
export type Parameters = Readonly<Record<string, string>>;

export type Call = { graph: Graph; request: GraphRequest; parameters: Parameters };

export type Handler = (call: Call) => Reply | Promise<Reply>;

export type Route = { method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'; pattern: string; handle: Handler };

export type Row = Record<string, unknown>;
