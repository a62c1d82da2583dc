import { escapeXml, runText } from './markup.ts';
import { cellNodesOf, firstFormatting, rowsOf, contained } from './reading.ts';
import { at, child, descendants, named, type Splice, type XmlNode } from './xmlTree.ts';
import type { Control } from './controls.ts';
import type { CellChange, ParagraphChange } from '../liveDocument.ts';

const slice = (source: string, node: XmlNode | undefined): string =>
  node === undefined ? '' : source.slice(node.from, node.to);

/** Puts content into an element whichever way it was written. */
const fill = (source: string, node: XmlNode, content: string): Splice => {
  if (!node.selfClosing) return { ...node.inner, text: content };
  const opened = source.slice(node.from, node.to).replace(/\s*\/>$/, '>');
  return { from: node.from, to: node.to, text: `${opened}${content}</${node.name}>` };
};

/**
 * What stands in the way once there is content: a placeholder's mark, a binding by which Word would put its own text
 * back, and a plain-text kind where a table goes in.
 */
const clearProperties = (control: Control, alsoPlainText: boolean): Splice[] =>
  control.properties.children
    .filter(
      named('w:showingPlcHdr', 'w:dataBinding', 'w15:dataBinding', ...(alsoPlainText ? ['w:text'] : [])),
    )
    .map(node => ({ from: node.from, to: node.to, text: '' }));

/** Formatting of the words that are there, unless they are only a placeholder's. */
const formattingFor = (source: string, control: Control): string => {
  const formatting = firstFormatting(source, control.content);
  if (at(control.properties, 'w:showingPlcHdr') === undefined) return formatting;
  return slice(source, child(control.properties, 'w:rPr'));
};

/** Prompts of a template are marked as such; words that replace one are not. */
const withoutPrompt = (formatting: string): string => {
  const kept = formatting.replace(/<w:rStyle w:val="Prompt"\s*\/>/, '');
  return kept === '<w:rPr></w:rPr>' ? '' : kept;
};

/** One paragraph with the properties of the first, and one run with the formatting of the first words. */
const rewrittenParagraph = (source: string, node: XmlNode, text: string): string => {
  const run = `<w:r>${withoutPrompt(firstFormatting(source, node))}${runText(text)}</w:r>`;
  return `<w:p>${slice(source, child(node, 'w:pPr'))}${run}</w:p>`;
};

/** Writes a value and keeps how it looked. */
export const valueEdits = (source: string, control: Control, text: string): Splice[] | null => {
  const run = `<w:r>${withoutPrompt(formattingFor(source, control))}${runText(text)}</w:r>`;
  const clear = clearProperties(control, false);
  const cell = child(control.content, 'w:tc');
  if (cell) return [...clear, cellEdit(source, cell, text)];
  if (child(control.content, 'w:tr')) return null;
  if (control.placement === 'inline') return [...clear, fill(source, control.content, run)];
  const first = child(control.content, 'w:p');
  return [
    ...clear,
    fill(source, control.content, `<w:p>${slice(source, child(first, 'w:pPr'))}${run}</w:p>`),
  ];
};

const cellEdit = (source: string, cell: XmlNode, text: string): Splice => {
  const first = contained(cell, 'w:p')[0];
  const paragraph = first
    ? rewrittenParagraph(source, first, text)
    : `<w:p><w:r>${runText(text)}</w:r></w:p>`;
  return fill(source, cell, `${slice(source, child(cell, 'w:tcPr'))}${paragraph}`);
};

/** Null where a cell that should change is not there, or holds more than words. */
export const cellEdits = (
  source: string,
  control: Control,
  changes: readonly CellChange[],
): Splice[] | null => {
  const rows = control.table ? rowsOf(control.table).map(cellNodesOf) : [];
  const edits: Splice[] = [];
  for (const { row, column, text } of changes) {
    const cell = rows[row]?.[column];
    if (!cell || descendants(cell, named('w:tbl', 'w:drawing', 'w:sdt')).length > 0) return null;
    edits.push(cellEdit(source, cell, text));
  }
  return edits;
};

/** The paragraphs of a control outside its table. */
export const paragraphsOf = (control: Control): XmlNode[] => contained(control.content, 'w:p');

/** Null where a paragraph that should change is not there. */
export const paragraphEdits = (
  source: string,
  control: Control,
  changes: readonly ParagraphChange[],
): Splice[] | null => {
  const paragraphs = paragraphsOf(control);
  const edits: Splice[] = [];
  for (const { index, text } of changes) {
    const node = paragraphs[index];
    if (!node || descendants(node, named('w:drawing', 'w:sdt')).length > 0) return null;
    edits.push({ from: node.from, to: node.to, text: rewrittenParagraph(source, node, text) });
  }
  return edits;
};

/** Puts a whole block into its control. */
export const blockEdits = (source: string, control: Control, blockXml: string): Splice[] => [
  ...clearProperties(control, true),
  fill(source, control.content, blockXml),
];

/** A new control. `placement` says whether `content` is runs or paragraphs. */
export const newControl = (control: { tag: string; title: string; id: number; content: string }): string =>
  `<w:sdt><w:sdtPr><w:alias w:val="${escapeXml(control.title)}"/><w:tag w:val="${escapeXml(control.tag)}"/><w:id w:val="${control.id}"/></w:sdtPr><w:sdtContent>${control.content}</w:sdtContent></w:sdt>`;
