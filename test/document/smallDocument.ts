import { strFromU8, unzipSync } from 'fflate';
import { newControl } from '../../report/word/edits.ts';
import { paragraph, run } from '../../report/word/markup.ts';
import { templateBytes } from '../../report/template/templatePackage.ts';

/** A control as somebody made it in Word, whatever its tag and content; `extra` goes into its properties. */
export const control = (tag: string, content: string, extra = ''): string =>
  newControl({ tag, title: 'A control', id: 1, content }).replace('</w:sdtPr>', `${extra}</w:sdtPr>`);

export const cell = (text: string, properties = ''): string =>
  `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr><w:p><w:r>${properties}<w:t>${text}</w:t></w:r></w:p></w:tc>`;

export const table = (rows: string[][], properties = ''): string =>
  `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>${(rows[0] ?? []).map(() => '<w:gridCol w:w="2000"/>').join('')}</w:tblGrid>${rows
    .map(row => `<w:tr>${row.map(text => cell(text, properties)).join('')}</w:tr>`)
    .join('')}</w:tbl>`;

export const prose = (text: string): string => paragraph(run(text));

/** A whole .docx with that body; it has our styles, numbering and page. */
export const documentOf = (...body: string[]): Uint8Array => templateBytes('A report', body.join(''));

export const partsOf = (docx: Uint8Array): Record<string, Uint8Array> => unzipSync(docx);

export const bodyXml = (docx: Uint8Array): string =>
  strFromU8(partsOf(docx)['word/document.xml'] ?? new Uint8Array());

/** The words of each paragraph outside our controls. */
export const proseOf = (docx: Uint8Array): string[] =>
  [
    ...bodyXml(docx)
      .replace(/<w:sdt>(?:(?!<w:sdt>)[\s\S])*?<\/w:sdt>/g, '')
      .matchAll(/<w:p[ >][\s\S]*?<\/w:p>/g),
  ]
    .map(([xml]) => [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(match => match[1]).join(''))
    .filter(text => text !== '');
