import type { ChaseRow } from './chaseRow.ts';
import type { Item } from './item.ts';
import type { Result } from './problem.ts';
import type { Meeting } from './meeting.ts';
import type { Snapshot } from './snapshot.ts';
import type { Update } from './update.ts';
import type { ReportingPeriod } from './reportingPeriod.ts';

/** What a save ended in. A conflict is a normal day: `current` is what is there now, and nothing was written. */
export type Saved<T> =
  { kind: 'saved'; etag: string; value: T } | { kind: 'conflict'; etag: string; current: T };

/**
 * How much of a register: `open` leaves out everything restricted or exempt, and what was said of it, as if it were not
 * there; `all` has it, for those who may read it and for the chase.
 */
export type Reach = 'open' | 'all';

/**
 * The register, wherever it is kept. Implemented by `store/` over SharePoint lists; `test/contract/` holds every
 * implementation to the same suite.
 *
 * - Reads come from a mirror: `snapshot` is in memory, and as fresh as the last `refresh` or write of this process.
 * - `saveUpdate` is safe to repeat: a row with the same Key is looked up first, and found is `saved`.
 * - What is restricted or exempt is kept apart, and what is said of it with it: an update is at least as restricted as
 *   its item when it is saved. Saving never moves an item from one to the other: that throws `invalid`.
 * - What cannot be reached throws the store's `QuarterbookError`; what is refused is a `Result`.
 */
export interface RegisterStore {
  councils(): string[];
  /** The open part unless told. */
  snapshot(council: string, asAt: string, reach?: Reach): Result<Snapshot>;
  saveUpdate(update: Update): Promise<Saved<Update>>;
  saveReportingPeriod(period: ReportingPeriod, etag: string): Promise<Saved<ReportingPeriod>>;
  saveMeeting(meeting: Meeting, etag: string): Promise<Saved<Meeting>>;
  /** Of a measure the version whose `definitionKey` it has; the ETag is that row's. */
  saveItem<T extends Item>(item: T, etag: string): Promise<Saved<T>>;
  /** Changes `state`, `decided` and `edited` of an update that is there. Throws `invalid` where anything else differs. */
  saveDecision(update: Update, etag: string): Promise<Saved<Update>>;
  /**
   * Writes lines of the readable record of the chase, which nobody reads to decide, behind everything else; resolves to
   * how many were new or said something else. Safe to repeat.
   */
  saveChaseRows(rows: readonly ChaseRow[]): Promise<number>;
  /** Current ETag of a row, by its Key; null where there is none. */
  etag(key: string): string | null;
  /** Where a row is looked at in the list itself, by its Key; null where there is none, or nobody said. */
  webUrl(key: string): string | null;
  /** Brings the mirror up to date by delta; resolves to the councils in which anything changed. */
  refresh(): Promise<string[]>;
  /**
   * When the list that was read longest ago was read, in real time; null before the first `refresh`. What somebody
   * changed in SharePoint since may be missing from the snapshot.
   */
  asKnownAt(): string | null;
  putFile(path: string, bytes: Uint8Array): Promise<{ webUrl: string; etag: string }>;
  getFile(path: string): Promise<Uint8Array | null>;
}
