import { describe, expect, test } from '@jest/globals';
import { instantAt } from '../../register/index.ts';
import type { Person, Snapshot } from '../../register/index.ts';
import {
  explainChase,
  readCircumstances,
  whoIs,
  type ChaseExplanation,
  type ChaseQuestion,
  type Outcome,
  type Reach,
} from '../../chase/index.ts';
import { england } from '../register/madeSnapshot.ts';
import { claimed, recommendation } from '../register/madeRecommendation.ts';
import { openChase, refusal } from './chaseBench.ts';
import { answerTo, julyReturn, people } from './julyReturn.ts';
import { chain, everybody, holder } from './madeCouncil.ts';

const owner = 'Car Parks Manager';
const approver = 'Assistant Director';

const known: Reach = {
  reference: null,
  installed: true,
  account: true,
  mail: 'parks@council.example',
  maySend: true,
};

type Case = {
  /** Runs of nine o'clock before the day, and how Teams answered. */
  runs?: readonly string[];
  answer?: () => Outcome;
  snooze?: string;
  said?: Partial<ChaseQuestion>;
};

const explain = async (
  snapshot: Snapshot,
  day: string,
  { runs = [], answer, snooze, said = {} }: Case = {},
): Promise<ChaseExplanation> => {
  const { runOn, ledger } = openChase(snapshot, answer ? { answer } : {});
  for (const one of runs) await runOn(one);
  if (snooze !== undefined) await ledger.saveSnooze({ entraId: owner, until: snooze });
  const circumstances = await readCircumstances(ledger, { day, calendar: england });
  const [who = { post: owner }] = whoIs(snapshot, owner, day);
  return explainChase({
    snapshot: { ...snapshot, asAt: instantAt(day) },
    who,
    day,
    today: day,
    calendar: england,
    circumstances,
    away: false,
    reach: known,
    ...said,
  });
};

const codes = ({ findings }: ChaseExplanation): string[] => findings.map(({ code }) => code);
const saying = ({ findings }: ChaseExplanation, code: string): string | undefined =>
  findings.find(one => one.code === code)?.says;

describe('who is meant', () => {
  const snapshot = julyReturn({
    people: [
      ...everybody,
      holder('b13afe74', { displayName: 'Deputy Parks Manager', posts: ['Parks Manager'] }),
    ],
  });
  const named = (text: string) =>
    whoIs(snapshot, text, '2024-07-01').map(one =>
      'person' in one ? one.person.entraId : `post ${one.post}`,
    );

  test.each([
    ['b13afe74', ['b13afe74']],
    ['deputy parks manager', ['b13afe74']],
    [' car parks manager ', [owner]],
    ['Parks Manager', ['Parks Manager', 'b13afe74']],
    ['Lord Mayor', []],
  ])('by “%s”', (text, expected) => expect(named(text)).toEqual(expected));

  test('by a post that nobody holds', () => {
    const vacant = julyReturn({ people: everybody.slice(1) });
    expect(whoIs(vacant, owner, '2024-07-01')).toEqual([{ post: owner }]);
  });
});

