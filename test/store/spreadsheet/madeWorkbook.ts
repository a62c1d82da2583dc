import { strToU8, zipSync } from 'fflate';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

type Parts = {
  sheet?: string;
  strings?: string;
  styles?: string;
  workbook?: string;
  more?: Record<string, string>;
};

/** A workbook part by part, for what no library writes. */
export const madeWorkbook = ({
  sheet = `<worksheet xmlns="${main}"><sheetData/></worksheet>`,
  strings,
  styles,
  workbook = `<workbook xmlns="${main}" xmlns:r="${rel}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  more = {},
}: Parts): Uint8Array => {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${rel}/${type}" Target="${target}"/>`;
  const relations = (...all: string[]) =>
    `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
  const texts: Record<string, string> = {
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': head + workbook,
    'xl/_rels/workbook.xml.rels': relations(
      relation('rId1', 'worksheet', 'worksheets/sheet1.xml'),
      relation('rId2', 'sharedStrings', '/xl/sharedStrings.xml'),
      relation('rId3', 'styles', '../xl/styles.xml'),
      relation('rId4', 'chartsheet', 'chartsheets/sheet2.xml'),
    ),
    'xl/worksheets/sheet1.xml': head + sheet,
    ...(strings === undefined ? {} : { 'xl/sharedStrings.xml': head + strings }),
    ...(styles === undefined ? {} : { 'xl/styles.xml': head + styles }),
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, strToU8(text)])));
};
