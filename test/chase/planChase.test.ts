import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dayOf, isWorkingDay, timeOf } from '../../register/index.ts';
import type { Action, Frequency, Snapshot } from '../../register/index.ts';
import { owedItems, planChase, returnCalendar, unaskedItems } from '../../chase/index.ts';
import * as made from '../register/madeMeasure.ts';
import { answered, holderOf, itemsOf, october, on, q2, sampleAt } from './october.ts';

const plan = (now: string, change: (snapshot: Snapshot) => Snapshot = one => one, sent: string[] = []) =>
  planChase({ snapshot: change(sampleAt(now)), sent, calendar: october, now });

const keysIn = (messages: ReturnType<typeof plan>) =>
  messages.flatMap(message => message.steps.flatMap(step => step.itemKeys));

describe('the calendar of a return', () => {
  test.each([
    ['2024-25-Q2', '2024-10-01', '2024-10-14'],
    ['2024-25-Q1', '2024-07-01', '2024-07-12'],
    ['2024-25-Q4', '2025-04-01', '2025-04-14'],
  ])('%s opens on %s and is due on %s', (period, opensOn, dueOn) => {
    expect(returnCalendar(period, october)).toEqual({ opensOn, dueOn });
  });

  test('a bank holiday moves both the opening and the due day', () => {
    expect(returnCalendar('2024-25-Q2', { holidays: ['2024-10-01', '2024-10-07'] })).toEqual({
      opensOn: '2024-10-02',
      dueOn: '2024-10-16',
    });
  });
});

describe('who is written to in October 2024', () => {
  test.each([
    ['2024-09-30', null],
    ['2024-10-01', 'opens'],
    ['2024-10-02', null],
    ['2024-10-05', null],
    ['2024-10-06', null],
    ['2024-10-07', '5-before-due'],
    ['2024-10-08', null],
    ['2024-10-11', '1-before-due'],
    ['2024-10-12', null],
    ['2024-10-14', null],
    ['2024-10-15', '1-after-due'],
    ['2024-10-16', null],
  ])('%s: %s', (day, step) => {
    const steps = plan(on(day)).flatMap(message => message.steps.map(one => one.step));
    expect([...new Set(steps)]).toEqual(step === null ? [] : [step]);
  });

  test.each([
    ['08:59', false],
    ['09:00', true],
    ['17:59', true],
    ['18:00', false],
    ['23:30', false],
  ])('at %s on the opening day: %s', (time, sends) => {
    expect(plan(on('2024-10-01', time)).length > 0).toBe(sends);
  });

  test('a step that falls on a closure day moves with the working days', () => {
    const calendar = { holidays: ['2024-10-11'] };
    const at = (day: string) => planChase({ snapshot: sampleAt(on(day)), sent: [], calendar, now: on(day) });
    expect(at('2024-10-11')).toEqual([]);
    expect(at('2024-10-10').map(message => message.steps[0]?.step)).toContain('1-before-due');
  });

  test('everything a person owes is in one message, over all the posts they hold', () => {
    const both = plan(on('2024-10-01'), snapshot => ({
      ...snapshot,
      people: snapshot.people.map(person =>
        person.posts.includes('Car Parks Manager')
          ? { ...person, posts: ['Car Parks Manager', 'Tourism Manager'] }
          : { ...person, posts: person.posts.filter(post => post !== 'Tourism Manager') },
      ),
    }));
    const mine = both.filter(message => message.recipient.post.includes('Car Parks Manager'));
    expect(mine).toHaveLength(1);
    const posts = (mine[0]?.steps[0]?.itemKeys ?? []).map(
      key => itemsOf(sampleAt(on('2024-10-01'))).find(item => item.key === key)?.post,
    );
    expect(new Set(posts)).toEqual(new Set(['Car Parks Manager', 'Tourism Manager']));
  });

  test('the reason says how much, for which return, and by when', () => {
    const [message] = plan(on('2024-10-01')).filter(one => one.recipient.post === 'Car Parks Manager');
    const count = message?.steps[0]?.itemKeys.length;
    expect(message?.reason).toBe(
      `${count} item${count === 1 ? ' has' : 's have'} for Q2 2024-25 has no update`
        .replace(/ has for| have for/, ' for')
        .replace('has no', count === 1 ? 'has no' : 'have no') +
        '; the return opens today and is due on Monday 14 October.',
    );
  });

  test('after everything is answered and approved nobody is written to', () => {
    const done = plan(on('2024-10-07'), snapshot => ({
      ...snapshot,
      updates: [...snapshot.updates, ...itemsOf(snapshot).map(item => answered(item, { state: 'approved' }))],
    }));
    expect(done).toEqual([]);
  });

  test('an answer that was returned is owed again', () => {
    const snapshot = sampleAt(on('2024-10-07'));
    const [item] = owedItems(snapshot, q2);
    const withUpdate = (state: 'submitted' | 'returned') => ({
      ...snapshot,
      updates: [...snapshot.updates, answered(item!, { state })],
    });
    expect(owedItems(withUpdate('submitted'), q2)).not.toContain(item);
    expect(owedItems(withUpdate('returned'), q2)).toContainEqual(item);
  });

  test('a figure that is not there yet is an answer', () => {
    const snapshot = sampleAt(on('2024-10-07'));
    const indicator = owedItems(snapshot, q2).find(item => item.kind === 'indicator');
    const update = answered(indicator!, { value: null, valueState: 'not-yet-available' });
    expect(owedItems({ ...snapshot, updates: [...snapshot.updates, update] }, q2)).not.toContain(indicator);
  });
});