describe('somebody who would be written to', () => {
  test('is told what, and where each ladder stands', async () => {
    const found = await explain(julyReturn(), '2024-07-01');
    expect(codes(found)).toEqual([
      'holds',
      'written',
      'owes',
      'no-conversation',
      'app',
      'address',
      'no-message',
    ]);
    expect(found.message?.steps).toMatchObject([{ step: 'opens' }]);
    expect(saying(found, 'holds')).toBe('Car Parks Manager holds the post Car Parks Manager.');
    expect(saying(found, 'written')).toBe(
      'On Monday 1 July 2024 they would be written to: 1 item for Q1 2024-25 has no update; the return opens today and is due on Friday 12 July.',
    );
    expect(saying(found, 'owes')).toBe(
      'Return for Q1 2024-25: 1 item, due 12 July 2024. The last step was “opens”, on 1 July 2024. The next is “5 working days before it is due”, on 5 July 2024.',
    );
  });

  test('hears on a later day what nobody heard on its own', async () => {
    const found = await explain(julyReturn(), '2024-07-03');
    expect(codes(found)).toContain('written');
    expect(saying(found, 'owes')).toContain('“opens”, on 1 July 2024, and nobody has heard it.');
  });

  test('on a day to come hears what falls on it', async () => {
    const today = { said: { today: '2024-07-01' }, runs: ['2024-07-01'] };
    expect(codes(await explain(julyReturn(), '2024-07-05', today))).toContain('written');
    const quiet = await explain(julyReturn(), '2024-07-08', today);
    expect(codes(quiet)).toEqual(expect.arrayContaining(['not-written', 'no-step']));
    expect(saying(quiet, 'owes')).toContain(
      '“5 working days before it is due”, on 5 July 2024. The next is “1 working day before it is due”, on 11 July 2024.',
    );
  });
});

describe('somebody who would not be written to hears why', () => {
  const held = (said: Partial<Person>) => julyReturn({ people: people({ [owner]: said }) });
  const as = (said: Partial<Person>): Case => ({ said: { who: { person: holder(owner, said) } } });
  const waits = 'It waits for their return; before a due day passes the approver is told.';

  type Row = { because: string; snapshot?: Snapshot; day?: string; how?: Case; code: string; says: string };
  const rows: Row[] = [
    {
      because: 'it is a Saturday',
      day: '2024-07-06',
      how: { runs: ['2024-07-01', '2024-07-05'] },
      code: 'not-a-working-day',
      says: 'Saturday 6 July is not a working day.',
    },
    {
      because: 'they were written to that day',
      how: { runs: ['2024-07-01'] },
      code: 'written-to',
      says: 'Their one message of that day is planned or sent already.',
    },
    {
      because: 'no step falls on the day',
      day: '2024-07-03',
      how: { runs: ['2024-07-01'] },
      code: 'no-step',
      says: 'No step of a ladder falls on that day, and none before it went unheard.',
    },
    {
      because: 'they are away by the register',
      snapshot: held({ awayUntil: '2024-07-08' }),
      code: 'away',
      says: `They are away until 8 July 2024, by the register. ${waits}`,
    },
    {
      because: 'they have an automatic reply on',
      how: { said: { away: true } },
      code: 'automatic-reply',
      says: `They have an automatic reply on. ${waits}`,
    },
    {
      because: 'they asked to be left alone',
      how: { snooze: '2024-07-04' },
      code: 'snoozed',
      says: 'They asked not to be written to before 4 July 2024.',
    },
    {
      because: 'they have answered',
      snapshot: julyReturn({ updates: [answerTo('A1'), answerTo('A2')] }),
      code: 'owes-nothing',
      says: 'They owe nothing and have nothing to decide.',
    },
    {
      because: 'nothing reaches them',
      day: '2024-07-05',
      how: { runs: ['2024-07-01'], answer: () => refusal('blocked') },
      code: 'unreachable',
      says: 'The message of 1 July 2024 was not reached: has blocked the bot. They are tried again on 8 July 2024, or once they write to the bot.',
    },
    {
      because: 'they have left',
      snapshot: held({ to: '2024-06-28' }),
      how: as({ to: '2024-06-28' }),
      code: 'left',
      says: 'Car Parks Manager left on 28 June 2024, by the register.',
    },
    {
      because: 'they have not begun',
      snapshot: held({ from: '2024-08-01' }),
      how: as({ from: '2024-08-01' }),
      code: 'not-yet',
      says: 'Car Parks Manager begins on 1 August 2024, by the register.',
    },
    {
      because: 'they hold no post',
      snapshot: held({ posts: [] }),
      how: as({ posts: [] }),
      code: 'no-post',
      says: 'Car Parks Manager holds no post.',
    },
  ];
  test.each(rows)(
    '$because',
    async ({ snapshot = julyReturn(), day = '2024-07-01', how = {}, code, says }) => {
      const found = await explain(snapshot, day, how);
      expect(codes(found)).toContain('not-written');
      expect(found.message).toBeNull();
      expect(saying(found, code)).toBe(says);
    },
  );

  test('the other holder of the post is asked that day', async () => {
    const shared = julyReturn({
      people: [
        holder(owner, { workingDays: [3, 4, 5] }),
        holder('Deputy', { posts: [owner], workingDays: [1, 2] }),
        ...everybody.slice(1),
      ],
    });
    const found = await explain(shared, '2024-07-01');
    expect(saying(found, 'job-share')).toBe(
      'Car Parks Manager: on Monday 1 July Deputy is asked, who holds it too.',
    );
  });

  test('a delegate is asked while they are away', async () => {
    const standIn = holder('Deputy', { posts: [], delegateFor: [owner] });
    const snapshot = julyReturn({ people: [...everybody, standIn] });
    const found = await explain(snapshot, '2024-07-01', { said: { away: true } });
    expect(saying(found, 'automatic-reply')).toBe(
      'They have an automatic reply on. Deputy is asked instead.',
    );
    const theirs = await explain(snapshot, '2024-07-01', { said: { who: { person: standIn } } });
    expect(saying(theirs, 'delegate')).toBe(
      'They answer for Car Parks Manager while whoever holds it is away.',
    );
  });
});

