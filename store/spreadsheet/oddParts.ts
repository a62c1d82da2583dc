/** The first element of a part has a prefix. */
const prefixedRoot = /^(?:\s|<\?[^>]*\?>|<!--[^]*?-->)*<[A-Za-z_][\w.-]*:/;
const dateCell = /<(?:[\w.-]+:)?c\s[^>]*\bt=["']d["']/;

/** What stands before the first element is no longer. */
const longestStart = 2000;

/** Parts that are read for what is in them; drawings and themes have prefixes everywhere. */
const isRead = (name: string): boolean =>
  /^xl\/((workbook|sharedStrings|styles)|worksheets\/[^/]+)\.xml$|\.rels$/i.test(name);

/** A cell with its attributes is no longer. */
const longestCell = 200;

/**
 * Looks at a part piece by piece, as it is unpacked, for what the library that reads workbooks does not understand:
 * elements with prefixes, and dates in ISO 8601.
 */
export const createOddity = (name: string): { look: (data: Uint8Array) => void; isOdd: () => boolean } => {
  const mayHaveDates = name.includes('worksheets/');
  let isOdd = false;
  let rest: string | null = null;
  return {
    look: data => {
      if (isOdd || data.length === 0 || !isRead(name)) return;
      const text = Buffer.from(data.buffer, data.byteOffset, data.length).toString('latin1');
      isOdd = rest === null && prefixedRoot.test(text.slice(0, longestStart).replace(/^ï»¿/, ''));
      isOdd ||= mayHaveDates && /t=["']d["']/.test((rest ?? '') + text) && dateCell.test((rest ?? '') + text);
      rest = text.slice(-longestCell);
    },
    isOdd: () => isOdd,
  };
};
