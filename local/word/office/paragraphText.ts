import { markDeleted, markInserted } from './revision.ts';
import { all, child, isNamed, make } from './wordMl.ts';

/** A run with that text in the character formatting of `like`, where given. Line feeds become breaks. */
export const makeRun = (owner: Document, text: string, like: Element | null): Element => {
  const run = make(owner, 'r');
  const format = like ? child(like, 'rPr') : null;
  if (format) run.append(format.cloneNode(true));
  text.split(/\r\n|\r|\n/).forEach((line, index) => {
    if (index > 0) run.append(make(owner, 'br'));
    const words = make(owner, 't');
    words.setAttribute('xml:space', 'preserve');
    words.textContent = line;
    run.append(words);
  });
  return run;
};

const liveRuns = (of: Element): Element[] => all(of, 'r').filter(run => !isNamed(run.parentElement, 'del'));

/**
 * Puts one run in place of all runs of a paragraph or of an inline control's content, in the formatting of the first.
 * Under change tracking the old ones stay as deletions (office-js #334).
 */
export const replaceRuns = (holder: Element, text: string, tracked: boolean): Element => {
  const old = liveRuns(holder);
  const run = makeRun(holder.ownerDocument, text, old[0] ?? null);
  for (const gone of old) {
    if (tracked) markDeleted(gone);
    else gone.remove();
  }
  for (const left of [...holder.children]) if (!isNamed(left, 'pPr', 'del', 'ins')) left.remove();
  holder.append(run);
  if (tracked) markInserted(run);
  return run;
};

/** A run at the end of a paragraph, in the formatting of its last. */
export const appendRun = (paragraph: Element, text: string, tracked: boolean): Element => {
  const run = makeRun(paragraph.ownerDocument, text, liveRuns(paragraph).at(-1) ?? null);
  paragraph.append(run);
  if (tracked) markInserted(run);
  return run;
};

/** Leaves one paragraph with that text in a block's content or a table cell. */
export const replaceParagraphs = (holder: Element, text: string, tracked: boolean): Element => {
  const first = all(holder, 'p')[0] ?? make(holder.ownerDocument, 'p');
  for (const other of [...holder.children]) if (other !== first && !isNamed(other, 'tcPr')) other.remove();
  if (first.parentElement !== holder) holder.append(first);
  return replaceRuns(first, text, tracked);
};
