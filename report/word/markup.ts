/** What XML 1.0 cannot hold at all; Word calls a part with such a character corrupt. */
const unspeakable =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

export const escapeXml = (text: string): string =>
  text
    .replace(unspeakable, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

export type RunOptions = { style?: string; bold?: boolean; colour?: string };

const runProperties = ({ style, bold, colour }: RunOptions): string => {
  const parts = [
    style === undefined ? '' : `<w:rStyle w:val="${style}"/>`,
    bold ? '<w:b/>' : '',
    colour === undefined ? '' : `<w:color w:val="${colour}"/>`,
  ].join('');
  return parts === '' ? '' : `<w:rPr>${parts}</w:rPr>`;
};

/** The inside of a run: tabs and line ends become Word's own elements. */
export const runText = (text: string): string =>
  text
    .split(/(\n|\t)/)
    .filter(part => part !== '')
    .map(part => {
      if (part === '\n') return '<w:br/>';
      return part === '\t' ? '<w:tab/>' : `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`;
    })
    .join('');

export const run = (text: string, options: RunOptions = {}): string =>
  `<w:r>${runProperties(options)}${runText(text)}</w:r>`;

export type ParagraphOptions = {
  style?: string;
  keepNext?: boolean;
  pageBreakBefore?: boolean;
  /** A paragraph of a numbered style that carries no number itself. */
  unnumbered?: boolean;
  align?: 'start' | 'end';
};

/** `runs` is run markup, or controls that may stand among runs. Properties in the order that the schema asks for. */
export const paragraph = (runs: string, options: ParagraphOptions = {}): string => {
  const parts = [
    options.style === undefined ? '' : `<w:pStyle w:val="${options.style}"/>`,
    options.keepNext ? '<w:keepNext/>' : '',
    options.pageBreakBefore ? '<w:pageBreakBefore/>' : '',
    options.unnumbered ? '<w:numPr><w:numId w:val="0"/></w:numPr>' : '',
    options.align === 'end' ? '<w:jc w:val="right"/>' : '',
  ].join('');
  return `<w:p>${parts === '' ? '' : `<w:pPr>${parts}</w:pPr>`}${runs}</w:p>`;
};

export type WordCell = { paragraphs: string; fill?: string; bottom?: boolean };

export type WordTable = {
  /** Twentieths of a point, one for each column; they also set the proportions when the page is wider. */
  widths: number[];
  header: WordCell[];
  rows: WordCell[][];
  caption: string;
  description: string;
};

const border = (side: string, size: number, colour: string) =>
  `<w:${side} w:val="single" w:sz="${size}" w:space="0" w:color="${colour}"/>`;

// Drawn here as well as in the style: a document that lacks the style still gets its lines.
const borders = `<w:tblBorders>${border('top', 8, '404040')}${border('bottom', 8, '404040')}${border('insideH', 4, 'BFBFBF')}</w:tblBorders>`;

/** A table with one repeated header row, rows that stay whole, and its alt text. No cell is merged. */
export const wordTable = ({ widths, header, rows, caption, description }: WordTable): string => {
  const full = widths.reduce((sum, width) => sum + width, 0);
  const cell = ({ paragraphs, fill, bottom }: WordCell, column: number) => {
    const share = Math.round(((widths[column] ?? 0) / full) * 5000);
    const shading = fill === undefined ? '' : `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`;
    return `<w:tc><w:tcPr><w:tcW w:w="${share}" w:type="pct"/>${shading}${bottom ? '<w:vAlign w:val="bottom"/>' : ''}</w:tcPr>${paragraphs}</w:tc>`;
  };
  const row = (cells: WordCell[], extra = '') =>
    `<w:tr><w:trPr><w:cantSplit/>${extra}</w:trPr>${cells.map(cell).join('')}</w:tr>`;
  return [
    '<w:tbl><w:tblPr><w:tblStyle w:val="QuarterbookTable"/><w:tblW w:w="5000" w:type="pct"/>',
    borders,
    '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="60" w:type="dxa"/>',
    '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>',
    '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>',
    `<w:tblCaption w:val="${escapeXml(caption)}"/><w:tblDescription w:val="${escapeXml(description)}"/></w:tblPr>`,
    `<w:tblGrid>${widths.map(width => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`,
    row(
      header.map(one => ({ ...one, bottom: true })),
      '<w:tblHeader/>',
    ),
    ...rows.map(cells => row(cells)),
    '</w:tbl>',
  ].join('');
};
