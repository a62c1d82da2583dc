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
import type {
  DatedItemView,
  Decided,
  DecisionBody,
  DeskView,
  EvidenceBody,
  FrozenView,
  HandedOver,
  HandOverBody,
  PeriodsView,
  RevisionBody,
} from './deskWire.ts';
import type { FrozenMeeting, FrozenVersion, MeetingChanges, MeetingsView } from './meetingWire.ts';
import type { CatalogueEntry } from '../report/index.ts';
import type { PeriodId, RawAnswer, ReportingPeriod, ReportingState } from '../register/index.ts';
import { listenForChanges } from './changeStream.ts';

/** What the server says of a refusal, for what a page checks by the same rules before it sends anything. */
export { sentenceOf } from './words.ts';
export type { CatalogueEntry } from '../report/index.ts';
export type {
  AnswerDecision,
  ClaimDecision,
  DatedItemView,
  DatedTask,
  DatesView,
  Decided,
  DecisionBody,
  DeskDecision,
  DeskReturn,
  DeskView,
  DraftView,
  EvidenceBody,
  FrozenView,
  HandedOver,
  HandOverBody,
  ItemActBody,
  PeriodsView,
  PeriodView,
  RevisionBody,
  ReturnTask,
  Task,
  TaskStanding,
  VerdictBody,
} from './deskWire.ts';
export type {
  ChangeSide,
  ChangeView,
  FrozenMeeting,
  FrozenVersion,
  MeetingChanges,
  MeetingsView,
  MeetingVersion,
  MeetingView,
} from './meetingWire.ts';
export type {
  AnswerRequest,
  BlockAnswer,
  BlocksRequest,
  BlocksView,
  Change,
  ChangedFacts,
  ItemPeriod,
  ItemRecord,
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
  item: (key: string) => Promise<ItemView | DatedItemView>;
  /** `etag` is the item's when the form was shown; a stale one ends in code `changed`, with `problem.changed`. */
  saveUpdate: (key: string, answer: AnswerRequest, etag?: string) => Promise<SavedAnswer>;
  /** What the signed-in person owes and has to decide. The very same object comes back while nothing has changed. */
  desk: (council?: string) => Promise<DeskView>;
  saveDraft: (key: string, period: PeriodId, raw: RawAnswer) => Promise<void>;
  dropDraft: (key: string, period: PeriodId) => Promise<void>;
  /** A verdict on an update, or an act on the item. */
  decide: (key: string, decision: DecisionBody, etag?: string) => Promise<Decided>;
  agreeDate: (key: string, revision: RevisionBody, etag?: string) => Promise<Decided>;
  addEvidence: (key: string, evidence: EvidenceBody, etag?: string) => Promise<SavedAnswer>;
  periods: (council?: string) => Promise<PeriodsView>;
  movePeriod: (council: string, period: PeriodId, to: ReportingState) => Promise<ReportingPeriod>;
  freezePeriod: (council: string, period: PeriodId) => Promise<FrozenView>;
  handOver: (council: string, handOver: HandOverBody) => Promise<HandedOver>;
  /** The meetings of a period, and those to come of others. */
  meetings: (council: string, period: PeriodId) => Promise<MeetingsView>;
  /** What has changed since a meeting's version was frozen. Refused where its file is not the one that was frozen. */
  meetingChanges: (meeting: string) => Promise<MeetingChanges>;
  /** The register as that meeting was given it. */
  meetingVersion: (meeting: string) => Promise<FrozenVersion>;
  freezeMeeting: (meeting: string) => Promise<FrozenMeeting>;
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
  /** The very same object comes back while the server says that nothing has changed. */
  getAgain: <T extends { etag: string }>(path: string) => Promise<T>;
  post: <T>(path: string, body: unknown, etag?: string) => Promise<T>;
  /** Answered without a body. */
  keep: (method: 'PUT' | 'DELETE', path: string, body?: unknown) => Promise<void>;
};

const answerOf = async <T>(response: Response): Promise<T> => {
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as T;
};

/** Browsers send 64 kilobytes on after a page has gone, and a character may take three bytes. */
const longestParting = 20_000;

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
  const seen = new Map<string, { etag: string }>();
  return {
    send,
    get: async path => answerOf(await send(path)),
    getAgain: async <T extends { etag: string }>(path: string): Promise<T> => {
      const before = seen.get(path) as T | undefined;
      const response = await send(path, before ? { headers: { 'If-None-Match': before.etag } } : {});
      if (response.status === 304 && before) return before;
      const view = await answerOf<T>(response);
      seen.set(path, view);
      return view;
    },
    post: async (path, body, etag) => {
      const headers: Record<string, string> = { 'Content-Type': 'application/json' };
      if (etag !== undefined) headers['If-Match'] = etag;
      return answerOf(await send(path, { method: 'POST', headers, body: JSON.stringify(body) }));
    },
    keep: async (method, path, body) => {
      const text = body === undefined ? null : JSON.stringify(body);
      const headers = { 'Content-Type': 'application/json' };
      // A page that is being left still sends what was typed, as long as it is short enough for that.
      const keepalive = (text?.length ?? 0) <= longestParting;
      const response = await send(path, { method, headers, body: text, keepalive });
      if (!response.ok) throw await problemOf(response);
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

const onItem = (key: string): string => `/api/items/${encodeURIComponent(key)}`;
const onPeriod = (period: PeriodId): string => `/api/periods/${encodeURIComponent(period)}`;
const onMeeting = (key: string): string => `/api/meetings/${encodeURIComponent(key)}`;
const onDraft = (key: string, period: PeriodId): string =>
  `/api/drafts/${encodeURIComponent(key)}/${encodeURIComponent(period)}`;

/** The API for pages: fetch and types, nothing else. */
export const createClient = (options: ClientOptions): Client => {
  const { send, get, getAgain, post, keep } = createRequests(options);
  return {
    me: () => get('/api/me'),
    register: (council, period) => getAgain(`/api/register${query({ council, period })}`),
    item: key => get(onItem(key)),
    saveUpdate: (key, given, etag) => post(`${onItem(key)}/updates`, given, etag),
    desk: council => getAgain(`/api/desk${query({ council })}`),
    saveDraft: (key, period, raw) => keep('PUT', onDraft(key, period), { raw }),
    dropDraft: (key, period) => keep('DELETE', onDraft(key, period)),
    decide: (key, decision, etag) => post(`${onItem(key)}/decisions`, decision, etag),
    agreeDate: (key, revision, etag) => post(`${onItem(key)}/revisions`, revision, etag),
    addEvidence: (key, evidence, etag) => post(`${onItem(key)}/evidence`, evidence, etag),
    periods: council => getAgain(`/api/periods${query({ council })}`),
    movePeriod: (council, period, to) => post(`${onPeriod(period)}/state${query({ council })}`, { to }),
    freezePeriod: (council, period) => post(`${onPeriod(period)}/freeze${query({ council })}`, {}),
    handOver: (council, given) => post(`/api/returns/handover${query({ council })}`, given),
    meetings: (council, period) => getAgain(`/api/meetings${query({ council, period })}`),
    meetingChanges: meeting => getAgain(`${onMeeting(meeting)}/changes`),
    meetingVersion: meeting => getAgain(`${onMeeting(meeting)}/version`),
    freezeMeeting: meeting => post(`${onMeeting(meeting)}/freeze`, {}),
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
