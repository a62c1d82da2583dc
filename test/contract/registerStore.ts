import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  chaseKey,
  withoutRestricted,
  type Action,
  type ChaseRow,
  type Reach,
  type RegisterStore,
  type Snapshot,
  type Update,
} from '../../register/index.ts';
import type { RegisterFile } from '../../store/index.ts';
import { update, wholeRegister } from '../store/register.ts';

export type RegisterUnderTest = {
  /** A store over what has been imported, refreshed once. A second one sees what the first wrote after `refresh`. */
  open(): Promise<RegisterStore>;
  importRegister(file: RegisterFile): Promise<unknown>;
  stop(): Promise<void>;
};

const asAt = '2024-10-02T10:00:00Z';

/** All of it, unless told. */
export const snapshotOf = (store: RegisterStore, council: string, reach: Reach = 'all'): Snapshot => {
  const result = store.snapshot(council, asAt, reach);
  if (!result.ok) throw new Error(`refused: ${result.problems.map(problem => problem.code).join()}`);
  return result.value;
};

const someLine = (council: string, entraId: string): ChaseRow => ({
  key: chaseKey(council, '2024-10-01', entraId),
  council,
  post: 'Car Parks Manager',
  recipient: 'Car Parks Manager',
  day: '2024-10-01',
  steps: ['Return for Q2 2024-25, opens: 7 items', 'Recommendations, on the day it is due: 1 item'],
  outcome: 'waits to be sent',
  reason: '7 items for Q2 2024-25 have no update.',
  answeredAt: null,
});

/**
 * What every keeper of the register does alike.
 *
 * @param make an empty register of its own, with its lists made
 */
