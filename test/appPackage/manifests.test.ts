import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { DOMParser } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';
import { fillManifest, missingNames, packTeamsApp, type PackageFacts } from '../../appPackage/index.ts';

const root = join(import.meta.dirname, '../..');
const read = (name: string) => readFileSync(join(root, 'appPackage', name));
const teams = read('manifest.json').toString('utf8');
const word = read('addin.xml').toString('utf8');

const facts: PackageFacts = {
  publicUrl: 'https://quarterbook.example.gov.uk',
  apiClientId: 'a1c0ffee-0000-4000-8000-000000000001',
  botAppId: 'b07c0ffe-0000-4000-8000-000000000002',
  addinId: 'add1c0de-0000-4000-8000-000000000003',
  appVersion: '1.0.0',
  privacyUrl: 'https://example.gov.uk/privacy',
  termsUrl: 'https://example.gov.uk/terms',
};

/** The package of Microsoft has the schemas in it, so nothing is fetched; it runs outside because jest cannot load it. */
const validator = `
import appManifest from '@microsoft/app-manifest';
import { text } from 'node:stream/consumers';
globalThis.fetch = () => { throw new Error('the schema is not here'); };
const faults = await appManifest.AppManifestUtils.validateAgainstSchema(JSON.parse(await text(process.stdin)));
process.stdout.write(JSON.stringify(faults));`;

const faultsOf = (manifest: string): string[] => {
  const run = ['--input-type=module', '-e', validator];
  return JSON.parse(
    execFileSync(process.execPath, run, { cwd: root, input: manifest, encoding: 'utf8' }),
  ) as string[];
};

type TeamsManifest = {
  webApplicationInfo: unknown;
  bots: { botId: string }[];
  validDomains: string[];
  staticTabs: { entityId: string; contentUrl?: string; scopes: string[] }[];
  configurableTabs: { configurationUrl: string; scopes: string[]; canUpdateConfiguration: boolean }[];
};

describe('the Teams app', () => {
  const filled = fillManifest(teams, facts);

  test("fits Microsoft's schema", () => expect(faultsOf(filled)).toEqual([]));

  test('does not fit it with an address left out', () =>
    expect(faultsOf(fillManifest(teams, { ...facts, botAppId: '' }))).not.toEqual([]));

  test('signs people in for the API, and talks as the bot', () => {
    const manifest = JSON.parse(filled) as TeamsManifest;
    expect(manifest.webApplicationInfo).toEqual({
      id: facts.apiClientId,
      resource: `api://quarterbook.example.gov.uk/${facts.apiClientId}`,
    });
    expect(manifest.bots[0]?.botId).toBe(facts.botAppId);
    expect(manifest.validDomains).toEqual(['quarterbook.example.gov.uk']);
    expect(manifest.staticTabs[0]?.contentUrl).toBe('https://quarterbook.example.gov.uk/tab/');
  });

  test('has the register, my return and to decide as personal tabs of their own', () => {
    const { staticTabs } = JSON.parse(filled) as TeamsManifest;
    expect(staticTabs.map(({ entityId, contentUrl }) => [entityId, contentUrl])).toEqual([
      ['register', `${facts.publicUrl}/tab/`],
      ['my-return', `${facts.publicUrl}/tab/?view=my-return`],
      ['to-decide', `${facts.publicUrl}/tab/?view=to-decide`],
      ['conversations', undefined],
      ['about', undefined],
    ]);
  });

  // A static tab for teams takes the place of a configurable one behind the plus sign of a channel:
  // https://github.com/OfficeDev/microsoft-365-agents-toolkit/issues/13755
  test('is added to a channel with settings, several times if wanted', () => {
    const { staticTabs, configurableTabs } = JSON.parse(filled) as TeamsManifest;
    expect(configurableTabs).toEqual([
      {
        configurationUrl: `${facts.publicUrl}/tab/?configure`,
        canUpdateConfiguration: true,
        scopes: ['team'],
        context: ['channelTab'],
      },
    ]);
    expect(staticTabs.flatMap(({ scopes }) => scopes)).not.toContain('team');
  });

  test('is a zip of the manifest and two icons, the same bytes every time', () => {
    const icons = { color: read('color.png'), outline: read('outline.png') };
    const zip = packTeamsApp(filled, icons);
    const entries = unzipSync(zip);
    expect(Object.keys(entries)).toEqual(['manifest.json', 'color.png', 'outline.png']);
    expect(strFromU8(entries['manifest.json']!)).toBe(filled);
    expect(packTeamsApp(filled, icons)).toEqual(zip);
  });

  test.each([
    ['color.png', 192],
    ['outline.png', 32],
    ['../tab/public/icon-16.png', 16],
    ['../tab/public/icon-32.png', 32],
    ['../tab/public/icon-64.png', 64],
    ['../tab/public/icon-80.png', 80],
  ])('%s is %d pixels square', (name, size) => {
    const png = read(name);
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  });
});

describe('the Word add-in', () => {
  const document = new DOMParser().parseFromString(fillManifest(word, facts), 'text/xml');
  const office = document.documentElement!;

  test('names what Word requires, in the order that Word requires', () => {
    const names = [...office.childNodes].flatMap(node => (node.nodeType === 1 ? [node.nodeName] : []));
    expect(names).toEqual([
      'Id',
      'Version',
      'ProviderName',
      'DefaultLocale',
      'DisplayName',
      'Description',
      'IconUrl',
      'HighResolutionIconUrl',
      'SupportUrl',
      'AppDomains',
      'Hosts',
      'Requirements',
      'DefaultSettings',
      'Permissions',
      'VersionOverrides',
    ]);
  });

  test('every resource that it speaks of is there', () => {
    const all = [...office.getElementsByTagName('*')];
    const wanted = new Set(all.flatMap(node => node.getAttribute('resid') ?? []));
    const given = new Set(
      all.flatMap(node => (node.nodeName.startsWith('bt:') ? (node.getAttribute('id') ?? []) : [])),
    );
    expect([...wanted].filter(name => !given.has(name))).toEqual([]);
    expect(wanted.size).toBeGreaterThan(5);
  });

  test('opens the pane of this installation', () => {
    const source = office.getElementsByTagName('SourceLocation')[0];
    expect(source?.getAttribute('DefaultValue')).toBe('https://quarterbook.example.gov.uk/addin/');
  });
});

describe('filling a manifest', () => {
  test('says which facts are missing, once each', () =>
    expect(missingNames(teams, { ...facts, publicUrl: '', botAppId: '' })).toEqual([
      'BOT_APP_ID',
      'PUBLIC_URL',
      'PUBLIC_HOST',
    ]));

  test('leaves no placeholder behind', () =>
    expect([fillManifest(teams, facts), fillManifest(word, facts)].join('')).not.toContain('${{'));
});
