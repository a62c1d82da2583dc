import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { summariseStatus, type RegisterStore, type Snapshot } from '../../register/index.ts';
import {
  createRegisterStore,
  findMeeting,
  freezeMeeting,
  freezePeriod,
  importRegister,
  loadSchemes,
  provision,
  readFrozen,
} from '../../store/index.ts';
import { siteAddress, startOffice, type Office } from './office.ts';
import { update, wholeRegister } from './register.ts';

const council = 'kings-lynn';
const q1 = '2024-25-Q1';
const schemes = loadSchemes('register/schemes');
let office: Office;
let register: RegisterStore;

const openStore = async (): Promise<RegisterStore> => {
  const store = createRegisterStore({ graph: office.graph, site: siteAddress, schemes });
  await store.refresh();
  return store;
};

const snapshotAt = (asAt = '2024-09-30T08:00:00Z', store = register): Snapshot => {
  const made = store.snapshot(council, asAt);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value;
};

const rowOf = (period: string, store = register) =>
  snapshotAt(undefined, store).periods.find(one => one.period === period)!;

const meetingOf = (id: string, store = register) => {
  const found = findMeeting(snapshotAt(undefined, store), q1, id);
  if (!found.ok) throw new Error('no such meeting');
  return found.value;
};

const counts = (snapshot: Snapshot) => {
  const summary = summariseStatus(snapshot, q1, 'action');
  if (!summary.ok) throw new Error(JSON.stringify(summary.problems));
  return summary.value.rows.at(-1)?.counts;
};

beforeAll(async () => {
  office = await startOffice();
  await provision({ graph: office.graph, site: siteAddress });
  const whole = wholeRegister(council);
  // Under one plan each, so that the summary's identities hold.
  const actions = whole.actions.map(one => ({ ...one, planKeys: [`${council}/growth`] }));
  await importRegister({ ...whole, actions }, { graph: office.graph, site: siteAddress });
  register = await openStore();
}, 120_000);

afterAll(() => office.stop());

describe('a closed period is kept as it stood', () => {
  test('a period that is not closed is refused, and no file is made', async () => {
    expect(await freezePeriod(register, snapshotAt(), '2024-25-Q2')).toMatchObject({
      ok: false,
      problems: [{ code: 'period-not-closed' }],
    });
    expect(rowOf('2024-25-Q2').snapshotFile).toBeNull();
  });

  test('a period that is not there is refused', async () => {
    expect(await freezePeriod(register, snapshotAt(), '2031-32')).toMatchObject({
      problems: [{ code: 'unknown-period' }],
    });
  });

  test('before it is frozen there is nothing to read', async () => {
    expect(await readFrozen(register, snapshotAt(), { period: q1 })).toMatchObject({
      problems: [{ code: 'not-frozen' }],
    });
  });

  test('the file is in the library, its row has the hash of its bytes, and it gives the printed figures again', async () => {
    const frozen = await freezePeriod(register, snapshotAt(), q1);
    const row = rowOf(q1);
    const bytes = await register.getFile(row.snapshotFile ?? '');
    expect(frozen).toMatchObject({ ok: true, value: { hash: row.snapshotHash, alreadyFrozen: false } });
    expect(createHash('sha256').update(bytes!).digest('hex')).toBe(row.snapshotHash);
    const kept = await readFrozen(register, snapshotAt(), { period: q1 });
    expect(kept.ok && counts(kept.value)).toEqual(counts(snapshotAt()));
    expect(kept.ok && kept.value.people).toEqual([]);
    expect(kept.ok && kept.value.recommendations).toEqual(snapshotAt().recommendations);
  });

  test('it is frozen once: later the same file and hash are given', async () => {
    const again = await freezePeriod(register, snapshotAt('2024-10-09T08:00:00Z'), q1);
    const { snapshotFile: file, snapshotHash: hash } = rowOf(q1);
    expect(again).toEqual({ ok: true, value: { file, hash, alreadyFrozen: true } });
  });

  test('what is said afterwards changes the register and not the frozen version', async () => {
    const before = counts(snapshotAt());
    const item = snapshotAt().actions.find(one => one.ref === 'A10')!;
    await register.saveUpdate(update(item.key, q1, { submissionId: 'late', band: 'R' }));
    expect(counts(snapshotAt())).not.toEqual(before);
    const kept = await readFrozen(register, snapshotAt(), { period: q1 });
    expect(kept.ok && counts(kept.value)).toEqual(before);
  });

  test('a file that was changed by hand is refused, and so is one that is gone', async () => {
    const snapshot = snapshotAt();
    const row = rowOf(q1);
    const pointed = (snapshotFile: string): Snapshot => ({
      ...snapshot,
      periods: snapshot.periods.map(one => (one.key === row.key ? { ...row, snapshotFile } : one)),
    });
    await register.putFile('Snapshots/by-hand.json', new TextEncoder().encode('{"actions":[]}'));
    for (const file of ['Snapshots/by-hand.json', 'Snapshots/gone.json'])
      expect(await readFrozen(register, pointed(file), { period: q1 })).toMatchObject({
        problems: [{ code: 'hash-mismatch', facts: { period: q1 } }],
      });
  });
});

