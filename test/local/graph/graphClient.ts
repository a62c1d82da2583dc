import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { ensureAuthority } from '../../../local/authority/index.ts';
import { startLocalGraph } from '../../../local/graph/index.ts';
import type { Caller, LocalGraph, LocalGraphOptions } from '../../../local/graph/index.ts';
import { answerProblems, errorProblems, successOf } from '../../recorded/publishedShapes.ts';
import { createTrustingFetch } from './trustingFetch.ts';

export const carParks = { entraId: 'b13afe74-abef-56da-9e37-4bc838e60d05', displayName: 'Car Parks Manager' };
export const finance = {
  entraId: '3f540ae3-8b64-5aee-81a5-ca62b027e8a2',
  displayName: 'Assistant Director, Finance',
  mail: 'finance@kingslynn.example',
  managerId: carParks.entraId,
};

/** Holds an answer to what Microsoft publishes of that operation, or, as `error`, of every refusal. */
export const expectShape = (operation: string, body: unknown): void => {
  expect(
    operation === 'error' ? errorProblems(body) : answerProblems(operation, successOf(operation), body),
  ).toEqual([]);
};

/** What tests read out of an answer. Whether it is there is what they are about. */
export type Json = {
  [name: string]: unknown;
  id: string;
  eTag: string;
  name: string;
  '@odata.nextLink': string;
  '@odata.deltaLink': string;
  fields: Record<string, string | undefined>;
  value: Json[];
  columns: Json[];
  deleted?: { state: string };
  error: { code: string; message: string; innerError: Record<string, string> };
  responses: { id: string; status: number; body: Json }[];
  teamsApp: { externalId: string };
  automaticRepliesSetting: { status: string };
};

export type Answer = { status: number; headers: Headers; body: Json; text: string };

export type Ask = (
  method: string,
  path: string,
  more?: { body?: unknown; headers?: Record<string, string> },
) => Promise<Answer>;

export type Running = LocalGraph & {
  ask: Ask;
  fetch: typeof fetch;
  home: string;
  restart: () => Promise<Running>;
};

export const application = 'Bearer application';
export const person = 'Bearer person';

/** What local Graph serves needs no more than these. */
const everyPermission = [
  'Sites.FullControl.All',
  'User.Read.All',
  'MailboxSettings.ReadWrite',
  'Mail.Send',
  'AppCatalog.Read.All',
  'TeamsAppInstallation.ReadWriteSelfForUser.All',
];

const callers: Record<string, Caller> = {
  [application]: { appId: 'app', oid: null, roles: everyPermission, scopes: [] },
  [person]: {
    appId: 'app',
    oid: carParks.entraId,
    roles: [],
    scopes: ['Sites.FullControl.All', 'User.Read.All'],
  },
};

/** The headers of a caller that a test makes up: an application by itself, or one that acts for `oid`. */
export const as = (caller: Partial<Caller>): { headers: Record<string, string> } => {
  const whole: Caller = { appId: 'app', oid: null, roles: [], scopes: [], ...caller };
  const authorization = `Bearer ${Buffer.from(JSON.stringify(whole)).toString('base64url')}`;
  callers[authorization] = whole;
  return { headers: { authorization } };
};

let home: Promise<string> | null = null;

/** One folder, and so one authority, for a whole test file: making keys takes a while. */
const sharedHome = (): Promise<string> => (home ??= mkdtemp(join(tmpdir(), 'local-graph-')));

/** Starts local Graph on a free port, with a bearer for the application and one for the Car Parks Manager. */
export const startGraph = async (options: Partial<LocalGraphOptions> = {}): Promise<Running> => {
  const folder = await sharedHome();
  const authority = await ensureAuthority(folder);
  const graph = await startLocalGraph({
    port: 0,
    data: null,
    tls: authority.server,
    people: [carParks, finance],
    trusted: authority.caPem,
    authorise: ({ authorization }) => callers[authorization ?? ''] ?? null,
    ...options,
  });
  const trusting = createTrustingFetch(authority.caPem);
  const ask: Ask = async (method, path, { body, headers = {} } = {}) => {
    const raw = body instanceof Uint8Array || body === undefined;
    const response = await trusting(path.startsWith('https:') ? path : `${graph.url}${path}`, {
      method,
      headers: {
        authorization: application,
        ...(raw ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = (response.headers.get('content-type') ?? '').includes('json');
    return {
      status: response.status,
      headers: response.headers,
      body: (json ? JSON.parse(text) : null) as Json,
      text,
    };
  };
  return {
    ...graph,
    ask,
    fetch: trusting,
    home: folder,
    restart: async () => {
      await graph.close();
      return startGraph(options);
    },
  };
};

export const site = '/sites/kingslynn.sharepoint.local:/sites/Quarterbook:';

export const sampleColumns = [
  { name: 'Key', text: {}, indexed: true, enforceUniqueValues: true },
  { name: 'Council', text: {}, indexed: true },
  { name: 'Commentary', text: { allowMultipleLines: true } },
  { name: 'Order', number: {} },
  { name: 'Due', dateTime: { format: 'dateOnly' } },
  { name: 'Partnership', boolean: {} },
  { name: 'State', choice: { choices: ['draft', 'submitted'] } },
  { name: 'Officer', personOrGroup: {} },
];

/** A list with a column of each kind; gives back the path of its items. */
export const makeList = async ({ ask }: Running, displayName = 'Updates'): Promise<string> => {
  const made = await ask('POST', `${site}/lists`, { body: { displayName, columns: sampleColumns } });
  expect(made.status).toBe(201);
  return `${site}/lists/${made.body.id}/items`;
};

/** Adds rows one after another and gives back their ids. */
export const addItems = async (
  { ask }: Running,
  items: string,
  rows: readonly unknown[],
): Promise<string[]> => {
  const ids: string[] = [];
  for (const fields of rows) {
    const made = await ask('POST', items, { body: { fields } });
    expect(made.status).toBe(201);
    ids.push(made.body.id);
  }
  return ids;
};
