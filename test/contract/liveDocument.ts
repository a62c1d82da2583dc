import { expect, test } from '@jest/globals';
import { blockText, normaliseText } from '../../report/index.ts';
import type { ListModel, LiveBlock, LiveDocument, NumberModel, TableModel } from '../../report/index.ts';
import { paragraph, run } from '../../report/word/markup.ts';
import { bodyXml, control, documentOf, prose, proseOf, table } from '../document/smallDocument.ts';

/** A document opened by the implementation under test, and the .docx that it would be saved as. */
export type OpenedForContract = { document: LiveDocument; bytes: () => Promise<Uint8Array> };

const bold = '<w:rPr><w:b/></w:rPr>';

const figures: TableModel = {
  kind: 'table',
  block: 'action-status',
  title: 'Status of actions',
  sentence: '2 of 3 are on track.',
  columns: [
    { id: 'priority', title: 'Priority', align: 'start' },
    { id: 'G', title: 'On track', align: 'end' },
    { id: 'total', title: 'Total', align: 'end' },
  ],
  rows: [
    { id: 'growth', role: 'item', cells: [{ text: 'Growth & <jobs>' }, { text: '2' }, { text: '3' }] },
    { id: 'overall', role: 'total', cells: [{ text: 'Overall' }, { text: '2' }, { text: '3' }] },
  ],
  notes: ['Percentages are left out.'],
  asAt: 'As at 30 June 2024',
  altText: 'Actions by priority',
};

const listed: ListModel = {
  kind: 'list',
  block: 'actions-by-band',
  title: 'Amber actions',
  sentence: 'The following 2 actions are amber:',
  groups: [{ title: 'Growth', items: ['Car parks', 'Town centre'] }],
  notes: [],
  asAt: 'As at 30 June 2024',
};

const figure = (text: string): NumberModel => ({ kind: 'number', block: 'value', text, value: Number(text) });

const tags = {
  value: 'qb1|value|~|b=G',
  table: 'qb1|action-status|~',
  locked: 'qb1|value|~|b=R',
  list: 'qb1|actions-by-band|~|b=A',
};

const sample = (): Uint8Array =>
  documentOf(
    prose('Words before.'),
    paragraph(run('There are ') + control(tags.value, `<w:r>${bold}<w:t>36</w:t></w:r>`) + run(' on track.')),
    control('somebody-else', prose('Not ours.')),
    control(
      tags.table,
      prose('Caption') +
        table(
          [
            ['Priority', 'On track'],
            ['Growth', '5'],
            ['Overall', '5'],
          ],
          bold,
        ) +
        prose('As at'),
    ),
    prose('Words between.'),
    paragraph(run('Red: ') + control(tags.locked, run('4'), '<w:lock w:val="contentLocked"/>') + run('.')),
    control(tags.list, prose('Filled later')),
    paragraph(run('Again ') + control(tags.value, run('36')) + run('.')),
    prose('Words after.'),
  );

const texts = (blocks: LiveBlock[]): string[] => blocks.map(block => normaliseText(block.text));

const named = (blocks: LiveBlock[], tag: string): LiveBlock => blocks.find(block => block.tag === tag)!;

/** The control's own XML, from its tag to its end. */
const controlXml = (docx: Uint8Array, tag: string): string => {
  const xml = bodyXml(docx);
  const from = xml.indexOf(`w:val="${tag}"`);
  return xml.slice(from, xml.indexOf('</w:sdt>', from));
};

/**
 * What every document must do, whether it is open in Word or a file. `make` opens a .docx; `bytes` gives it back as
 * it stands. Call inside a `describe` that names the implementation.
 */
