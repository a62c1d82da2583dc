import { describe, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import { strToU8, zipSync } from 'fflate';
import type { Cell, Sheet } from '../../../register/index.ts';
import { readSheets } from '../../../store/spreadsheet/readSheets.ts';
import { madeWorkbook } from './madeWorkbook.ts';

const read = async (bytes: Uint8Array, name = 'book.xlsx'): Promise<Sheet[]> => {
  const sheets = await readSheets(bytes, name);
  if (!sheets.ok) throw new Error(JSON.stringify(sheets.problems));
  return sheets.value;
};
const why = async (bytes: Uint8Array, name = 'book.xlsx'): Promise<string> => {
  const sheets = await readSheets(bytes, name);
  if (sheets.ok) throw new Error('it was read');
  const [problem] = sheets.problems;
  expect(problem?.code).toBe('file-unreadable');
  return String(problem?.facts?.['why']);
};

/** What stands at an address of a sheet. */
const at = (sheet: Sheet | undefined, address: string): Cell | undefined => {
  const column = address.charCodeAt(0) - 65;
  return sheet?.rows.find(row => row.number === Number(address.slice(1)))?.cells[column];
};

const written = async (
  fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void,
): Promise<Sheet[]> => {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('Measures'), book);
  return read(new Uint8Array(await book.xlsx.writeBuffer()));
};

