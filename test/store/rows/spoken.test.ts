import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Update } from '../../../register/index.ts';
import { withoutNulls, type Fields } from '../../../store/rows/row.ts';
import { parseUpdate, updateFields } from '../../../store/rows/update.ts';
import { decisionFields } from '../../../store/rows/spoken.ts';
import { update } from '../register.ts';

type Spoken = Pick<Update, 'evidence' | 'givenBy' | 'edited' | 'decided'>;

const at = '2024-10-15T09:30:00.000Z';
const key = 'kings-lynn/action/A02';

const answer = (said: Partial<Update> = {}): Update =>
  update(key, '2024-25-Q2', { submissionId: 's1', band: 'A', ...said });

/** As a row holds it: Graph leaves empty columns out. */
const rowOf = (said: Partial<Update> = {}): Fields => withoutNulls(updateFields(answer(said)));

const read = (fields: Fields) => parseUpdate(fields);

const full: Required<Spoken> = {
  evidence: 'https://council.example/minutes?id=34#page=2',
  givenBy: { who: 'Car Parks Manager', how: 'by telephone', on: '2024-10-10' },
  edited: { commentary: 'A month\nlate', by: 'editor', at },
  decided: { by: 'approver', at, reason: 'As agreed' },
};

/** Text as a person may type it; SharePoint keeps no blanks round it. */
const words = fc
  .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
  .map(text => text.replaceAll('\r', ' ').trim())
  .filter(text => text !== '');
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map(one => one.toISOString().slice(0, 10));
const instant = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map(one => one.toISOString());

const spoken: fc.Arbitrary<Spoken> = fc.record(
  {
    evidence: words,
    givenBy: fc.record({ who: words, how: words, on: day }),
    edited: fc.record({ commentary: words, by: words, at: instant }),
    decided: fc.record({ by: words, at: instant, reason: fc.option(words) }),
  },
  { requiredKeys: [] },
);

describe('evidence, a proxy, edited words and a decision', () => {
  test('are read as they were written, whichever of them there are', () => {
    fc.assert(
      fc.property(spoken, said => expect(read(rowOf(said))).toEqual({ ok: true, value: answer(said) })),
    );
  });

  test('are absent where an answer has none, and not null', () => {
    const result = read(rowOf());
    expect(result.ok && Object.keys(result.value)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/evidence|givenBy|edited|decided/)]),
    );
    expect(Object.keys(rowOf())).not.toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^(Evidence|GivenBy|Edited|Decid|Decision|PublishedComm)/),
      ]),
    );
  });

  test('are empty columns again once they are taken back', () =>
    expect(decisionFields({})).toEqual({
      PublishedCommentary: null,
      EditedBy: null,
      EditedAt: null,
      DecidedBy: null,
      DecidedAt: null,
      DecisionReason: null,
    }));

  test('stand in columns that a person can read, but for the proxy', () =>
    expect(rowOf(full)).toMatchObject({
      Evidence: full.evidence,
      GivenBy: '{"who":"Car Parks Manager","how":"by telephone","on":"2024-10-10"}',
      PublishedCommentary: 'A month\nlate',
      EditedBy: 'editor',
      EditedAt: at,
      DecidedBy: 'approver',
      DecidedAt: at,
      DecisionReason: 'As agreed',
    }));

  test('make the same row in whatever order the proxy was put together', () => {
    const { who, how, on } = full.givenBy;
    expect(rowOf({ givenBy: { on, how, who } })).toEqual(rowOf({ givenBy: full.givenBy }));
  });

  test('are read with the line ends that SharePoint’s own pages write', () => {
    const result = read({ ...rowOf(full), PublishedCommentary: 'A month\r\nlate' });
    expect(result).toEqual({ ok: true, value: answer(full) });
  });
});

describe('a row that says half of it', () => {
  test.each<[string, Fields, string, string]>([
    ['a proxy that is no JSON', { GivenBy: 'by telephone' }, 'not-json', 'GivenBy'],
    ['a proxy without a day', { GivenBy: '{"who":"A","how":"by post"}' }, 'not-json', 'GivenBy'],
    ['a proxy on no day', { GivenBy: '{"who":"A","how":"by post","on":"October"}' }, 'not-json', 'GivenBy'],
    ['a proxy of nobody', { GivenBy: '{"who":"","how":"by post","on":"2024-10-10"}' }, 'not-json', 'GivenBy'],
    [
      'a proxy with more than that',
      { GivenBy: '{"who":"A","how":"by post","on":"2024-10-10","phone":"0"}' },
      'not-json',
      'GivenBy',
    ],
    ['edited words of nobody', { EditedBy: null }, 'missing', 'EditedBy'],
    ['edited words of no time', { EditedAt: null }, 'missing', 'EditedAt'],
    ['edited words of a day alone', { EditedAt: '2024-10-15' }, 'not-a-date', 'EditedAt'],
    ['a decision of no time', { DecidedAt: null }, 'missing', 'DecidedAt'],
    ['a decision of a day alone', { DecidedAt: '2024-10-15' }, 'not-a-date', 'DecidedAt'],
    ['an approver that is no text', { DecidedBy: 7 }, 'not-text', 'DecidedBy'],
  ])('%s is a problem, and no guess', (_, change, code, field) => {
    const result = read(withoutNulls({ ...rowOf(full), ...change }));
    expect(result).toMatchObject({ ok: false, problems: [{ code, field }] });
  });

  test.each<[string, Fields, keyof Spoken]>([
    ['an editor without words', { PublishedCommentary: null }, 'edited'],
    ['a day and a reason without anybody who decided', { DecidedBy: null }, 'decided'],
  ])('%s says nothing', (_, change, absent) => {
    const result = read(withoutNulls({ ...rowOf(full), ...change }));
    const { [absent]: left, ...rest } = answer(full);
    expect(left).toBeDefined();
    expect(result).toEqual({ ok: true, value: rest });
  });
});
