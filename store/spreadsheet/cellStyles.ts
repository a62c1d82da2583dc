import { attribute, elementsIn } from './xml.ts';

/** How a cell of one style shows a number. `decimals` null: as many as it has. */
export type CellStyle = {
  shown: 'plain' | 'percent' | 'money' | 'day' | 'month' | 'text';
  decimals: number | null;
  fill: string | null;
};

/** Formats that every workbook knows by number. Source: ECMA-376 part 1, 18.8.30. */
const builtIn: Record<number, string> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '£#,##0',
  6: '£#,##0',
  7: '£#,##0.00',
  8: '£#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'dd/mm/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  22: 'd/m/yyyy h:mm',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  42: '£#,##0',
  44: '£#,##0.00',
  49: '@',
};

/** Colours of the old palette that people use for ratings. */
const indexed: Record<number, string> = {
  2: 'FF0000',
  3: '00FF00',
  4: '0000FF',
  5: 'FFFF00',
  10: 'FF0000',
  11: '00FF00',
  12: '0000FF',
  13: 'FFFF00',
  17: '008000',
  50: '99CC00',
  51: 'FFCC00',
  52: 'FF9900',
  53: 'FF6600',
  57: '339966',
};

/** What is between quotes, brackets and after a backslash is printed, and says nothing of the kind. */
const kindOf = (format: string): Pick<CellStyle, 'shown' | 'decimals'> => {
  const [positive = ''] = format.split(';');
  const isMoney = /£|\[\$(£|GBP)/.test(positive);
  const bare = positive.replace(/"[^"]*"|\[[^\]]*\]|\\.|_./g, '').toLowerCase();
  const places = /\.(0+)/.exec(bare)?.[1]?.length ?? (/0/.test(bare) ? 0 : null);
  if (bare.includes('@')) return { shown: 'text', decimals: null };
  if (bare.includes('%')) return { shown: 'percent', decimals: places };
  if (/y/.test(bare) || /d.*m|m.*d/.test(bare))
    return { shown: /d/.test(bare) ? 'day' : 'month', decimals: null };
  return { shown: isMoney ? 'money' : 'plain', decimals: places };
};

const fillOf = (xml: string): string | null => {
  const [colour] = elementsIn(xml, 'fgColor');
  if (!/patternType="solid"/.test(xml) || !colour) return null;
  const rgb = attribute(colour.tag, 'rgb');
  const index = attribute(colour.tag, 'indexed');
  if (rgb !== null) return rgb.slice(-6).toUpperCase();
  return index === null ? null : (indexed[Number(index)] ?? null);
};

/** The styles of a workbook by their number, from its `styles.xml`. */
export const parseStyles = (xml: string): CellStyle[] => {
  const own = new Map(
    elementsIn(xml, 'numFmt').map(({ tag }) => [
      Number(attribute(tag, 'numFmtId')),
      attribute(tag, 'formatCode') ?? '',
    ]),
  );
  const [fillList] = elementsIn(xml, 'fills');
  const fills = elementsIn(fillList?.inside ?? '', 'fill').map(({ inside }) => fillOf(inside));
  const [styles] = elementsIn(xml, 'cellXfs');
  return elementsIn(styles?.inside ?? '', 'xf').map(({ tag }) => {
    const format = Number(attribute(tag, 'numFmtId') ?? 0);
    const fill = fills[Number(attribute(tag, 'fillId') ?? 0)] ?? null;
    return { ...kindOf(own.get(format) ?? builtIn[format] ?? 'general'), fill };
  });
};