describe('each meeting has a version of its own', () => {
  test('which stays as it was given, whatever the next one is given', async () => {
    const panel = meetingOf('corporate-performance-panel');
    expect(await freezeMeeting(register, snapshotAt('2024-10-07T08:00:00Z'), panel)).toMatchObject({
      ok: true,
    });
    const given = counts(snapshotAt());
    const item = snapshotAt().actions.find(one => one.ref === 'A02')!;
    await register.saveUpdate(
      update(item.key, q1, { submissionId: 'restated', band: 'G', submittedAt: '2024-10-20T09:00:00Z' }),
    );
    await freezeMeeting(register, snapshotAt('2024-10-28T08:00:00Z'), meetingOf('cabinet'));
    const read = async (meeting: string) => {
      const kept = await readFrozen(register, snapshotAt(), { period: q1, meeting });
      return kept.ok ? counts(kept.value) : kept.problems;
    };
    expect(await read('corporate-performance-panel')).toEqual(given);
    expect(await read('cabinet')).toEqual(counts(snapshotAt()));
    expect(await read('cabinet')).not.toEqual(given);
  });

  test('is frozen once', async () => {
    const again = await freezeMeeting(register, snapshotAt('2024-12-01T08:00:00Z'), meetingOf('cabinet'));
    expect(again).toMatchObject({ value: { alreadyFrozen: true, hash: meetingOf('cabinet').snapshotHash } });
  });

  test('is refused by the names of the meetings there are', async () => {
    expect(await readFrozen(register, snapshotAt(), { period: q1, meeting: 'council' })).toMatchObject({
      problems: [
        {
          code: 'unknown-meeting',
          facts: { meeting: 'council', known: 'corporate-performance-panel, cabinet' },
        },
      ],
    });
    const gone = { ...meetingOf('cabinet'), key: `${council}/${q1}/full-council`, id: 'full-council' };
    expect(await freezeMeeting(register, snapshotAt(), gone)).toMatchObject({
      problems: [{ code: 'unknown-meeting' }],
    });
  });

  test('is not given while figures are still collected', async () => {
    const early = { ...meetingOf('cabinet'), period: '2024-25-Q2' };
    expect(await freezeMeeting(register, snapshotAt(), early)).toMatchObject({
      problems: [{ code: 'period-not-closed' }],
    });
  });
});

