import { describe, expect, test } from '@jest/globals';
import { instantAt } from '../../register/index.ts';
import type { Snapshot } from '../../register/index.ts';
import { createChase, planChase } from '../../chase/index.ts';
import { action } from '../register/madeMeasure.ts';
import { openChase, publicUrl, refusal, taken } from './chaseBench.ts';
import { julyReturn, people } from './julyReturn.ts';
import { chain, everybody, holder } from './madeCouncil.ts';

const owner = 'Car Parks Manager';
const approver = 'Assistant Director';

/** Of whoever holds the post of a council next door. */
const nextDoor = (snapshot: Snapshot): Snapshot =>
  JSON.parse(JSON.stringify(snapshot).replaceAll('made-up', 'next-door')) as Snapshot;

describe('a step that nobody heard on its day', () => {
  test('because no server ran is said on the next morning, once, and not as if it were its own day', async () => {
    const { runOn, messages } = openChase(julyReturn());
    expect(await runOn('2024-07-02')).toEqual([`${owner}: opens`]);
    expect(messages()[0]?.reason).toBe(
      '1 item for Q1 2024-25 has no update; the return is due on Friday 12 July.',
    );
    expect(await runOn('2024-07-03')).toEqual([]);
  });

  test.each(['disabled-by-admin', 'unauthorised', 'throttled'] as const)(
    'because the tenant refused it (%s) is said on the next morning',
    async code => {
      const { told, runOn, clock } = openChase(julyReturn(), { answer: () => refusal(code) });
      expect(await runOn('2024-07-01')).toEqual([`${owner}: opens`]);
      told.answer = taken;
      clock.at += 24 * 3_600_000;
      expect(await runOn('2024-07-02')).toEqual([`${owner}: opens`]);
      expect(await runOn('2024-07-03')).toEqual([]);
    },
  );

  test('because its conversation could not be begun is said on the next morning', async () => {
    const { told, runOn } = openChase(julyReturn(), {
      answer: () => ({ kind: 'rejected', code: 'unrecognised', status: 502, retryAfter: null }),
    });
    await runOn('2024-07-01');
    told.answer = taken;
    expect(await runOn('2024-07-02')).toEqual([`${owner}: opens`]);
  });

  test('though it was planned, because the server died, is said on the next morning', async () => {
    const { ledger, runOn } = openChase(julyReturn());
    const now = instantAt('2024-07-01');
    const [message] = planChase({ snapshot: julyReturn(), sent: [], calendar: { holidays: [] }, now });
    await ledger.insertOnce(message!, now);
    expect(await runOn('2024-07-02')).toEqual([`${owner}: opens`]);
  });

  test.each([
    ['arrived', taken],
    ['may have arrived', () => ({ kind: 'unknown', reason: 'the connector answered 502' }) as const],
    ['was refused for good', () => refusal('blocked')],
  ])('is not said again where it %s', async (_, answer) => {
    const { runOn } = openChase(julyReturn(), { answer });
    await runOn('2024-07-01');
    expect(await runOn('2024-07-02')).toEqual([]);
  });
});

describe('somebody with an automatic reply', () => {
  test('is not written to, and hears on the day of their return', async () => {
    const { people: directory, runOn } = openChase(julyReturn());
    directory.away.add(owner);
    expect(await runOn('2024-07-01')).toEqual([]);
    expect(await runOn('2024-07-02')).toEqual([]);
    directory.away.clear();
    expect(await runOn('2024-07-03')).toEqual([`${owner}: opens`]);
  });

  test('is asked about once a day, and again on the next', async () => {
    const { people: directory, chase } = openChase(julyReturn());
    directory.away.add(owner);
    await chase.run(instantAt('2024-07-01'));
    await chase.run(instantAt('2024-07-01', '14:00'));
    expect(directory.asked).toEqual([owner]);
    await chase.run(instantAt('2024-07-02'));
    expect(directory.asked).toEqual([owner, owner]);
  });

  test('has a delegate, who is asked about in turn', async () => {
    const standIn = holder('Deputy', { posts: [], delegateFor: [owner] });
    const { people: directory, runOn } = openChase(julyReturn({ people: [...everybody, standIn] }));
    directory.away.add(owner);
    expect(await runOn('2024-07-01')).toEqual(['Deputy: opens']);
    expect(directory.asked).toEqual([owner, 'Deputy']);
  });

  test('and a delegate who is away as well leaves it to the approver, before it is due', async () => {
    const standIn = holder('Deputy', { posts: [], delegateFor: [owner] });
    const { people: directory, runOn } = openChase(julyReturn({ people: [...everybody, standIn] }));
    for (const one of [owner, 'Deputy']) directory.away.add(one);
    expect(await runOn('2024-07-05')).toEqual([]);
    expect(await runOn('2024-07-11')).toEqual([`${approver}: 1-before-due`]);
  });

  test('is never told of over their head, though nothing would have gone to them that day', async () => {
    const { people: directory, runOn } = openChase(julyReturn());
    await runOn('2024-07-01');
    await runOn('2024-07-15');
    directory.away.add(owner);
    expect(await runOn('2024-07-19')).toEqual([]);
    directory.away.clear();
    expect(await runOn('2024-07-22')).toEqual([`${approver}: 5-after-due`]);
  });

  test('counts as in where nobody can say', async () => {
    const { parts, messages } = openChase(julyReturn());
    const isAway = async () => {
      throw new Error('Graph is down');
    };
    await createChase({ ...parts, directory: { ...parts.directory, isAway } }).run(instantAt('2024-07-01'));
    expect(messages().map(({ state }) => state)).toEqual(['accepted']);
  });
});