describe('a post that nobody holds', () => {
  test('is explained with who is asked instead', async () => {
    const found = await explain(julyReturn({ people: everybody.slice(1) }), '2024-07-01');
    expect(codes(found)).toEqual(['vacant', 'written-instead', 'owes', 'orphan-vacant']);
    expect(saying(found, 'written-instead')).toContain(`${approver} would be written to instead`);
    expect(saying(found, 'orphan-vacant')).toBe(
      'On the list of the performance team, Car Parks Manager: nobody holds it; Assistant Director is asked instead.',
    );
  });

  test('and that nobody can be asked for, or that owes nothing', async () => {
    const alone = await explain(julyReturn({ people: [] }), '2024-07-01');
    expect(saying(alone, 'not-written')).toBe('On Monday 1 July 2024 nobody would be written to for it.');
    const answers = [answerTo('A1'), answerTo('A2')];
    const quiet = await explain(julyReturn({ people: everybody.slice(1), updates: answers }), '2024-07-01');
    expect(codes(quiet)).toEqual(['vacant', 'not-written', 'owes-nothing']);
  });
});

describe('whether somebody can be reached', () => {
  const reference = {
    entraId: owner,
    tenantId: 't',
    conversationId: 'c',
    serviceUrl: 'https://smba.example/',
    userId: '29:1',
    botId: '28:b',
  };
  test.each<[Partial<Reach>, string, string]>([
    [{ reference }, 'conversation', 'A conversation with them is known; they have never written in it.'],
    [
      { reference: { ...reference, wroteAt: instantAt('2024-07-01', '11:30') } },
      'conversation',
      'A conversation with them is known; they last wrote at 11:30 on 1 July 2024.',
    ],
    [{}, 'no-conversation', 'No conversation with them is known; one is begun with the next message.'],
    [
      { installed: false },
      'no-app',
      'They do not have the app; it is installed for them before a message goes.',
    ],
    [{ installed: null }, 'app-unknown', 'Whether they have the app cannot be seen.'],
    [{ account: false }, 'no-account', 'Entra has no account with their id.'],
    [{}, 'address', 'Where Teams is closed to them a letter goes to parks@council.example.'],
    [{ mail: null }, 'no-address', 'There is no address to write to where Teams is closed to them.'],
    [
      { maySend: false },
      'no-mailbox',
      'Their address is parks@council.example; no letter goes there, because no mailbox to send from is set.',
    ],
  ])('%j: %s', async (reach, code, says) => {
    const found = await explain(julyReturn(), '2024-07-01', { said: { reach: { ...known, ...reach } } });
    expect(saying(found, code)).toBe(says);
  });

  test('is seen from every message of the last sixty days, the latest first', async () => {
    const { runOn, ledger, told } = openChase(julyReturn());
    await runOn('2024-07-01');
    told.answer = () => ({ kind: 'unknown', reason: 'the connector answered 502' });
    await runOn('2024-07-05');
    const circumstances = await readCircumstances(ledger, { day: '2024-07-08', calendar: england });
    const found = await explain(julyReturn(), '2024-07-08', { said: { circumstances } });
    const messages = found.findings.filter(({ code }) => code === 'message').map(({ says }) => says);
    expect(messages).toEqual([
      expect.stringMatching(/^5 Jul 2024: may have arrived\. 1 item /),
      expect.stringMatching(/^1 Jul 2024: sent in Teams\. 1 item /),
    ]);
  });

  test('and why their post is on the list of the performance team', async () => {
    const left = { runs: ['2024-07-01'], answer: () => refusal('left') };
    const found = await explain(julyReturn(), '2024-07-16', left);
    expect(saying(found, 'orphan-unreachable')).toContain('nothing reaches its holder');
  });
});

