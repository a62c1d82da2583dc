import { writeFile } from 'node:fs/promises';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { createAnswering, createDeciding } from '../../chase/index.ts';
import { createApp } from '../../server/app.ts';
import { createChanges } from '../../server/changes.ts';
import { createIdentity } from '../../server/identity.ts';
import { fillReport, makeKingsLynnTemplate } from '../../report/index.ts';
import { wordRoutes, type RunCli } from '../../local/word/wordRoutes.ts';
import { freezeMeeting, freezePeriod, readFrozen } from '../../store/index.ts';
import { memoryDirectory } from '../chase/memoryDirectory.ts';
import { memoryLedger } from '../chase/memoryLedger.ts';
import { memoryRegister } from '../chase/memoryRegister.ts';
import { england } from '../register/madeSnapshot.ts';
import { sampleSnapshot } from '../register/sampleSnapshot.ts';
import { apiClientId, authority, createSigning, tenant } from '../server/signing.ts';
import { quietGraph } from '../server/office.ts';
import { bundleForPage } from '../addin/bundleForPage.ts';

const root = join(import.meta.dirname, '../..');

/** Writes the report where the command line would, from the same functions. */
const writeReport =
  (register: ReturnType<typeof memoryRegister>): RunCli =>
  async parameters => {
    const out = parameters[parameters.indexOf('--out') + 1] ?? '';
    const template = makeKingsLynnTemplate({ alsoPeriods: ['2024-25-Q2'] });
    const filled = await fillReport({ template, snapshot: register.state.snapshot, period: '2024-25-Q1' });
    if (!filled.ok) return { exitCode: 1, stderr: JSON.stringify(filled.problems) };
    await writeFile(out, filled.value.bytes);
    return { exitCode: 0, stderr: '' };
  };

/** The server, its built pane and the stand-in for Word, at one address, on 2 October 2024. */
export const openWordOffice = async () => {
  const signing = await createSigning();
  const register = memoryRegister(sampleSnapshot());
  const { ledger } = memoryLedger();
  const answering = createAnswering({ register: register.register, ledger });
  const now = (): string => '2024-10-02T08:30:00Z';
  const server = createServer((request, response) => void listener(request, response));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://localhost:${typeof address === 'object' ? address?.port : ''}`;
  const product = createApp({
    identity: createIdentity({ authority, tenants: [tenant], apiClientId, fetch: signing.fetch }),
    access: async () => 'open',
    reading: { councils: () => ['kings-lynn'], snapshot: (council, at) => answering.snapshot(council, at) },
    answering,
    deciding: createDeciding({ register: register.register, answering }),
    ledger,
    register: register.register,
    calendar: england,
    directory: memoryDirectory().directory,
    absences: { known: () => new Set() },
    nudge: async () => [],
    freeze: (snapshot, period) => freezePeriod(register.register, snapshot, period),
    freezeMeeting: (snapshot, meeting) => freezeMeeting(register.register, snapshot, meeting),
    readVersion: (snapshot, { period, id }) =>
      readFrozen(register.register, snapshot, { period, meeting: id }),
    now,
    changes: createChanges(),
    messages: async () => ({ status: 401, body: null }),
    publicConfig: { officeJsUrl: `${url}/local/word/office.js`, apiClientId, authority, tenants: [tenant] },
    ready: () => true,
    load: () => ({ asKnownAt: now(), graph: quietGraph }),
    pages: root,
    log: () => undefined,
  });
  const bundle = (entry: string): Promise<string> => bundleForPage(`local/word/${entry}`);
  const app = new Hono()
    .get('/local/token', async context => {
      const token = await signing.token({ oid: context.req.query('person') ?? '', name: 'Performance team' });
      return context.json({ access_token: token, expires_in: 3600 });
    })
    .route(
      '/local/word',
      wordRoutes({
        home: mkdtempSync(join(tmpdir(), 'quarterbook-word-')),
        runCli: writeReport(register),
        bundle,
      }),
    )
    .route('/', product);
  const listener = getRequestListener(app.fetch);
  return {
    url,
    state: register.state,
    person: register.state.snapshot.people[0]?.entraId ?? '',
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
