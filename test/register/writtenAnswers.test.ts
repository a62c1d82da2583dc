import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { readDay, yearAhead } from '../../register/answerDays.ts';
import { contradictionIn } from '../../register/contradiction.ts';
import { longDay, parseFigure } from '../../register/index.ts';
import { units } from '../../register/item.ts';
import type { BandMeaning } from '../../register/bandMeaning.ts';

const page = readFileSync(new URL('../../docs/answers.md', import.meta.url), 'utf8');

const partUnder = (heading: string): string => {
  const after = page.split(`\n${heading}\n`)[1];
  if (after === undefined) throw new Error(`docs/answers.md has no “${heading}”`);
  return after.split(/\n#{2,3} /)[0] ?? '';
};
const typedIn = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, typed = '']) => typed);
const quotedIn = (text: string): string[] => [...text.matchAll(/“([^”]+)”/g)].map(([, said = '']) => said);
const rowsIn = (part: string): [string, string][] =>
  part
    .split('\n')
    .filter(line => line.startsWith('|'))
    .slice(2)
    .map(
      line =>
        line
          .split('|')
          .slice(1, 3)
          .map(cell => cell.trim()) as [string, string],
    );

const reads = (text: string) => units.some(unit => parseFigure(text, unit).ok);
const readsAsDay = (text: string) => readDay(text, 'due', yearAhead('2024-10-02'));

const refusedDays = typedIn(
  partUnder('## Dates')
    .split('\n')
    .filter(line => line.startsWith('Refused are'))
    .join(' '),
);

/** "is delayed" and "behind schedule" begin no sentence. */
const sentenceWith = (phrase: string): string =>
  /^(behind|no longer|yet)\b/.test(phrase)
    ? `The work is ${phrase}.`
    : `${phrase.startsWith('is ') ? 'The work ' : ''}${phrase}.`;

describe('what docs/answers.md says', () => {
  const figures = partUnder('## Figures');

  test.each(rowsIn(figures).flatMap(([typed]) => typedIn(typed)))('%s is read', text =>
    expect(reads(text)).toBe(true),
  );

  test.each([
    ['percent', ['about 90', '90 or so', '£5', 'nil', 'n/a']],
    ['number', ['40 homes', '92%', '12,34']],
    ['kwh', ['12 MWh']],
    ['days', ['12 working days', '5m']],
    ['tonnes', ['450mt']],
  ] as const)('in %s, %j are refused', (unit, texts) => {
    const bullets = figures.split('\n').filter(line => line.startsWith('- '));
    expect(typedIn(bullets.join(' '))).toEqual(expect.arrayContaining([...texts]));
    for (const text of texts) expect(parseFigure(text, unit).ok).toBe(false);
  });

  const dates = partUnder('## Dates');

  test.each(
    rowsIn(dates)
      .filter(([, day]) => day !== 'see below')
      .flatMap(([typed, day]) => typedIn(typed).map(text => [text, day.split(/[;,]/)[0] ?? ''] as const)),
  )('%s is %s', (text, day) => {
    const read = readsAsDay(text);
    expect(read.ok && read.value && longDay(read.value)).toBe(day);
  });

  test('14 May, typed on 2 October 2024, is 14 May 2025', () => {
    expect(dates).toContain('`14 May`, typed on 2 October 2024, is 14 May 2025');
    expect(readsAsDay('14 May')).toEqual({ ok: true, value: '2025-05-14' });
  });

  test.each(refusedDays)('%s is no day', text => expect(readsAsDay(text).ok).toBe(false));

  const words = partUnder('### Words that do not fit');
  const meanings: Record<string, [BandMeaning, 'action' | 'indicator'][]> = {
    Red: [['bad', 'action']],
    Amber: [['slight', 'action']],
    Green: [['good', 'action']],
    completed: [['finished', 'action']],
    'a measure, Red or Amber': [
      ['bad', 'indicator'],
      ['slight', 'indicator'],
    ],
    'a measure, Green': [['good', 'indicator']],
  };

  test.each(
    rowsIn(words).flatMap(([rating, said]) =>
      (meanings[rating] ?? []).flatMap(([meaning, kind]) =>
        quotedIn(said).map(phrase => ({ rating, phrase, meaning, kind })),
      ),
    ),
  )('$rating: “$phrase” is asked about', ({ phrase, meaning, kind }) =>
    expect(contradictionIn(sentenceWith(phrase), { words: '', meaning }, kind)).not.toBeNull(),
  );

  test('every row of that table is one of these, and the one about any rating', () => {
    expect(rowsIn(words).map(([rating]) => rating)).toEqual([
      ...Object.keys(meanings).slice(0, 4),
      'any',
      ...Object.keys(meanings).slice(4),
    ]);
    expect(contradictionIn('Fully operational; 3 outstanding.', null, 'action')).not.toBeNull();
  });

  test.each(quotedIn(words.split('What a rating means')[1] ?? ''))(
    '“%s” is asked about of no rating',
    phrase => {
      const known: BandMeaning[] = ['bad', 'slight', 'good', 'finished'];
      const found = known.map(meaning =>
        contradictionIn(`It is ${phrase}.`, { words: '', meaning }, 'action'),
      );
      expect(found).toEqual([null, null, null, null]);
    },
  );
});
