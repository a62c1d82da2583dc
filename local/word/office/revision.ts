import { all, make, setAttribute } from './wordMl.ts';

/** Who Word would name beside a tracked change. */
const stamp = (mark: Element): Element => {
  setAttribute(mark, 'id', String(Date.now() % 1_000_000_000));
  setAttribute(mark, 'author', 'Quarterbook');
  setAttribute(mark, 'date', new Date().toISOString().replace(/\.\d+Z$/, 'Z'));
  return mark;
};

const wrap = (run: Element, name: 'ins' | 'del'): void => {
  const mark = stamp(make(run.ownerDocument, name));
  run.replaceWith(mark);
  mark.append(run);
};

/** A run as it is left behind when it is deleted while changes are tracked. */
export const markDeleted = (run: Element): void => {
  for (const text of all(run, 't')) {
    const deleted = make(run.ownerDocument, 'delText');
    deleted.textContent = text.textContent;
    deleted.setAttribute('xml:space', 'preserve');
    text.replaceWith(deleted);
  }
  wrap(run, 'del');
};

export const markInserted = (run: Element): void => wrap(run, 'ins');