describe('cells as a person sees them', () => {
  test('numbers with their formats', async () => {
    const [sheet] = await written(sheet => {
      const put = (address: string, value: ExcelJS.CellValue, format?: string) => {
        sheet.getCell(address).value = value;
        if (format !== undefined) sheet.getCell(address).numFmt = format;
      };
      put('A1', 0.92, '0%');
      put('A2', 0.0595, '0.00%');
      put('A3', 559576, '"£"#,##0');
      put('A4', 12.5, '[$£-809]#,##0.00');
      put('A5', 1050950, '#,##0');
      put('A6', 1.1, '0.00');
      put('A7', 4.6);
      put('A8', new Date(Date.UTC(2025, 2, 31)), 'dd/mm/yyyy');
      put('A9', new Date(Date.UTC(2025, 2, 1)), 'mmm-yy');
      put('A10', -3.4, '0.0;[Red](0.0)');
      put('A11', true);
      put('A12', 5, '@');
      put('A13', 5, '0.0 "per cent"');
      put('A14', 0.1 + 0.2);
    });
    expect(at(sheet, 'A1')).toEqual({ kind: 'number', value: 92, shown: 'percent', text: '92%' });
    expect(at(sheet, 'A2')).toMatchObject({ value: 5.95, shown: 'percent', text: '5.95%' });
    expect(at(sheet, 'A3')).toMatchObject({ value: 559576, shown: 'money', text: '£559576' });
    expect(at(sheet, 'A4')).toMatchObject({ value: 12.5, shown: 'money' });
    expect(at(sheet, 'A5')).toMatchObject({ value: 1050950, shown: 'plain' });
    expect(at(sheet, 'A6')).toMatchObject({ text: '1.10' });
    expect(at(sheet, 'A7')).toMatchObject({ value: 4.6, text: '4.6' });
    expect(at(sheet, 'A8')).toEqual({ kind: 'day', day: '2025-03-31', month: false, text: '2025-03-31' });
    expect(at(sheet, 'A9')).toMatchObject({ kind: 'day', day: '2025-03-01', month: true });
    expect(at(sheet, 'A10')).toMatchObject({ value: -3.4, text: '-3.4' });
    expect(at(sheet, 'A11')).toMatchObject({ text: 'TRUE' });
    expect(at(sheet, 'A12')).toEqual({ kind: 'text', text: '5' });
    expect(at(sheet, 'A13')).toMatchObject({ kind: 'number', shown: 'plain', value: 5 });
    expect(at(sheet, 'A14')).toMatchObject({ value: 0.3 });
  });

  test('results of formulas, rich text, links and errors', async () => {
    const [sheet] = await written(sheet => {
      sheet.getCell('A1').value = { formula: 'B1*2', result: 84 };
      sheet.getCell('A2').value = { formula: 'CONCAT("a","b")', result: 'a & b' };
      sheet.getCell('A3').value = {
        richText: [{ text: 'Calls ' }, { text: 'answered', font: { bold: true } }],
      };
      sheet.getCell('A4').value = { text: 'The report', hyperlink: 'https://example.org/?a=1&b=2' };
      sheet.getCell('A5').value = { error: '#N/A' };
      sheet.getCell('A6').value = { formula: '1/0', result: { error: '#DIV/0!' } };
      sheet.getCell('A7').value = '  <Ampersand> & "quotes"\nand a second line ';
    });
    expect(at(sheet, 'A1')).toMatchObject({ kind: 'number', value: 84 });
    expect(at(sheet, 'A2')).toEqual({ kind: 'text', text: 'a & b' });
    expect(at(sheet, 'A3')).toEqual({ kind: 'text', text: 'Calls answered' });
    expect(at(sheet, 'A4')).toEqual({ kind: 'text', text: 'The report' });
    expect(at(sheet, 'A5')).toEqual({ kind: 'error', text: '#N/A' });
    expect(at(sheet, 'A6')).toEqual({ kind: 'error', text: '#DIV/0!' });
    expect(at(sheet, 'A7')).toEqual({ kind: 'text', text: '<Ampersand> & "quotes"\nand a second line' });
  });

  test('a formula of a workbook that nobody calculated says so; an empty result is empty', async () => {
    const [sheet] = await written(sheet => {
      sheet.getCell('A1').value = { formula: 'B1*2' };
    });
    expect(at(sheet, 'A1')).toEqual({
      kind: 'error',
      text: 'a formula without a stored result (open the file in Excel and save it)',
    });
    const [other] = await written(sheet => {
      sheet.getCell('A1').value = { formula: 'B1*2', result: 84 };
      sheet.getCell('B1').value = { formula: 'IF(A1=84,"","no")' };
    });
    expect(at(other, 'B1')).toBeUndefined();
  });

  test('merged cells stand in every row and column they reach, and say so', async () => {
    const [sheet] = await written(sheet => {
      sheet.getCell('A1').value = 'Growth';
      sheet.getCell('B1').value = 'x';
      sheet.getCell('B2').value = 'y';
      sheet.mergeCells('A1:A3');
      sheet.getCell('C1').value = 'Q1';
      sheet.mergeCells('C1:D1');
    });
    expect(at(sheet, 'A1')).toEqual({ kind: 'text', text: 'Growth' });
    expect(at(sheet, 'A2')).toEqual({ kind: 'text', text: 'Growth', spread: true });
    expect(at(sheet, 'D1')).toEqual({ kind: 'text', text: 'Q1', spread: true });
    expect(at(sheet, 'D2')).toBeUndefined();
  });

  test('hidden rows and sheets are marked, fills of colour kept, whites and greys not', async () => {
    const sheets = await written((sheet, book) => {
      const fill = (address: string, argb: string) => {
        sheet.getCell(address).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb } };
      };
      sheet.getCell('A1').value = 'Ref';
      sheet.getCell('A2').value = 'hidden';
      sheet.getRow(2).hidden = true;
      fill('B1', 'FF00B050');
      fill('C1', 'FFFFFFFF');
      fill('A1', 'FFFFC000');
      book.addWorksheet('Old', { state: 'hidden' });
      book.addWorksheet('Older', { state: 'veryHidden' });
    });
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Measures', false],
      ['Old', true],
      ['Older', true],
    ]);
    expect(sheets[0]?.rows.map(({ number, hidden }) => [number, hidden])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(at(sheets[0], 'A1')).toEqual({ kind: 'text', text: 'Ref', fill: 'FFC000' });
    expect(at(sheets[0], 'B1')).toEqual({ kind: 'text', text: '', fill: '00B050' });
    expect(at(sheets[0], 'C1')).toBeUndefined();
  });

  test('charts, pictures and comments are not looked at', async () => {
    const [sheet] = await written((sheet, book) => {
      const image = book.addImage({ base64: 'iVBORw0KGgo=', extension: 'png' });
      sheet.addImage(image, 'B2:D6');
      sheet.getCell('A1').value = 'Ref';
      sheet.getCell('A1').note = 'A remark';
    });
    expect(at(sheet, 'A1')).toEqual({ kind: 'text', text: 'Ref' });
  });
});

