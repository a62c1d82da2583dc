import type { NudgeRefusal, Note, OrphanReason } from '../chase/index.ts';
import type { BlockModel } from '../report/index.ts';
import type {
  ActName,
  Day,
  GivenBy,
  Instant,
  ReturnItem,
  PeriodId,
  Plan,
  Problem,
  Rating,
  RawAnswer,
  Role,
  Scheme,
  Snapshot,
  Update,
} from '../register/index.ts';

/** What anybody may know before signing in. Nothing here is secret. */
export type PublicConfig = {
  officeJsUrl: string;
  apiClientId: string;
  /** Without a trailing slash: `https://login.microsoftonline.com`. */
  authority: string;
  tenants: string[];
};

/** Who waits for Graph, in the order in which they go: answers before edits before reading before copies. */
type ByOrder<T> = Record<'answer' | 'edit' | 'delta' | 'projection', T>;

/**
 * What `/ready` tells of a running server: how fresh its register is, and how it stands between it and Graph.
 * `pausedUntil` is null where Graph has not asked to wait; `unitsLastMinute` are SharePoint's resource units.
 */
export type ServerLoad = {
  asKnownAt: Instant | null;
  graph: {
    inFlight: number;
    waiting: ByOrder<number>;
    pausedUntil: ByOrder<Instant | null>;
    unitsLastMinute: number;
  };
};

/** What one person holds in one council. */
export type Membership = {
  council: string;
  title: string;
  personKey: string;
  roles: Role[];
  posts: string[];
};

/** The signed-in person. `councils` has at least one entry, by title. */
export type Me = { entraId: string; displayName: string; councils: Membership[] };

/**
 * All that a first view needs. People in the snapshot carry key, posts and display name only; their other fields
 * are empty. `period` is the one asked for, otherwise the one being collected, otherwise the latest that has opened.
 * `now` is business time.
 */
export type RegisterView = {
  snapshot: Snapshot;
  council: string;
  period: PeriodId;
  me: Me;
  now: Instant;
  etag: string;
};

/** Who said something: null names a figure taken from a printed report, or a person who is no longer listed. */
export type SaidBy = { displayName: string; posts: string[] } | null;

/** One item with everything that was ever said of it, the latest period first. */
export type ItemView = {
  item: ReturnItem;
  plans: Plan[];
  scheme: Scheme;
  history: ItemPeriod[];
  /** True where the signed-in person holds the item's post. */
  mine: boolean;
  /** What the table of rights lets the signed-in person do to it, whatever state it is in. */
  may: ActName[];
  /** Periods of this council that take answers now. */
  openPeriods: PeriodId[];
  /** For those alone who look after the register. */
  record?: ItemRecord;
  /** Send it back as `If-Match` with an answer, so that nobody's answer is overwritten unseen. */
  etag: string;
};

/** A message that spoke of an item: on which day, to which post, by which step, and what became of it, in words. */
export type AskedView = { day: Day; post: string; step: string; outcome: string };

/** `asked` the latest first, of the last two months. `rowUrl` leads to the row in SharePoint; null where nobody said. */
export type ItemRecord = { asked: AskedView[]; rowUrl: string | null };

/** `update` is the one that counts (null: nothing was said); `earlier` are those it replaced, the latest first. */
export type ItemPeriod = {
  period: PeriodId;
  title: string;
  rating: Rating | null;
  update: SaidUpdate | null;
  earlier: SaidUpdate[];
};

export type SaidUpdate = { update: Update; saidBy: SaidBy };

/**
 * An answer as a person typed it. `submissionId` is minted when the form is shown; a repeat saves nothing twice. Of a
 * recommendation or a policy it is progress, whose period is the quarter of today whatever is sent. `givenBy` is a
 * proxy's: the performance team records what somebody else said.
 */
export type AnswerRequest = {
  period: PeriodId;
  submissionId: string;
  raw: RawAnswer;
  givenBy?: GivenBy | undefined;
};

export type SavedAnswer = { update: Update; repeated: boolean; etag: string };

/**
 * What a stale answer is told: what is there now, and what was being sent, which is not lost. `current` is null where
 * nothing was said, or where it is not for this person to read.
 */
export type ChangedFacts = { current: SaidUpdate | null; yours: RawAnswer; etag: string };

export type BlocksRequest = { council?: string; period: PeriodId; tags: string[] };

export type BlockAnswer =
  { tag: string; ok: true; model: BlockModel } | { tag: string; ok: false; problems: SpokenProblem[] };

/** In the order of the tags that were asked for, each once. `asAt` is business time; the etag is that of the register. */
export type BlocksView = { council: string; asAt: Instant; etag: string; models: BlockAnswer[] };

/** One post's return for a period. `answered` of `owed` items have an answer; items in report order. */
export type PostReturn = {
  post: string;
  holders: string[];
  owed: number;
  answered: number;
  lastAnsweredAt: Instant | null;
  /** For the performance team alone. */
  chase?: PostChase;
  items: { key: string; title: string; answeredAt: Instant | null }[];
};

/** What became of the last message about a post: by Teams, by e-mail, or by neither; `outcome` is in words. */
export type Reached = { day: Day; by: 'teams' | 'email' | null; outcome: string };

/**
 * How the chase stands with a post. `lateDays` are working days after the day it was due, while something is owed.
 * `away` says no more than that; `snoozedUntil` is the day on which they are asked again.
 */
export type PostChase = {
  approved: number;
  sentBack: number;
  lateDays: number;
  reached: Reached | null;
  away: boolean;
  snoozedUntil: Day | null;
  lastNudge: Day | null;
};

/** A post that cannot be reached or never answers. `passesTo` is asked instead. */
export type OrphanView = {
  post: string;
  reason: OrphanReason;
  says: string;
  passesTo: string | null;
  items: number;
};

/** A message that may or may not have arrived, and is not sent again. */
export type UnknownView = { post: string; day: Day; reason: string };

/**
 * What somebody wrote to the performance team and nobody has settled. `text` is null where it is about an item that the
 * reader may not see.
 */
export type NoteView = {
  id: string;
  kind: Note['kind'];
  from: SaidBy;
  at: Instant;
  text: string | null;
  item: { key: string; ref: string; title: string } | null;
  toPost: string | null;
};

/** Ten working days late or more: the list that goes to the board. */
export type LateView = { post: string; period: PeriodId; due: Day; items: number };

/** What the performance team sees beside the posts: oldest notes first, everything else by post. */
export type TeamView = {
  unknown: UnknownView[];
  orphans: OrphanView[];
  late: LateView[];
  notes: NoteView[];
};

/** The posts to nudge; all that owe something unless named. */
export type NudgeAsked = { council?: string; posts?: string[] };

export type NudgeAnswer =
  { post: string; nudged: true } | { post: string; nudged: false; why: NudgeRefusal; detail: string };

export type NudgeView = { council: string; posts: NudgeAnswer[] };

/** Posts that still owe come first, then by name. */
export type ReturnsView = {
  council: string;
  period: PeriodId;
  title: string;
  dueOn: string | null;
  owed: number;
  answered: number;
  posts: PostReturn[];
  team?: TeamView;
};

/** `council` is null where anything may have changed: after a broken connection, for one. */
export type Change = { council: string | null };

/** A rule's refusal with its sentence. */
export type SpokenProblem = Problem & { detail: string };

/** RFC 9457, `application/problem+json`. `problems` lists every refusal where there is more than one field. */
export type ProblemDocument = {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  field?: string;
  problems?: SpokenProblem[];
  changed?: ChangedFacts;
};
