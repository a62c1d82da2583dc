import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '..', '..');

/** One of our entry points as a classic script. In a process of its own, because Vite does not run inside Jest. */
export const bundleForPage = async (entry: string): Promise<string> => {
  const script = `
    import { bundleScript } from ${JSON.stringify(join(root, 'local/word/bundle.ts'))};
    import { pathToFileURL } from 'node:url';
    process.stdout.write(await bundleScript(pathToFileURL(${JSON.stringify(join(root, entry))}).href));
  `;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', script],
    { cwd: root, maxBuffer: 32 * 1024 * 1024 },
  );
  return stdout;
};
