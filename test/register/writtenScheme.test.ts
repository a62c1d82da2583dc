import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parseScheme, rateIndicator, type Scheme } from '../../register/index.ts';
import { faultInWords } from '../../store/schemeWords.ts';
import { measure, said } from './madeMeasure.ts';

const page = readFileSync(new URL('../../docs/schemes.md', import.meta.url), 'utf8');

const [, block = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? [];

const readExample = (): Scheme => {
  const parsed = parseScheme(JSON.parse(block));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
};

const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map(cell => cell.trim());

/** Rows of the table whose header begins with those words. */
const tableUnder = (header: string): string[][] => {
  const lines = page.split('\n');
  const start = lines.findIndex(line => cellsOf(line).slice(0, 2).join(' ') === header);
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
  return lines.slice(start + 2, end).map(cellsOf);
};

const fieldsOf = (header: string): string[] =>
  tableUnder(header).flatMap(([names = '']) => [...names.matchAll(/`(\w+)`/g)].map(([, name = '']) => name));

const worked = tableUnder('better target').map(
  ([better = '', target = '', value = '', shortfall = '', band = '']) => ({
    better,
    target,
    value,
    shortfall,
    band,
  }),
);

describe('the scheme that docs/schemes.md writes', () => {
  test('has rows for each of its ratings', () =>
    expect([...new Set(worked.map(({ band }) => band))]).toEqual([
      'Beyond',
      'Met',
      'Near',
      'Short',
      'Far',
      'Monitor',
    ]));

  test.each(worked)('$value of $target, $better is better, is $shortfall short: $band', row => {
    const target = row.target === 'none' ? null : Number(row.target);
    const rating = rateIndicator(
      measure({ scheme: 'borough-measures', polarity: row.better === 'lower' ? 'lower' : 'higher', target }),
      said({ value: Number(row.value), valueState: 'final' }),
      { scheme: readExample(), period: '2024-25-Q1' },
    );
    const shortfall = rating?.explanation?.shortfall;
    expect(rating?.band).toBe(row.band);
    expect(typeof shortfall === 'number' ? `${Number((shortfall * 100).toFixed(1))}%` : 'none').toBe(
      row.shortfall,
    );
  });

  test('every field of a scheme and of a rating is explained, and no other', () => {
    const scheme = readExample();
    expect(fieldsOf('field needed').sort()).toEqual(Object.keys(scheme).sort());
    expect(fieldsOf('of a rating needed').sort()).toEqual(
      scheme.bands.slice(0, 1).flatMap(Object.keys).sort(),
    );
  });

  test('the ratings that Quarterbook adds are those of the table', () => {
    const added = readExample().bands.slice(5);
    const [, indicators] = tableUnder('for ids').map(([, ids = '']) =>
      [...ids.matchAll(/`(\w+)`/g)].map(([, id]) => id),
    );
    expect(added.map(({ id }) => id)).toEqual(indicators);
  });

  test('what the check says is what it says', () => {
    const [first, second, amber, short, last] = readExample().bands.slice(0, 5);
    const [beyond, , near, , far] = readExample().rule?.bands ?? [];
    const broken = {
      ...readExample(),
      milestones: true,
      bands: [first, second, { ...amber, text: 'FFFFFF' }, { ...short, letter: 'N' }, last],
      rule: { name: 'x', bands: [beyond, { ...near, within: 5 }, { band: 'Met', within: 0 }, far] },
    };
    const parsed = parseScheme(broken);
    const lines = parsed.ok ? [] : parsed.problems.map(one => `${one.field}: ${faultInWords(one)}`);
    const written = tableUnder('it says because').map(([says = '']) => says.replace(/^`|…?`$/g, '').trim());
    expect(written).toHaveLength(5);
    for (const says of written) expect(lines.filter(line => line.startsWith(says))).toHaveLength(1);
  });
});
