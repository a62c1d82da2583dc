import { accept, refuse, type Result, type Sheet } from '../../register/index.ts';
import { limits } from './limits.ts';
import { readCsv } from './readCsv.ts';
import { readXlsx, type Progress } from './readXlsx.ts';
import { fileProblem, UnreadableFile } from './unreadable.ts';

const startsWith = (bytes: Uint8Array, ...mark: number[]): boolean =>
  mark.every((byte, at) => bytes[at] === byte);

const isZip = (bytes: Uint8Array) => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04);
/** The container of old Office files, and of new ones that have a password. */
const isCompound = (bytes: Uint8Array) => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0);

const textNames = /\.(csv|tsv|txt)$/i;

const encrypted = 'EncryptedPackage';

/** Names in that container are UTF-16. */
const holdsEncrypted = (bytes: Uint8Array): boolean =>
  new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length & ~1)).includes(encrypted);

const whyNot = (bytes: Uint8Array, fileName: string): string | null => {
  if (bytes.length === 0) return 'it is empty';
  if (bytes.length > limits.fileBytes) return 'it is larger than 50 MB; save only the sheet that is needed';
  if (isCompound(bytes))
    return holdsEncrypted(bytes)
      ? 'it has a password; save a copy without one'
      : 'it is an old Excel workbook (.xls); save it as .xlsx';
  if (isZip(bytes) || textNames.test(fileName)) return null;
  return startsWith(bytes, 0x25, 0x50, 0x44, 0x46)
    ? 'it is a PDF; ask for the spreadsheet it was made from'
    : 'it is no Excel workbook and no .csv; save it as one of these';
};

/**
 * The sheets of a .xlsx (or .xlsm), .csv or .tsv, by what is in the file rather than by its name. Refused with what is
 * wrong and what to do: a password, an old .xls, a Word file under another name, a damaged or an enormous file.
 *
 * @param onProgress told of the rows read so far, every thousand
 */
export const readSheets = async (
  bytes: Uint8Array,
  fileName: string,
  onProgress: Progress = () => undefined,
): Promise<Result<Sheet[]>> => {
  const why = whyNot(bytes, fileName);
  if (why !== null) return refuse(fileProblem(fileName, why));
  try {
    const name = fileName.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '');
    const sheets = isZip(bytes)
      ? await readXlsx(bytes, onProgress)
      : [{ name, hidden: false, rows: readCsv(bytes, onProgress) }];
    return accept(sheets);
  } catch (error) {
    if (error instanceof UnreadableFile) return refuse(fileProblem(fileName, error.message));
    throw error;
  }
};
