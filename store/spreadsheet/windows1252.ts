/**
 * What stands at 0x80 to 0x9F, where Windows-1252 and Latin-1 differ: the euro sign, dashes, curly quotes. Five places
 * are empty and stay as they are.
 */
const marks: ReadonlyMap<string, string> = new Map([
  ['\x80', '\u20AC'],
  ['\x82', '\u201A'],
  ['\x83', '\u0192'],
  ['\x84', '\u201E'],
  ['\x85', '\u2026'],
  ['\x86', '\u2020'],
  ['\x87', '\u2021'],
  ['\x88', '\u02C6'],
  ['\x89', '\u2030'],
  ['\x8A', '\u0160'],
  ['\x8B', '\u2039'],
  ['\x8C', '\u0152'],
  ['\x8E', '\u017D'],
  ['\x91', '\u2018'],
  ['\x92', '\u2019'],
  ['\x93', '\u201C'],
  ['\x94', '\u201D'],
  ['\x95', '\u2022'],
  ['\x96', '\u2013'],
  ['\x97', '\u2014'],
  ['\x98', '\u02DC'],
  ['\x99', '\u2122'],
  ['\x9A', '\u0161'],
  ['\x9B', '\u203A'],
  ['\x9C', '\u0153'],
  ['\x9E', '\u017E'],
  ['\x9F', '\u0178'],
]);

/**
 * Text as old Excel writes it. Node's own decoder of that name takes these bytes for Latin-1 (seen in Node 20), and
 * loses the marks. Source: WHATWG Encoding Standard, index windows-1252
 * (https://encoding.spec.whatwg.org/index-windows-1252.txt).
 */
export const decodeWindows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\x80-\x9F]/g, mark => marks.get(mark) ?? mark);
