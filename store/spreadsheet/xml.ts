const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const entity = /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi;

const entityText = (whole: string): string => {
  const [, hex, digits, name] = new RegExp(entity.source, 'i').exec(whole) ?? [];
  if (name !== undefined) return named[name] ?? whole;
  return String.fromCodePoint(hex === undefined ? Number(digits) : parseInt(hex, 16));
};

/** Text of a part: entities, and the `_x000D_` by which Excel writes what XML cannot. */
export const decodeXml = (text: string): string => {
  const plain = text.includes('&') ? text.replace(entity, entityText) : text;
  return plain.includes('_x')
    ? plain.replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : plain;
};

/** An attribute's value, or null. `tag` is the inside of a start tag. */
export const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found ? decodeXml(found[1] ?? found[2] ?? '') : null;
};

/**
 * Every element of that name, whatever its prefix: the inside of its start tag, and what is between it and its end tag
 * ('' for an empty one). Elements that nest in themselves are none of a workbook's.
 */
export const elementsIn = (xml: string, name: string): { tag: string; inside: string }[] => {
  const shape = new RegExp(`<(?:\\w+:)?${name}((?:\\s[^>]*?)?)(?:/>|>([\\s\\S]*?)</(?:\\w+:)?${name}>)`, 'g');
  return [...xml.matchAll(shape)].map(([, tag = '', inside = '']) => ({ tag, inside }));
};

const runs = /<(?:\w+:)?t(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?t>/g;
const readings = /<(?:\w+:)?rPh[\s>][\s\S]*?<\/(?:\w+:)?rPh>/g;

/** The words of a string: of rich text all runs, without the readings that stand above Chinese characters. */
export const textOfRuns = (xml: string): string => {
  const spoken = xml.includes('rPh') ? xml.replace(readings, '') : xml;
  let text = '';
  for (const [, run = ''] of spoken.matchAll(runs)) text += run;
  return decodeXml(text);
};
