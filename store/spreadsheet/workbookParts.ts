import { attribute, elementsIn, textOfRuns } from './xml.ts';
import { limits } from './limits.ts';
import { UnreadableFile } from './unreadable.ts';

/** What a workbook says of its sheets, in their order. `path` is the sheet's part. */
export type SheetPart = { name: string; hidden: boolean; path: string };

export type WorkbookParts = { sheets: SheetPart[]; from1904: boolean; sharedStrings: string; styles: string };

const resolve = (base: string, target: string): string => {
  if (target.startsWith('/')) return target.slice(1);
  const parts = base.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
};

const relationsOf = (part: string): string => part.replace(/([^/]*)$/, '_rels/$1.rels');

type Relation = { id: string; type: string; path: string };

const relationsIn = (texts: Map<string, string>, part: string): Relation[] =>
  elementsIn(texts.get(relationsOf(part)) ?? '', 'Relationship').map(({ tag }) => ({
    id: attribute(tag, 'Id') ?? '',
    type: (attribute(tag, 'Type') ?? '').replace(/^.*\//, ''),
    path: resolve(part, attribute(tag, 'Target') ?? ''),
  }));

/** Parts that are small and say where the others are. */
export const isSmallPart = (path: string): boolean =>
  path.endsWith('.rels') || /(^|\/)workbook\d*\.xml$/.test(path) || /(^|\/)styles\d*\.xml$/.test(path);

/** @throws UnreadableFile where there is no workbook in it */
export const parseWorkbook = (texts: Map<string, string>): WorkbookParts => {
  const main = relationsIn(texts, '').find(({ type }) => type === 'officeDocument')?.path;
  const xml = main === undefined ? undefined : texts.get(main);
  if (main === undefined || xml === undefined)
    throw new UnreadableFile(
      /word|ppt/.test(main ?? '')
        ? 'it is no workbook but a Word or PowerPoint file; save its table as .xlsx or .csv'
        : 'it is no Excel workbook; save it as .xlsx or .csv',
    );
  const relations = relationsIn(texts, main);
  const byType = (type: string) => relations.find(one => one.type === type)?.path ?? '';
  const sheets = elementsIn(xml, 'sheet').flatMap(({ tag }) => {
    const relation = relations.find(({ id }) => id === attribute(tag, 'id'));
    const hidden = ['hidden', 'veryHidden'].includes(attribute(tag, 'state') ?? '');
    return relation?.type === 'worksheet'
      ? [{ name: attribute(tag, 'name') ?? '', hidden, path: relation.path }]
      : [];
  });
  if (sheets.length > limits.sheets) throw new UnreadableFile(`it has more than ${limits.sheets} sheets`);
  const from1904 = /<(?:\w+:)?workbookPr[^>]*date1904="(1|true)"/.test(xml);
  return { sheets, from1904, sharedStrings: byType('sharedStrings'), styles: byType('styles') };
};

/** Takes the shared strings as they come, and gives them by their number. */
export const createStringTable = () => {
  const strings: string[] = [];
  let rest = '';
  const end = /<\/(?:\w+:)?si>|<(?:\w+:)?si\/>/g;
  return {
    strings,
    take: (text: string): void => {
      rest += text;
      let from = 0;
      end.lastIndex = 0;
      for (let match = end.exec(rest); match; match = end.exec(rest)) {
        strings.push(textOfRuns(rest.slice(from, match.index)));
        from = end.lastIndex;
      }
      rest = rest.slice(from);
    },
  };
};