describe('what is owed', () => {
  test('has each ladder, its last step and whether it was heard, and its next', async () => {
    const asks = recommendation({ ...chain, due: '2024-06-28', originalDue: '2024-06-28' });
    const waits = recommendation({ ref: 'R2', post: 'Parks Manager', acts: [claimed('2024-06-24')] });
    const snapshot = julyReturn({
      recommendations: [asks, waits],
      people: [holder(owner, { roles: ['officer', 'audit'] }), ...everybody.slice(1, 4)],
    });
    const found = await explain(snapshot, '2024-07-03', { runs: ['2024-07-01'] });
    expect(found.findings.filter(({ code }) => code === 'owes' || code === 'decides')).toEqual([
      {
        code: 'owes',
        says: expect.stringMatching(/^Return for .* and was said on 1 July 2024\. The next is /),
      },
      {
        code: 'owes',
        says: 'Recommendations: 1 item, due 28 June 2024. The last step was “1 working day after it was due”, on 1 July 2024, and was said on 1 July 2024. The next is “every month until it is settled”, on 29 July 2024.',
      },
      {
        code: 'decides',
        says: expect.stringMatching(
          /^Decisions: 1 item\. The last step was “no decision after 3 working days”, on 27 June 2024, and was said on 1 July 2024\./,
        ),
      },
    ]);
    expect(saying(found, 'roles')).toBe('Their roles: audit.');
  });

  test('says where a step was answered, has not come yet, or is older than the record', async () => {
    const words = answerTo('A1', {
      itemKey: 'made-up/recommendation/R1',
      state: 'approved',
      submittedAt: '2024-06-26T10:00:00Z',
    });
    const ofRecommendation = async (more: Partial<Snapshot>, day: string) =>
      (await explain(julyReturn(more), day)).findings.find(({ says }) => says.startsWith('Recommendations'))
        ?.says;
    const answered = { recommendations: [recommendation(chain)], updates: [words] };
    expect(await ofRecommendation(answered, '2024-06-27')).toContain('and was answered on 26 June 2024.');
    const later = recommendation({ ...chain, due: '2025-06-30', originalDue: '2025-06-30' });
    expect(await ofRecommendation({ recommendations: [later] }, '2024-07-03')).toContain(
      'No step has come yet. The next is “30 days before”, on 2 June 2025.',
    );
    const long = await explain(julyReturn(), '2024-11-01');
    expect(saying(long, 'owes')).toContain(
      '“10 working days after it was due”, on 26 July 2024, before the record begins. No step is left.',
    );
  });
});
