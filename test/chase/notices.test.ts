import { describe, expect, test } from '@jest/globals';
import type { ChaseStep, PlannedMessage } from '../../chase/index.ts';
import { isStepOwed, listOrphans } from '../../chase/index.ts';
import type { Snapshot, Update } from '../../register/index.ts';
import { claimed, recommendation } from '../register/madeRecommendation.ts';
import { england } from '../register/madeSnapshot.ts';
import { answered, itemsOf, on, sampleAt } from './october.ts';
import { councilWith, linesOf, planOn } from './madeCouncil.ts';

const item = itemsOf(sampleAt(on('2024-10-02'))).find(one => one.post === 'Car Parks Manager')!;
const carParks = 'b13afe74-abef-56da-9e37-4bc838e60d05';

const registerWith = (...updates: Update[]): Snapshot => {
  const snapshot = sampleAt(on('2024-10-02'));
  const periods = snapshot.periods.map(one =>
    one.period === '2024-25-Q2' ? { ...one, state: 'approving' as const } : one,
  );
  return { ...snapshot, periods, updates: [...snapshot.updates, ...updates] };
};

const decided = { by: 'approver', at: '2024-10-03T15:00:00Z', reason: 'Say by when' };
const back = answered(item, { submittedBy: carParks, state: 'returned', decided });

const notices = (messages: PlannedMessage[]): [PlannedMessage, ChaseStep][] =>
  messages.flatMap(message =>
    message.steps
      .filter(step => step.ladder === 'notice')
      .map((step): [PlannedMessage, ChaseStep] => [message, step]),
  );

const toldOn = (snapshot: Snapshot, day: string) =>
  notices(planOn(snapshot, day)).map(([{ recipient }, step]) => [recipient.entraId, step.step]);

describe('an answer that was sent back', () => {
  test('is told on the next working morning and three working days later, to its owner', () => {
    const snapshot = registerWith(back);
    const days = ['2024-10-03', '2024-10-04', '2024-10-07', '2024-10-08', '2024-10-09'];
    expect(days.map(day => toldOn(snapshot, day))).toEqual([
      [],
      [[carParks, 'sent-back']],
      [],
      [[carParks, 'sent-back-again']],
      [],
    ]);
    const [[message] = []] = notices(planOn(snapshot, '2024-10-04'));
    expect(message?.reason).toBe('1 answer for Q2 2024-25 was sent back and waits for you.');
  });

  test('is told no more once it is given anew, nor after the period is closed', () => {
    const anew = answered(item, {
      key: `${back.key}2`,
      submissionId: 's12',
      submittedAt: '2024-10-03T16:00:00.000Z',
      replaces: back.key,
    });
    expect(toldOn(registerWith(back, anew), '2024-10-04')).toEqual([]);
    const open = registerWith(back);
    const periods = open.periods.map(one => ({ ...one, state: 'closed' as const }));
    expect(toldOn({ ...open, periods }, '2024-10-04')).toEqual([]);
  });

  test('is looked at again before the message goes', () => {
    const [[, step] = []] = notices(planOn(registerWith(back), '2024-10-04'));
    const at = { day: '2024-10-04', calendar: england, entraId: carParks };
    expect(isStepOwed(registerWith(back), step!, at)).toBe(true);
    const anew = answered(item, { submissionId: 's2', submittedAt: '2024-10-04T07:00:00.000Z' });
    expect(isStepOwed(registerWith(back, anew), step!, at)).toBe(false);
  });

  test('makes no orphan of its post', () => {
    const snapshot = registerWith(back);
    const people = snapshot.people.map(one => (one.entraId === carParks ? { ...one, posts: [] } : one));
    const posts = (from: Snapshot) =>
      listOrphans({ ...from, people }, { day: '2024-10-04', calendar: england }).map(({ post }) => post);
    expect(posts(snapshot)).not.toContain('Car Parks Manager');
  });
});

describe('what was said for an owner, and what was edited', () => {
  test('is told once', () => {
    const given = answered(item, {
      submittedBy: 'performance',
      givenBy: { who: 'Car Parks Manager', how: 'by phone', on: '2024-10-02' },
      edited: { commentary: 'Shorter', by: 'performance', at: '2024-10-03T09:00:00Z' },
    });
    const snapshot = registerWith(given);
    expect(toldOn(snapshot, '2024-10-03')).toEqual([[carParks, 'recorded-for-you']]);
    expect(toldOn(snapshot, '2024-10-04')).toEqual([[carParks, 'words-edited']]);
    expect(toldOn(snapshot, '2024-10-07')).toEqual([]);
    const [[message, step] = []] = notices(planOn(snapshot, '2024-10-03'));
    expect(message?.reason).toBe('1 answer for Q2 2024-25 was recorded for you by the performance team.');
    expect(isStepOwed(snapshot, step!, { day: '2024-10-03', calendar: england, entraId: carParks })).toBe(
      true,
    );
  });
});

describe('a claim that was returned', () => {
  test('is told on the next working morning, beside the ladder of its date', () => {
    const returned = {
      act: 'returned' as const,
      needs: 'Three signed sheets',
      on: '2024-07-04',
      by: 'auditor',
    };
    const r1 = recommendation({ acts: [claimed('2024-07-01'), returned] });
    const snapshot = councilWith({ recommendations: [r1] });
    expect(linesOf(planOn(snapshot, '2024-07-05'))).toEqual(['2024-07-05 sent-back Car Parks Manager']);
    const [message] = planOn(snapshot, '2024-07-05');
    expect(message?.reason).toBe('1 recommendation was sent back and waits for you.');
    expect(
      isStepOwed(snapshot, message!.steps[0]!, { day: '2024-07-05', calendar: england, entraId: carParks }),
    ).toBe(true);
    const again = recommendation({ acts: [...r1.acts, claimed('2024-07-05')] });
    const after = councilWith({ recommendations: [again] });
    expect(
      isStepOwed(after, message!.steps[0]!, { day: '2024-07-05', calendar: england, entraId: carParks }),
    ).toBe(false);
  });
});

describe('a snooze', () => {
  const until = (day: string) => ({ snoozed: new Map([[carParks, day]]) });
  const open = sampleAt(on('2024-10-01'));
  const isAsked = (day: string, snoozed: ReturnType<typeof until>) =>
    planOn(open, day, snoozed).some(({ recipient }) => recipient.entraId === carParks);

  test('holds back what is asked until its day, and never past the due date', () => {
    expect(isAsked('2024-10-07', until('2024-10-09'))).toBe(false);
    expect(isAsked('2024-10-07', until('2024-10-07'))).toBe(true);
    expect(isAsked('2024-10-15', until('2024-10-20'))).toBe(true);
  });
});
