import type {
  AnswerRequest,
  BlocksRequest,
  BlocksView,
  Change,
  ItemView,
  Me,
  NudgeAsked,
  NudgeView,
  ProblemDocument,
  PublicConfig,
  RegisterView,
  ReturnsView,
  SavedAnswer,
} from './wire.ts';
import type { CatalogueEntry } from '../report/index.ts';
import type { PeriodId } from '../register/index.ts';
import { listenForChanges } from './changeStream.ts';

export type { CatalogueEntry } from '../report/index.ts';
export type {
  AnswerRequest,
  BlockAnswer,
  BlocksRequest,
  BlocksView,
  Change,
  ChangedFacts,
  ItemPeriod,
  ItemView,
  Me,
  Membership,
  NoteView,
  NudgeAnswer,
  NudgeAsked,
  NudgeView,
  OrphanView,
  PostChase,
  PostReturn,
  ProblemDocument,
  PublicConfig,
  RegisterView,
  ReturnsView,
  SaidBy,
  SaidUpdate,
  SavedAnswer,
  SpokenProblem,
  TeamView,
} from './wire.ts';

/** What the server refused, or that it could not be reached (status 0, code `unreachable`). The message is for people. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly problem: ProblemDocument;

  constructor(problem: ProblemDocument, cause?: unknown) {
    super(problem.detail, { cause });
    this.name = 'ApiError';
    this.status = problem.status;
    this.code = problem.code;
    this.problem = problem;
  }
}

export type ClientOptions = {
  /** Where the server is, `''` for the page's own origin. */
  baseUrl: string;
  /** A bearer token for the scope `access_as_user`; asked for before every request. */
  token: () => Promise<string>;
  fetch?: typeof fetch;
};

/** Every method rejects with `ApiError`. */
export type Client = {
  me: () => Promise<Me>;
  /** The very same object comes back while nothing has changed. */
  register: (council?: string, period?: PeriodId) => Promise<RegisterView>;
  item: (key: string) => Promise<ItemView>;
  /** `etag` is the item's when the form was shown; a stale one ends in code `changed`, with `problem.changed`. */
  saveUpdate: (key: string, answer: AnswerRequest, etag?: string) => Promise<SavedAnswer>;
  catalogue: () => Promise<CatalogueEntry[]>;
  blocks: (request: BlocksRequest) => Promise<BlocksView>;
  returns: (council?: string, period?: PeriodId) => Promise<ReturnsView>;
  /** For the performance team: whoever owes something is written to once more, today. */
  nudge: (asked: NudgeAsked) => Promise<NudgeView>;
  /** For the performance team: a note to it has been dealt with. */
  settleNote: (id: string, council: string) => Promise<void>;
  /** Calls back on every change until the signal aborts; reconnects by itself. Resolves once aborted. */
  events: (onChange: (change: Change) => void, signal: AbortSignal) => Promise<void>;
};

const query = (values: Record<string, string | undefined>): string => {
  const given = Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
};

const unreachable: ProblemDocument = {
  type: 'urn:quarterbook:problem:unreachable',
  title: 'No connection',
  status: 0,
  detail: 'Quarterbook cannot be reached. Check your connection and try again; what you typed is still here.',
  code: 'unreachable',
};

const problemOf = async (response: Response): Promise<ApiError> => {
  const unexpected: ProblemDocument = {
    type: 'about:blank',
    title: 'Something went wrong',
    status: response.status,
    detail: 'Quarterbook could not do that. Try again in a minute.',
    code: 'failed',
  };
  if (!(response.headers.get('Content-Type') ?? '').includes('problem+json')) return new ApiError(unexpected);
  return new ApiError((await response.json()) as ProblemDocument);
};

type Requests = {
  send: (path: string, init?: RequestInit) => Promise<Response>;
  get: <T>(path: string) => Promise<T>;
  post: <T>(path: string, body: unknown, etag?: string) => Promise<T>;
};

const answerOf = async <T>(response: Response): Promise<T> => {
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as T;
};

const createRequests = ({ baseUrl, token, fetch: request = fetch }: ClientOptions): Requests => {
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('Authorization', `Bearer ${await token()}`);
    try {
      return await request(`${baseUrl}${path}`, { ...init, headers });
    } catch (cause) {
      if (init.signal?.aborted) throw cause;
      throw new ApiError(unreachable, cause);
    }
  };
  return {
    send,
    get: async path => answerOf(await send(path)),
    post: async (path, body, etag) => {
      const headers: Record<string, string> = { 'Content-Type': 'application/json' };
      if (etag !== undefined) headers['If-Match'] = etag;
      return answerOf(await send(path, { method: 'POST', headers, body: JSON.stringify(body) }));
    },
  };
};

/** What anybody may know, before there is a token. Rejects with `ApiError`. */
export const getPublicConfig = async (
  baseUrl: string,
  request: typeof fetch = fetch,
): Promise<PublicConfig> => {
  const response = await request(`${baseUrl}/config.json`).catch((cause: unknown) => {
    throw new ApiError(unreachable, cause);
  });
  return answerOf(response);
};

/** The API for pages: fetch and types, nothing else. */
export const createClient = (options: ClientOptions): Client => {
  const { send, get, post } = createRequests(options);
  const seen = new Map<string, RegisterView>();

  const register = async (council?: string, period?: PeriodId): Promise<RegisterView> => {
    const path = `/api/register${query({ council, period })}`;
    const before = seen.get(path);
    const response = await send(path, before ? { headers: { 'If-None-Match': before.etag } } : {});
    if (response.status === 304 && before) return before;
    const view = await answerOf<RegisterView>(response);
    seen.set(path, view);
    return view;
  };

  return {
    me: () => get('/api/me'),
    register,
    item: key => get(`/api/items/${encodeURIComponent(key)}`),
    saveUpdate: (key, given, etag) => post(`/api/items/${encodeURIComponent(key)}/updates`, given, etag),
    catalogue: () => get('/api/blocks'),
    blocks: given => post('/api/blocks', given),
    returns: (council, period) => get(`/api/returns${query({ council, period })}`),
    nudge: asked => post('/api/returns/nudge', asked),
    settleNote: async (id, council) => {
      const path = `/api/returns/notes/${encodeURIComponent(id)}/settle${query({ council })}`;
      await post<unknown>(path, {});
    },
    events: (onChange, signal) =>
      listenForChanges({
        open: () => send('/api/events', { headers: { Accept: 'text/event-stream' }, signal }),
        onChange,
        signal,
      }),
  };
};
