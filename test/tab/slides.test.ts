import { describe, expect, test } from '@jest/globals';
import { standingsOf, type Snapshot } from '../../register/index.ts';
import { placeAfter, placeOf, slidesOf, turnOf } from '../../tab/meeting/slides.ts';
import { sampleSnapshot } from '../register/sampleSnapshot.ts';

const q1 = '2024-25-Q1';
const sample = sampleSnapshot();
const slides = slidesOf(sample, q1);

describe('a report in the room', () => {
  test('is one priority after the other, each with every item of it once', () => {
    expect(slides.map(({ plan }) => plan.id)).toEqual(
      sample.plans
        .filter(({ kind }) => kind === 'priority')
        .sort((a, b) => a.order - b.order)
        .map(({ id }) => id),
    );
    const shown = slides.flatMap(({ troubled, rest }) => [...troubled, ...rest]);
    const standings = standingsOf(sample, q1);
    expect(shown).toHaveLength(standings.ok ? standings.value.length : 0);
    expect(new Set(shown.map(({ item }) => item.key)).size).toBe(shown.length);
  });

  test('shows what is not on track first, the worst before the rest', () => {
    for (const { troubled, rest } of slides) {
      const bands = troubled.map(({ rating }) => rating.band);
      expect(bands).toEqual([...bands].sort((a, b) => Number(a !== 'R') - Number(b !== 'R')));
      for (const { rating } of rest) expect(['R', 'A', 'NotReported']).not.toContain(rating.band);
    }
  });

  test('says how actions and indicators of the priority stand', () => {
    expect(slides[0]?.sentences).toEqual([
      '5 of 9 actions are on track, 4 have minor issues or delays, none has major issues to resolve.',
      '13 of 15 indicators met their target, none missed it by less than 5%, 2 missed it by 5% or more; 3 are monitor only and 1 is in progress with no data yet.',
    ]);
  });

  test('says what has not been reported', () => {
    const [first] = slidesOf({ ...sample, updates: [] }, q1);
    expect(first?.sentences[0]).toMatch(/\d+ have not been reported\.$/);
    const [slide] = slidesOf(
      { ...sample, updates: sample.updates.filter(one => one.itemKey !== 'kings-lynn/action/A02') },
      q1,
    );
    expect(slide?.sentences[0]).toMatch(/ 1 has not been reported\.$/);
    expect(slide?.troubled.at(-1)?.item.ref).toBe('A02');
  });

  test('holds nothing restricted, whoever presents', () => {
    const secret: Snapshot = {
      ...sample,
      actions: sample.actions.map(one =>
        one.ref === 'A02' ? { ...one, title: 'A secret', visibility: 'restricted' } : one,
      ),
    };
    expect(JSON.stringify(slidesOf(secret, q1))).not.toContain('A secret');
  });

  test('is empty where the register has no such period', () =>
    expect(slidesOf(sample, '2031-32')).toEqual([]));
});

describe('turning', () => {
  const key = (name: string, held: object = {}) => ({
    key: name,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    ...held,
  });

  test.each([
    ['ArrowRight', 'next'],
    ['PageDown', 'next'],
    ['ArrowLeft', 'previous'],
    ['PageUp', 'previous'],
    ['Home', 'first'],
    ['End', 'last'],
    ['Escape', 'leave'],
    ['ArrowDown', null],
    ['Enter', null],
  ])('%s: %s', (name, turn) => expect(turnOf(key(name))).toBe(turn));

  test('leaves the browser its own keys', () => {
    for (const held of ['altKey', 'ctrlKey', 'metaKey', 'shiftKey'])
      expect(turnOf(key('ArrowLeft', { [held]: true }))).toBeNull();
  });

  test.each([
    ['next', 0, 1],
    ['next', 3, 3],
    ['previous', 3, 2],
    ['previous', 0, 0],
    ['first', 2, 0],
    ['last', 1, 3],
  ] as const)('%s from %d of four is %d', (turn, place, after) =>
    expect(placeAfter(turn, place, 4)).toBe(after),
  );

  test('stays where there is nothing to turn', () => expect(placeAfter('last', 0, 0)).toBe(0));

  test('begins with the first where the address names none of them', () => {
    expect(placeOf(slides, undefined)).toBe(0);
    expect(placeOf(slides, 'zeppelins')).toBe(0);
    expect(placeOf(slides, slides[2]?.plan.id)).toBe(2);
  });
});
