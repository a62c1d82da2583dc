import { fileURLToPath } from 'node:url';

const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** One script of this room as a classic script that runs by itself. Takes about a second. */
export const bundleScript = async (file: string): Promise<string> => {
  // Only when it is needed: loading Vite takes longer than the rest of the start.
  const { build } = await import('vite');
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      rolldownOptions: { input: pathOf(file), output: { format: 'iife' } },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  for (const made of outputs) {
    if (!('output' in made)) continue;
    const [chunk] = made.output;
    return chunk.code;
  }
  throw new Error(`${file} gave no script`);
};