describe('somebody who asked to be left alone', () => {
  test('hears nothing until that day, and then what they missed', async () => {
    const { ledger, runOn } = openChase(julyReturn());
    await ledger.saveSnooze({ entraId: owner, until: '2024-07-04' });
    expect(await runOn('2024-07-01')).toEqual([]);
    expect(await runOn('2024-07-03')).toEqual([]);
    expect(await runOn('2024-07-04')).toEqual([`${owner}: opens`]);
  });
});

describe('somebody whom nothing reaches', () => {
  const blocked = () => openChase(julyReturn(), { answer: () => refusal('blocked') });

  test('is left alone for a week, and then tried again with what they have not heard', async () => {
    const { runOn, sent } = blocked();
    await runOn('2024-07-01');
    expect(await runOn('2024-07-05')).toEqual([]);
    expect(await runOn('2024-07-08')).toEqual([`${owner}: 5-before-due`]);
    expect(sent).toHaveLength(2);
  });

  test('is tried on the next morning once they write to us, with what they were refused', async () => {
    const { runOn, ledger } = blocked();
    await runOn('2024-07-01');
    const reference = {
      entraId: owner,
      tenantId: 't',
      conversationId: 'a:1',
      serviceUrl: 'https://smba.example/',
      userId: '29:1',
      botId: '28:b',
    };
    await ledger.saveReference(reference);
    expect(await runOn('2024-07-02')).toEqual([]);
    await ledger.saveReference({ ...reference, wroteAt: instantAt('2024-07-02', '11:00') });
    expect(await runOn('2024-07-03')).toEqual([`${owner}: opens`]);
  });

  test('keeps nothing from their approver once it is late', async () => {
    const { runOn } = blocked();
    await runOn('2024-07-01');
    expect(await runOn('2024-07-15')).toEqual([`${approver}: 1-after-due`, `${owner}: 1-after-due`]);
  });

  test('is not held back by a refusal that went by e-mail', async () => {
    const { runOn, people: directory } = blocked();
    directory.addresses.set(owner, 'parks@council.example');
    await runOn('2024-07-01');
    expect(await runOn('2024-07-05')).toEqual([`${owner}: 5-before-due`]);
  });
});

describe('a person with posts in two councils', () => {
  const both = () => openChase(julyReturn(), { others: [nextDoor(julyReturn())] });

  test('gets one message with what both ask for', async () => {
    const { chase, messages, sent } = both();
    const { planned } = await chase.run(instantAt('2024-07-01'));
    expect(planned).toHaveLength(1);
    expect(planned[0]).toMatchObject({
      council: 'made-up',
      recipient: { entraId: owner, post: owner },
      steps: [{ itemKeys: ['made-up/action/A1'] }, { itemKeys: ['next-door/action/A1'] }],
      reason: expect.stringMatching(/^1 item .* Friday 12 July\. 1 item .* Friday 12 July\.$/),
    });
    expect(messages().map(({ state }) => state)).toEqual(['accepted']);
    expect(sent).toHaveLength(1);
  });

  test('gets it as long as one of them still waits for an answer', async () => {
    const answered = nextDoor(julyReturn());
    const { chase, parts, state, sent } = openChase(julyReturn(), { others: [answered] });
    const { planned } = await createChase(openChase(julyReturn(), { others: [answered] }).parts).run(
      instantAt('2024-07-01'),
    );
    await parts.ledger.insertOnce(planned[0]!, instantAt('2024-07-01'));
    state.snapshot = { ...state.snapshot, actions: [] };
    await chase.run(instantAt('2024-07-01', '10:00'));
    expect(sent).toEqual([planned[0]?.key]);
  });
});

