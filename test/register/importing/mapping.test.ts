import type { Field } from '../../../register/importing/field.ts';
import type { SheetMapping } from '../../../register/importing/mapping.ts';
import { describe, expect, test } from '@jest/globals';
import { differencesFrom } from '../../../register/importing/differing.ts';
import { formatMapping, noCorrections, parseMapping } from '../../../register/importing/mapping.ts';
import { sampleSnapshot } from '../sampleSnapshot.ts';
import { readWorkbook } from '../../../register/importing/readWorkbook.ts';
import { forCouncil, mappingOf, readSheetsOf, refusedFor, spread, typedSheet } from './typedSheet.ts';

const sheet = typedSheet([
  ['', '', 'Q1 2024/25', spread('Q1 2024/25'), '2023/24', 'Colour'],
  ['Ref', 'Indicator', 'Actual', 'RAG', 'Actual', null],
  ['1', 'Calls', 5, 'M', 4, 'blue'],
]);

describe('a mapping file', () => {
  test('that was written of a guess reads the same', () => {
    const { mappings, indicators } = readSheetsOf(sheet);
    const written = formatMapping(mappings, noCorrections);
    expect(written).toEqual({
      sheet: 'Sheet1',
      headerRow: [1, 2],
      columns: {
        Ref: 'ref',
        Indicator: 'title',
        'Q1 2024/25 Actual': 'value',
        'Q1 2024/25 RAG': 'rating',
        '2023/24 Actual': 'value 2023-24',
        Colour: 'ignore',
      },
    });
    expect(readSheetsOf(sheet, {}, mappingOf(written)).indicators).toEqual(indicators);
  });

  test('of several sheets has one part for each, and keeps what holds for all', () => {
    const lines = (ref: string) => [
      ['Ref', 'Indicator', 'Actual'],
      [ref, 'Calls', 5],
    ];
    const corrections = mappingOf({
      defaults: { post: 'Treasurer' },
      ratings: { fine: 'G' },
      sheets: [{ sheet: 'A' }, { sheet: 'B' }],
    });
    const { mappings } = readSheetsOf(
      [typedSheet(lines('1'), { name: 'A' }), typedSheet(lines('2'), { name: 'B' })],
      {},
      corrections,
    );
    expect(formatMapping(mappings, corrections)).toEqual({
      sheets: ['A', 'B'].map(name => ({
        sheet: name,
        headerRow: 1,
        columns: { Ref: 'ref', Indicator: 'title', Actual: 'value' },
      })),
      defaults: { post: 'Treasurer' },
      ratings: { fine: 'G' },
    });
  });

  test.each([
    ['a column that is no field', { columns: { Ref: 'reference' } }, 'columns.Ref', 'ref, title, plan'],
    ['a period that is none', { columns: { Ref: 'value yesterday' } }, 'columns.Ref', 'value 2023-24'],
    ['a word that is none', { colums: {} }, 'mapping', 'columns, sheets, defaults, ratings'],
    ['a word of a sheet that is none', { sheets: [{ tab: 'A' }] }, 'sheets.0', 'sheet, headerRow, columns'],
    [
      'a default that there is not',
      { defaults: { polarty: 'up' } },
      'defaults',
      'post, directorate, polarity',
    ],
    ['a default that is none', { defaults: { polarity: 'up' } }, 'defaults.polarity', 'higher, lower'],
  ])('is refused with %s, and with what there is', (_, raw, field, known) =>
    expect(parseMapping(raw)).toMatchObject({
      ok: false,
      problems: [{ code: 'not-a-choice', field, facts: { known: expect.stringContaining(known) } }],
    }),
  );

  test('is refused with a row that is none', () =>
    expect(parseMapping({ headerRow: 0 })).toMatchObject({
      ok: false,
      problems: [{ code: 'not-a-choice', field: 'headerRow', facts: { text: '0' } }],
    }));

  test('may call a rating by its id or as the scheme does, and nothing else', () => {
    const rated = typedSheet([
      ['Ref', 'Indicator', 'Target', 'Actual', 'RAG'],
      ['1', 'Calls', 5, 4, 'fine'],
    ]);
    for (const band of ['G', 'Green'])
      expect(readSheetsOf(rated, {}, mappingOf({ ratings: { fine: band } })).updates).toMatchObject([
        { publishedBand: 'G' },
      ]);
    expect(refusedFor(rated, {}, mappingOf({ ratings: { fine: 'Splendid' } }))).toMatchObject([
      {
        code: 'band-not-in-scheme',
        field: 'ratings.fine',
        facts: { band: 'Splendid', known: expect.stringContaining('G (') },
      },
    ]);
  });

  test('is found as far as it goes where the sheet is refused', () => {
    const read = readWorkbook(
      [
        typedSheet([
          ['Ref', 'Indicator', 'Wert'],
          ['1', 'Calls', 5],
        ]),
      ],
      forCouncil(),
      noCorrections,
    );
    expect(read).toMatchObject({
      ok: false,
      mappings: [
        {
          sheet: 'Sheet1',
          headerRows: [1],
          columns: [{ use: { field: 'ref' } }, { use: { field: 'title' } }, { use: null }],
        },
      ],
    });
    const unknown = readWorkbook(
      [
        typedSheet([
          ['a', 'b'],
          ['c', 'd'],
        ]),
      ],
      forCouncil(),
      noCorrections,
    );
    expect(unknown).toMatchObject({ ok: false, mappings: [] });
  });
});