describe('workbooks that no library of ours writes', () => {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

  test('with strings in the cells, and readings above Chinese characters', async () => {
    const [sheet] = await read(
      madeWorkbook({
        sheet: `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Ref</t></is></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="str"><f>A1</f><v>a &amp; b</v></c></row></sheetData></worksheet>`,
        strings: `<sst xmlns="${main}"><si><t xml:space="preserve">東京 </t><rPh sb="0" eb="2"><t>とうきょう</t></rPh></si></sst>`,
      }),
    );
    expect(at(sheet, 'A1')).toEqual({ kind: 'text', text: 'Ref' });
    expect(at(sheet, 'B1')).toEqual({ kind: 'text', text: '東京' });
    expect(at(sheet, 'C1')).toEqual({ kind: 'text', text: 'a & b' });
  });

  test('that count days from 1904, escape what XML cannot hold, use the old palette, or hold what is no number', async () => {
    const [sheet, ...others] = await read(
      madeWorkbook({
        workbook: `<workbook xmlns="${main}" xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="A &amp; B" sheetId="1" r:id="rId1"/><sheet name="Chart" sheetId="2" r:id="rId4"/></sheets></workbook>`,
        sheet: `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" s="1"><v>43831</v></c><c r="B1" t="inlineStr"><is><t>a_x000D_&#10;b</t></is></c><c r="C1" s="2"><v>1</v></c><c r="D1" t="b"><v>0</v></c><c r="E1"><v>x</v></c><c r="F1" s="0"><v>5</v></c></row></sheetData></worksheet>`,
        styles: `<styleSheet xmlns="${main}"><fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor indexed="10"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor theme="4"/></patternFill></fill></fills><cellXfs><xf numFmtId="0" fillId="2"/><xf numFmtId="14" fillId="0"/><xf fillId="1"/></cellXfs></styleSheet>`,
      }),
    );
    expect(sheet?.name).toBe('A & B');
    expect(others).toEqual([]);
    expect(at(sheet, 'A1')).toMatchObject({ kind: 'day', day: '2024-01-02' });
    expect(at(sheet, 'B1')).toEqual({ kind: 'text', text: 'a\nb' });
    expect(at(sheet, 'C1')).toMatchObject({ value: 1, fill: 'FF0000' });
    expect(at(sheet, 'D1')).toMatchObject({ text: 'FALSE' });
    expect(at(sheet, 'E1')).toEqual({ kind: 'error', text: '#NUM!' });
    expect(at(sheet, 'F1')).not.toHaveProperty('fill');
  });

  test('that name whole sheets of cells', async () => {
    const names =
      '<definedNames><definedName name="All">Sheet1!$A$1:$XFD$1048576</definedName></definedNames>';
    const sheets = '<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets>';
    const [sheet] = await read(
      madeWorkbook({
        workbook: `<workbook xmlns="${main}" xmlns:r="r">${sheets}${names}</workbook>`,
        sheet: `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>`,
      }),
    );
    expect(sheet?.rows[0]?.cells).toHaveLength(1);
  });
});

describe('text files', () => {
  const utf8 = (text: string) => new TextEncoder().encode(text);
  const utf16 = (text: string, big = false) => {
    const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
    return new Uint8Array(big ? bytes.swap16() : bytes);
  };
  const texts = async (bytes: Uint8Array, name = 'list.csv') =>
    (await read(bytes, name))[0]?.rows.map(row => row.cells.map(cell => cell?.text ?? null));

  test.each<[string, Uint8Array]>([
    ['UTF-8', utf8('Ref,Café £\n1,2')],
    ['UTF-8 with its mark', utf8('\uFEFFRef,Café £\n1,2')],
    ['UTF-16', utf16('Ref,Café £\n1,2')],
    ['UTF-16, the other way round', utf16('Ref,Café £\n1,2', true)],
    ['Windows-1252', new Uint8Array(Buffer.from('Ref,Café £\n1,2', 'latin1'))],
    ['semicolons', utf8('Ref;Café £\r\n1;2')],
    ['tabs', utf8('Ref\tCafé £\n1\t2')],
  ])('in %s', async (_, bytes) =>
    expect(await texts(bytes)).toEqual([
      ['Ref', 'Café £'],
      ['1', '2'],
    ]),
  );

  test('in Windows-1252, dashes, curly quotes and the euro are kept', async () => {
    const bytes = new Uint8Array([0x80, 0x2c, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0x85, 0x81, 0xa3]);
    expect(await texts(bytes)).toEqual([['€', '‘’“”–—…\x81£']]);
  });

  test('line ends and commas in quotes stay, blank lines count, and the name is the file’s', async () => {
    const bytes = utf8('Ref,Words\n\n1,"First, line\r\nsecond ""line"""\n');
    expect(await texts(bytes)).toEqual([
      ['Ref', 'Words'],
      ['1', 'First, line\nsecond "line"'],
    ]);
    expect((await read(bytes, 'C:\\returns\\list.q1.csv'))[0]).toMatchObject({
      name: 'list.q1',
      rows: [{ number: 1 }, { number: 3 }],
    });
  });

  test('Excel’s own first line names the sign between fields', async () =>
    expect(await texts(utf8('sep=;\r\nRef;A,B,C,D\r\n1;2'))).toEqual([
      ['Ref', 'A,B,C,D'],
      ['1', '2'],
    ]));
});

