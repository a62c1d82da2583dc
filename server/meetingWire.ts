import type {
  Band,
  ChangedPart,
  ChangedSince,
  Day,
  Instant,
  Meeting,
  PeriodId,
  Snapshot,
} from '../register/index.ts';
import type { ReturnItem, Update } from '../register/index.ts';
import type { FrozenFile } from './deskWire.ts';
import type { SpokenProblem } from './wire.ts';

/**
 * The version of the register that a meeting was given. `frozenAt` is null where the file could not be read as the one
 * that was frozen; `problem` says why.
 */
export type MeetingVersion = { hash: string; frozenAt: Instant | null; problem: SpokenProblem | null };

/**
 * A meeting to which a period's report goes. `latestPublish` is the last day on which its papers can be published by
 * law, where a later one is planned; null where nothing is wrong with that.
 */
export type MeetingView = Omit<Meeting, 'council' | 'snapshotFile' | 'snapshotHash'> & {
  periodTitle: string;
  version: MeetingVersion | null;
  latestPublish: Day | null;
};

/**
 * Meetings of one period, and those to come of the other live ones; the earliest first. `today` is business time.
 * `mayFreeze` is true for the performance team.
 */
export type MeetingsView = {
  council: string;
  period: PeriodId;
  today: Day;
  meetings: MeetingView[];
  mayFreeze: boolean;
  etag: string;
};

/** An item as it was in the papers, or as it is now. */
export type ChangeSide = { item: ReturnItem; mark: Band; update: Update | null };

/**
 * One item that is no longer as its papers have it; `then` is null of one that was added since, `now` of one that is
 * not in the register any more. `approved` is the latest decision on what is said now, by a post; null where there is
 * none. `redated` is the last move of its date where that changed, `decisionRef` the decision where its state did.
 */
export type ChangeView = {
  key: string;
  ref: string;
  title: string;
  then: ChangeSide | null;
  now: ChangeSide | null;
  parts: ChangedPart[];
  approved: { by: string; at: Instant } | null;
  redated: { by: string; on: Day; reason: string } | null;
  decisionRef: string | null;
};

/** What has changed since a meeting's version was frozen, of what everybody may read, whoever asks. */
export type MeetingChanges = {
  meeting: string;
  body: string;
  period: PeriodId;
  frozenAt: Instant;
  changes: ChangeView[];
  counts: ChangedSince['counts'];
  etag: string;
};

/** The register as a meeting was given it, without what has been restricted since. */
export type FrozenVersion = { meeting: string; hash: string; snapshot: Snapshot; etag: string };

export type FrozenMeeting = FrozenFile & { meeting: string };
