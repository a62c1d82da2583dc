import { describe, expect, test } from '@jest/globals';
import {
  computeFrom,
  openDocx,
  previewRefresh,
  refreshDocument,
  runBlock,
  type DocxDocument,
  type LiveDocument,
  type TableModel,
} from '../../report/index.ts';
import { control, documentOf, prose } from '../document/smallDocument.ts';
import { paragraph, run } from '../../report/word/markup.ts';
import { sampleSnapshot } from '../register/sampleSnapshot.ts';

const snapshot = sampleSnapshot();
const tag = 'qb1|action-status|~';

const open = (docx: Uint8Array): DocxDocument => {
  const opened = openDocx(docx);
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  return opened.value;
};

const model = ((): TableModel => {
  const made = runBlock({ snapshot, block: 'action-status', period: '2024-25-Q1' });
  if (!made.ok || made.value.kind !== 'table') throw new Error('no table');
  return made.value;
})();

const withOverall = (column: number, text: string): TableModel => ({
  ...model,
  rows: model.rows.map(row =>
    row.id === 'overall'
      ? { ...row, cells: row.cells.map((cell, index) => (index === column ? { ...cell, text } : cell)) }
      : row,
  ),
});

/** The same document, with a note of what was written to it. */
const noting = (document: DocxDocument) => {
  const writes: string[] = [];
  const noted: LiveDocument = {
    ...document,
    writeValue(handle, text) {
      writes.push(`value ${text}`);
      document.writeValue(handle, text);
    },
    writeCells(handle, changes) {
      writes.push(`cells ${changes.map(({ row, column, text }) => `${row},${column} ${text}`).join('; ')}`);
      document.writeCells(handle, changes);
    },
    writeParagraphs(handle, changes) {
      writes.push(`paragraphs ${changes.map(({ index, text }) => `${index} ${text}`).join('; ')}`);
      document.writeParagraphs(handle, changes);
    },
    replaceBlock(handle, one) {
      writes.push(`block ${one.block}`);
      document.replaceBlock(handle, one);
    },
  };
  return { noted, writes };
};

const filledWith = async (one: TableModel): Promise<DocxDocument> => {
  const document = open(documentOf(control(tag, prose('empty'))));
  await refreshDocument(document, async () => new Map([[tag, { ok: true, value: one }]]));
  return document;
};

const computing = (one: TableModel) => async () => new Map([[tag, { ok: true as const, value: one }]]);

describe('a refresh writes only what changed', () => {
  test('nothing, where all is as it was', async () => {
    const { noted, writes } = noting(await filledWith(model));
    expect(await refreshDocument(noted, computing(model))).toMatchObject([{ tag, outcome: 'unchanged' }]);
    expect(writes).toEqual([]);
  });

  test('one cell, where one figure moved', async () => {
    const { noted, writes } = noting(await filledWith(model));
    expect(await refreshDocument(noted, computing(withOverall(3, '38')))).toMatchObject([
      { outcome: 'refreshed' },
    ]);
    expect(writes).toEqual(['cells 5,3 38']);
  });

  test('the sentence and a cell, where both moved', async () => {
    const { noted, writes } = noting(await filledWith(model));
    await refreshDocument(noted, computing({ ...withOverall(3, '38'), sentence: '38 of 46.' }));
    expect(writes).toEqual(['cells 5,3 38', 'paragraphs 1 38 of 46.']);
  });

  test('the whole block, where the document cannot write single paragraphs', async () => {
    const { noted, writes } = noting(await filledWith(model));
    const simple: LiveDocument = {
      listBlocks: async () =>
        (await noted.listBlocks()).map(({ handle, tag: name, placement, text, cells, locked }) => ({
          handle,
          tag: name,
          placement,
          text,
          cells,
          locked,
        })),
      writeValue: (handle, text) => noted.writeValue(handle, text),
      writeCells: (handle, changes) => noted.writeCells(handle, changes),
      replaceBlock: (handle, one) => noted.replaceBlock(handle, one),
      insertBlock: (name, one) => noted.insertBlock(name, one),
      commit: () => noted.commit(),
    };
    expect(await refreshDocument(simple, computing(withOverall(3, '38')))).toMatchObject([
      { outcome: 'refreshed' },
    ]);
    expect(await refreshDocument(simple, computing({ ...model, sentence: '38 of 46.' }))).toMatchObject([
      { outcome: 'refreshed' },
    ]);
    expect(writes).toEqual(['cells 5,3 38', 'block action-status']);
  });

  test('the whole block, where a row is new', async () => {
    const { noted, writes } = noting(await filledWith(model));
    const longer = { ...model, rows: [...model.rows.slice(0, 1), ...model.rows] };
    expect(await refreshDocument(noted, computing(longer))).toMatchObject([{ outcome: 'refreshed' }]);
    expect(writes).toEqual(['block action-status']);
  });

  test('the whole block, where a rating moved and its colour with it', async () => {
    const rated = (letter: string, text: string): TableModel => {
      const mark = { ...model.columns[1]!.mark!, id: letter, letter };
      return {
        ...model,
        rows: model.rows.map(row => ({
          ...row,
          cells: row.cells.map((cell, index) => (index === 1 ? { text, mark } : cell)),
        })),
      };
    };
    const { noted, writes } = noting(await filledWith(rated('R', 'major issues')));
    await refreshDocument(noted, computing(rated('G', 'on track')));
    expect(writes).toEqual(['block action-status']);
  });

  test('what somebody typed into a table is put right, cell by cell', async () => {
    const { noted, writes } = noting(await filledWith(withOverall(1, 'about 3')));
    await refreshDocument(noted, computing(model));
    expect(writes).toEqual(['cells 5,1 0']);
  });
});

describe('a refresh says what it did', () => {
  const document = () =>
    open(
      documentOf(
        paragraph(run('Green: ') + control('qb1|value|~|b=G', run('36'))),
        paragraph(run('Red: ') + control('qb1|value|~|b=R', run('4'), '<w:lock w:val="sdtContentLocked"/>')),
        paragraph(run('All: ') + control('qb1|value|~', run('66'))),
        paragraph(run('Table: ') + control('qb1|action-status|~', run('here'))),
      ),
    );
  const compute = async (tags: string[]) => computeFrom(snapshot, '2024-25-Q1')(tags);

  test('block by block, with before and after', async () => {
    expect(await refreshDocument(document(), compute)).toMatchObject([
      { outcome: 'refreshed', before: '36', after: '37' },
      { outcome: 'could-not', why: { code: 'locked' }, before: '4', after: '0' },
      { outcome: 'unchanged', before: '66', after: '66' },
      { outcome: 'could-not', why: { code: 'shape-changed' } },
    ]);
  });

  test('beforehand too, and then writes nothing', async () => {
    const one = document();
    const before = one.save();
    expect((await previewRefresh(one, compute)).map(block => block.outcome)).toEqual([
      'would-change',
      'could-not',
      'unchanged',
      'would-change',
    ]);
    expect(one.save()).toEqual(before);
  });

  test('and writes nothing where the figures cannot be had at all', async () => {
    const one = document();
    const before = one.save();
    await expect(
      refreshDocument(one, () => Promise.reject(new Error('the server is not there'))),
    ).rejects.toThrow();
    expect(one.save()).toEqual(before);
  });

  test('a document that loses a write is not believed', async () => {
    const one = document();
    const forgetful: LiveDocument = { ...one, writeValue: () => undefined };
    const [first] = await refreshDocument(forgetful, compute);
    expect(first).toMatchObject({ outcome: 'could-not', why: { code: 'failed' } });
  });
});
