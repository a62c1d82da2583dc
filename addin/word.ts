import {
  isLiveTag,
  toFlatOpc,
  type BlockModel,
  type CellChange,
  type InsertOutcome,
  type LiveBlock,
  type LiveDocument,
  type WriteFailure,
  type WriteOutcome,
} from '../report/index.ts';
import { writeFailureOf } from './writeFailure.ts';

/** What is to be written into one block: text, a whole model, or single cells and paragraphs of its table. */
type Write = {
  text?: string;
  model?: BlockModel;
  cells: Map<string, CellChange>;
  paragraphs: Map<number, string>;
};

type Placed = { handle: string; control: Word.ContentControl };

/** False in a Word that is older than what the pane needs (content controls' tables came with 1.3). */
export const isWordNewEnough = (): boolean => Office.context.requirements.isSetSupported('WordApi', '1.3');

/** Resolves once Word is there to be asked. */
export const openWord = async (): Promise<void> => {
  await Office.onReady();
};

/** Word says so of protected views and of copies that may not be edited; "viewing" is not among them (office-js #5484). */
export const isReadOnly = (): boolean => Office.context.document.mode === Office.DocumentMode.ReadOnly;

export const isDarkTheme = (): boolean => Office.context.officeTheme?.isDarkTheme ?? false;

/** A setting kept in the document. Settings get lost (office-js #6434): a cache, never the truth. */
export const readSetting = (name: string): string | null => {
  const value: unknown = Office.context.document.settings.get(name);
  return typeof value === 'string' ? value : null;
};

/** Never fails: what cannot be kept is asked for again. */
export const saveSetting = (name: string, value: string): Promise<void> =>
  new Promise(resolve => {
    Office.context.document.settings.set(name, value);
    Office.context.document.settings.saveAsync(() => resolve());
  });

const canTrackChanges = (): boolean => Office.context.requirements.isSetSupported('WordApi', '1.4');

const codeOf = (error: unknown): string | null =>
  error instanceof OfficeExtension.Error ? error.code : null;

/**
 * Our controls in document order. A handle is the tag and its turn among controls of that tag: ids change when markup
 * is copied (office-js #603).
 */
const liveControls = (controls: Word.ContentControlCollection): Placed[] => {
  const turns = new Map<string, number>();
  return controls.items
    .filter(control => isLiveTag(control.tag))
    .map(control => {
      const turn = turns.get(control.tag) ?? 0;
      turns.set(control.tag, turn + 1);
      return { handle: `${control.tag}#${turn}`, control };
    });
};

const isInline = (control: Word.ContentControl): boolean =>
  control.subtype === 'RichTextInline' || control.subtype === 'PlainTextInline';

/** Paragraphs round the table; an inline control's paragraph is the author's own, and none of ours. */
const ownParagraphs = (control: Word.ContentControl): Word.Paragraph[] =>
  isInline(control) ? [] : control.paragraphs.items.filter(paragraph => paragraph.tableNestingLevel === 0);

const readBlock = ({ handle, control }: Placed): LiveBlock => ({
  handle,
  tag: control.tag,
  placement: isInline(control) ? 'inline' : 'block',
  text: control.text,
  cells: control.tables.items[0]?.values ?? null,
  paragraphs: ownParagraphs(control).map(paragraph => paragraph.text),
  locked: control.cannotEdit,
});

const listBlocks = (): Promise<LiveBlock[]> =>
  Word.run(async context => {
    const controls = context.document.contentControls;
    // One string, and no leading `items/`: arrays of paths lost nested properties (office-js #190).
    controls.load(
      'tag,text,cannotEdit,subtype,tables/items/values,paragraphs/items/text,paragraphs/items/tableNestingLevel',
    );
    await context.sync();
    return liveControls(controls).map(readBlock);
  });

const textOf = (model: BlockModel): string | null =>
  model.kind === 'number' || model.kind === 'sentence' ? model.text : null;

/**
 * Queues one block's write, or says why it cannot be. Only ever Replace: a control that was cleared with a table in it
 * fails from then on (office-js #6330). Inline is text only: OOXML is added there a second time (office-js #1914).
 */
const queueWrite = (control: Word.ContentControl, write: Write): WriteFailure | null => {
  if (control.cannotEdit) return 'locked';
  const text = write.model ? textOf(write.model) : write.text;
  if (typeof text === 'string') {
    if (control.tables.items.length > 0) return 'shape-changed';
    control.insertText(text, 'Replace');
    return null;
  }
  if (write.model) {
    if (isInline(control)) return 'shape-changed';
    control.insertOoxml(toFlatOpc(write.model), 'Replace');
    return null;
  }
  // Cell by cell, and only those that changed: setting a table's values is slow past 10 by 10 (office-js #2279).
  const table = control.tables.items[0];
  const paragraphs = ownParagraphs(control);
  const changes = [...write.cells.values()];
  const missing =
    changes.some(({ row, column }) => table?.values[row]?.[column] === undefined) ||
    [...write.paragraphs.keys()].some(index => !paragraphs[index]);
  if (missing) return 'shape-changed';
  for (const { row, column, text: words } of changes) {
    if (table) table.getCell(row, column).value = words;
  }
  for (const [index, words] of write.paragraphs) paragraphs[index]?.insertText(words, 'Replace');
  return null;
};