describe('who is never written to', () => {
  const messages = plan(on('2024-10-01'));
  const keys = new Set(keysIn(messages));
  const snapshot = sampleAt(on('2024-10-01'));

  test('the unread row U01, partnership actions, completed actions and people measures', () => {
    const never = itemsOf(snapshot).filter(
      item =>
        item.ref === 'U01' ||
        item.scheme === 'people' ||
        (item.kind === 'action' && (item.partnership || item.state === 'completed')),
    );
    expect(never.length).toBe(1 + 12 + 12 + 8);
    expect(never.filter(item => keys.has(item.key))).toEqual([]);
  });

  test('46 rated actions and 64 indicators are asked for, and nothing else', () => {
    expect(keys.size).toBe(46 + 64);
  });

  test('an annual measure before its last quarter', () => {
    const [first] = snapshot.indicators;
    const annual = {
      ...snapshot,
      indicators: snapshot.indicators.map(one => ({ ...one, frequency: 'annual' as const })),
    };
    expect(owedItems(annual, q2).map(item => item.key)).not.toContain(first?.key);
    const q4 = {
      ...annual,
      periods: annual.periods.map(one => (one.period === q2 ? { ...one, period: '2024-25-Q4' } : one)),
    };
    expect(owedItems(q4, '2024-25-Q4').map(item => item.key)).toContain(first?.key);
  });

  test('for a period that is closed for data', () => {
    const closed = plan(on('2024-10-01'), one => ({
      ...one,
      periods: one.periods.map(period => ({ ...period, state: 'approving' as const })),
    }));
    expect(closed).toEqual([]);
  });

  test('somebody who is away: the other holder is asked, and without one nobody is', () => {
    const away = (others: Snapshot['people']) => (one: Snapshot) => ({
      ...one,
      people: [
        ...one.people.map(person =>
          person.posts.includes('Tourism Manager') ? { ...person, awayUntil: '2024-10-04' } : person,
        ),
        ...others,
      ],
    });
    const jobShare = {
      ...snapshot.people[0]!,
      key: 'kings-lynn/share',
      entraId: 'share',
      posts: ['Tourism Manager'],
    };
    expect(plan(on('2024-10-01'), away([])).some(one => one.recipient.post.includes('Tourism'))).toBe(false);
    const shared = plan(on('2024-10-01'), away([jobShare])).filter(one =>
      one.recipient.post.includes('Tourism'),
    );
    expect(shared.map(one => one.recipient.entraId)).toEqual(['share']);
    const unasked = unaskedItems(away([])(snapshot), '2024-10-01');
    expect(new Set(unasked.map(item => item.post))).toEqual(new Set(['Tourism Manager']));
  });

  test('someone who has left the post', () => {
    const left = plan(on('2024-10-01'), one => ({
      ...one,
      people: one.people.map(person => ({ ...person, to: '2024-09-30' })),
    }));
    expect(left).toEqual([]);
  });
});