describe('two that freeze at the same moment', () => {
  test('end with one frozen version, are told the same, and its file is the one with its hash', async () => {
    const [one, other] = await Promise.all([openStore(), openStore()]);
    const outcomes = await Promise.all([
      freezePeriod(one, snapshotAt('2024-10-01T08:00:00Z', one), '2023-24'),
      freezePeriod(other, snapshotAt('2024-10-01T08:00:01Z', other), '2023-24'),
    ]);
    const third = await openStore();
    const { snapshotFile: file, snapshotHash: hash } = rowOf('2023-24', third);
    for (const outcome of outcomes) expect(outcome).toMatchObject({ ok: true, value: { file, hash } });
    expect((await readFrozen(third, snapshotAt(undefined, third), { period: '2023-24' })).ok).toBe(true);
  });

  test('are told so where somebody changed the row in another way meanwhile', async () => {
    const stale = await openStore();
    const cabinet = { ...meetingOf('cabinet'), snapshotFile: null, snapshotHash: null };
    const late: RegisterStore = {
      ...stale,
      saveMeeting: () =>
        Promise.resolve({ kind: 'conflict', etag: '', current: { ...cabinet, outcome: 'Noted' } }),
    };
    expect(await freezeMeeting(late, snapshotAt(undefined, stale), cabinet)).toMatchObject({
      problems: [{ code: 'changed-meanwhile' }],
    });
  });
});

test('a file of before, which lacks what the register learned since, is read with nothing in its place', async () => {
  const { recommendations, documents, complaints, meetings, ...snapshot } = snapshotAt();
  const [first] = snapshot.actions;
  const { formerOwners, formerKey, visibility, project, planned, revised, decisionRef, ...bare } = first!;
  const older = { ...snapshot, people: [], actions: [bare] };
  const bytes = new TextEncoder().encode(JSON.stringify(older));
  const hash = createHash('sha256').update(bytes).digest('hex');
  await register.putFile('Snapshots/older.json', bytes);
  const pointing: Snapshot = {
    ...snapshotAt(),
    periods: [{ ...rowOf(q1), snapshotFile: 'Snapshots/older.json', snapshotHash: hash }],
  };
  const kept = await readFrozen(register, pointing, { period: q1 });
  expect(kept).toMatchObject({
    ok: true,
    value: { recommendations: [], documents: [], complaints: [], meetings: [], actions: [first] },
  });
  expect([recommendations, documents, complaints, meetings].flat().length).toBeGreaterThan(0);
  expect({ formerOwners, formerKey, visibility, project, planned, revised, decisionRef }).toMatchObject({
    visibility: 'internal',
  });
});

test('of a file of before, every kind of item is completed, and its rows to mend are none', async () => {
  const whole = snapshotAt();
  const bare = <T extends object>(item: T, ...since: (keyof T)[]): object =>
    Object.fromEntries(Object.entries(item).filter(([name]) => !since.includes(name as keyof T)));
  const promised = ['formerOwners', 'formerKey', 'visibility'] as const;
  const older = {
    ...whole,
    problems: undefined,
    recommendations: whole.recommendations.map(one =>
      bare(one, ...promised, 'assurance', 'revisions', 'acts'),
    ),
    documents: whole.documents.map(one => bare(one, ...promised, 'reviewInterval', 'acts')),
    complaints: whole.complaints.map(one => bare(one, ...promised, 'acts')),
  };
  const bytes = new TextEncoder().encode(JSON.stringify(older));
  const hash = createHash('sha256').update(bytes).digest('hex');
  await register.putFile('Snapshots/olderStill.json', bytes);
  const pointing: Snapshot = {
    ...whole,
    periods: [{ ...rowOf(q1), snapshotFile: 'Snapshots/olderStill.json', snapshotHash: hash }],
  };
  const kept = await readFrozen(register, pointing, { period: q1 });
  if (!kept.ok) throw new Error(JSON.stringify(kept.problems));
  const since = { formerOwners: [], formerKey: null, visibility: 'internal', acts: [] };
  expect(kept.value.problems).toEqual([]);
  expect(kept.value.recommendations).toEqual(
    whole.recommendations.map(one => ({ ...one, ...since, assurance: null, revisions: [] })),
  );
  expect(kept.value.documents).toEqual(
    whole.documents.map(one => ({ ...one, ...since, reviewInterval: null })),
  );
  expect(kept.value.complaints).toEqual(whole.complaints.map(one => ({ ...one, ...since })));
  expect(
    [kept.value.recommendations, kept.value.documents, kept.value.complaints].map(of => of.length),
  ).toEqual([1, 1, 1]);
});
