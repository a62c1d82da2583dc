import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import {
  accept,
  refuse,
  type PeriodId,
  type RegisterStore,
  type ReportingPeriod,
  type Result,
  type Snapshot,
} from '../register/index.ts';

/** `hash` is SHA-256 of the file's bytes, in hexadecimal. */
export type Frozen = { file: string; hash: string; alreadyFrozen: boolean };

/** Canonical JSON (RFC 8785), so that the same register gives the same bytes. Blocks need no people: none are kept. */
const frozenBytes = (snapshot: Snapshot): Uint8Array =>
  new TextEncoder().encode(canonicalize({ ...snapshot, people: [] }));

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const alreadyFrozen = ({ snapshotFile, snapshotHash }: ReportingPeriod): Frozen | null =>
  snapshotFile === null || snapshotHash === null
    ? null
    : { file: snapshotFile, hash: snapshotHash, alreadyFrozen: true };

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
  const before = alreadyFrozen(row);
  if (before) return accept(before);
  const bytes = frozenBytes(snapshot);
  const frozen = { file: `Snapshots/${snapshot.council}/${period}.json`, hash: sha256(bytes) };
  await register.putFile(frozen.file, bytes);
  const named = { ...row, snapshotFile: frozen.file, snapshotHash: frozen.hash };
  const saved = await register.saveReportingPeriod(named, etag);
  if (saved.kind === 'saved') return accept({ ...frozen, alreadyFrozen: false });
  const theirs = alreadyFrozen(saved.current);
  return theirs ? accept(theirs) : refuse({ code: 'changed-meanwhile', field: 'period', facts: { period } });
};
