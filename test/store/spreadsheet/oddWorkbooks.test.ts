import { describe, expect, test } from '@jest/globals';
import type { Cell, Sheet } from '../../../register/index.ts';
import { readSheets } from '../../../store/spreadsheet/readSheets.ts';
import { madeWorkbook } from './madeWorkbook.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const strict = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const read = async (bytes: Uint8Array): Promise<Sheet> => {
  const sheets = await readSheets(bytes, 'book.xlsx');
  if (!sheets.ok) throw new Error(JSON.stringify(sheets.problems));
  const [sheet] = sheets.value;
  if (!sheet) throw new Error('it has no sheet');
  return sheet;
};
const why = async (bytes: Uint8Array): Promise<string> => {
  const sheets = await readSheets(bytes, 'book.xlsx');
  return sheets.ok ? 'it was read' : String(sheets.problems[0]?.facts?.['why']);
};
const cells = (sheet: Sheet): (Cell | undefined)[] => sheet.rows.flatMap(row => row.cells);

/** As the Open XML SDK of .NET writes one. */
const prefixed = (sheetData: string, more = {}) =>
  madeWorkbook({
    workbook: `<x:workbook xmlns:x="${main}"><x:sheets><x:sheet name="Q1 &amp; Q2" sheetId="1" d3p1:id="rId1" xmlns:d3p1="${relations}"/></x:sheets></x:workbook>`,
    sheet: `<!-- made --><x:worksheet xmlns:x="${main}"><x:sheetData>${sheetData}</x:sheetData><x:mergeCells count="1"><x:mergeCell ref="A1:A2"/></x:mergeCells></x:worksheet>`,
    strings: `<x:sst xmlns:x="${main}"><x:si><x:t xml:space="preserve">Missed bins &lt;1%</x:t></x:si></x:sst>`,
    styles: `<x:styleSheet xmlns:x="${main}"><x:cellXfs><x:xf numFmtId="0"/><x:xf numFmtId="9"/><x:xf numFmtId="14"/><x:xf numFmtId="17"/></x:cellXfs></x:styleSheet>`,
    ...more,
  });

describe('workbooks that other programs wrote', () => {
  test('elements with prefixes are read as they would be without', async () => {
    const sheet = await read(
      prefixed(
        '<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" s="1"><x:v>0.92</x:v></x:c></x:row><x:row r="2"><x:c r="B2" t="inlineStr"><x:is><x:t>a&#13;"b"</x:t></x:is></x:c></x:row>',
      ),
    );
    expect(sheet.name).toBe('Q1 & Q2');
    expect(cells(sheet)).toMatchObject([
      { text: 'Missed bins <1%' },
      { value: 92, shown: 'percent' },
      { text: 'Missed bins <1%', spread: true },
      { text: 'a\n"b"' },
    ]);
  });

  test('dates that are written as words are the days that they say', async () => {
    const styles = `<styleSheet xmlns="${strict}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="17"/></cellXfs></styleSheet>`;
    const sheet = await read(
      madeWorkbook({
        styles,
        sheet: `<worksheet xmlns="${strict}"><sheetData><row r="1"><c r="A1" s="1" t="d"><v>2024-06-30T00:00:00Z</v></c><c r="B1" s="2" t="d"><f>TODAY()</f><v>2024-06-01</v></c><c r="C1" t="d"><v>2024-07-01</v></c><c r="D1" t="d"><v>10:30</v></c><c r="E1"><v>3</v></c></row></sheetData></worksheet>`,
      }),
    );
    expect(cells(sheet)).toEqual([
      { kind: 'day', day: '2024-06-30', month: false, text: '2024-06-30' },
      { kind: 'day', day: '2024-06-01', month: true, text: '2024-06-01' },
      { kind: 'text', text: '2024-07-01' },
      { kind: 'text', text: '10:30' },
      { kind: 'number', value: 3, shown: 'plain', text: '3' },
    ]);
  });

  test('dates far down in a sheet are found too, wherever the pieces of it are cut', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, index) =>
        `<row r="${index + 1}"><c r="A${index + 1}" t="inlineStr"><is><t>${index * 7919}</t></is></c></row>`,
    ).join('');
    const last = '<row r="20001"><c r="A20001" t="d"><v>2024-06-30</v></c></row>';
    const sheet = await read(
      madeWorkbook({ sheet: `<worksheet xmlns="${main}"><sheetData>${rows}${last}</sheetData></worksheet>` }),
    );
    expect(sheet.rows.at(-1)?.cells).toMatchObject([{ text: '2024-06-30' }]);
  });

  test.each([
    ['what is no XML', { strings: '<x:sst xmlns:x="m"><x:si></x:sst>' }],
    ['nothing but a beginning', { strings: '<x:sst ' }],
    ['a part too large to be rewritten', { strings: `<x:sst>${' '.repeat(21 * 1024 * 1024)}</x:sst>` }],
    [
      'entities of its own',
      { sheet: '<!DOCTYPE a [<!ENTITY b "c">]><worksheet><c r="A1" t="d"/></worksheet>' },
    ],
  ])('%s is refused with what to do', async (_, parts) =>
    expect(await why(prefixed('', parts))).toContain('save it again from Excel as .xlsx'),
  );
});