describe('what a sheet says otherwise than the register', () => {
  const snapshot = sampleSnapshot();
  const { plans, actions, indicators, updates, periods } = snapshot;
  const same = { plans, actions, indicators, recommendations: [], documents: [], updates, periods };

  const sheet = (...fields: Field[]): SheetMapping[] => [
    {
      sheet: 'S',
      headerRows: [1],
      columns: [
        ...fields.map((field, column) => ({ column, heading: field, use: { field, period: null }, sure: 1 })),
        { column: 99, heading: 'Other', use: null, sure: 0 },
      ],
    },
  ];
  const mappings = sheet('target', 'profile', 'post');

  test('is nothing where a column is missing, or a cell is blank', () => {
    const other = {
      ...same,
      indicators: [{ ...indicators[0]!, target: 99, post: 'Not assigned', polarity: 'none' as const }],
      updates: [{ ...updates[0]!, commentary: null, publishedBand: null }],
    };
    expect(differencesFrom(other, snapshot, sheet('post', 'polarity')).map(({ field }) => field)).toEqual([
      'polarity',
    ]);
    expect(differencesFrom(other, snapshot, sheet('post'))).toEqual([]);
  });

  test('is nothing where it says the same, or something new', () => {
    const added = {
      ...same,
      updates: [{ ...updates[0]!, key: 'kings-lynn/indicator/9.9/2024-25-Q1/published' }],
    };
    expect(differencesFrom(same, snapshot, mappings)).toEqual([]);
    expect(differencesFrom(added, snapshot, mappings)).toEqual([]);
  });

  test('is named by row and field, with both', () => {
    const other = {
      ...same,
      indicators: [
        { ...indicators[0]!, target: 99, profile: [1, 2, 3, 4] as [number, number, number, number] },
      ],
      updates: [{ ...updates[0]!, commentary: 'Another' }],
    };
    const named = { key: indicators[0]!.key, ref: indicators[0]!.ref, period: null };
    expect(differencesFrom(other, snapshot, mappings)).toEqual([
      { ...named, field: 'target', inSheet: '99', inRegister: '70' },
      { ...named, field: 'profile', inSheet: '[1,2,3,4]', inRegister: '' },
      {
        key: updates[0]!.key,
        ref: [...actions, ...indicators].find(({ key }) => key === updates[0]!.itemKey)?.ref,
        period: updates[0]!.period,
        field: 'commentary',
        inSheet: 'Another',
        inRegister: updates[0]!.commentary ?? '',
      },
    ]);
  });
});