describe('always', () => {
  const minutes = fc.integer({ min: 0, max: 40 * 24 * 60 });
  const instants = minutes.map(later =>
    new Date(Date.parse('2024-09-20T00:00:00Z') + later * 60_000).toISOString(),
  );
  const holidays = fc.uniqueArray(
    fc.integer({ min: 0, max: 30 }).map(n => addDays('2024-09-25', n)),
    { maxLength: 4 },
  );
  const base = sampleAt(on('2024-10-01'));
  const items = itemsOf(base);
  const subset = fc.array(fc.nat({ max: items.length - 1 }), { maxLength: 60 });

  test('nothing goes out of hours, and planning again plans the same and nothing twice', () => {
    fc.assert(
      fc.property(instants, holidays, (now, closed) => {
        const input = { snapshot: { ...base, asAt: now }, sent: [], calendar: { holidays: closed }, now };
        const messages = planChase(input);
        if (messages.length > 0) {
          expect(isWorkingDay(dayOf(now), input.calendar)).toBe(true);
          expect(timeOf(now) >= '09:00' && timeOf(now) < '18:00').toBe(true);
        }
        expect(planChase(input)).toEqual(messages);
        const keys = messages.map(message => message.key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(planChase({ ...input, sent: keys })).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('when a return opens, every owed item is in exactly one message, and nothing that was answered', () => {
    fc.assert(
      fc.property(subset, chosen => {
        const updates = chosen.map(index => answered(items[index]!));
        const snapshot = { ...base, updates: [...base.updates, ...updates] };
        const messages = planChase({ snapshot, sent: [], calendar: october, now: on('2024-10-01') });
        const keys = keysIn(messages).sort();
        expect(keys).toEqual(
          owedItems(snapshot, q2)
            .map(item => item.key)
            .sort(),
        );
        for (const message of messages) {
          const posts = message.steps
            .flatMap(step => step.itemKeys)
            .map(key => items.find(item => item.key === key)?.post);
          for (const post of posts) expect(holderOf(snapshot, post!)).toBe(message.recipient.entraId);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('who is asked', () => {
  const period = (id: string) => ({ ...made.snapshotOf().periods[0]!, key: `made-up/${id}`, period: id });
  const owes = (id: string, more: Partial<Snapshot>) =>
    owedItems(made.snapshotOf({ periods: [period(id)], ...more }), id).length > 0;

  test.each<[Frequency, string, boolean]>([
    ['annual', '2024-25-Q3', false],
    ['annual', '2024-25-Q4', true],
    ['annual', '2024-25-M11', false],
    ['annual', '2024-25-M12', true],
    ['annual', '2024-25', true],
    ['quarterly', '2024-25-M01', false],
    ['quarterly', '2024-25-M03', true],
    ['quarterly', '2024-25-Q1', true],
    ['quarterly', '2024-25', true],
    ['monthly', '2024-25-M01', true],
    ['monthly', '2024-25-Q1', true],
  ])('%s in %s: %s', (frequency, id, expected) =>
    expect(owes(id, { indicators: [made.measure({ frequency })] })).toBe(expected),
  );

  test.each<[string, Partial<Action>, boolean]>([
    ['an open one is', {}, true],
    ['one whose closure is only proposed is', { state: 'closure-proposed' }, true],
    ['one on hold is not', { state: 'paused', decisionRef: 'CAB/1' }, false],
    ['one on hold within the quarter is not', { state: 'paused', closedOn: '2024-05-01' }, false],
    ['one put on hold after the quarter is', { state: 'paused', closedOn: '2024-07-03' }, true],
    ['a closed one is not', { state: 'closed', closedOn: '2024-05-01' }, false],
  ])('of actions, %s', (_, said, expected) =>
    expect(owes('2024-25-Q1', { actions: [made.action(said)] })).toBe(expected),
  );

  test('of thousands of actions in no more than a few seconds', () => {
    const actions = Array.from({ length: 10_000 }, (_, number) => made.action({ ref: `A${number}` }));
    const snapshot = made.snapshotOf({ actions });
    const began = performance.now();
    expect(owedItems(snapshot, '2024-25-Q1')).toHaveLength(10_000);
    expect(performance.now() - began).toBeLessThan(5000);
  }, 120_000);
});

describe('what is counted once', () => {
  const car = 'kings-lynn/action/A02';

  test('an item under two priorities is asked for once', () => {
    const twice = (snapshot: Snapshot): Snapshot => ({
      ...snapshot,
      actions: snapshot.actions.map(action =>
        action.key === car ? { ...action, planKeys: ['kings-lynn/growth', 'kings-lynn/services'] } : action,
      ),
    });
    const asked = keysIn(plan(on('2024-10-01'), twice)).filter(key => key === car);
    expect(asked).toEqual([car]);
  });

  test('an action completed after the quarter still owes its word on that quarter, and one within it does not', () => {
    const completedOn =
      (day: string) =>
      (snapshot: Snapshot): Snapshot => ({
        ...snapshot,
        actions: snapshot.actions.map(action =>
          action.key === car ? { ...action, state: 'completed', closedOn: day } : action,
        ),
      });
    const owes = (day: string) => keysIn(plan(on('2024-10-07'), completedOn(day))).includes(car);
    expect(owes('2024-09-30')).toBe(false);
    expect(owes('2024-10-03')).toBe(true);
  });
});