describe('a message that Teams will not take', () => {
  const item = action({ ref: 'A1', ...chain, title: 'Sell the old depot' });
  const letterTo = async (
    code: 'blocked' | 'not-installed' | 'unrecognised' | 'left' | 'too-large',
    prepare: (office: ReturnType<typeof openChase>) => void = () => undefined,
  ) => {
    const office = openChase(julyReturn({ actions: [item] }), { answer: () => refusal(code) });
    office.people.addresses.set(owner, 'parks@council.example');
    prepare(office);
    await office.runOn('2024-07-01');
    const [message] = office.messages();
    return { letters: office.people.letters, outcome: message?.outcome };
  };

  test.each(['blocked', 'not-installed', 'unrecognised'] as const)('goes by e-mail: %s', async code => {
    const { letters, outcome } = await letterTo(code, ({ people: directory }) => {
      directory.install = 'refused';
    });
    expect(outcome).toEqual({ kind: 'mailed', address: 'parks@council.example' });
    expect(letters).toHaveLength(1);
  });

  test('says what is asked, by when and where, and names no item', async () => {
    const { letters } = await letterTo('blocked');
    const [letter] = letters;
    expect(letter).toMatchObject({ to: 'parks@council.example', subject: 'Your updates for Q1 2024-25' });
    expect(letter?.text).toContain('opens today and is due on Friday 12 July.');
    expect(letter?.text).toContain(`${publicUrl}/tab/?view=my-return`);
    expect(letter?.text).not.toMatch(/A1|depot/);
  });

  test.each(['left', 'too-large'] as const)('does not where that helps nobody: %s', async code => {
    const { letters, outcome } = await letterTo(code);
    expect(letters).toEqual([]);
    expect(outcome).toMatchObject({ kind: 'rejected', code });
  });

  test('goes to the address that the performance team wrote down, before the directory’s', async () => {
    const office = openChase(
      julyReturn({ people: people({ [owner]: { fallbackEmail: 'parks@partner.example' } }) }),
      { answer: () => refusal('blocked') },
    );
    office.people.addresses.set(owner, 'parks@council.example');
    await office.runOn('2024-07-01');
    expect(office.people.letters.map(({ to }) => to)).toEqual(['parks@partner.example']);
  });

  test.each([
    ['there is no address', (office: ReturnType<typeof openChase>) => office.people.addresses.clear()],
    [
      'nobody may send',
      (office: ReturnType<typeof openChase>) => {
        office.people.mail = 'refused';
      },
    ],
  ])('stays refused where %s', async (_, prepare) => {
    const { letters, outcome } = await letterTo('blocked', prepare);
    expect(letters).toEqual([]);
    expect(outcome).toMatchObject({ kind: 'rejected', code: 'blocked' });
  });

  test('is unknown where the e-mail may have gone, and never sent again', async () => {
    const { parts, messages } = openChase(julyReturn(), { answer: () => refusal('blocked') });
    let tries = 0;
    const directory = {
      ...parts.directory,
      person: async (entraId: string) => ({ entraId, displayName: '', mail: 'parks@council.example' }),
      mail: async () => {
        tries += 1;
        throw new Error('the connection broke');
      },
    };
    const chase = createChase({ ...parts, directory });
    await chase.run(instantAt('2024-07-01'));
    await chase.run(instantAt('2024-07-01', '12:00'));
    await chase.run(instantAt('2024-07-02'));
    expect(messages().map(({ state }) => state)).toEqual(['unknown']);
    expect(tries).toBe(1);
  });

  test('stays refused, and stops nobody else, where Graph gives neither app nor address', async () => {
    const { parts, messages } = openChase(julyReturn(), { answer: () => refusal('not-installed') });
    const down = async () => {
      throw new Error('Graph is down');
    };
    const directory = { ...parts.directory, install: down, person: down };
    await createChase({ ...parts, directory }).run(instantAt('2024-07-01'));
    expect(messages().map(({ outcome }) => outcome)).toMatchObject([{ code: 'not-installed' }]);
  });
});