export const registerStoreContract = (name: string, make: () => Promise<RegisterUnderTest>): void => {
  describe(`a register kept in ${name}`, () => {
    // Their own council, so that a site with other rows in it will do.
    const council = `contract-${Date.now().toString(36)}`;
    const file = wholeRegister(council);
    const itemKey = `${council}/action/A02`;
    let under: RegisterUnderTest;
    let store: RegisterStore;

    beforeAll(async () => {
      under = await make();
      await under.importRegister(file);
      store = await under.open();
    }, 120_000);
    afterAll(async () => {
      await under.stop();
    });

    const answer = (submissionId: string, said: Partial<Update> = {}): Update =>
      update(itemKey, '2024-25-Q2', {
        submissionId,
        band: 'G',
        commentary: 'On its way',
        submittedBy: 'someone',
        ...said,
      });

    test('gives back what was put in, as it was', () => {
      const { problems, ...snapshot } = snapshotOf(store, council);
      expect(problems).toEqual([]);
      const keys = Object.keys(file) as (keyof RegisterFile)[];
      expect(keys).toHaveLength(10);
      for (const name of keys) expect(new Set<unknown>(snapshot[name])).toEqual(new Set<unknown>(file[name]));
    });

    test('puts plans in report order, items by plan and ref as people count, updates from old to new', () => {
      const snapshot = snapshotOf(store, council);
      expect(snapshot.plans.map(plan => plan.id)).toEqual(['council', 'growth', 'services']);
      expect(snapshot.actions.map(item => item.ref)).toEqual(['A02', 'A10', 'M01', 'A01']);
      expect(snapshot.indicators.map(item => [item.ref, item.from])).toEqual([
        ['1.2', '2024-04-01'],
        ['1.2', '2024-10-01'],
        ['1.10', '2024-04-01'],
      ]);
      expect(snapshot.meetings.map(one => one.body)).toEqual(['Corporate Performance Panel', 'Cabinet']);
      expect(snapshot.updates.map(said => `${said.itemKey.split('/')[2]} ${said.period}`)).toEqual([
        'A02 2023-24',
        'A02 2024-25-Q1',
        '1.2 2024-25-Q1',
        '1.2 2024-25-Q2',
      ]);
      expect(snapshot.periods.map(one => one.period)).toEqual(['2023-24', '2024-25-Q1', '2024-25-Q2']);
    });

    test('leaves out what is restricted or exempt where nobody has asked for all of it', () => {
      const open = snapshotOf(store, council, 'open');
      expect(store.snapshot(council, asAt)).toEqual({ ok: true, value: open });
      expect(open).toEqual(withoutRestricted(snapshotOf(store, council)));
      expect(open.actions.map(item => item.ref)).toEqual(['A02', 'A10', 'A01']);
      expect(JSON.stringify(open)).not.toContain('Late returns of two sites');
    });

    test('keeps what is said of a restricted item as restricted as the item, also when it is an answer', async () => {
      const restricted = `${council}/action/M01`;
      const before = snapshotOf(store, council, 'open');
      const said = update(restricted, '2024-25-Q2', {
        submissionId: 'closed',
        band: 'G',
        commentary: 'Not for all',
      });
      const saved = await store.saveUpdate(said);
      expect(saved).toMatchObject({ kind: 'saved', value: { ...said, visibility: 'restricted' } });
      expect((await store.saveUpdate(said)).kind).toBe('saved');
      expect(store.etag(said.key)).toBe(saved.etag);
      const other = await under.open();
      for (const one of [store, other]) {
        expect(snapshotOf(one, council).updates.filter(({ key }) => key === said.key)).toHaveLength(1);
        expect(snapshotOf(one, council, 'open')).toEqual(before);
      }
    });

    test('saves a restricted action where it is, and never makes one restricted, or open, by saving', async () => {
      const restricted = snapshotOf(store, council).actions.find(one => one.ref === 'M01')!;
      const classification = {
        paragraph: '3',
        publicInterest: 'A tender is under way',
        decidedBy: 'Monitoring Officer',
        decidedOn: '2024-09-17',
        reviewOn: '2025-03-31',
      };
      const noted = { ...restricted, visibility: 'exempt' as const, classification };
      const saved = await store.saveItem(noted, store.etag(restricted.key)!);
      expect(saved).toMatchObject({ kind: 'saved', value: noted });
      expect(snapshotOf(await under.open(), council).actions.find(one => one.ref === 'M01')).toEqual(noted);
      const opened = { ...restricted, visibility: 'open' as const };
      const save = (action: Action) => async () => store.saveItem(action, saved.etag);
      await expect(save(opened)).rejects.toMatchObject({ code: 'invalid' });
      const open = snapshotOf(store, council, 'open').actions.find(one => one.ref === 'A10')!;
      await expect(save({ ...open, visibility: 'exempt' })).rejects.toMatchObject({ code: 'invalid' });
      expect((await store.saveItem(restricted, saved.etag)).kind).toBe('saved');
    });

    test('names the council by its own row, and stamps the snapshot', () => {
      expect(store.councils()).toContain(council);
      expect(snapshotOf(store, council)).toMatchObject({ council, councilTitle: 'Borough Council', asAt });
    });

    test('refuses a council that it does not have', () => {
      const result = store.snapshot('nowhere', asAt);
      expect(result).toEqual({
        ok: false,
        problems: [{ code: 'unknown-council', field: 'council', facts: { council: 'nowhere' } }],
      });
    });

    test('shows an answer as soon as it is saved', async () => {
      const saved = await store.saveUpdate(answer('at-once'));
      expect(saved).toMatchObject({ kind: 'saved', value: answer('at-once') });
      expect(snapshotOf(store, council).updates.map(said => said.key)).toContain(answer('at-once').key);
      expect(store.etag(answer('at-once').key)).toBe(saved.etag);
    });

    test('saves the same answer twice as one row, whoever asks', async () => {
      await store.saveUpdate(answer('twice'));
      const other = await under.open();
      expect((await store.saveUpdate(answer('twice'))).kind).toBe('saved');
      expect((await other.saveUpdate(answer('twice'))).kind).toBe('saved');
      await other.refresh();
      const rows = snapshotOf(other, council).updates.filter(said => said.key === answer('twice').key);
      expect(rows).toHaveLength(1);
      expect(snapshotOf(other, council).problems).toEqual([]);
    });

    test('saves one row when the same answer arrives at two servers at the same moment', async () => {
      const other = await under.open();
      const outcomes = await Promise.all([store, other].map(one => one.saveUpdate(answer('race'))));
      expect(outcomes.map(outcome => outcome.kind)).toEqual(['saved', 'saved']);
      const third = await under.open();
      expect(snapshotOf(third, council).updates.filter(said => said.submissionId === 'race')).toHaveLength(1);
    });

    test('keeps the first words where other words come under the same Key, and shows them', async () => {
      await store.saveUpdate(answer('words'));
      const second = await store.saveUpdate(answer('words', { commentary: 'Something else' }));
      expect(second).toMatchObject({ kind: 'conflict', current: { commentary: 'On its way' } });
    });

    test('sees what another server wrote after a refresh, and says whose register changed', async () => {
      const other = await under.open();
      await other.saveUpdate(answer('elsewhere'));
      expect(store.etag(answer('elsewhere').key)).toBeNull();
      expect(await store.refresh()).toContain(council);
      expect(snapshotOf(store, council).updates.map(said => said.submissionId)).toContain('elsewhere');
      expect(await store.refresh()).not.toContain(council);
    });

    test('saves a period that is as it was read, and gives its new ETag', async () => {
      const current = snapshotOf(store, council).periods.find(one => one.period === '2024-25-Q1')!;
      const before = store.etag(current.key)!;
      const saved = await store.saveReportingPeriod({ ...current, snapshotHash: 'abc' }, before);
      expect(saved).toMatchObject({ kind: 'saved', value: { snapshotHash: 'abc' } });
      expect(saved.etag).not.toBe(before);
      expect(store.etag(current.key)).toBe(saved.etag);
    });

    test('writes nothing over a change it has not seen, and shows that change', async () => {
      const key = `${council}/2024-25-Q2`;
      const stale = store.etag(key)!;
      const read = snapshotOf(store, council).periods.find(one => one.key === key)!;
      const other = await under.open();
      await other.saveReportingPeriod({ ...read, dueOn: '2024-10-18' }, other.etag(key)!);
      const late = await store.saveReportingPeriod({ ...read, state: 'approving' }, stale);
      expect(late).toMatchObject({ kind: 'conflict', current: { dueOn: '2024-10-18', state: 'collecting' } });
      const again = await store.saveReportingPeriod(
        { ...read, dueOn: '2024-10-18', state: 'approving' },
        late.etag,
      );
      expect(again.kind).toBe('saved');
    });

    test('saves a meeting that is as it was read, and writes nothing over a change it has not seen', async () => {
      const cabinet = snapshotOf(store, council).meetings.find(one => one.id === 'cabinet')!;
      const before = store.etag(cabinet.key)!;
      const saved = await store.saveMeeting({ ...cabinet, snapshotHash: 'abc' }, before);
      expect(saved).toMatchObject({ kind: 'saved', value: { snapshotHash: 'abc', body: 'Cabinet' } });
      expect(store.etag(cabinet.key)).toBe(saved.etag);
      const other = await under.open();
      const late = await other.saveMeeting({ ...cabinet, outcome: 'Noted' }, before);
      expect(late).toMatchObject({ kind: 'conflict', current: { snapshotHash: 'abc', outcome: null } });
      const minuted = {
        ...(late.kind === 'conflict' ? late.current : cabinet),
        outcome: 'Noted',
        minuteRef: 'CAB/34',
      };
      expect((await other.saveMeeting(minuted, late.etag)).kind).toBe('saved');
      await store.refresh();
      expect(snapshotOf(store, council).meetings.find(one => one.id === 'cabinet')).toEqual(minuted);
    });

    test('saves an action that is as it was read, and writes nothing over a change it has not seen', async () => {
      const read = (from: RegisterStore) => snapshotOf(from, council).actions.find(one => one.ref === 'A10')!;
      const action = read(store);
      const before = store.etag(action.key)!;
      const paused = { ...action, state: 'paused' as const, decisionRef: 'CAB/34' };
      const saved = await store.saveItem(paused, before);
      expect(saved).toMatchObject({ kind: 'saved', value: paused });
      expect(saved.etag).not.toBe(before);
      expect(store.etag(action.key)).toBe(saved.etag);
      expect(read(store)).toEqual(paused);
      const other = await under.open();
      const late = await other.saveItem({ ...action, due: '2025-06-30' }, before);
      expect(late).toMatchObject({ kind: 'conflict', current: paused });
      const revision = {
        from: '2025-03-31',
        to: '2025-06-30',
        agreedBy: 'Cabinet',
        agreedOn: '2024-10-02',
        reason: 'No tender',
      };
      const moved = { ...paused, due: '2025-06-30', revisions: [revision] };
      expect((await other.saveItem(moved, late.etag)).kind).toBe('saved');
      expect(read(store)).toEqual(paused);
      await store.refresh();
      expect(read(store)).toEqual(moved);
    });

    test('does not make an action that is not there', async () => {
      const [action] = snapshotOf(store, council).actions;
      const unknown = { ...action!, ref: 'A99', key: `${council}/action/A99` };
      await expect(store.saveItem(unknown, '"1"')).rejects.toMatchObject({ code: 'not-found' });
    });

    test('keeps files by path, every byte, and knows which are not there', async () => {
      const bytes = Uint8Array.from({ length: 300 }, (_, index) => index % 256).subarray(7);
      const path = `Snapshots/${council}/Q1 as published.json`;
      const put = await store.putFile(path, bytes);
      expect(put.webUrl).toMatch(/^https:/);
      expect(await store.getFile(path)).toEqual(bytes);
      expect(await store.getFile(`Snapshots/${council}/other.json`)).toBeNull();
    });

    test('keeps a line of the chase once, changes it where it says something else, and finds what another wrote', async () => {
      const line = (entraId: string, said: Partial<ChaseRow> = {}): ChaseRow => ({
        ...someLine(council, entraId),
        ...said,
      });
      const many = Array.from({ length: 25 }, (_, index) => line(`p${index}`));
      expect(await store.saveChaseRows(many)).toBe(25);
      expect(await store.saveChaseRows(many)).toBe(0);
      const sent = { outcome: 'sent in Teams', answeredAt: '2024-10-02T09:05:00Z' };
      expect(await store.saveChaseRows([line('p1', sent), line('p2')])).toBe(1);
      const other = await under.open();
      const long = line('p3', {
        post: 'Post; '.repeat(80),
        day: '2024-10-02',
        key: chaseKey(council, '2024-10-02', 'p3'),
      });
      expect(await other.saveChaseRows([line('p1', sent), line('p4', sent), long])).toBe(2);
      expect(await other.saveChaseRows([long])).toBe(0);
      expect(await store.saveChaseRows([])).toBe(0);
    });

    test('writes a line of the chase over what another has written meanwhile', async () => {
      const line = { ...someLine(council, 'q1'), outcome: 'sent in Teams' };
      expect(await store.saveChaseRows([someLine(council, 'q1')])).toBe(1);
      const other = await under.open();
      expect(await other.saveChaseRows([{ ...line, outcome: 'may have arrived' }])).toBe(1);
      await store.saveChaseRows([line]).catch(() => store.saveChaseRows([line]));
      const third = await under.open();
      expect(await third.saveChaseRows([line])).toBe(0);
    });

    test('empties a column and fills it again', async () => {
      const key = `${council}/2023-24`;
      const read = snapshotOf(store, council).periods.find(one => one.key === key)!;
      await store.saveReportingPeriod({ ...read, snapshotFile: 'a.json' }, store.etag(key)!);
      await store.saveReportingPeriod({ ...read, snapshotFile: null }, store.etag(key)!);
      const other = await under.open();
      expect(snapshotOf(other, council).periods.find(one => one.key === key)).toEqual(read);
    });
  });
};
