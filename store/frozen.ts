import {
  accept,
  parseScheme,
  refuse,
  type Action,
  type Complaint,
  type Document,
  type Indicator,
  type Meeting,
  type PeriodId,
  type Recommendation,
  type RegisterStore,
  type Result,
  type Scheme,
  type Snapshot,
  type Update,
} from '../register/index.ts';
import { sha256 } from './freeze.ts';

/** Which frozen version: a period's own, or the one that a meeting (by its id, `cabinet`) was given. */
export type FrozenOf = { period: PeriodId; meeting?: string | undefined };

/** The meeting of that id of a period; refused with the ids there are. */
export const findMeeting = (snapshot: Snapshot, period: PeriodId, id: string): Result<Meeting> => {
  const own = snapshot.meetings.filter(one => one.period === period);
  const found = own.find(one => one.id === id);
  if (found) return accept(found);
  const known = own.map(one => one.id).join(', ');
  return refuse({
    code: 'unknown-meeting',
    field: 'meeting',
    facts: { meeting: id, period, ...(known === '' ? {} : { known }) },
  });
};

const promised = { formerOwners: [], formerKey: null, visibility: 'internal' } as const;
const action = { ...promised, from: null, project: null, planned: null, revised: null, decisionRef: null };
const indicator = {
  ...promised,
  breaksTrend: false,
  breakReason: null,
  targetHigh: null,
  targetAgreedBy: null,
  tolerance: null,
  benchmark: null,
};
const update = {
  numerator: null,
  denominator: null,
  expectedOn: null,
  restatementReason: null,
  visibility: 'internal',
} as const;

const recommendation = { ...promised, assurance: null, revisions: [], acts: [] };
const document = { ...promised, reviewInterval: null, acts: [] };
const complaint = { ...promised, acts: [] };

const withDefaults = (scheme: Scheme): Scheme => {
  const parsed = parseScheme(scheme);
  return parsed.ok ? parsed.value : scheme;
};

/** A file of before lacks what the register learned since; what it has is left as it was. */
const completed = (kept: Snapshot): Snapshot => {
  const older: Partial<Snapshot> = kept;
  return {
    ...kept,
    schemes: kept.schemes.map(withDefaults),
    actions: kept.actions.map((one): Action => ({ ...action, ...one })),
    indicators: kept.indicators.map((one): Indicator => ({
      ...indicator,
      ...one,
      definitionKey: one.definitionKey ?? one.key,
    })),
    updates: kept.updates.map((one): Update => ({ ...update, ...one })),
    recommendations: (older.recommendations ?? []).map((one): Recommendation => ({
      ...recommendation,
      ...one,
    })),
    documents: (older.documents ?? []).map((one): Document => ({ ...document, ...one })),
    complaints: (older.complaints ?? []).map((one): Complaint => ({ ...complaint, ...one })),
    meetings: older.meetings ?? [],
    problems: older.problems ?? [],
  };
};

/**
 * The register as it was frozen, from its file. The file's SHA-256 has to be the one in the row of the period or the
 * meeting: `hash-mismatch` where it is another or the file is gone, `not-frozen` where the row names none.
 * Nobody's data of people is in it.
 */
export const readFrozen = async (
  register: RegisterStore,
  snapshot: Snapshot,
  { period, meeting }: FrozenOf,
): Promise<Result<Snapshot>> => {
  const found = meeting === undefined ? null : findMeeting(snapshot, period, meeting);
  if (found?.ok === false) return found;
  const row = found?.value ?? snapshot.periods.find(one => one.period === period);
  if (!row) return refuse({ code: 'unknown-period', field: 'period', facts: { period } });
  if (row.snapshotFile === null || row.snapshotHash === null)
    return refuse({ code: 'not-frozen', field: 'period', facts: { period } });
  const bytes = await register.getFile(row.snapshotFile);
  if (!bytes || sha256(bytes) !== row.snapshotHash)
    return refuse({ code: 'hash-mismatch', field: 'period', facts: { period, file: row.snapshotFile } });
  return accept(completed(JSON.parse(new TextDecoder().decode(bytes)) as Snapshot));
};
