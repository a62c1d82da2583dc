import { Unzip, UnzipInflate, type UnzipFile } from 'fflate';
import { limits } from './limits.ts';
import { UnreadableFile } from './unreadable.ts';

const chunkBytes = 256 * 1024;

/** What is done with a part's text as it comes; `last` is true once. */
export type TextSink = (text: string, last: boolean) => void;

const broken = () => new UnreadableFile('it is damaged; open it in Excel and save it again');

const feed = (bytes: Uint8Array, unzip: Unzip): void => {
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    const end = Math.min(start + chunkBytes, bytes.length);
    unzip.push(bytes.subarray(start, end), end === bytes.length);
  }
};

/**
 * Unpacks the parts of a workbook one after the other, piece by piece, so that a large sheet never stands in memory as a
 * whole. `sinkFor` says who takes a part, by its path; null leaves it packed.
 *
 * @throws UnreadableFile where it is damaged, or unpacks to more than any workbook of ours
 */
export const readParts = (bytes: Uint8Array, sinkFor: (path: string) => TextSink | null): void => {
  let unpacked = 0;
  const take = (file: UnzipFile): void => {
    const sink = sinkFor(file.name);
    if (!sink) return;
    const decoder = new TextDecoder();
    file.ondata = (error, data, final) => {
      if (error) throw broken();
      unpacked += data.length;
      if (unpacked > limits.unpackedBytes)
        throw new UnreadableFile('it unpacks to more than 400 MB; save only the sheet that is needed');
      sink(decoder.decode(data, { stream: !final }), final);
    };
    file.start();
  };
  const unzip = new Unzip(take);
  unzip.register(UnzipInflate);
  try {
    feed(bytes, unzip);
  } catch (error) {
    throw error instanceof UnreadableFile ? error : broken();
  }
};

/** The whole text of those parts that are there, by path. For the small ones: names, styles. */
export const readTexts = (bytes: Uint8Array, wanted: (path: string) => boolean): Map<string, string> => {
  const texts = new Map<string, string>();
  readParts(bytes, path =>
    wanted(path) ? text => void texts.set(path, (texts.get(path) ?? '') + text) : null,
  );
  return texts;
};
