import { describe, expect, test } from '@jest/globals';
import { createAnswering } from '../../chase/index.ts';
import { instantAt, type ChaseRow } from '../../register/index.ts';
import { createKeepChases } from '../../server/keepChases.ts';
import { england } from '../register/madeSnapshot.ts';
import { openChase } from '../chase/chaseBench.ts';
import { answerTo, julyReturn } from '../chase/julyReturn.ts';

const owner = 'Car Parks Manager';
const always = () => true;

/** The record behind a chase in memory, and how often each line was sent to the list. */
const openRecord = () => {
  const office = openChase(julyReturn());
  const { register, ledger } = office.parts;
  const time = { now: instantAt('2024-07-01', '09:05') };
  const asked: ChaseRow[][] = [];
  const looks: string[] = [];
  const told = { fails: false };
  const parts = {
    ledger: {
      listBetween: (from: string, to: string) => {
        looks.push(`${from}..${to}`);
        return ledger.listBetween(from, to);
      },
    },
    register: {
      councils: () => register.councils(),
      saveChaseRows: (rows: readonly ChaseRow[]) => {
        asked.push([...rows]);
        if (told.fails) return Promise.reject(new Error('the list is gone'));
        return register.saveChaseRows(rows);
      },
    },
    answering: createAnswering({ register, ledger }),
    calendar: england,
    now: () => time.now,
  };
  return {
    ...office,
    keep: createKeepChases(parts),
    restart: () => createKeepChases(parts),
    time,
    asked,
    looks,
    told,
  };
};

describe('the readable record', () => {
  test('has a line for each message, and is left alone while nothing changes', async () => {
    const { runOn, keep, state, asked } = openRecord();
    await runOn('2024-07-01');
    expect(await keep(always)).toBe(1);
    expect([...state.chases.values()]).toMatchObject([
      { key: `made-up/2024-07-01/${owner}`, outcome: 'sent in Teams', answeredAt: null },
    ]);
    expect(await keep(always)).toBe(0);
    expect(asked).toHaveLength(1);
  });

  test('is filled in when everything that was asked is answered, also days later', async () => {
    const { runOn, keep, state, time } = openRecord();
    await runOn('2024-07-01');
    await keep(always);
    time.now = instantAt('2024-07-03', '12:00');
    expect(await keep(always)).toBe(0);
    const submittedAt = instantAt('2024-07-03', '11:00');
    state.snapshot = { ...state.snapshot, updates: [answerTo('A1', { submittedAt }), answerTo('A2')] };
    expect(await keep(always)).toBe(1);
    expect([...state.chases.values()]).toMatchObject([{ answeredAt: submittedAt }]);
  });

  test('looks the whole record through once a day, and then at that day alone', async () => {
    const { keep, looks, time } = openRecord();
    await keep(always);
    await keep(always);
    time.now = instantAt('2024-07-02');
    await keep(always);
    expect(looks).toEqual(['2024-05-02..2024-07-01', '2024-07-01..2024-07-01', '2024-05-03..2024-07-02']);
  });

  test('makes way, and goes on where it stopped', async () => {
    const { runOn, keep, state } = openRecord();
    await runOn('2024-07-01');
    expect(await keep(() => false)).toBe(0);
    expect(state.chases.size).toBe(0);
    expect(await keep(always)).toBe(1);
  });

  test('that failed is written again, and a restart says nothing twice', async () => {
    const { runOn, keep, restart, told, state } = openRecord();
    await runOn('2024-07-01');
    told.fails = true;
    await expect(keep(always)).rejects.toThrow('the list is gone');
    told.fails = false;
    expect(await keep(always)).toBe(1);
    expect(await restart()(always)).toBe(0);
    expect(state.chases.size).toBe(1);
  });
});
