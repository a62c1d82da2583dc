import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openCouncil } from './council.ts';

type Council = Awaited<ReturnType<typeof openCouncil>>;

let council: Council;

beforeAll(async () => {
  council = await openCouncil();
  expect(await council.type(['provision'])).toMatchObject({ code: 0 });
  expect(await council.type(['import', 'sample.json'])).toMatchObject({ code: 0, err: '' });
}, 120_000);

afterAll(() => council.close());

const explain = (...args: string[]) => council.type(['explain', ...args]);

describe('explain', () => {
  const sentence =
    '418 tonnes against 450 by the end of Q1 (a quarter of 1,800): 7.1% short; 5% or more is Red';

  test('says why food waste is Red, in one sentence that can be checked by hand', async () => {
    const { code, out, err } = await explain('2.9', '--period', '2024/25 Q1');
    const [title, why, source] = out.trim().split('\n');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(title).toBe('2.9 Total tonnage of food waste collected and treated, Q1 2024-25');
    expect(why).toBe(sentence);
    expect(source).toContain('the key says "5% or more"');
  });

  test('prints the same as data', async () => {
    const { out } = await explain(
      'indicator/2.9',
      '--period',
      '2024-25-Q1',
      '--council',
      'kings-lynn',
      '--json',
    );
    expect(JSON.parse(out)).toMatchObject({
      ref: '2.9',
      band: 'R',
      name: 'Red',
      value: 418,
      target: 450,
      fullTarget: 1800,
      threshold: 0.05,
      post: 'Waste and Recycling Manager',
      sentence,
    });
  });

  test.each([
    ['an unknown reference, with those like it', ['2.99', '--period', '2024-25-Q1'], 1, '2.9'],
    ['an unknown period, with those there are', ['2.9', '--period', '2031-32-Q1'], 1, '2024-25-Q2'],
    ['what is no period', ['2.9', '--period', 'spring'], 1, '“spring” is not a period'],
    ['an unknown council', ['2.9', '--period', '2024-25-Q1', '--council', 'nowhere'], 1, 'nowhere'],
    ['a missing reference', ['--period', '2024-25-Q1'], 2, 'Expected REF'],
  ])('refuses %s', async (_, args, code, says) => {
    const typed = await explain(...args);
    expect(typed.err).toContain(says);
    expect(typed).toMatchObject({ code, out: '' });
  });
});
