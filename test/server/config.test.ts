import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { ConfigError, configNames, readConfig } from '../../server/config.ts';

const tenant = '7e1f0f5e-5d1c-4c6b-9a36-3d1f2c2a9b10';
const least = {
  PUBLIC_URL: 'https://quarterbook.example.gov.uk/',
  TENANTS: `${tenant}, 00000000-0000-4000-8000-000000000009`,
  API_CLIENT_ID: 'a1c0ffee-0000-4000-8000-000000000001',
  BOT_APP_ID: 'b07c0ffe-0000-4000-8000-000000000002',
  SITE: 'council.sharepoint.com:/sites/Quarterbook',
  TABLES_URL: 'https://council.table.core.windows.net',
  BLOBS_URL: 'https://council.blob.core.windows.net',
};

const refusalOf = (env: Record<string, string>, who: 'server' | 'cli' = 'server'): ConfigError => {
  try {
    if (who === 'server') readConfig(env, 'server');
    else readConfig(env, 'cli');
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('the settings were accepted');
};

describe('settings', () => {
  test('with the least that has to be said, everything else is Microsoft’s own cloud', () => {
    const config = readConfig(least, 'server');
    expect(config).toMatchObject({
      PORT: 3978,
      HOST: '127.0.0.1',
      PUBLIC_URL: 'https://quarterbook.example.gov.uk',
      GRAPH_BASE_URL: 'https://graph.microsoft.com/v1.0',
      ENTRA_AUTHORITY: 'https://login.microsoftonline.com',
      TEAMS_SERVICE_HOSTS: ['smba.trafficmanager.net'],
      BOT_TOKEN_ISSUER: 'https://api.botframework.com',
    });
    expect(config.TENANTS).toHaveLength(2);
    expect(config.CLOCK_URL).toBeUndefined();
  });

  test('every missing name is reported at once', () => {
    expect(refusalOf({}).missing).toEqual([
      'PUBLIC_URL',
      'TENANTS',
      'API_CLIENT_ID',
      'BOT_APP_ID',
      'SITE',
      'TABLES_URL',
      'BLOBS_URL',
    ]);
  });

  test('a list of hosts that names none is wrong: no conversation could be begun', () => {
    expect(refusalOf({ ...least, TEAMS_SERVICE_HOSTS: ',' }).wrong).toEqual([
      { name: 'TEAMS_SERVICE_HOSTS', expected: 'at least one host' },
    ]);
  });

  test('an empty value is a missing one', () => {
    expect(refusalOf({ ...least, SITE: ' ' }).missing).toEqual(['SITE']);
  });

  test('the command line needs neither a bot, nor a public address, nor the ledger', () => {
    expect(refusalOf({}, 'cli').missing).toEqual(['TENANTS', 'API_CLIENT_ID', 'SITE']);
    const { TENANTS, API_CLIENT_ID, SITE } = least;
    expect(readConfig({ TENANTS, API_CLIENT_ID, SITE }, 'cli').SITE).toBe(SITE);
  });

  test('rating schemes are read without any other setting', () => {
    expect(readConfig({}, 'schemes')).toEqual({});
    expect(readConfig({ SCHEMES_FOLDER: ' own ', PORT: 'no' }, 'schemes')).toEqual({ SCHEMES_FOLDER: 'own' });
  });

  test.each([
    ['CLOCK_URL', 'https://clock.example.org/now'],
    ['CLOCK_URL', 'http://localhost.example.org/now'],
    ['TABLES_URL', 'http://127.0.0.1:10002/account'],
    ['GRAPH_BASE_URL', 'http://graph.microsoft.com/v1.0'],
    ['ENTRA_AUTHORITY', 'login.microsoftonline.com'],
    ['TENANTS', 'council.onmicrosoft.com'],
    ['PORT', '70000'],
    ['SITE', 'https://council.sharepoint.com/sites/Quarterbook'],
  ])('%s may not be %s', (name, text) => {
    const refused = refusalOf({ ...least, [name]: text });
    expect(refused.wrong.map(each => each.name)).toEqual([name]);
    expect(refused.message).not.toContain(text);
  });

  test.each(['http://localhost:3978/local/clock', 'http://127.0.0.1:3978/clock'])(
    'business time may come from %s',
    url => {
      expect(readConfig({ ...least, CLOCK_URL: url }, 'server').CLOCK_URL).toBe(url);
    },
  );

  test('.env.example has exactly the names that are read, in their order or not', () => {
    const text = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
    const written = [...text.matchAll(/^(?:# )?([A-Z][A-Z_]+)=/gm)].map(match => match[1]);
    expect([...written].sort()).toEqual([...configNames].sort());
  });

  test('the example itself is a complete set of settings', () => {
    const text = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
    const env = Object.fromEntries(
      [...text.matchAll(/^([A-Z][A-Z_]+)=(.*)$/gm)].map(match => [match[1] ?? '', match[2] ?? '']),
    );
    expect(() => readConfig(env, 'server')).not.toThrow();
  });
});
