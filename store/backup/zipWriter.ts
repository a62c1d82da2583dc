import { createHash } from 'node:crypto';
import { Zip, ZipDeflate } from 'fflate';
import type { Part } from './manifest.ts';

/** Every file in it has the same time, so that the same parts give the same bytes. */
const anyTime = new Date(2000, 0, 1);

/** Lines that are handed over at once: a whole list is never one text. */
const linesAtOnce = 500;

/** A zip file that grows part by part; only what is packed already is held. */
export const createZipWriter = () => {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });

  const add = (name: string, pieces: Iterable<Uint8Array>, rows: number | null): Part => {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = anyTime;
    zip.add(file);
    const hash = createHash('sha256');
    let bytes = 0;
    for (const piece of pieces) {
      hash.update(piece);
      bytes += piece.length;
      file.push(piece);
    }
    file.push(new Uint8Array(), true);
    return { name, rows, bytes, sha256: hash.digest('hex') };
  };

  function* encoded(lines: readonly string[]): Generator<Uint8Array> {
    const encoder = new TextEncoder();
    for (let start = 0; start < lines.length; start += linesAtOnce)
      yield encoder.encode(`${lines.slice(start, start + linesAtOnce).join('\n')}\n`);
  }

  return {
    addFile: (name: string, bytes: Uint8Array): Part => add(name, [bytes], null),
    addLines: (name: string, lines: readonly string[]): Part => add(name, encoded(lines), lines.length),
    finish: (): Uint8Array => {
      zip.end();
      return Buffer.concat(chunks);
    },
  };
};
