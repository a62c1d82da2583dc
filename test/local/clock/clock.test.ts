import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { clockRoutes, createLocalClock } from '../../../local/clock/index.ts';

const newFile = () => join(mkdtempSync(join(tmpdir(), 'quarterbook-clock-')), 'clock.json');
const minutes = (count: number) => count * 60_000;

describe('the clock of the local council', () => {
  test('begins at nine on Monday 30 September 2024, which is eight in universal time', () => {
    expect(createLocalClock(newFile(), () => 0).now()).toBe('2024-09-30T08:00:00.000Z');
  });

  test('a step goes to the next nine o’clock, also over the change to winter time', () => {
    const clock = createLocalClock(newFile(), () => 0);
    expect(clock.step({})).toBe('2024-10-01T08:00:00.000Z');
    expect(clock.step({ days: 2 })).toBe('2024-10-03T08:00:00.000Z');
    expect(clock.step({ to: '2024-10-28' })).toBe('2024-10-28T09:00:00.000Z');
  });

  test('within a day it runs with real time, and stands at five in the afternoon', () => {
    let real = 0;
    const clock = createLocalClock(newFile(), () => real);
    real = minutes(90);
    expect(clock.now()).toBe('2024-09-30T09:30:00.000Z');
    real = minutes(60 * 30);
    expect(clock.now()).toBe('2024-09-30T16:00:00.000Z');
  });

  test.each([{ to: '2024-09-29' }, { to: '2024-02-30' }, { days: -1 }, { days: 0.5 }])('refuses %j', step => {
    const clock = createLocalClock(newFile(), () => 0);
    expect(clock.step(step)).toBeNull();
    expect(clock.now()).toBe('2024-09-30T08:00:00.000Z');
  });

  test('a restart goes on with the same day', () => {
    const file = newFile();
    createLocalClock(file, () => 0).step({ to: '2024-10-14' });
    expect(createLocalClock(file, () => 0).now()).toBe('2024-10-14T08:00:00.000Z');
  });

  test('over the wire: now, a step, and a refusal with its reason', async () => {
    const routes = clockRoutes(createLocalClock(newFile(), () => 0));
    const post = (body?: object) =>
      routes.request('/step', {
        method: 'POST',
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    expect(await (await routes.request('/')).json()).toEqual({ now: '2024-09-30T08:00:00.000Z' });
    expect(await (await post()).json()).toEqual({ now: '2024-10-01T08:00:00.000Z' });
    const refused = await post({ to: '2024-09-01' });
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ code: 'not-a-day' });
  });
});
