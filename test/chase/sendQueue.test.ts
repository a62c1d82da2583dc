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
  const stumbling = (times: number) => {
    const opened = openChase(sampleAt(opening), { calendar: october, inFlight: 2 });
    const settle = opened.ledger.settle.bind(opened.ledger);
    let left = times;
    opened.ledger.settle = async (claim, outcome) => {
      left -= 1;
      if (left >= 0) throw new Error('the tables cannot be reached');
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
    expect(sent).toHaveLength(2);
    clock.at += 121_000;
    expect((await ledger.list('unknown')).map(({ key }) => key).sort()).toEqual([...sent].sort());
    await expect(chase.run(opening)).rejects.toThrow('cannot be reached');
    expect(new Set(sent).size).toBe(sent.length);
    expect(messages().length).toBeGreaterThan(sent.length);
  });
});

test('a refusal of the whole tenant stops the rest, which the next run sends', async () => {
  const { chase, told, sent, messages } = openChase(sampleAt(opening), { calendar: october, inFlight: 1 });
  told.answer = () => refusal('unauthorised');
  expect(await chase.run(opening)).toMatchObject({ stopped: 'unauthorised' });
  expect(sent).toHaveLength(1);
  told.answer = taken;
  await chase.run(opening);
  expect(messages().filter(({ state }) => state === 'accepted')).toHaveLength(messages().length - 1);
});
