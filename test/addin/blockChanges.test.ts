import { describe, expect, test } from '@jest/globals';
import { changesOf } from '../../addin/blockChanges.ts';
import { spokenPeriod } from '../../addin/spokenPeriod.ts';
import { doneSentence, lookSentence } from '../../addin/refreshSentence.ts';
import { blockTitle } from '../../addin/blockTitle.ts';
import type { BlockLook } from '../../addin/refreshing.ts';
import { shippedSchemes } from '../register/sampleSnapshot.ts';
import type { BlockOutcome, LiveBlock, TableModel } from '../../report/index.ts';

const block = (given: Partial<LiveBlock>): LiveBlock => ({
  handle: '1',
  tag: 'qb1|value|~|b=G',
  placement: 'block',
  text: '',
  cells: null,
  locked: false,
  ...given,
});

const table = (rows: [string, string][]): TableModel => ({
  kind: 'table',
  block: 'action-status',
  title: 'Status of actions',
  sentence: 'All is well.',
  columns: [
    { id: 'priority', title: 'Priority', align: 'start' },
    { id: 'G', title: 'On track', align: 'end' },
  ],
  rows: rows.map(([name, count]) => ({ id: name, role: 'item', cells: [{ text: name }, { text: count }] })),
  notes: [],
  asAt: 'As at 30 June 2024',
  altText: 'Actions by priority',
});

describe('old and new, for people', () => {
  test('a figure: what stands there and what would', () => {
    const model = { kind: 'number', block: 'value', text: '37', value: 37 } as const;
    expect(changesOf(block({ text: ' 36 ' }), model)).toEqual([{ where: '', before: '36', after: '37' }]);
    expect(changesOf(block({ text: '37 ' }), model)).toEqual([]);
  });

  test('a table that keeps its shape: cell by cell, named by row and column', () => {
    const cells = [
      ['Priority', 'On track'],
      ['Growth', '5'],
      ['Overall', '5'],
    ];
    const model = table([
      ['Growth', '6'],
      ['Overall', '5'],
    ]);
    const paragraphs = ['Status of actions', 'All is well.', 'As at 30 June 2024'];
    expect(changesOf(block({ cells, paragraphs }), model)).toEqual([
      { where: 'Growth, On track', before: '5', after: '6' },
    ]);
  });

  test('a table of another shape: how many rows it has and would have', () => {
    const cells = [['Priority', 'On track']];
    const paragraphs = ['Status of actions', 'Nothing yet.'];
    expect(changesOf(block({ cells, paragraphs }), table([['Growth', '6']]))).toEqual([
      { where: 'Sentence', before: 'Nothing yet.', after: 'All is well.' },
      { where: 'Table', before: '1 row', after: '2 rows' },
    ]);
  });
});

describe('the period that a document speaks of', () => {
  const periods = ['2024-25-Q1', '2024-25-Q2'];
  const caption = (tag: string, text: string): LiveBlock => block({ tag, text });

  test.each([
    ['is named in blocks that follow the report', [['~', 'Actions, Q1 2024-25']], '2024-25-Q1'],
    ['is the last day of it, too', [['~', '30 September 2024']], '2024-25-Q2'],
    ['is not that of blocks with a period of their own', [['2024-25-Q2', 'Actions, Q2 2024-25']], null],
    [
      'is not known where two are named as often',
      [
        ['~', 'Q1 2024-25'],
        ['~', 'Q2 2024-25'],
      ],
      null,
    ],
    ['is not known where none is named', [['~', '37']], null],
  ])('%s', (_title, given, expected) => {
    const blocks = given.map(([period = '', text = '']) => caption(`qb1|action-status|${period}`, text));
    expect(spokenPeriod(blocks, periods)).toBe(expected);
  });
});

const look = (state: BlockLook['state']): BlockLook => ({
  tag: '',
  state,
  model: null,
  changes: [],
  why: null,
});
const outcome = (of: BlockOutcome['outcome']): BlockOutcome => ({
  tag: '',
  outcome: of,
  before: '',
  after: '',
});

test.each([
  [['current'], '1 live block, up to date.'],
  [['current', 'current'], '2 live blocks, all up to date.'],
  [['current', 'changed'], '2 live blocks: 1 is up to date and 1 has changed in the register.'],
  [
    ['current', 'current', 'changed', 'changed', 'could-not'],
    '5 live blocks: 2 are up to date, 2 have changed in the register and 1 could not be read.',
  ],
] as const)('blocks that are %j: %s', (states, sentence) => {
  expect(lookSentence(states.map(look))).toBe(sentence);
});

test.each([
  [[], 'Nothing had changed. Every block is up to date.'],
  [['unchanged', 'refreshed'], '1 block was refreshed. Everything else in the document is as it was.'],
  [
    ['could-not', 'refreshed', 'refreshed'],
    '2 blocks were refreshed, 1 could not be. What to do about it stands below.',
  ],
] as const)('a write that ended %j: %s', (outcomes, sentence) => {
  expect(doneSentence(outcomes.map(outcome))).toBe(sentence);
});

test.each([
  ['qb1|value|~|b=G;f=actions', 'Number of actions rated “on track”'],
  ['qb1|value|~|b=G;f=indicators-percent', 'Percentage of indicators rated “target met”'],
  ['qb1|value|~|b=Z;f=actions', 'Number of actions rated Z'],
  ['qb1|value|2024-25-Q2|f=value;r=1.10', 'Value of indicator 1.10, Q2 2024-25'],
  ['qb1|value|~-1|f=period', 'Name of the period, period before'],
  ['qb1|action-status|~', 'Action status'],
  ['qb1', 'A block that cannot be read'],
])('%s is called %s', (tag, title) => {
  expect(blockTitle(tag, null, shippedSchemes())).toBe(title);
});