describe('files that cannot be read say why, and what to do', () => {
  const compound = (text: string) => {
    const bytes = new Uint8Array(600);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0]);
    bytes.set(Buffer.from(text, 'utf16le'), 512);
    return bytes;
  };

  test.each<[string, Uint8Array, string, string]>([
    ['an empty one', new Uint8Array(), 'book.xlsx', 'empty'],
    ['an old workbook', compound('Workbook'), 'book.xls', 'save it as .xlsx'],
    ['one with a password', compound('EncryptedPackage'), 'book.xlsx', 'password'],
    ['a PDF', strToU8('%PDF-1.7'), 'book.xlsx', 'PDF'],
    ['some other file', strToU8('GIF89a'), 'book.xlsx', 'no Excel workbook'],
    ['a picture called .csv', new Uint8Array([0x47, 0x49, 0, 0, 1]), 'list.csv', 'no text'],
    ['an open quotation mark', strToU8('a,b\n1,"2\n3,4'), 'list.csv', 'quotation mark'],
    [
      'a Word file under another name',
      zipSync({
        '_rels/.rels': strToU8(
          '<Relationships><Relationship Id="rId1" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
        ),
        'word/document.xml': strToU8('<w/>'),
      }),
      'book.xlsx',
      'Word',
    ],
    ['any other archive', zipSync({ 'a.txt': strToU8('a') }), 'book.xlsx', 'no Excel workbook'],
    ['a damaged one', madeWorkbook({}).slice(0, 300), 'book.xlsx', 'damaged'],
  ])('%s', async (_, bytes, name, says) => expect(await why(bytes, name)).toContain(says));

  test('one that unpacks to more than any workbook', async () => {
    const bomb = madeWorkbook({ more: { 'xl/sharedStrings.xml': ' '.repeat(201 * 1024 * 1024) } });
    expect(bomb.length).toBeLessThan(2 * 1024 * 1024);
    expect(await why(bomb)).toContain('200 MB');
  });

  test('one that merges whole sheets of cells', async () => {
    const merged =
      '<worksheet><sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>';
    expect(await why(madeWorkbook({ sheet: merged }))).toContain('unmerge');
  });

  test('one with more rows than any register, and one with a thousand sheets', async () => {
    const rows = Array.from(
      { length: 100_001 },
      (_, index) => `<row r="${index + 1}"><c r="A${index + 1}"><v>1</v></c></row>`,
    ).join('');
    expect(
      await why(madeWorkbook({ sheet: `<worksheet><sheetData>${rows}</sheetData></worksheet>` })),
    ).toContain('rows');
    expect(await why(strToU8('1\n'.repeat(100_001)), 'list.csv')).toContain('rows');
    const book = new ExcelJS.Workbook();
    for (let number = 0; number <= 100; number += 1) book.addWorksheet(`S${number}`);
    expect(await why(new Uint8Array(await book.xlsx.writeBuffer()))).toContain('sheets');
  });

  test('a larger one than anybody sends', async () =>
    expect(await why(new Uint8Array(50 * 1024 * 1024 + 1))).toContain('50 MB'));
});

test('a long file says how far it is', async () => {
  const heard: number[] = [];
  const rows = Array.from(
    { length: 2500 },
    (_, index) => `<row r="${index + 1}"><c r="A${index + 1}"><v>${index}</v></c></row>`,
  ).join('');
  await readSheets(
    madeWorkbook({ sheet: `<worksheet><sheetData>${rows}</sheetData></worksheet>` }),
    'book.xlsx',
    count => heard.push(count),
  );
  await readSheets(strToU8('1\n'.repeat(1500)), 'list.csv', count => heard.push(count));
  expect(heard).toEqual([1000, 2000, 1000]);
});
