import { Unzip, UnzipInflate, type UnzipFile } from 'fflate';
import { limits } from './limits.ts';
import { createOddity } from './oddParts.ts';
import { UnreadableFile } from './unreadable.ts';

const chunkBytes = 256 * 1024;

const feed = (bytes: Uint8Array, unzip: Unzip): void => {
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    const end = Math.min(start + chunkBytes, bytes.length);
    unzip.push(bytes.subarray(start, end), end === bytes.length);
  }
};

const letters = (text: string): number =>
  [...text.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

const mergeShape = /mergeCell\s[^>]*ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/gi;
/** A reference of two cells, with whatever stands before it in its element. */
const longestMerge = 200;

/** The library fills every cell of a merged area: one over a whole sheet is seventeen thousand million of them. */
const createMergeCounter = () => {
  let merged = 0;
  let rest = '';
  return (data: Uint8Array): void => {
    const text = rest + Buffer.from(data.buffer, data.byteOffset, data.length).toString('latin1');
    let end = Math.max(0, text.length - longestMerge);
    if (text.includes('mergeCell')) {
      for (const match of text.matchAll(mergeShape)) {
        const [whole, left = '', top, right = '', bottom] = match;
        merged += (letters(right) - letters(left) + 1) * (Number(bottom) - Number(top) + 1);
        end = Math.max(end, match.index + whole.length);
      }
    }
    if (merged > limits.mergedCells)
      throw new UnreadableFile(
        'whole columns or sheets of cells are merged in it; unmerge them and save it again',
      );
    rest = text.slice(end);
  };
};

/**
 * Looks at the parts of a workbook before anything of it is kept: whether it is one, and that it does not unpack to more
 * than any workbook of ours. Parts are measured as they are unpacked, piece by piece, not by what the file says.
 *
 * @returns the parts that have to be written otherwise before they can be read
 * @throws UnreadableFile
 */
export const checkParts = (bytes: Uint8Array): Set<string> => {
  const names = new Set<string>();
  const odd = new Set<string>();
  let unpacked = 0;
  const measure = (file: UnzipFile): void => {
    names.add(file.name);
    const oddity = createOddity(file.name);
    const countMerges = file.name.includes('worksheets/') ? createMergeCounter() : () => undefined;
    file.ondata = (error, data) => {
      if (error) throw error;
      countMerges(data);
      oddity.look(data);
      if (oddity.isOdd()) odd.add(file.name);
      unpacked += data.length;
      if (unpacked > limits.unpackedBytes)
        throw new UnreadableFile('it unpacks to more than 200 MB; save only the sheet that is needed');
    };
    file.start();
  };
  const unzip = new Unzip(measure);
  unzip.register(UnzipInflate);
  try {
    feed(bytes, unzip);
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile('it is damaged; open it in Excel and save it again');
  }
  if ([...names].some(name => name.startsWith('xl/'))) return odd;
  throw new UnreadableFile(
    [...names].some(name => /^(word|ppt)\//.test(name))
      ? 'it is no workbook but a Word or PowerPoint file; save its table as .xlsx or .csv'
      : 'it is no Excel workbook; save it as .xlsx or .csv',
  );
};
