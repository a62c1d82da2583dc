import { accept, refuse, type Result } from '../register/index.ts';
import { linesOf } from './blockText.ts';
import type {
  CellChange,
  InsertOutcome,
  LiveBlock,
  LiveDocument,
  ParagraphChange,
  WriteFailure,
  WriteOutcome,
} from './liveDocument.ts';
import type { BlockModel } from './model.ts';
import { toBlockXml } from './render/ooxml.ts';
import { parseTag } from './tag.ts';
import { largestControlId, liveControls, type Control } from './word/controls.ts';
import { blockEdits, cellEdits, newControl, paragraphEdits, paragraphsOf, valueEdits } from './word/edits.ts';
import { bodyOf, openMainPart, parseMainPart, type OpenedPackage } from './word/mainPart.ts';
import { paragraph, run } from './word/markup.ts';
import { tableCells, textOf } from './word/reading.ts';
import { partText, savePackage, textPart, type WordPackage } from './word/wordPackage.ts';
import { withBlockStyles } from './template/styles.ts';
import { splice, type Splice } from './word/xmlTree.ts';

/** A .docx file as a live document. `save` gives the same bytes for the same content. */
export interface DocxDocument extends LiveDocument {
  writeParagraphs(handle: string, changes: ParagraphChange[]): void;
  save(): Uint8Array;
}

type Pending = {
  value?: string;
  model?: BlockModel;
  cells: Map<string, CellChange>;
  paragraphs: Map<number, string>;
};

const readBlock = (source: string, control: Control, index: number): LiveBlock => ({
  handle: String(index),
  tag: control.tag,
  placement: control.placement,
  text: textOf(source, control.content),
  cells: control.table ? tableCells(source, control.table) : null,
  paragraphs: paragraphsOf(control).map(node => textOf(source, node)),
  locked: control.locked,
});

const plainText = (model: BlockModel): string | null =>
  model.kind === 'number' || model.kind === 'sentence' ? model.text : null;

const modelEdits = (source: string, control: Control, model: BlockModel): Splice[] | WriteFailure => {
  const text = plainText(model);
  if (text !== null) return valueEdits(source, control, text) ?? 'shape-changed';
  if (control.placement === 'inline') return 'shape-changed';
  if (model.kind === 'table' && control.insideTable) return 'inside-table';
  return blockEdits(source, control, toBlockXml(model));
};

const editsFor = (
  source: string,
  control: Control | undefined,
  pending: Pending,
): Splice[] | WriteFailure => {
  if (!control) return 'gone';
  if (control.locked) return 'locked';
  if (pending.model) return modelEdits(source, control, pending.model);
  if (pending.value !== undefined) return valueEdits(source, control, pending.value) ?? 'shape-changed';
  const cells = cellEdits(source, control, [...pending.cells.values()]);
  const changes = [...pending.paragraphs].map(([index, text]) => ({ index, text }));
  const paragraphs = paragraphEdits(source, control, changes);
  return cells && paragraphs ? [...cells, ...paragraphs] : 'shape-changed';
};

const createQueue = () => {
  const queue = new Map<string, Pending>();
  return {
    queue,
    of(handle: string): Pending {
      const pending = queue.get(handle) ?? { cells: new Map(), paragraphs: new Map() };
      queue.set(handle, pending);
      return pending;
    },
  };
};

const appended = (source: string, tag: string, model: BlockModel): string | null => {
  const root = parseMainPart(source);
  const body = root && bodyOf(root);
  if (!root || !body || body.selfClosing) return null;
  const text = plainText(model);
  const title = linesOf(model).above[0]?.text.slice(0, 60) ?? tag;
  const control = newControl({
    tag,
    title: text === null ? title : (tag.split('|')[1] ?? tag),
    id: largestControlId(root) + 1,
    content: text === null ? toBlockXml(model) : run(text),
  });
  // The page's own settings stay last in the body.
  const section = body.children.at(-1)?.name === 'w:sectPr' ? body.children.at(-1) : undefined;
  const where = section?.from ?? body.inner.to;
  return splice(source, [{ from: where, to: where, text: text === null ? control : paragraph(control) }]);
};

/** The changed text, and the styles that its blocks name where the document lacks them; all other parts as they were. */
const withText = (parts: WordPackage, mainPart: string, source: string): WordPackage => {
  const saved = new Map([...parts, [mainPart, textPart(source)]]);
  const stylesPart = mainPart.replace(/[^/]*$/, 'styles.xml');
  const styles = partText(parts, stylesPart);
  const styled =
    styles !== null && /w:val="(BlockSentence|QuarterbookTable)"/.test(source)
      ? withBlockStyles(styles)
      : styles;
  return styled === null || styled === styles ? saved : saved.set(stylesPart, textPart(styled));
};

const createDocx = ({ parts, mainPart, source: opened }: OpenedPackage): DocxDocument => {
  let source = opened;
  const pending = createQueue();
  const controls = (): Control[] => {
    const root = parseMainPart(source);
    return root ? liveControls(root) : [];
  };
  return {
    listBlocks: async () => controls().map((control, index) => readBlock(source, control, index)),
    writeValue(handle, text) {
      pending.of(handle).value = text;
    },
    writeCells(handle, changes) {
      for (const change of changes) pending.of(handle).cells.set(`${change.row} ${change.column}`, change);
    },
    writeParagraphs(handle, changes) {
      for (const { index, text } of changes) pending.of(handle).paragraphs.set(index, text);
    },
    replaceBlock(handle, model) {
      pending.of(handle).model = model;
    },
    async insertBlock(tag, model): Promise<InsertOutcome> {
      const next = parseTag(tag).ok ? appended(source, tag, model) : null;
      if (next === null) return { ok: false, code: 'failed' };
      source = next;
      return { ok: true };
    },
    async commit(): Promise<WriteOutcome[]> {
      const now = controls();
      const edits: Splice[] = [];
      const outcomes = [...pending.queue].map(([handle, one]): WriteOutcome => {
        const result = editsFor(source, now[Number(handle)], one);
        if (typeof result === 'string') return { handle, ok: false, code: result };
        edits.push(...result);
        return { handle, ok: true };
      });
      pending.queue.clear();
      source = splice(source, edits);
      return outcomes;
    },
    save: () => savePackage(source === opened ? parts : withText(parts, mainPart, source)),
  };
};

/** Refused with `not-a-document` where the bytes are no .docx. A document without live blocks opens, and lists none. */
export const openDocx = (bytes: Uint8Array): Result<DocxDocument> => {
  const opened = openMainPart(bytes);
  return opened.ok ? accept(createDocx(opened.value)) : opened;
};

/** As `openDocx`, for a document that is to be filled: refused with `no-live-blocks` where there is nothing to fill. */
export const openTemplate = async (bytes: Uint8Array): Promise<Result<DocxDocument>> => {
  const opened = openDocx(bytes);
  if (!opened.ok || (await opened.value.listBlocks()).length > 0) return opened;
  return refuse({ code: 'no-live-blocks', field: 'template' });
};
