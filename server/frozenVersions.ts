import type { Meeting, Result, Snapshot } from '../register/index.ts';

/** Reads the version that a meeting was given; refused as the store refuses it. */
export type ReadVersion = (snapshot: Snapshot, meeting: Meeting) => Promise<Result<Snapshot>>;

/** So long a file that was found to be the frozen one is not fetched again. In milliseconds. */
const trusted = 5 * 60_000;
const kept = 8;

type Known = { version: Result<Snapshot>; until: number };

/**
 * The same, with the last few versions kept in memory by file and hash: whatever has that hash never changes, and
 * SharePoint is asked for a large file once and not by every page. A file that is changed by hand is noticed within
 * five minutes. What was refused is asked for again.
 */
export const createFrozenVersions = (read: ReadVersion, realNow: () => number): ReadVersion => {
  const known = new Map<string, Known>();
  return async (snapshot, meeting) => {
    const name = `${meeting.snapshotFile}#${meeting.snapshotHash}`;
    const before = known.get(name);
    if (before && before.until > realNow()) return before.version;
    known.delete(name);
    const version = await read(snapshot, meeting);
    if (!version.ok) return version;
    known.set(name, { version, until: realNow() + trusted });
    const [oldest] = known.keys();
    if (known.size > kept && oldest !== undefined) known.delete(oldest);
    return version;
  };
};