export const liveDocumentContract = (make: (docx: Uint8Array) => Promise<OpenedForContract>): void => {
  const open = async () => {
    const opened = await make(sample());
    return { ...opened, blocks: await opened.document.listBlocks() };
  };

  test('lists live blocks in document order, and no control of somebody else', async () => {
    const { blocks } = await open();
    expect(blocks.map(block => block.tag)).toEqual([
      tags.value,
      tags.table,
      tags.locked,
      tags.list,
      tags.value,
    ]);
    expect(blocks.map(block => block.placement)).toEqual(['inline', 'block', 'inline', 'block', 'inline']);
    expect(blocks.map(block => block.locked)).toEqual([false, false, true, false, false]);
    expect(texts(blocks)[0]).toBe('36');
    expect(texts(blocks)[1]).toBe('Caption Priority On track Growth 5 Overall 5 As at');
    expect(named(blocks, tags.table).cells).toEqual([
      ['Priority', 'On track'],
      ['Growth', '5'],
      ['Overall', '5'],
    ]);
    expect(named(blocks, tags.list).cells).toBeNull();
  });

  test('a written value keeps its bold, and the words on either side', async () => {
    const { document, blocks, bytes } = await open();
    document.writeValue(named(blocks, tags.value).handle, '37');
    expect(texts(await document.listBlocks())[0]).toBe('36');
    expect(await document.commit()).toEqual([{ handle: blocks[0]!.handle, ok: true }]);
    expect(texts(await document.listBlocks())[0]).toBe('37');
    const written = await bytes();
    expect(controlXml(written, tags.value)).toMatch(/<w:b(\s[^>]*)?\/>/);
    expect(bodyXml(written).replace(/<[^>]+>/g, '')).toContain('There are 37 on track.');
  });

  test('two blocks with one tag are two blocks', async () => {
    const { document, blocks } = await open();
    document.writeValue(blocks[4]!.handle, '38');
    await document.commit();
    const after = texts(await document.listBlocks());
    expect([after[0], after[4]]).toEqual(['36', '38']);
  });

  test('single cells are written and keep how they look; the others stay', async () => {
    const { document, blocks, bytes } = await open();
    const { handle } = named(blocks, tags.table);
    document.writeCells(handle, [
      { row: 1, column: 1, text: '6' },
      { row: 2, column: 1, text: '6' },
    ]);
    expect(await document.commit()).toEqual([{ handle, ok: true }]);
    expect(named(await document.listBlocks(), tags.table).cells).toEqual([
      ['Priority', 'On track'],
      ['Growth', '6'],
      ['Overall', '6'],
    ]);
    expect(controlXml(await bytes(), tags.table).match(/<w:b(\s[^>]*)?\/>/g)).toHaveLength(6);
  });

  test('a cell that is not there is refused, and nothing of that block is written', async () => {
    const { document, blocks } = await open();
    const { handle } = named(blocks, tags.table);
    document.writeCells(handle, [
      { row: 1, column: 1, text: '6' },
      { row: 9, column: 1, text: '6' },
    ]);
    expect(await document.commit()).toEqual([{ handle, ok: false, code: 'shape-changed' }]);
    expect(named(await document.listBlocks(), tags.table).cells?.[1]).toEqual(['Growth', '5']);
  });

  test('a replaced block says all that its model says, with words on both sides of its table', async () => {
    const { document, blocks, bytes } = await open();
    document.replaceBlock(named(blocks, tags.table).handle, figures);
    document.replaceBlock(named(blocks, tags.list).handle, listed);
    expect((await document.commit()).every(outcome => outcome.ok)).toBe(true);
    const after = await document.listBlocks();
    expect(normaliseText(named(after, tags.table).text)).toBe(normaliseText(blockText(figures)));
    expect(named(after, tags.table).cells).toEqual([
      ['Priority', 'On track', 'Total'],
      ['Growth & <jobs>', '2', '3'],
      ['Overall', '2', '3'],
    ]);
    expect(normaliseText(named(after, tags.list).text)).toBe(normaliseText(blockText(listed)));
    const content = controlXml(await bytes(), tags.table);
    expect(content.match(/<w:tbl>/g)).toHaveLength(1);
    expect(content).toMatch(/<\/w:p>\s*<w:tbl>/);
    expect(content).toMatch(/<\/w:tbl>\s*<w:p[ >]/);
    expect(content).not.toContain('<w:sdt>');
  });

  test('a block can be replaced again and again, and stays one block', async () => {
    const { document } = await open();
    for (const sentence of ['First.', 'Second.', 'Third.']) {
      const { handle } = named(await document.listBlocks(), tags.table);
      document.replaceBlock(handle, { ...figures, sentence });
      await document.commit();
    }
    const after = await document.listBlocks();
    expect(after).toHaveLength(5);
    expect(normaliseText(named(after, tags.table).text)).toBe(
      normaliseText(blockText({ ...figures, sentence: 'Third.' })),
    );
  });

  test('a locked block refuses, and the others are written all the same', async () => {
    const { document, blocks } = await open();
    document.writeValue(blocks[2]!.handle, '8');
    document.writeValue(blocks[0]!.handle, '37');
    const outcomes = await document.commit();
    expect(outcomes).toContainEqual({ handle: blocks[2]!.handle, ok: false, code: 'locked' });
    expect(outcomes).toContainEqual({ handle: blocks[0]!.handle, ok: true });
    const after = texts(await document.listBlocks());
    expect([after[0], after[2]]).toEqual(['37', '4']);
  });

  test('a table does not go into a line of text', async () => {
    const { document, blocks } = await open();
    document.replaceBlock(blocks[0]!.handle, figures);
    expect(await document.commit()).toEqual([
      { handle: blocks[0]!.handle, ok: false, code: 'shape-changed' },
    ]);
    expect(texts(await document.listBlocks())[0]).toBe('36');
  });

  test('a block that is no longer there is gone', async () => {
    const { document } = await open();
    document.writeValue('999', '1');
    expect(await document.commit()).toEqual([{ handle: '999', ok: false, code: 'gone' }]);
  });

  test('words outside the blocks are never touched', async () => {
    const { document, blocks, bytes } = await open();
    const before = proseOf(sample());
    document.writeValue(blocks[0]!.handle, '37');
    document.replaceBlock(blocks[1]!.handle, figures);
    document.replaceBlock(blocks[3]!.handle, listed);
    await document.commit();
    expect(proseOf(await bytes())).toEqual(before);
  });

  test('a new block can be put in, is listed, and can be written', async () => {
    const { document } = await open();
    const tag = 'qb1|indicator-status|2024-25-Q2';
    expect(await document.insertBlock(tag, figures)).toEqual({ ok: true });
    const inserted = named(await document.listBlocks(), tag);
    expect(inserted.placement).toBe('block');
    expect(normaliseText(inserted.text)).toBe(normaliseText(blockText(figures)));
    expect(await document.insertBlock('qb1|value|~|b=A', figure('9'))).toEqual({ ok: true });
    const value = named(await document.listBlocks(), 'qb1|value|~|b=A');
    expect([value.placement, normaliseText(value.text)]).toEqual(['inline', '9']);
  });

  test('paragraphs round a table can be written one by one, where the document can do so at all', async () => {
    const { document, blocks } = await open();
    if (!document.writeParagraphs) return;
    const { handle } = named(blocks, tags.table);
    document.writeParagraphs(handle, [{ index: 1, text: 'As at today' }]);
    document.writeCells(handle, [{ row: 1, column: 1, text: '7' }]);
    expect(await document.commit()).toEqual([{ handle, ok: true }]);
    const after = named(await document.listBlocks(), tags.table);
    expect(after.paragraphs).toEqual(['Caption', 'As at today']);
    expect(after.cells?.[1]).toEqual(['Growth', '7']);
  });
};
