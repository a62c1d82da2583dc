import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, test } from '@jest/globals';
import { parseArguments } from '../../../local/graph/standAlone.ts';
import { createTrustingFetch } from './trustingFetch.ts';

describe('the arguments', () => {
  test.each([
    [['--port', '4000'], { port: 4000, data: null, token: null }],
    [['--port=4000', '--data', 'a.db', '--token', 'T'], { port: 4000, data: 'a.db', token: 'T' }],
    [[], null],
    [['--port', 'x'], null],
    [['--port', '65535'], null],
    [['--port', '4000', '--colour', 'red'], null],
    [['4000'], null],
  ])('%j', (parameters, options) => {
    expect(parseArguments(parameters)).toEqual(options);
  });
});

let child: ChildProcess | null = null;

afterEach(async () => {
  if (child && child.exitCode === null) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  child = null;
});

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
};

/** Starts the program and gives back the line that it prints when it is ready. */
const start = async (parameters: string[], home: string): Promise<string> => {
  child = spawn(process.execPath, ['--import', 'tsx', 'local/graph/main.ts', ...parameters], {
    env: { ...process.env, QUARTERBOOK_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (!child.stdout) throw new Error('The program has no output');
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return line;
};

test('a client with a bearer of its own finds what it wrote after the program was started anew', async () => {
  const home = await mkdtemp(join(tmpdir(), 'alone-'));
  const port = await freePort();
  const parameters = ['--port', String(port), '--data', join(home, 'graph.db'), '--token', 'T'];
  const url = await start(parameters, home);
  expect(url).toBe(`https://localhost:${port}/v1.0`);
  const trusting = createTrustingFetch(await readFile(join(home, 'ca.pem'), 'utf8'));
  const headers = { authorization: 'Bearer T', 'content-type': 'application/json' };
  const made = await trusting(`${url}/sites/root/lists`, {
    method: 'POST',
    headers,
    body: '{"displayName":"Kept"}',
  });
  expect(made.status).toBe(201);
  child?.kill('SIGTERM');
  if (child) await once(child, 'exit');
  await start(parameters, home);
  expect((await trusting(`${url}/sites/root/lists/Kept`, { headers })).status).toBe(200);
  expect((await trusting(`${url}/sites/root`, { headers: { authorization: 'Bearer other' } })).status).toBe(
    401,
  );
});
