import { describe, expect, test } from '@jest/globals';
import { createChase, createPace, type Outcome, type SendingLease } from '../../chase/index.ts';
import { openChase, refusal, taken } from './chaseBench.ts';
import { october, on, sampleAt } from './october.ts';

const opening = on('2024-10-01');

const busy: Outcome = { kind: 'rejected', code: 'throttled', status: 412, retryAfter: 7 };

describe('the right to send', () => {
  test('is looked at before each message: what it was lost before stays planned, for another server', async () => {
    const { chase, told, sent, messages, parts } = openChase(sampleAt(opening), {
      calendar: october,
      inFlight: 1,
    });
    told.answer = message => {
      told.holdsLease = sent.length < 3;
      return taken(message);
    };
    expect(await chase.run(opening)).toMatchObject({ stopped: 'lease-lost' });
    expect(sent).toHaveLength(3);
    expect(messages().filter(({ state }) => state === 'planned')).toHaveLength(messages().length - 3);

    const lease: Pick<SendingLease, 'isHeld'> = { isHeld: () => true };
    told.answer = taken;
    expect(await createChase({ ...parts, lease }).run(opening)).toMatchObject({ stopped: null });
    expect(new Set(sent).size).toBe(messages().length);
    expect(sent).toHaveLength(messages().length);
  });

  test('two servers that both believe they have it write to nobody twice', async () => {
    const { chase, parts, sent, messages } = openChase(sampleAt(opening), { calendar: october });
    await Promise.all([chase.run(opening), createChase(parts).run(opening)]);
    expect(sent).toHaveLength(messages().length);
    expect(new Set(sent).size).toBe(sent.length);
    expect(messages().every(({ state }) => state === 'accepted')).toBe(true);
  });
});

describe('what a server that died had planned', () => {
  test('is sent by another one in the same run, though it has nothing to plan itself', async () => {
    const { chase, parts, sent, messages, ledger } = openChase(sampleAt(opening), { calendar: october });
    // The other has planned everything, and has one message in hand.
    const all = await createChase(openChase(sampleAt(opening), { calendar: october }).parts).run(opening);
    for (const message of all.planned) await ledger.insertOnce(message, opening);
    const [first] = all.planned;
    await ledger.claim(first?.key ?? '', 120);
    const run = await chase.run(opening);
    expect(run.planned).toEqual([]);
    expect(sent).toHaveLength(messages().length - 1);
    expect(sent).not.toContain(first?.key);
    expect(await createChase(parts).resume(opening)).toEqual({ settled: [], stopped: null });
  });

  test('and what is planned beside the day’s own chase, without planning anything anew', async () => {
    const { chase, ledger, sent, messages } = openChase(sampleAt(opening), { calendar: october });
    const [one] = (await createChase(openChase(sampleAt(opening), { calendar: october }).parts).run(opening))
      .planned;
    if (one) await ledger.insertOnce(one, opening);
    const { settled } = await chase.resume(opening);
    expect(settled.map(({ message }) => message.key)).toEqual([one?.key]);
    expect(sent).toEqual([one?.key]);
    expect(messages()).toHaveLength(1);
    expect(await chase.resume(on('2024-10-01', '22:00'))).toEqual({ settled: [], stopped: null });
  });
});

describe('a conversation in which something else goes on', () => {
  test('is tried again after its rest, and nobody else is held up for it', async () => {
    const { told, sent, messages, parts } = openChase(sampleAt(opening), { calendar: october, inFlight: 2 });
    const paused: number[] = [];
    const pace = { ...parts.pace, pause: (seconds: number) => void paused.push(seconds) };
    let first: string | null = null;
    told.answer = (message, attempt) => {
      first ??= message.key;
      return message.key === first && attempt === 1 ? busy : taken(message);
    };
    await createChase({ ...parts, pace }).run(opening);
    expect(paused).toEqual([]);
    expect(sent.filter(key => key === first)).toHaveLength(2);
    expect(messages().every(({ state }) => state === 'accepted')).toBe(true);
  });

  test('that stays so until the claim is nearly over is refused, and said so', async () => {
    const { chase, messages } = openChase(sampleAt(opening), {
      calendar: october,
      inFlight: 1,
      answer: () => busy,
    });
    await chase.run(opening);
    expect(messages().every(({ outcome }) => outcome?.kind === 'rejected' && outcome.status === 412)).toBe(
      true,
    );
  });

  test('is never asked twice at once', async () => {
    const pace = createPace({ realNow: Date.now, sleep: async () => undefined });
    const said: string[] = [];
    const request = (name: string) => async () => {
      said.push(`${name} begins`);
      await new Promise(resolve => setImmediate(resolve));
      said.push(`${name} ends`);
      if (name === 'first') throw new Error('refused');
    };
    const first = pace.alone('a', request('first'));
    const second = pace.alone('a', request('second'));
    const other = pace.alone('b', request('other'));
    await expect(first).rejects.toThrow('refused');
    await Promise.all([second, other]);
    expect(said.indexOf('second begins')).toBeGreaterThan(said.indexOf('first ends'));
    expect(said.indexOf('other begins')).toBeLessThan(said.indexOf('first ends'));
  });
});

