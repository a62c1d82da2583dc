import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Hono, type Context } from 'hono';
import { bundleScript } from './bundle.ts';

/** Runs the product's own command line to its end. */
export type RunCli = (parameters: string[]) => Promise<{ exitCode: number; stderr: string }>;

export type WordRoutesOptions = {
  /** Where local state is kept; the report is written into its folder `word`. */
  home: string;
  runCli: RunCli;
  /** Makes a script of one of this room's entry files, `office/main.ts` for one. */
  bundle?: (file: string) => Promise<string>;
};

const source = async (file: string): Promise<string> =>
  readFile(fileURLToPath(new URL(file, import.meta.url)), 'utf8');

/** Bundled when it is first asked for; a failure is not kept. */
const once = (make: () => Promise<string>): (() => Promise<string>) => {
  let made: Promise<string> | null = null;
  return () => {
    made ??= make().catch((cause: unknown) => {
      made = null;
      throw cause;
    });
    return made;
  };
};

const reportOf = async ({ home, runCli }: WordRoutesOptions): Promise<Uint8Array<ArrayBuffer> | string> => {
  const folder = join(home, 'word');
  await mkdir(folder, { recursive: true });
  const out = join(folder, `report-${crypto.randomUUID()}.docx`);
  const { exitCode, stderr } = await runCli([
    'report',
    ...['--period', '2024-25-Q1'],
    ...['--template', 'kings-lynn'],
    ...['--with', '2024-25-Q2'],
    ...['--out', out],
  ]);
  if (exitCode !== 0) return stderr.trim() || 'The report command said nothing.';
  const bytes = new Uint8Array(await readFile(out));
  await rm(out, { force: true });
  return bytes;
};

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * `/local/word`: the page that plays Word, its Office.js at `office.js`, and the report it opens with. Mount at
 * `/local/word`. The pane itself is the product's, at `/addin/`; the person's token comes from `/local/token`.
 */
export const wordRoutes = (options: WordRoutesOptions): Hono => {
  const { bundle = bundleScript } = options;
  const office = once(() => bundle('office/main.ts'));
  const host = once(() => bundle('host/main.ts'));
  const script = async (context: Context, text: string): Promise<Response> =>
    context.body(text, 200, {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'no-cache',
    });
  return (
    new Hono()
      .get('/', async context => context.html(await source('./host/index.html')))
      // A mounted `/` does not match the address with a slash at its end, which is the one that doors use.
      .get('*', async (context, next) => {
        if (!context.req.path.endsWith('/')) return next();
        return context.html(await source('./host/index.html'));
      })
      .get('/host.css', async context =>
        context.body((await source('../front/theme.css')) + (await source('./host/host.css')), 200, {
          'Content-Type': 'text/css; charset=utf-8',
        }),
      )
      .get('/host.js', async context => script(context, await host()))
      .get('/office.js', async context => script(context, await office()))
      .get('/document.docx', async context => {
        const report = await reportOf(options);
        if (typeof report === 'string') return context.text(report, 500);
        return context.body(report, 200, { 'Content-Type': wordType, 'Cache-Control': 'no-store' });
      })
  );
};
