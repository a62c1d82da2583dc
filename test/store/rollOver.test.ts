import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  parseRollOver,
  planRollOver,
  standingsOf,
  type Result,
  type RollOver,
  type Snapshot,
} from '../../register/index.ts';
import {
  applyRollOver,
  createRegisterStore,
  importRegister,
  loadSchemes,
  provision,
  undoLast,
} from '../../store/index.ts';
import { siteAddress, startOffice, type Office } from './office.ts';
import { indicator, smallRegister, update } from './register.ts';

const schemes = loadSchemes('register/schemes');
const council = 'kings-lynn';
const calendar = { holidays: [] };
let office: Office;

const stop = async () => {
  await office?.stop();
};
beforeEach(async () => {
  await stop();
  office = await startOffice();
  await provision({ graph: office.graph, site: siteAddress });
  const small = smallRegister();
  const stock = indicator(council, '2.1', { cumulative: true, baseline: 18, target: 30, profile: null });
  await importRegister(
    {
      ...small,
      actions: small.actions.map(one => ({ ...one, planKeys: [`${council}/growth`] })),
      indicators: [...small.indicators, stock],
      updates: [...small.updates, update(stock.key, '2024-25', { value: 22, valueState: 'final' })],
    },
    { graph: office.graph, site: siteAddress, at: '2024-10-01T08:00:00Z' },
  );
});
afterAll(stop);

const openStore = async () => {
  const store = createRegisterStore({ graph: office.graph, site: siteAddress, schemes });
  await store.refresh();
  return store;
};

const snapshotOf = async (): Promise<Snapshot> => {
  const result = (await openStore()).snapshot(council, '2025-04-14T08:00:00Z');
  if (!result.ok) throw new Error('refused');
  return result.value;
};

const decided = {
  targets: [{ ref: '2.1', target: 40, agreedBy: 'Cabinet, 11 March 2025' }],
  refs: [{ from: '1.2', to: '3.1' }],
  close: [{ ref: 'A02', decisionRef: 'CAB/34', on: '2025-03-11' }],
};

const planOf = async (raw: object = decided): Promise<Result<RollOver>> => {
  const asked = parseRollOver(raw);
  if (!asked.ok) throw new Error(JSON.stringify(asked.problems));
  return planRollOver(await snapshotOf(), { ...asked.value, from: '2024-25', to: '2025-26' }, calendar);
};

type How = { plan?: () => Promise<Result<RollOver>>; fetch?: typeof globalThis.fetch };

const apply = async ({ plan = () => planOf(), fetch = office.fetch }: How = {}) => {
  const graph = office.graphWith({ fetch });
  const at = '2025-04-14T08:00:00Z';
  return applyRollOver(plan, { graph, site: siteAddress, council, to: '2025-26', at });
};

const undo = () => undoLast({ graph: office.graph, site: siteAddress, council });

describe('a roll-over is carried out', () => {
  test('and the new year stands beside the old one, each with its own targets', async () => {
    expect(await apply()).toMatchObject({ ok: true, value: { created: 7, changed: 4 } });
    const snapshot = await snapshotOf();
    expect(snapshot.problems).toEqual([]);
    const versions = snapshot.indicators.filter(one => one.ref === '2.1');
    expect(versions.map(one => [one.from, one.to, one.target, one.baseline, one.targetAgreedBy])).toEqual([
      ['2024-04-01', '2025-03-31', 30, 18, null],
      ['2025-04-01', null, 40, 22, 'Cabinet, 11 March 2025'],
    ]);
    const standings = standingsOf(snapshot, '2025-26-Q1');
    expect(standings.ok && standings.value.map(({ item }) => item.ref)).toEqual([
      '1.10',
      '2.1',
      '3.1',
      'A01',
      'A10',
    ]);
    expect(snapshot.actions.find(one => one.ref === 'A02')).toMatchObject({
      state: 'closed',
      decisionRef: 'CAB/34',
    });
  });

  test('once, however often', async () => {
    await apply();
    const after = await snapshotOf();
    const again = await planOf();
    expect(again).toMatchObject({ value: { changes: [], indicators: [], actions: [], periods: [] } });
    expect(await apply()).toMatchObject({ ok: true, value: { created: 0, changed: 0 } });
    expect(await snapshotOf()).toEqual(after);
  });

  test('and taken back, and the register is as it was before', async () => {
    const before = await snapshotOf();
    await apply();
    expect(await undo()).toMatchObject({
      ok: true,
      value: { what: 'roll-over to 2025-26', removed: { length: 7 }, restored: { length: 4 } },
    });
    expect(await snapshotOf()).toEqual(before);
  });

  test('not where a row was changed since it was planned: nothing is written', async () => {
    const plan = await planOf();
    const other = { close: [{ ref: 'A02', decisionRef: 'CAB/99', on: '2025-03-18' }] };
    await apply({ plan: () => planOf(other) });
    const before = await snapshotOf();
    expect(await apply({ plan: () => Promise.resolve(plan) })).toMatchObject({
      ok: false,
      problems: [{ code: 'changed-meanwhile', facts: { item: 'kings-lynn/action/A02' } }],
    });
    expect(await snapshotOf()).toEqual(before);
  });
});

describe('a roll-over that was cut short', () => {
  type Batch = { requests: { method: string }[] };

  /** Of the batch that changes rows so many members get through; from then on nobody is there. */
  const dyingAtChange = (allowed: number): typeof globalThis.fetch => {
    let isDead = false;
    const gone = () => Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }));
    return async (input, init) => {
      if (isDead) return gone();
      const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as Partial<Batch>) : {};
      if (!body.requests?.some(({ method }) => method === 'PATCH')) return office.fetch(input, init);
      isDead = true;
      const requests = body.requests.slice(0, allowed);
      if (requests.length > 0) await office.fetch(input, { ...init, body: JSON.stringify({ requests }) });
      return gone();
    };
  };

  test.each([0, 2])('after %d changes is finished by planning it again, and undone as one', async allowed => {
    const before = await snapshotOf();
    await expect(apply({ fetch: dyingAtChange(allowed) })).rejects.toMatchObject({
      code: 'unreachable',
    });
    expect(await apply()).toMatchObject({ ok: true });
    expect((await snapshotOf()).problems).toEqual([]);
    expect((await undo()).ok).toBe(true);
    expect(await snapshotOf()).toEqual(before);
  });

  test('is undone as far as it came', async () => {
    const before = await snapshotOf();
    await expect(apply({ fetch: dyingAtChange(2) })).rejects.toThrow();
    expect((await undo()).ok).toBe(true);
    expect(await snapshotOf()).toEqual(before);
  });
});

test('a figure given in the new year stands in the way of taking it back', async () => {
  await apply();
  const store = await openStore();
  const given = update(`${council}/indicator/2.1`, '2025-26-Q1', { submissionId: 's1', value: 25 });
  await store.saveUpdate(given);
  expect(await undo()).toMatchObject({
    ok: false,
    problems: [{ code: 'changed-since', facts: { rows: `Updates ${given.key}` } }],
  });
});
