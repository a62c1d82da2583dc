import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../browser/launchChromium.ts';
import { liveDocumentContract } from '../contract/liveDocument.ts';
import { control, documentOf, prose, bodyXml } from '../document/smallDocument.ts';
import { newWordPage, openInWord, type OpenedInWord } from './wordPage.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  page = await newWordPage(browser);
}, 120_000);

afterAll(() => browser.close());

const open = (docx: Uint8Array, profile = 'plain'): Promise<OpenedInWord> => openInWord(page, docx, profile);

describe('a document in the stand-in for Word', () => {
  liveDocumentContract(docx => open(docx));
});

const manyFigures = (count: number): Uint8Array =>
  documentOf(
    ...Array.from({ length: count }, (_, index) => control(`qb1|value|~|r=${index}`, prose(String(index)))),
  );

describe('the pane in the stand-in for Word', () => {
  test.each([1, 40])('asks Word as often for %i blocks as for any other number', async count => {
    const { document, syncs } = await open(manyFigures(count));
    const blocks = await document.listBlocks();
    expect(blocks).toHaveLength(count);
    expect(await syncs()).toBe(1);
    for (const { handle } of blocks) document.writeValue(handle, 'new');
    expect((await document.commit()).every(({ ok }) => ok)).toBe(true);
    expect(await syncs()).toBe(3);
  });

  test('a refresh leaves no tracked changes, and tracking as it was', async () => {
    const { document, bytes, setTracking, tracking } = await open(manyFigures(1));
    await setTracking('TrackAll');
    const [block] = await document.listBlocks();
    document.writeValue(block!.handle, 'new');
    await document.commit();
    expect(await tracking()).toBe('TrackAll');
    expect(bodyXml(await bytes())).not.toMatch(/<w:(ins|del)\b/);
  });

  test('a read-only copy says that it is read-only, and stays as it is', async () => {
    const { document } = await open(manyFigures(1), 'read-only');
    const [block] = await document.listBlocks();
    document.writeValue(block!.handle, 'new');
    expect(await document.commit()).toEqual([{ handle: block!.handle, ok: false, code: 'read-only' }]);
    expect((await document.listBlocks())[0]?.text).toBe('0');
  });

  test('an old Word that cannot track changes is written all the same', async () => {
    const { document } = await open(manyFigures(1), 'ltsc');
    const [block] = await document.listBlocks();
    document.writeValue(block!.handle, 'new');
    expect(await document.commit()).toEqual([{ handle: block!.handle, ok: true }]);
  });

  test('a block is not put into another block', async () => {
    const { document, putCursor } = await open(documentOf(control('qb1|value|~|r=1', prose('inside'))));
    await putCursor('inside');
    const figure = { kind: 'number', block: 'value', text: '9', value: 9 } as const;
    expect(await document.insertBlock('qb1|value|~|b=A', figure)).toEqual({
      ok: false,
      code: 'inside-control',
    });
  });

  test('a block is put after the paragraph where the cursor stands', async () => {
    const { document, putCursor, bytes } = await open(documentOf(prose('First.'), prose('Second.')));
    await putCursor('First.');
    const list = {
      kind: 'list',
      block: 'actions-by-band',
      title: 'Amber actions',
      sentence: 'None is amber.',
      groups: [],
      notes: [],
      asAt: 'As at 30 June 2024',
    } as const;
    expect(
      await document.insertBlock('qb1|actions-by-band|~|b=A', { ...list, groups: [], notes: [] }),
    ).toEqual({ ok: true });
    const text = bodyXml(await bytes()).replace(/<[^>]+>/g, ' ');
    expect(text.indexOf('First.')).toBeLessThan(text.indexOf('None is amber.'));
    expect(text.indexOf('None is amber.')).toBeLessThan(text.indexOf('Second.'));
  });
});
