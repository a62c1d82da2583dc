import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newWordPage, openInWord } from '../../addin/wordPage.ts';
import { launchChromium } from '../../browser/launchChromium.ts';
import { bodyXml, control, documentOf, partsOf, prose } from '../../document/smallDocument.ts';
import { paragraph, run } from '../../../report/word/markup.ts';
import { toFlatOpc } from '../../../report/index.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  page = await newWordPage(browser);
}, 120_000);

afterAll(() => browser.close());

const sample = (): Uint8Array =>
  documentOf(
    paragraph(run('There are ') + control('figure', run('36')) + run(' on track.')),
    control('table', prose('One') + prose('Two')),
  );

const codeOf = (error: unknown): string =>
  /\b[A-Z]\w+(?=:)/.exec(String(error).replace(/.*RichApi\.Error: /s, ''))?.[0] ?? '';

describe('the stand-in behaves as Office.js', () => {
  test('a property that was not loaded cannot be read', async () => {
    await openInWord(page, sample());
    const reading = page.evaluate(() =>
      Word.run(async context => {
        const controls = context.document.contentControls;
        controls.load('tag');
        await context.sync();
        return controls.items[0]?.text;
      }),
    );
    expect(codeOf(await reading.catch((error: unknown) => error))).toBe('PropertyNotLoaded');
  });

  test('a failed batch keeps what was done before it failed', async () => {
    const { bytes } = await openInWord(page, sample());
    const writing = page.evaluate(() =>
      Word.run(async context => {
        const controls = context.document.contentControls;
        controls.getByTag('figure').getFirst().insertText('37', 'Replace');
        controls.getByTag('nobody').getFirst().insertText('38', 'Replace');
        controls.getByTag('table').getFirst().insertText('39', 'Replace');
        await context.sync();
      }),
    );
    expect(codeOf(await writing.catch((error: unknown) => error))).toBe('ItemNotFound');
    const xml = bodyXml(await bytes());
    expect(xml).toContain('>37<');
    expect(xml).not.toContain('>39<');
  });

  test('OOXML in an inline control comes a second time (office-js #1914)', async () => {
    const { bytes } = await openInWord(page, sample());
    const payload = toFlatOpc({ kind: 'number', block: 'value', text: '37', value: 37 });
    await page.evaluate(
      ooxml =>
        Word.run(async context => {
          context.document.contentControls.getByTag('figure').getFirst().insertOoxml(ooxml, 'Replace');
          await context.sync();
        }),
      payload,
    );
    expect(bodyXml(await bytes()).replace(/<[^>]+>/g, '')).toContain('There are 3637 on track.');
  });

  test('a Replace while changes are tracked is a deletion and an insertion (office-js #334)', async () => {
    const { bytes, setTracking } = await openInWord(page, sample());
    await setTracking('TrackAll');
    await page.evaluate(() =>
      Word.run(async context => {
        context.document.contentControls.getByTag('figure').getFirst().insertText('37', 'Replace');
        await context.sync();
      }),
    );
    const xml = bodyXml(await bytes());
    expect(xml).toMatch(/<w:del [^>]*>(?:(?!<\/w:del>).)*36/s);
    expect(xml).toMatch(/<w:ins [^>]*>(?:(?!<\/w:ins>).)*37/s);
  });

  test('every part but the text itself stays byte for byte as it came', async () => {
    const before = sample();
    const { bytes } = await openInWord(page, before);
    await page.evaluate(() =>
      Word.run(async context => {
        context.document.contentControls.getByTag('figure').getFirst().insertText('37', 'Replace');
        await context.sync();
      }),
    );
    const now = partsOf(await bytes());
    for (const [name, part] of Object.entries(partsOf(before))) {
      expect([name, Buffer.from(part).equals(now[name]!)]).toEqual([name, name !== 'word/document.xml']);
    }
  });

  test('a locked control refuses to be written', async () => {
    await openInWord(page, documentOf(control('locked', prose('Old'), '<w:lock w:val="contentLocked"/>')));
    const writing = page.evaluate(() =>
      Word.run(async context => {
        context.document.contentControls.getByTag('locked').getFirst().insertText('New', 'Replace');
        await context.sync();
      }),
    );
    expect(codeOf(await writing.catch((error: unknown) => error))).toBe('AccessDenied');
  });
});
