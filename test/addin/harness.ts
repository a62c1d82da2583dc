import { createWordDocument } from '../../addin/word.ts';
import { OpenDocument } from '../../local/word/host/openDocument.ts';
import { profileOf } from '../../local/word/office/profile.ts';
import { all, runText } from '../../local/word/office/wordMl.ts';
import type { LiveDocument } from '../../report/index.ts';

let document: LiveDocument = createWordDocument();

let opened: OpenDocument | null = null;

const current = (): OpenDocument => {
  if (!opened) throw new Error('no document is open');
  return opened;
};

type Call = { name: string; given: unknown[] };
type Writers = Record<string, ((...given: unknown[]) => void) | undefined>;

/** What the test page offers to the tests: the product's own document, over a .docx that the stand-in holds open. */
const harness = {
  document: () => document,
  queue: (calls: Call[]): void => {
    const writers = document as unknown as Writers;
    for (const { name, given } of calls) writers[name]?.(...given);
  },
  open: (base64: string, profile: string): void => {
    const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
    opened = new OpenDocument(bytes, 'test.docx', {
      person: '',
      profile: profileOf(profile),
      theme: 'light',
      onChange: () => undefined,
    });
    Object.assign(window, { wordHost: opened });
    document = createWordDocument();
  },
  save: (): string => {
    let text = '';
    for (const byte of current().bytes()) text += String.fromCharCode(byte);
    return btoa(text);
  },
  syncs: (): number => current().syncs,
  putCursor: (words: string): void => {
    const { file } = current();
    current().cursor = all(file.tree, 'p').find(paragraph => runText(paragraph).includes(words)) ?? null;
  },
  setTracking: (mode: 'Off' | 'TrackAll'): void => {
    current().tracking = mode;
  },
  tracking: (): string => current().tracking,
};

export type Harness = typeof harness;

Object.assign(globalThis, { harness });
