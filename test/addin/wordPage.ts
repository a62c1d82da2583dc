import type { Browser, Page } from 'playwright-core';
import type { LiveBlock, LiveDocument, WriteOutcome } from '../../report/index.ts';
import { bundleForPage } from './bundleForPage.ts';
import type { Harness } from './harness.ts';

type InPage = typeof globalThis & { harness: Harness };

let scripts: Promise<{ harness: string; office: string }> | null = null;

const bundles = (): Promise<{ harness: string; office: string }> =>
  (scripts ??= Promise.all([
    bundleForPage('test/addin/harness.ts'),
    bundleForPage('local/word/office/main.ts'),
  ]).then(([harness, office]) => ({ harness, office })));

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

export type OpenedInWord = {
  document: LiveDocument;
  bytes: () => Promise<Uint8Array>;
  /** Round trips between the add-in and the document so far. */
  syncs: () => Promise<number>;
  /** Puts the cursor into the paragraph that holds these words. */
  putCursor: (words: string) => Promise<void>;
  setTracking: (mode: 'Off' | 'TrackAll') => Promise<void>;
  tracking: () => Promise<string>;
};

/** The port, each call of it carried out by `addin/word.ts` in the page. Queued writes wait here for `commit`. */
const documentIn = (page: Page): LiveDocument => {
  type Call = { name: string; given: unknown[] };
  let queued: Call[] = [];
  const queue = (name: string, ...given: unknown[]): void => void queued.push({ name, given });
  const flush = async (): Promise<void> => {
    const calls = queued;
    queued = [];
    await page.evaluate(all => (globalThis as InPage).harness.queue(all), calls);
  };
  return {
    listBlocks: async (): Promise<LiveBlock[]> => {
      await flush();
      return page.evaluate(() => (globalThis as InPage).harness.document().listBlocks());
    },
    writeValue: (handle, text) => queue('writeValue', handle, text),
    writeCells: (handle, changes) => queue('writeCells', handle, changes),
    writeParagraphs: (handle, changes) => queue('writeParagraphs', handle, changes),
    replaceBlock: (handle, model) => queue('replaceBlock', handle, model),
    insertBlock: (tag, model) =>
      page.evaluate(([one, other]) => (globalThis as InPage).harness.document().insertBlock(one, other), [
        tag,
        model,
      ] as const),
    commit: async (): Promise<WriteOutcome[]> => {
      await flush();
      return page.evaluate(() => (globalThis as InPage).harness.document().commit());
    },
  };
};

/** A page that can hold one document after another. */
export const newWordPage = async (browser: Browser): Promise<Page> => {
  const page = await browser.newPage();
  await page.addScriptTag({ content: (await bundles()).harness });
  return page;
};

/** Opens a .docx in the stand-in for Word; what was open before in that page is gone. */
export const openInWord = async (page: Page, docx: Uint8Array, profile = 'plain'): Promise<OpenedInWord> => {
  await page.evaluate(([file, id]) => (globalThis as InPage).harness.open(file, id), [
    base64(docx),
    profile,
  ] as const);
  // Office.js finds the document when it is loaded, as it does when a pane opens.
  await page.evaluate((await bundles()).office);
  return {
    document: documentIn(page),
    bytes: async () =>
      Buffer.from(await page.evaluate(() => (globalThis as InPage).harness.save()), 'base64'),
    syncs: () => page.evaluate(() => (globalThis as InPage).harness.syncs()),
    putCursor: words => page.evaluate(text => (globalThis as InPage).harness.putCursor(text), words),
    setTracking: mode => page.evaluate(to => (globalThis as InPage).harness.setTracking(to), mode),
    tracking: () => page.evaluate(() => (globalThis as InPage).harness.tracking()),
  };
};
