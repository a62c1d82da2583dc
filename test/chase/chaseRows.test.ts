import { describe, expect, test } from '@jest/globals';
import { instantAt } from '../../register/index.ts';
import type { Snapshot } from '../../register/index.ts';
import {
  chaseRows,
  outcomeWords,
  rejectionCodes,
  stepWords,
  type ChaseStep,
  type LedgerMessage,
  type Outcome,
} from '../../chase/index.ts';
import { action } from '../register/madeMeasure.ts';
import { claimed, partly, recommendation, returned, verified } from '../register/madeRecommendation.ts';
import { england } from '../register/madeSnapshot.ts';
import { answerTo, julyReturn, q1 } from './julyReturn.ts';
import { chain } from './madeCouncil.ts';

const owner = 'Car Parks Manager';
const day = '2024-07-01';
const sent: Outcome = { kind: 'accepted', activityId: 'a', conversationId: 'c' };

const step = (said: Partial<ChaseStep> = {}): ChaseStep => ({
  ladder: 'quarterly-return',
  step: 'opens',
  period: q1,
  itemKeys: ['made-up/action/A1'],
  ...said,
});

const message = (steps: ChaseStep[], said: Partial<LedgerMessage> = {}): LedgerMessage => ({
  key: `${day}_${owner}`,
  council: 'made-up',
  recipient: { entraId: owner, post: owner },
  day,
  steps,
  reason: '1 item for Q1 2024-25 has no update.',
  state: 'accepted',
  plannedAt: instantAt(day),
  outcome: sent,
  settledAt: instantAt(day, '09:01'),
  ...said,
});

const rowsOf = (snapshot: Snapshot, one: LedgerMessage, on = '2024-07-10') =>
  chaseRows({ ...snapshot, asAt: instantAt(on, '12:00') }, [one], england);

const answeredAt = (snapshot: Snapshot, one: LedgerMessage, on?: string) =>
  rowsOf(snapshot, one, on)[0]?.answeredAt;

describe('a line of the readable record', () => {
  test('says who was written to, about what, and what became of it, and names no item', () => {
    expect(rowsOf(julyReturn(), message([step()]))).toEqual([
      {
        key: `made-up/${day}/${owner}`,
        council: 'made-up',
        post: owner,
        recipient: owner,
        day,
        steps: ['Return for Q1 2024-25, opens: 1 item'],
        outcome: 'sent in Teams',
        reason: '1 item for Q1 2024-25 has no update.',
        answeredAt: null,
      },
    ]);
  });

  test('is of each council that a message speaks of, with its own steps', () => {
    const both = message([step(), step({ itemKeys: ['next-door/action/A9'] })]);
    expect(rowsOf(julyReturn(), both).map(({ steps }) => steps)).toEqual([
      ['Return for Q1 2024-25, opens: 1 item'],
    ]);
    expect(rowsOf({ ...julyReturn(), council: 'next-door', people: [] }, both)).toMatchObject([
      { key: `next-door/${day}/${owner}`, recipient: owner, steps: [expect.any(String)] },
    ]);
    expect(rowsOf({ ...julyReturn(), council: 'elsewhere' }, both)).toEqual([]);
  });

  test('waits to be sent on its day, and was not sent on a later one', () => {
    const planned = message([step()], { state: 'planned', outcome: null });
    expect(rowsOf(julyReturn(), planned, day)[0]?.outcome).toBe('waits to be sent');
    expect(rowsOf(julyReturn(), planned, '2024-07-02')[0]?.outcome).toBe('not sent');
  });
});

