import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { configNames, readConfig } from '../../server/config.ts';
import { applicationPermissions } from '../../store/index.ts';

const bicep = readFileSync(new URL('../../infra/main.bicep', import.meta.url), 'utf8');

test('what the template sets is what the server reads, and enough for it to start', () => {
  const names = [...bicep.matchAll(/\{ name: '([A-Z_]+)', value:/g)].map(match => match[1] ?? '');
  expect(configNames).toEqual(expect.arrayContaining(names));
  const id = '00000000-0000-4000-8000-000000000001';
  const sample: Record<string, string> = {
    HOST: '0.0.0.0',
    PORT: '8080',
    PUBLIC_URL: 'https://quarterbook.example.gov.uk',
    TENANTS: id,
    API_CLIENT_ID: id,
    BOT_APP_ID: id,
    BOT_APP_TYPE: 'UserAssignedMSI',
    SITE: 'council.sharepoint.com:/sites/Quarterbook',
    TABLES_URL: 'https://qbledger.table.core.windows.net/',
    BLOBS_URL: 'https://qbledger.blob.core.windows.net/',
    MAIL_FROM: 'quarterbook@council.gov.uk',
  };
  const env = Object.fromEntries(names.map(name => [name, sample[name] ?? '']));
  expect(() => readConfig(env, 'server')).not.toThrow();
  expect(() => readConfig({ ...env, MAIL_FROM: '' }, 'server')).not.toThrow();
});

test.each(['docs/set-up.md', 'infra/README.md'])(
  '%s names every permission that the doctor looks for',
  file => {
    const page = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
    for (const { name } of applicationPermissions) expect(page).toContain(`\`${name}\``);
  },
);

test('brackets of the template are in pairs', () => {
  for (const [open, close] of ['{}', '[]', '()'].map(pair => [...pair] as [string, string])) {
    expect(bicep.split(open)).toHaveLength(bicep.split(close).length);
  }
});