/**
 * A Replace under change tracking is a deletion and an insertion of everything (office-js #334, #559): tracking is off
 * for the write and back afterwards, whatever happens. Costs no round trip of its own where the write succeeds.
 */
const withoutTracking = async (context: Word.RequestContext, queue: () => void): Promise<void> => {
  const tracking = canTrackChanges() ? context.document.changeTrackingMode : 'Off';
  const tracked = tracking !== 'Off';
  try {
    if (tracked) context.document.changeTrackingMode = 'Off';
    queue();
    if (tracked) context.document.changeTrackingMode = tracking;
    await context.sync();
  } catch (error) {
    if (tracked) {
      context.document.changeTrackingMode = tracking;
      await context.sync().catch(() => undefined);
    }
    throw error;
  }
};

const loadTracking = (context: Word.RequestContext): void => {
  if (canTrackChanges()) context.document.load('changeTrackingMode');
};

/**
 * Two round trips, however many blocks: one to find the controls as they are now, one to write. Rejects where any
 * write failed; what was written before it in the batch stays written, and writing it again does no harm.
 */
const writeTogether = (writes: [string, Write][]): Promise<WriteOutcome[]> =>
  Word.run(async context => {
    const controls = context.document.contentControls;
    controls.load('tag,cannotEdit,subtype,tables/items/values,paragraphs/items/tableNestingLevel');
    loadTracking(context);
    await context.sync();
    const places = new Map(liveControls(controls).map(({ handle, control }) => [handle, control]));
    let outcomes: WriteOutcome[] = [];
    await withoutTracking(context, () => {
      outcomes = writes.map(([handle, write]) => {
        const control = places.get(handle);
        const code = control ? queueWrite(control, write) : 'gone';
        return code === null ? { handle, ok: true } : { handle, ok: false, code };
      });
    });
    return outcomes;
  });

const writeAlone = async (entry: [string, Write]): Promise<WriteOutcome[]> => {
  try {
    return await writeTogether([entry]);
  } catch (error) {
    const [handle, write] = entry;
    const code = writeFailureOf(codeOf(error), { readOnly: isReadOnly(), cells: write.cells.size > 0 });
    return [{ handle, ok: false, code }];
  }
};

/** Everything in one batch; where that fails, block by block, so that one failure stops no other. */
const commit = async (writes: [string, Write][]): Promise<WriteOutcome[]> => {
  if (writes.length === 0) return [];
  try {
    return await writeTogether(writes);
  } catch {
    const outcomes: WriteOutcome[] = [];
    for (const entry of writes) outcomes.push(...(await writeAlone(entry)));
    return outcomes;
  }
};

const queueInsert = (selection: Word.Range, tag: string, model: BlockModel): void => {
  const text = model.kind === 'number' ? model.text : null;
  const control =
    text !== null
      ? selection.insertText(text, 'End').insertContentControl()
      : selection.paragraphs.getLast().insertParagraph('', 'After').insertContentControl();
  control.tag = tag;
  control.title = ('title' in model ? model.title : model.text).slice(0, 64);
  if (text === null) control.insertOoxml(toFlatOpc(model), 'Replace');
};

/** After the paragraph in which the cursor stands; a number right where it stands. */
const insertBlock = async (tag: string, model: BlockModel): Promise<InsertOutcome> => {
  const refuse = (code: WriteFailure): InsertOutcome => ({ ok: false, code });
  try {
    return await Word.run(async context => {
      const selection = context.document.getSelection();
      const outer = selection.parentContentControlOrNullObject.load('tag');
      const table = selection.parentTableOrNullObject.load('rowCount');
      loadTracking(context);
      await context.sync();
      // Controls in table cells lose their ends (office-js #6752), and controls in controls multiply (#603).
      if (!table.isNullObject) return refuse('inside-table');
      if (!outer.isNullObject) return refuse('inside-control');
      await withoutTracking(context, () => queueInsert(selection, tag, model));
      return { ok: true };
    });
  } catch (error) {
    return refuse(writeFailureOf(codeOf(error), { readOnly: isReadOnly(), cells: false }));
  }
};

/** The document that is open in Word. `listBlocks` rejects where Word cannot be asked. */
export const createWordDocument = (): LiveDocument => {
  let writes = new Map<string, Write>();
  const of = (handle: string): Write => {
    const write: Write = writes.get(handle) ?? { cells: new Map(), paragraphs: new Map() };
    writes.set(handle, write);
    return write;
  };
  return {
    listBlocks,
    writeValue: (handle, text) => void (of(handle).text = text),
    writeCells(handle, changes) {
      for (const change of changes) of(handle).cells.set(`${change.row} ${change.column}`, change);
    },
    writeParagraphs(handle, changes) {
      for (const { index, text } of changes) of(handle).paragraphs.set(index, text);
    },
    replaceBlock: (handle, model) => void (of(handle).model = model),
    insertBlock,
    commit: () => {
      const queued = [...writes];
      writes = new Map();
      return commit(queued);
    },
  };
};
