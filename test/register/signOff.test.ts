import { describe, expect, test } from '@jest/globals';
import {
  actNames,
  capacities,
  handOver,
  mayDo,
  movePeriod,
  ownerAt,
  rights,
  type Capacity,
  type ReportingState,
} from '../../register/index.ts';
import { action, snapshotOf } from './madeMeasure.ts';

const [period] = snapshotOf().periods;
const inState = (state: ReportingState) => ({ ...period!, state });

describe('a reporting period', () => {
  test.each<[ReportingState, ReportingState]>([
    ['collecting', 'approving'],
    ['approving', 'performance-check'],
    ['performance-check', 'leadership'],
    ['leadership', 'closed'],
    ['approving', 'collecting'],
    ['leadership', 'performance-check'],
  ])('goes from %s to %s', (from, to) => {
    expect(movePeriod(inState(from), to)).toEqual({ ok: true, value: inState(to) });
  });

  test.each<[ReportingState, ReportingState]>([
    ['collecting', 'performance-check'],
    ['collecting', 'closed'],
    ['collecting', 'planned'],
    ['planned', 'collecting'],
    ['closed', 'leadership'],
  ])('never goes from %s to %s', (state, to) => {
    expect(movePeriod(inState(state), to)).toEqual({
      ok: false,
      problems: [{ code: 'wrong-state', field: 'state', facts: { state, to } }],
    });
  });

  test('stays where it is when it is asked to', () => {
    expect(movePeriod(inState('closed'), 'closed')).toMatchObject({ ok: true });
  });
});

describe('an item that is handed over', () => {
  const to = { post: ' Parks Manager ', approverPost: 'Assistant Director', directorate: 'Communities' };

  test('is owned by the other post from that day on, and by its owner until the day before', () => {
    const handed = handOver(action(), to, '2024-10-02');
    if (!handed.ok) throw new Error('refused');
    expect(handed.value).toMatchObject({ post: 'Parks Manager', approverPost: 'Assistant Director' });
    expect(ownerAt(handed.value, '2024-10-01').post).toBe('Car Parks Manager');
    expect(ownerAt(handed.value, '2024-10-02').post).toBe('Parks Manager');
  });

  test('twice on one day keeps the owner of the days before', () => {
    const once = handOver(action(), to, '2024-10-02');
    const twice = once.ok ? handOver(once.value, { ...to, post: 'Fleet Manager' }, '2024-10-02') : once;
    expect(twice).toMatchObject({
      value: { post: 'Fleet Manager', formerOwners: [{ post: 'Car Parks Manager', until: '2024-10-01' }] },
    });
  });

  test.each([
    ['to nobody', ' ', 'missing'],
    ['to its own post', 'Car Parks Manager', 'not-changed'],
  ])('is refused %s', (_, post, code) => {
    expect(handOver(action(), { ...to, post }, '2024-10-02')).toMatchObject({ problems: [{ code }] });
  });
});

describe('the table of rights', () => {
  test('gives every act to somebody, and no act to nobody', () => {
    expect(Object.keys(rights).sort()).toEqual([...actNames].sort());
    for (const act of actNames) expect(rights[act].may.length).toBeGreaterThan(0);
  });

  test.each(actNames.flatMap(act => capacities.map(capacity => [act, capacity] as const)))(
    '%s, as %s alone',
    (act, capacity) => {
      const { may, never } = rights[act];
      const as = new Set<Capacity>([capacity]);
      expect(mayDo(act, as)).toBe(may.includes(capacity) && !never.includes(capacity));
      expect(mayDo(act, new Set(capacities))).toBe(never.length === 0);
    },
  );

  test('the auditor who owns a recommendation never closes it', () => {
    expect(mayDo('verify', new Set(['closer', 'owner']))).toBe(false);
    expect(mayDo('verify', new Set(['closer']))).toBe(true);
    expect(mayDo('verify', new Set())).toBe(false);
  });
});