describe('a ledger that stumbles while an outcome is recorded', () => {
  /** The first outcome is recorded; then so many are not. */
  const stumbling = (times: number) => {
    const opened = openChase(sampleAt(opening), { calendar: october, inFlight: 2 });
    const settle = opened.ledger.settle.bind(opened.ledger);
    let left = times;
    let isFirst = true;
    opened.ledger.settle = async (claim, outcome) => {
      if (!isFirst) left -= 1;
      if (!isFirst && left >= 0) throw new Error('the tables cannot be reached');
      isFirst = false;
      await settle(claim, outcome);
    };
    return opened;
  };

  test('is asked again, and what was sent is on record', async () => {
    const { chase, messages } = stumbling(3);
    await chase.run(opening);
    expect(messages().every(({ state }) => state === 'accepted')).toBe(true);
  });

  test('and stays away fails the run, after everything on its way has ended, and nothing is sent again', async () => {
    const { chase, sent, messages, clock, ledger } = stumbling(Infinity);
    await expect(chase.run(opening)).rejects.toThrow('cannot be reached');
    expect(sent).toHaveLength(3);
    clock.at += 121_000;
    expect((await ledger.list('unknown')).map(({ key }) => key).sort()).toEqual(sent.slice(1).sort());
    await expect(chase.run(opening)).rejects.toThrow('cannot be reached');
    expect(new Set(sent).size).toBe(sent.length);
    expect(messages().length).toBeGreaterThan(sent.length);
  });
});

describe('a refusal of the whole tenant', () => {
  test.each(['unauthorised', 'disabled-by-admin'] as const)(
    '(%s) is met by one message, which waits with the rest, and all of them go the same day',
    async code => {
      const { chase, told, sent, messages } = openChase(sampleAt(opening), { calendar: october });
      told.answer = () => refusal(code);
      expect(await chase.run(opening)).toMatchObject({ stopped: code, settled: [] });
      expect(sent).toHaveLength(1);
      expect(messages().every(({ state }) => state === 'planned')).toBe(true);
      expect(messages().filter(({ outcome }) => outcome !== null)).toMatchObject([{ key: sent[0] }]);
      told.answer = taken;
      await chase.resume(opening);
      expect(messages().every(({ state }) => state === 'accepted')).toBe(true);
    },
  );

  test('that meets many in hand gives all of them back', async () => {
    const { chase, told, sent, messages } = openChase(sampleAt(opening), { calendar: october, inFlight: 8 });
    told.answer = message => (sent.length > 1 ? refusal('unauthorised') : taken(message));
    await chase.run(opening);
    expect(sent.length).toBeGreaterThan(2);
    expect(messages().filter(({ state }) => state === 'planned')).toHaveLength(messages().length - 1);
  });

  test('that a single person meets, while others are taken, stops nobody else for long', async () => {
    const { chase, told, messages } = openChase(sampleAt(opening), { calendar: october, inFlight: 1 });
    let first: string | null = null;
    told.answer = message => {
      first ??= message.key;
      return message.key === first ? refusal('disabled-by-admin') : taken(message);
    };
    await chase.run(opening);
    expect(await chase.resume(opening)).toMatchObject({ stopped: null });
    expect(messages().filter(({ state }) => state === 'rejected')).toMatchObject([{ key: first }]);
    expect(messages().filter(({ state }) => state === 'accepted')).toHaveLength(messages().length - 1);
  });
});

describe('a connector that asks for a long pause', () => {
  test('is left alone, and everybody hears once it is over', async () => {
    const { chase, told, sent, messages, clock } = openChase(sampleAt(opening), { calendar: october });
    told.answer = () => refusal('throttled', 300);
    expect(await chase.run(opening)).toMatchObject({ stopped: 'throttled', settled: [] });
    told.answer = taken;
    expect(await chase.resume(opening)).toMatchObject({ stopped: 'throttled', settled: [] });
    expect(sent).toHaveLength(1);
    clock.at += 300_000;
    expect(await chase.resume(opening)).toMatchObject({ stopped: null });
    expect(messages().every(({ state }) => state === 'accepted')).toBe(true);
  });

  test('of years is asked again after ten minutes', async () => {
    const { chase, told, messages, clock } = openChase(sampleAt(opening), { calendar: october });
    told.answer = () => refusal('throttled', 1e9);
    await chase.run(opening);
    told.answer = taken;
    clock.at += 600_000;
    await chase.resume(opening);
    expect(messages().every(({ state }) => state === 'accepted')).toBe(true);
  });
});

describe('a connector of which nobody can say whether it took anything', () => {
  const silent: Outcome = { kind: 'unknown', reason: 'the connection broke' };

  test('is not given everybody: sixteen in a row end the run, and later ones one at a time', async () => {
    const { chase, told, sent, messages } = openChase(sampleAt(opening), { calendar: october, inFlight: 1 });
    told.answer = () => silent;
    expect(await chase.run(opening)).toMatchObject({ stopped: 'no-answer' });
    expect(sent).toHaveLength(16);
    expect(await chase.resume(opening)).toMatchObject({ stopped: 'no-answer' });
    expect(sent).toHaveLength(17);
    told.answer = taken;
    await chase.resume(opening);
    expect(messages().filter(({ state }) => state === 'unknown')).toHaveLength(17);
    expect(messages().filter(({ state }) => state === 'accepted')).toHaveLength(messages().length - 17);
  });
});

test('a run that goes on until the sending hours are over ends with them, and the rest stays planned', async () => {
  const { chase, told, sent, messages, clock } = openChase(sampleAt(opening), {
    calendar: october,
    inFlight: 1,
  });
  told.answer = message => {
    if (sent.length === 3) clock.at += 10 * 60_000;
    return taken(message);
  };
  expect(await chase.run(on('2024-10-01', '17:55'))).toMatchObject({ stopped: 'out-of-hours' });
  expect(sent).toHaveLength(3);
  expect(messages().filter(({ state }) => state === 'planned')).toHaveLength(messages().length - 3);
});
