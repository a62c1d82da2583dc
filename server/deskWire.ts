import type { ActionActDraft, DocumentActDraft, RedatingDraft } from '../chase/index.ts';
import type {
  ActName,
  Day,
  Document,
  FormAsked,
  Instant,
  Item,
  PeriodId,
  Plan,
  PreviousStanding,
  Rating,
  RawAnswer,
  Recommendation,
  RecommendationActDraft,
  RecommendationPosition,
  ReportingPeriod,
  ReportingState,
  ReturnItem,
  Scheme,
  Update,
  Verdict,
} from '../register/index.ts';
import type { ItemRecord, SaidBy, SaidUpdate } from './wire.ts';

/** The date first agreed, the one in force, and every move between them. `agreedBy` is a post. */
export type DatesView = {
  original: Day | null;
  due: Day | null;
  /** "Ongoing" and the like, where there is no date. */
  dueText: string | null;
  revised: { from: Day; to: Day; agreedBy: string; agreedOn: Day; reason: string }[];
};

/** A recommendation or a policy with everything that was done to it and said of it, each the latest first. */
export type DatedItemView = {
  item: Recommendation | Document;
  plans: Plan[];
  scheme: Scheme;
  /** As at today: it follows from dates and acts. */
  rating: Rating;
  dates: DatesView;
  /** In people's words, naming posts. */
  acts: { on: Day; words: string }[];
  updates: SaidUpdate[];
  /** True where the signed-in person may answer for its post. */
  mine: boolean;
  /** What the table of rights lets the signed-in person do to it, whatever state it is in. */
  may: ActName[];
  /** For those alone who look after the register. */
  record?: ItemRecord;
  etag: string;
};

/**
 * What every task says of its item. `title` is null of what is restricted where SharePoint does not let this person
 * read it: its reference is all that is told, as on a card. `etag` goes back as `If-Match`.
 */
export type Task = { key: string; ref: string; title: string | null; post: string; etag: string };

/**
 * One item of a return. `standing` is null where its words are not for this person to read; `sentBack` is the answer
 * that came back, with its reason. `optional`: words are welcome and nobody waits for them.
 */
export type ReturnTask = Task & {
  asks: FormAsked;
  optional: boolean;
  answered: boolean;
  standing: TaskStanding | null;
  sentBack: { at: Instant; reason: string | null; update: Update | null } | null;
};

export type TaskStanding = {
  item: ReturnItem;
  /** Id of one of the desk's schemes. */
  scheme: string;
  update: Update | null;
  rating: Rating;
  previous: PreviousStanding | null;
};

/** All that one person owes for one period. `answered` of `asked` items have an answer. */
export type DeskReturn = { period: ReportingPeriod; asked: number; answered: number; tasks: ReturnTask[] };

/**
 * A recommendation or a policy that somebody answers for. `read` is null where it is not for them to read. `waiting` is
 * what they said and nobody has decided; `returned` what would satisfy, where a claim or an answer came back.
 */
export type DatedTask = Task & {
  kind: 'recommendation' | 'document';
  read: {
    item: Recommendation | Document;
    /** Id of one of the desk's schemes. */
    scheme: string;
    rating: Rating;
    dates: DatesView;
    overdue: boolean;
    waiting: Update | null;
    returned: string | null;
  } | null;
  may: ActName[];
};

/** An answer that waits for a decision. `bands` are those to choose another rating from. */
export type AnswerDecision = Task & {
  kind: 'answer';
  period: PeriodId;
  /** Null where it is not for this person to read: it is decided once SharePoint lets them. */
  read: {
    item: ReturnItem | Recommendation | Document;
    scheme: string;
    update: Update;
    rating: Rating | null;
    previous: PreviousStanding | null;
    dates: DatesView | null;
  } | null;
  bands: FormAsked['bands'];
  saidBy: SaidBy;
  may: ActName[];
};

/** A claim that a recommendation is implemented, which its closer confirms or returns. */
export type ClaimDecision = Task & {
  kind: 'claim';
  read: {
    item: Recommendation;
    claim: NonNullable<RecommendationPosition['claim']>;
    dates: DatesView;
  } | null;
  saidBy: SaidBy;
  may: ActName[];
};

export type DeskDecision = AnswerDecision | ClaimDecision;

/** Words left half written: `raw` as it stood in the form. */
export type DraftView = { itemKey: string; period: PeriodId; raw: RawAnswer; at: Instant };

/** Everything that the signed-in person owes, may answer and has to decide today, in the register's order. */
export type DeskView = {
  council: string;
  today: Day;
  /** Those that anything below is rated by. */
  schemes: Scheme[];
  returns: DeskReturn[];
  recommendations: DatedTask[];
  documents: DatedTask[];
  decisions: DeskDecision[];
  drafts: DraftView[];
  etag: string;
};

type Dated<A> = A extends unknown ? Omit<A, 'on'> & { on?: Day | undefined } : never;

/** Something that is done to an item. `on` is today unless given, and never to come. */
export type ItemActBody = Dated<RecommendationActDraft | DocumentActDraft | ActionActDraft>;

/** Another date that is agreed to; who asked for it is read from the update. */
export type RedatingBody = Dated<Omit<RedatingDraft, 'askedBy'>>;

type Reasoned<V> = V extends { act: 'approve' } ? { act: 'approve'; reason?: string | undefined } : V;

/** A verdict on one update. `also` is what it agrees to: the date that was asked for, or what becomes of a review. */
export type VerdictBody = {
  update: string;
  also?: RedatingBody | ItemActBody | undefined;
} & Reasoned<Verdict>;

export type DecisionBody = VerdictBody | ItemActBody;

/** `to` a day; `update` is the answer in which the owner asked for it. */
export type RevisionBody = { to: Day; reason: string; update?: string | undefined };

/**
 * The https address of what shows that the answer of a period is so, the last answered one unless told; `words` are put
 * below those of the answer. It makes a correction of the answer, with everything else as it was.
 */
export type EvidenceBody = {
  url: string;
  words?: string | undefined;
  period?: PeriodId | undefined;
  submissionId: string;
};

/**
 * What a decision has left behind. `item` is given where it was the item that changed, `update` where it was an
 * answer; both are null where they are not for this person to read.
 */
export type Decided = { item: Item | null; update: Update | null; etag: string };

/** Items by key, or everything that still goes on of a post whose holder leaves. */
export type HandOverBody = {
  items?: string[] | undefined;
  post?: string | undefined;
  toPost: string;
};

/** `count` includes items that this person may not read; `items` are the keys of the others. */
export type HandedOver = { toPost: string; count: number; items: string[] };

/**
 * A reporting period on its way to being closed. Of `asked` items so many have an answer, and of those so many are
 * approved. `isFrozen`: its register is kept in a file with a hash.
 */
export type PeriodView = {
  period: PeriodId;
  title: string;
  opensOn: Day;
  dueOn: Day;
  state: ReportingState;
  asked: number;
  answered: number;
  approved: number;
  isFrozen: boolean;
};

/** The latest first. `mayMove` is true for the performance team. */
export type PeriodsView = { council: string; periods: PeriodView[]; mayMove: boolean; etag: string };

/** `hash` is SHA-256 of the file's bytes, in hexadecimal. */
export type FrozenFile = { file: string; hash: string; alreadyFrozen: boolean };

export type FrozenView = FrozenFile & { period: PeriodId };