describe('what was asked is answered', () => {
  const submitted = (ref: string, at: string, more = {}) =>
    answerTo(ref, { submittedAt: at, submissionId: at, key: `${ref} ${at}`, ...more });

  test('when the last of it is in, and stays so when it is corrected or sent back', () => {
    const two = { actions: [action({ ref: 'A1', ...chain }), action({ ref: 'A3', ...chain })] };
    const asks = message([step({ itemKeys: ['made-up/action/A1', 'made-up/action/A3'] })]);
    const first = submitted('A1', '2024-07-02T10:00:00Z');
    const second = submitted('A3', '2024-07-04T10:00:00Z');
    const later = submitted('A1', '2024-07-08T10:00:00Z', { replaces: first.key });
    expect(answeredAt(julyReturn({ ...two, updates: [first] }), asks)).toBeNull();
    expect(answeredAt(julyReturn({ ...two, updates: [first, second] }), asks)).toBe('2024-07-04T10:00:00Z');
    expect(answeredAt(julyReturn({ ...two, updates: [first, second, later] }), asks)).toBe(
      '2024-07-04T10:00:00Z',
    );
    const back = { ...second, state: 'returned' as const };
    expect(answeredAt(julyReturn({ ...two, updates: [first, back] }), asks)).toBe('2024-07-04T10:00:00Z');
  });

  test('not by what was said before, or of another period, or is a draft', () => {
    const updates = [
      submitted('A1', '2024-06-28T10:00:00Z', { state: 'returned' }),
      submitted('A1', '2024-07-02T10:00:00Z', { period: '2023-24' }),
      submitted('A1', '2024-07-02T11:00:00Z', { state: 'draft' }),
    ];
    expect(answeredAt(julyReturn({ updates }), message([step()]))).toBeNull();
  });

  test('without what is no longer asked for, because it was closed', () => {
    const closed = action({ ref: 'A3', ...chain, state: 'closed', closedOn: '2024-06-20' });
    const actions = [action({ ref: 'A1', ...chain }), closed];
    const asks = message([step({ itemKeys: ['made-up/action/A1', closed.key] })]);
    const updates = [submitted('A1', '2024-07-02T10:00:00Z')];
    expect(answeredAt(julyReturn({ actions, updates }), asks)).toBe('2024-07-02T10:00:00Z');
    expect(
      answeredAt(julyReturn({ actions: [closed], updates: [] }), message([step({ itemKeys: [closed.key] })])),
    ).toBeNull();
  });

  test('of a recommendation by words or by a claim since, on the day of the message at its hour', () => {
    const asks = message([
      step({
        ladder: 'recommendation',
        step: 'monthly',
        period: null,
        itemKeys: ['made-up/recommendation/R1'],
      }),
    ]);
    const open = (acts: ReturnType<typeof claimed>[], updates = julyReturn().updates) =>
      julyReturn({ recommendations: [recommendation({ ...chain, acts })], updates });
    expect(answeredAt(open([]), asks)).toBeNull();
    expect(answeredAt(open([partly('2024-06-20')]), asks)).toBeNull();
    expect(answeredAt(open([claimed('2024-07-03')]), asks)).toBe(instantAt('2024-07-03'));
    expect(answeredAt(open([claimed(day)]), asks)).toBe(instantAt(day));
    const words = answerTo('A1', {
      itemKey: 'made-up/recommendation/R1',
      period: '2024-25-Q2',
      submittedAt: '2024-07-02T10:00:00Z',
    });
    expect(answeredAt(open([], [words]), asks)).toBe('2024-07-02T10:00:00Z');
  });

  test('of a decision when it is decided, and of a claim when it is verified or returned', () => {
    const decision = message([step({ ladder: 'decision', step: '3-after-submitted' })]);
    const waits = submitted('A1', '2024-06-26T10:00:00Z');
    const decided = { by: 'a', at: '2024-07-02T15:00:00Z', reason: null };
    expect(answeredAt(julyReturn({ updates: [waits] }), decision)).toBeNull();
    expect(answeredAt(julyReturn({ updates: [{ ...waits, state: 'approved', decided }] }), decision)).toBe(
      decided.at,
    );
    const claim = message([
      step({
        ladder: 'decision',
        step: '3-after-submitted',
        period: null,
        itemKeys: ['made-up/recommendation/R1'],
      }),
    ]);
    const acted = (...acts: ReturnType<typeof claimed>[]) =>
      julyReturn({ recommendations: [recommendation({ ...chain, acts })] });
    expect(answeredAt(acted(claimed('2024-06-25')), claim)).toBeNull();
    expect(answeredAt(acted(claimed('2024-06-25'), verified('2024-07-03')), claim)).toBe(
      instantAt('2024-07-03'),
    );
    expect(answeredAt(acted(claimed('2024-06-25'), returned('2024-07-04')), claim)).toBe(
      instantAt('2024-07-04'),
    );
  });

  test('of a notice never, unless it was sent back and is given again', () => {
    const told = message([step({ ladder: 'notice', step: 'recorded-for-you' })]);
    const again = submitted('A1', '2024-07-02T10:00:00Z');
    expect(answeredAt(julyReturn({ updates: [again] }), told)).toBeNull();
    const back = message([step({ ladder: 'notice', step: 'sent-back' })]);
    expect(answeredAt(julyReturn({ updates: [again] }), back)).toBe('2024-07-02T10:00:00Z');
  });
});

describe('in words', () => {
  test.each<[Partial<ChaseStep>, string]>([
    [{ itemKeys: ['a', 'b'] }, 'Return for Q1 2024-25, opens: 2 items'],
    [{ step: '5-before-due' }, 'Return for Q1 2024-25, 5 working days before it is due: 1 item'],
    [{ step: '1-before-due' }, 'Return for Q1 2024-25, 1 working day before it is due: 1 item'],
    [
      { step: '10-after-due', to: 'director' },
      'Return for Q1 2024-25, 10 working days after it was due, told to the director: 1 item',
    ],
    [{ step: 'nudge' }, 'Return for Q1 2024-25, asked for by the performance team: 1 item'],
    [
      { ladder: 'recommendation', step: '30-days-before', period: null },
      'Recommendations, 30 days before: 1 item',
    ],
    [
      { ladder: 'document', step: '12-months-before', period: null },
      'Policies and strategies, 12 months before: 1 item',
    ],
    [
      { ladder: 'decision', step: '3-after-submitted' },
      'Decisions, no decision after 3 working days: 1 item',
    ],
    [{ ladder: 'notice', step: 'sent-back' }, 'Notices, sent back: 1 item'],
  ])('a step: %j', (said, words) => expect(stepWords(step(said))).toBe(words));

  test.each<[Partial<LedgerMessage>, string]>([
    [{ state: 'planned', outcome: null }, 'not sent'],
    [{ state: 'claimed', outcome: null }, 'being sent'],
    [{ state: 'mailed', outcome: { kind: 'mailed', address: 'a@b.example' } }, 'sent by e-mail'],
    [{ state: 'unknown', outcome: { kind: 'unknown', reason: 'x' } }, 'may have arrived'],
  ])('an outcome: %j', (said, words) => expect(outcomeWords(message([], said))).toBe(words));

  test('every refusal has a sentence of its own', () => {
    const words = rejectionCodes.map(code => {
      const outcome: Outcome = { kind: 'rejected', code, status: 403, retryAfter: null };
      return outcomeWords(message([], { state: 'rejected', outcome }));
    });
    expect(new Set(words).size).toBe(rejectionCodes.length);
    expect(words).toContain('not reached: has blocked the bot');
  });
});
