import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import {
  accept,
  refuse,
  withoutRestricted,
  type Meeting,
  type PeriodId,
  type RegisterStore,
  type ReportingPeriod,
  type ReportingState,
  type Result,
  type Saved,
  type Snapshot,
} from '../register/index.ts';

/** `hash` is SHA-256 of the file's bytes, in hexadecimal. */
export type Frozen = { file: string; hash: string; alreadyFrozen: boolean };

type Named = { snapshotFile: string | null; snapshotHash: string | null };

/**
 * Canonical JSON (RFC 8785), so that the same register gives the same bytes. Blocks need no people: none are kept; and
 * the library is open to everybody on the site, so that nothing restricted is kept there, whatever was handed over.
 */
const frozenBytes = (snapshot: Snapshot): Uint8Array =>
  new TextEncoder().encode(canonicalize({ ...withoutRestricted(snapshot), people: [] }));

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const alreadyFrozen = ({ snapshotFile, snapshotHash }: Named): Frozen | null =>
  snapshotFile === null || snapshotHash === null
    ? null
    : { file: snapshotFile, hash: snapshotHash, alreadyFrozen: true };

/**
 * The file's name holds the beginning of its hash. Of two that freeze at once each writes a file of its own, and the
 * row decides which of them is the frozen version; under one name the later file would stand under the earlier's hash.
 */
const keep = async <T extends Named>(
  register: RegisterStore,
  { snapshot, path, row }: { snapshot: Snapshot; path: string; row: T },
  save: (row: T) => Promise<Saved<T>>,
): Promise<Frozen | null> => {
  const before = alreadyFrozen(row);
  if (before) return before;
  const bytes = frozenBytes(snapshot);
  const hash = sha256(bytes);
  const file = `${path}.${hash.slice(0, 12)}.json`;
  await register.putFile(file, bytes);
  const saved = await save({ ...row, snapshotFile: file, snapshotHash: hash });
  return saved.kind === 'saved' ? { file, hash, alreadyFrozen: false } : alreadyFrozen(saved.current);
};

/**
 * Puts the register as it stands into the site's document library and names file and hash in the period's row. A
 * closed period only, and once: a frozen period is never frozen again. `changed-meanwhile` where
 * somebody else changed the period's row: the file is there then, the row does not name it, and a repeat mends that.
 */
export const freezePeriod = async (
  register: RegisterStore,
  snapshot: Snapshot,
  period: PeriodId,
): Promise<Result<Frozen>> => {
  const row = snapshot.periods.find(one => one.period === period);
  const etag = row ? register.etag(row.key) : null;
  if (!row || etag === null) return refuse({ code: 'unknown-period', field: 'period', facts: { period } });
  if (row.state !== 'closed')
    return refuse({ code: 'period-not-closed', field: 'period', facts: { period } });
  const path = `Snapshots/${snapshot.council}/${period}`;
  const frozen = await keep<ReportingPeriod>(register, { snapshot, path, row }, named =>
    register.saveReportingPeriod(named, etag),
  );
  return frozen ? accept(frozen) : refuse({ code: 'changed-meanwhile', field: 'period', facts: { period } });
};

/** A version is given to a body once the figures are in: leadership sees it before the period is closed. */
const giveable: readonly ReportingState[] = ['performance-check', 'leadership', 'closed'];

/**
 * The same for a meeting: the version of the period's report that this body was given, in its own row. Refused while
 * the period's figures are still being collected or approved.
 */
export const freezeMeeting = async (
  register: RegisterStore,
  snapshot: Snapshot,
  meeting: Meeting,
): Promise<Result<Frozen>> => {
  const { period, id } = meeting;
  const row = snapshot.periods.find(one => one.period === period);
  const etag = register.etag(meeting.key);
  if (etag === null) return refuse({ code: 'unknown-meeting', field: 'meeting', facts: { meeting: id } });
  if (!row || !giveable.includes(row.state))
    return refuse({ code: 'period-not-closed', field: 'period', facts: { period } });
  const path = `Snapshots/${snapshot.council}/${period}/${id}`;
  const frozen = await keep<Meeting>(register, { snapshot, path, row: meeting }, named =>
    register.saveMeeting(named, etag),
  );
  return frozen
    ? accept(frozen)
    : refuse({ code: 'changed-meanwhile', field: 'meeting', facts: { meeting: id } });
};
