import { Unzip, UnzipInflate, type UnzipFile } from 'fflate';
import { limits } from './limits.ts';
import { UnreadableFile } from './unreadable.ts';

const chunkBytes = 256 * 1024;

const feed = (bytes: Uint8Array, unzip: Unzip): void => {
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    const end = Math.min(start + chunkBytes, bytes.length);
    unzip.push(bytes.subarray(start, end), end === bytes.length);
  }
};

/**
 * Looks at the parts of a workbook before anything of it is kept: whether it is one, and that it does not unpack to more
 * than any workbook of ours. Parts are measured as they are unpacked, piece by piece, not by what the file says.
 *
 * @throws UnreadableFile
 */
export const checkParts = (bytes: Uint8Array): void => {
  const names = new Set<string>();
  let unpacked = 0;
  const measure = (file: UnzipFile): void => {
    names.add(file.name);
    file.ondata = (error, data) => {
      if (error) throw error;
      unpacked += data.length;
      if (unpacked > limits.unpackedBytes)
        throw new UnreadableFile('it unpacks to more than 400 MB; save only the sheet that is needed');
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
  if ([...names].some(name => name.startsWith('xl/'))) return;
  throw new UnreadableFile(
    [...names].some(name => /^(word|ppt)\//.test(name))
      ? 'it is no workbook but a Word or PowerPoint file; save its table as .xlsx or .csv'
      : 'it is no Excel workbook; save it as .xlsx or .csv',
  );
};
