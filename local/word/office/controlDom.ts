import { OfficeError } from './officeError.ts';
import { appendRun, replaceParagraphs, replaceRuns } from './paragraphText.ts';
import { markDeleted, markInserted } from './revision.ts';
import {
  all,
  ancestor,
  attribute,
  blockText,
  child,
  childrenNamed,
  isNamed,
  make,
  runText,
  setAttribute,
} from './wordMl.ts';

/** A content control is its `w:sdt` element. */
export const content = (control: Element): Element => {
  const found = child(control, 'sdtContent');
  if (found) return found;
  const made = make(control.ownerDocument, 'sdtContent');
  control.append(made);
  return made;
};

const properties = (control: Element): Element => {
  const found = child(control, 'sdtPr');
  if (found) return found;
  const made = make(control.ownerDocument, 'sdtPr');
  control.prepend(made);
  return made;
};

export const property = (control: Element, name: string): string =>
  attribute(child(properties(control), name), 'val') ?? '';

/** The order in which the schema wants these inside `w:sdtPr`. */
const order = ['rPr', 'alias', 'tag', 'id', 'lock', 'placeholder', 'temporary', 'showingPlcHdr'];

/** Sets `w:alias`, `w:tag`, `w:id` or `w:lock`; an empty value takes it away. */
export const setProperty = (control: Element, name: string, value: string): void => {
  const holder = properties(control);
  child(holder, name)?.remove();
  if (value === '') return;
  const element = make(control.ownerDocument, name);
  setAttribute(element, 'val', value);
  const before = [...holder.children].find(
    other => !order.slice(0, order.indexOf(name)).includes(other.localName),
  );
  holder.insertBefore(element, before ?? null);
};

export const isInline = (control: Element): boolean =>
  ancestor(control, 'p', 'body', 'tc')?.localName === 'p';

export const controlText = (control: Element): string =>
  isInline(control) ? runText(content(control)) : blockText(content(control));

export const subtype = (control: Element): Word.ContentControl['subtype'] => {
  if (isInline(control)) return 'RichTextInline';
  if (childrenNamed(content(control), 'tc').length > 0) return 'RichTextTableCell';
  if (childrenNamed(content(control), 'tr').length > 0) return 'RichTextTableRow';
  const blocks = [...content(control).children];
  return blocks.length === 1 && isNamed(blocks[0] ?? null, 'tbl') ? 'RichTextTable' : 'RichTextParagraphs';
};

export const cannotEdit = (control: Element): boolean =>
  ['contentLocked', 'sdtContentLocked'].includes(property(control, 'lock'));

export const cannotDelete = (control: Element): boolean =>
  ['sdtLocked', 'sdtContentLocked'].includes(property(control, 'lock'));

export const setLock = (control: Element, lock: { edit: boolean; remove: boolean }): void =>
  setProperty(
    control,
    'lock',
    lock.edit ? (lock.remove ? 'sdtContentLocked' : 'contentLocked') : lock.remove ? 'sdtLocked' : '',
  );

/** Refuses what stands inside a locked control: whether Word does is unknown, so this takes the stricter answer. */
export const assertEditable = (place: Element, where: string): void => {
  for (let up: Element | null = place; up; up = up.parentElement) {
    if (isNamed(up, 'sdt') && cannotEdit(up)) throw new OfficeError('AccessDenied', where);
  }
};

const dropPlaceholder = (control: Element): void => {
  for (const name of ['showingPlcHdr', 'placeholder']) child(properties(control), name)?.remove();
};

/** Returns the runs that now hold the text. */
export const replaceText = (control: Element, text: string, tracked: boolean): Element[] => {
  dropPlaceholder(control);
  return [
    isInline(control)
      ? replaceRuns(content(control), text, tracked)
      : replaceParagraphs(content(control), text, tracked),
  ];
};

export const appendText = (control: Element, text: string, tracked: boolean): Element[] => {
  const holder = isInline(control) ? content(control) : all(content(control), 'p').at(-1);
  return holder ? [appendRun(holder, text, tracked)] : replaceText(control, text, tracked);
};

/** Puts blocks into a block control. With tracking on, what was there stays as deletions. */
export const replaceContent = (control: Element, blocks: Element[], tracked: boolean): void => {
  dropPlaceholder(control);
  const holder = content(control);
  if (tracked) for (const run of all(holder, 'r')) markDeleted(run);
  else holder.replaceChildren();
  holder.append(...blocks);
  if (tracked) for (const run of blocks.flatMap(block => all(block, 'r'))) markInserted(run);
};

/** Puts a new control round neighbours: runs of one paragraph, or whole blocks. */
export const wrapInControl = (nodes: [Element, ...Element[]], id: number): Element => {
  const control = make(nodes[0].ownerDocument, 'sdt');
  setProperty(control, 'id', String(id));
  nodes[0].replaceWith(control);
  content(control).append(...nodes);
  return control;
};

/** Takes a control away; with `keep`, what it held stays where it was. */
export const removeControl = (control: Element, keep: boolean): void => {
  if (cannotDelete(control)) throw new OfficeError('AccessDenied', 'ContentControl.delete');
  control.replaceWith(...(keep ? [...content(control).childNodes] : []));
};
