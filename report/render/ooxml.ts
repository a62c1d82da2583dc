import { cellsOf, linesOf, type BlockLine } from '../blockText.ts';
import type { BlockModel, Mark, TableModel } from '../model.ts';
import { paragraph, run, wordTable, type WordCell } from '../word/markup.ts';
import { columnWidths } from './columnWidths.ts';

const styles: Record<BlockLine['role'], string> = {
  caption: 'Caption',
  sentence: 'BlockSentence',
  group: 'BlockGroup',
  item: 'ListBullet',
  note: 'BlockNote',
  'as-at': 'BlockNote',
};

const leads = new Set<BlockLine['role']>(['caption', 'group']);

const line = ({ role, text }: BlockLine, next: BlockLine | 'table' | undefined): string =>
  paragraph(run(text, leads.has(role) ? { bold: true } : {}), {
    style: styles[role],
    keepNext: leads.has(role) || next === 'table' || (role === 'sentence' && next?.role === 'group'),
  });

const lines = (all: readonly BlockLine[], then?: 'table'): string =>
  all.map((one, index) => line(one, all[index + 1] ?? then)).join('');

type Look = { text: string; align: 'start' | 'end'; mark: Mark | undefined; keepNext: boolean };

/** The rating is in letter and word; its colour only goes behind them. */
const bodyCell = ({ text, align, mark, keepNext }: Look, bold: boolean): WordCell => ({
  paragraphs: paragraph(run(text, { bold, ...(mark && { colour: mark.text }) }), {
    style: align === 'end' ? 'TableNumber' : 'TableText',
    keepNext,
    align,
  }),
  ...(mark && { fill: mark.colour }),
});

const headerFill = 'E7E6E6';

/** The letter of the rating on a line of its own, above its words. */
const letterFirst = (text: string, mark: Mark | undefined): string =>
  mark && text.length > mark.letter.length + 2 ? text.replace(`${mark.letter} `, `${mark.letter}\n`) : text;

const headerCell = ({ text, align, mark, keepNext }: Look): WordCell => ({
  paragraphs: paragraph(run(letterFirst(text, mark), { bold: true, colour: mark?.text ?? '000000' }), {
    style: 'TableHeader',
    keepNext,
    align,
  }),
  fill: mark?.colour ?? headerFill,
});

// A short table stays on one page; a long one may break between any two rows.
const keptTogether = 15;

const tableXml = (model: TableModel): string => {
  const [header = [], ...rows] = cellsOf(model);
  const alignment = (column: number) => model.columns[column]?.align ?? 'start';
  const headerLook = (text: string, column: number): Look => ({
    text,
    align: alignment(column),
    mark: model.columns[column]?.mark,
    keepNext: true,
  });
  return wordTable({
    widths: columnWidths(model),
    header: header.map((text, column) => headerCell(headerLook(text, column))),
    rows: rows.map((cells, index) => {
      const row = model.rows[index];
      const keepNext = rows.length <= keptTogether && index < rows.length - 1;
      return cells.map((text, column) => {
        const mark = row?.cells[column]?.mark;
        const bold = row !== undefined && row.role !== 'item';
        return bodyCell({ text, align: alignment(column), mark, keepNext }, bold);
      });
    }),
    caption: model.title,
    description: model.altText,
  });
};

/**
 * What goes inside a block's content control: paragraphs, and a table that never touches the control's edge. Styles
 * are named by id (the templates have them); alignment, bold and shading are also written where they stand, so that a
 * document without these styles still reads well.
 */
export const toBlockXml = (model: BlockModel): string => {
  const { above, below } = linesOf(model);
  if (model.kind !== 'table') return lines(above);
  return lines(above, 'table') + tableXml(model) + lines(below);
};

const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
const officeDocument = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';

const part = (name: string, type: string, content: string): string =>
  `<pkg:part pkg:name="${name}" pkg:contentType="${type}"><pkg:xmlData>${content}</pkg:xmlData></pkg:part>`;

/**
 * A block as flat OPC, for Word's `insertOoxml`: the two parts that Word needs, no content control (it would be
 * multiplied) and no section properties (they would change the page).
 */
export const toFlatOpc = (model: BlockModel): string =>
  [
    '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">',
    part(
      '/_rels/.rels',
      'application/vnd.openxmlformats-package.relationships+xml',
      `<Relationships xmlns="${relationships}"><Relationship Id="rId1" Type="${officeDocument}" Target="word/document.xml"/></Relationships>`,
    ),
    part(
      '/word/document.xml',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
      `<w:document xmlns:w="${wordNamespace}"><w:body>${toBlockXml(model)}</w:body></w:document>`,
    ),
    '</pkg:package>',
  ].join('');
