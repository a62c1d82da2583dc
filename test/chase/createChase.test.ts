import { describe, expect, test } from '@jest/globals';
import { createChase, createPace, type PlannedMessage } from '../../chase/index.ts';
import { openChase, refusal, taken, type Answer } from './chaseBench.ts';
import { answered, itemsOf, october, on, sampleAt } from './october.ts';

const opening = on('2024-10-01');

const bench = (answer: Answer = taken, inFlight = 4) =>
  openChase(sampleAt(opening), { answer, inFlight, calendar: october });

describe('a run of the chase', () => {
  test('writes once to everybody who owes something, and records it', async () => {
    const { chase, sent, messages } = bench();
    const run = await chase.run(opening);
    expect(run.planned.length).toBeGreaterThan(20);
    expect([...sent].sort()).toEqual(run.planned.map(message => message.key).sort());
    expect(messages().every(row => row.state === 'accepted')).toBe(true);
  });

  test('again, later the same day, or twice at once, writes to nobody twice', async () => {
    const { chase, sent } = bench();
    await Promise.all([chase.run(opening), chase.run(opening)]);
    await chase.run(on('2024-10-01', '15:00'));
    expect(new Set(sent).size).toBe(sent.length);
  });

  test('after a restart at 14:00 the rest of the queue is sent', async () => {
    const first = bench(
      message => (message.key < '2024-10-01_8' ? taken(message) : refusal('disabled-by-admin')),
      1,
    );
    const stopped = await first.chase.run(opening);
    expect(stopped.stopped).toBe('disabled-by-admin');
    const waiting = first
      .messages()
      .filter(row => row.state === 'planned')
      .map(row => row.key);
    expect(waiting.length).toBeGreaterThan(0);
    const again: string[] = [];
    const sender = {
      send: async (message: PlannedMessage) => {
        again.push(message.key);
        return taken(message);
      },
    };
    await createChase({ ...first.parts, sender }).run(on('2024-10-01', '14:00'));
    expect(again.sort()).toEqual(waiting.sort());
  });

  test('does not write to somebody who answered after it was planned', async () => {
    const { parts, state, ledger, sent } = bench();
    const [message] = (await createChase(bench().parts).run(opening)).planned;
    await ledger.insertOnce(message!, opening);
    state.snapshot = {
      ...state.snapshot,
      updates: [...state.snapshot.updates, ...itemsOf(state.snapshot).map(item => answered(item))],
    };
    await createChase(parts).run(on('2024-10-01', '11:00'));
    expect(sent).toEqual([]);
  });

  test('does not write to somebody whose answer is journalled and not yet in the lists', async () => {
    const { chase, ledger, state, sent } = bench();
    for (const item of itemsOf(state.snapshot)) {
      await ledger.journal({
        key: `x_${item.key}`,
        entraId: 'x',
        submissionId: 's1',
        updateJson: JSON.stringify(answered(item, { submittedAt: '2024-10-04T09:00:00.000Z' })),
        acceptedAt: opening,
        state: 'accepted',
      });
    }
    await chase.run(on('2024-10-07'));
    expect(sent).toEqual([]);
  });

  test('installs the app where it is missing, and sends once more', async () => {
    const { chase, sent, people, messages } = bench((message, attempt) =>
      attempt === 1 ? refusal('not-installed') : taken(message),
    );
    await chase.run(opening);
    expect(people.installed.length).toBe(messages().length);
    expect(sent.length).toBe(2 * messages().length);
    expect(messages().every(row => row.state === 'accepted')).toBe(true);
  });

  test('tries only once more, and records that the app is still missing', async () => {
    const { chase, sent, messages } = bench(() => refusal('not-installed'));
    await chase.run(opening);
    expect(sent.length).toBe(2 * messages().length);
    expect(messages().every(row => row.outcome?.kind === 'rejected')).toBe(true);
  });

  test('never repeats what may have been delivered', async () => {
    const { chase, sent, messages } = bench(() => ({
      kind: 'unknown',
      reason: 'the connector answered 502',
    }));
    await chase.run(opening);
    await chase.run(on('2024-10-01', '12:00'));
    expect(new Set(sent).size).toBe(sent.length);
    expect(
      messages()
        .filter(({ state }) => state === 'unknown')
        .map(({ key }) => key)
        .sort(),
    ).toEqual([...sent].sort());
  });

  test('waits as long as the connector asks, and loses nobody', async () => {
    const { chase, clock, messages } = bench(
      (message, attempt) => (attempt === 1 ? refusal('throttled', 5) : taken(message)),
      1,
    );
    const before = clock.at;
    await chase.run(opening);
    expect(messages().every(row => row.state === 'accepted')).toBe(true);
    expect(clock.at - before).toBeGreaterThanOrEqual(5000 * messages().length);
  });

  test('settles what a process that died had claimed as unknown, and sends it to nobody', async () => {
    const { chase, ledger, messages, clock, sent } = bench();
    const [message] = (await createChase(bench().parts).run(opening)).planned;
    await ledger.insertOnce(message!, opening);
    await ledger.claim(message!.key, 120);
    clock.at += 121_000;
    await chase.run(opening);
    expect(messages().find(one => one.key === message!.key)?.state).toBe('unknown');
    expect(sent).not.toContain(message!.key);
  });

  test('out of hours nothing is planned and nothing sent', async () => {
    const { chase, messages } = bench();
    for (const now of [on('2024-10-01', '07:00'), on('2024-10-05'), on('2024-10-01', '22:00')])
      await chase.run(now);
    expect(messages().length).toBe(0);
  });
});

describe('the pace', () => {
  test('is 48 requests a second, and answers go before the chase', async () => {
    const clock = { at: 0 };
    const pace = createPace({ realNow: () => clock.at, sleep: async ms => void (clock.at += ms) });
    const order: string[] = [];
    const times: number[] = [];
    const ask = (kind: 'answer' | 'chase') =>
      pace.turn(kind).then(() => {
        order.push(kind);
        times.push(clock.at);
      });
    await Promise.all([...Array.from({ length: 96 }, () => ask('chase')), ask('answer'), ask('answer')]);
    expect(order.slice(0, 3)).toContain('answer');
    expect(order.slice(0, 4).filter(kind => kind === 'answer')).toHaveLength(2);
    expect(Math.max(...times)).toBeGreaterThanOrEqual((97 * 1000) / 48 - 1);
  });

  test('is gentler for the first second after a rest', async () => {
    const clock = { at: 10_000 };
    const pace = createPace({ realNow: () => clock.at, sleep: async ms => void (clock.at += ms) });
    const times: number[] = [];
    await Promise.all(
      Array.from({ length: 100 }, () => pace.turn('chase').then(() => times.push(clock.at - 10_000))),
    );
    const within = (from: number, to: number) => times.filter(at => at >= from && at < to).length;
    expect(within(0, 1000)).toBe(45);
    expect(within(1050, 2050)).toBe(48);
  });

  test('a pause holds everything', async () => {
    const clock = { at: 0 };
    const pace = createPace({ realNow: () => clock.at, sleep: async ms => void (clock.at += ms) });
    pace.pause(30);
    await pace.turn('chase');
    expect(clock.at).toBeGreaterThanOrEqual(30_000);
  });
});

describe('a connector that says “later” and not how much later', () => {
  test('is not asked again at once, over and over', async () => {
    const { chase, sent } = bench(() => refusal('throttled', 0), 1);
    const run = await chase.run(opening);
    expect(run).toMatchObject({ stopped: 'throttled', settled: [] });
    expect(new Set(sent).size).toBe(1);
    expect(sent.length).toBeLessThan(100);
  });
});
