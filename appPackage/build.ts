import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { fillManifest, missingNames, packTeamsApp, type PackageFacts } from './index.ts';

const usage = `Makes the Teams app package and the Word add-in's manifest in appPackage/dist.

  node --import tsx appPackage/build.ts --public-url https://quarterbook.example.gov.uk \\
    --api-client-id GUID --bot-app-id GUID --addin-id GUID --privacy-url URL --terms-url URL [--app-version 1.0.0]
`;

const here = import.meta.dirname;
const read = (name: string) => readFileSync(path.join(here, name));

const readFacts = (): PackageFacts => {
  const text = { type: 'string', default: '' } as const;
  const { values } = parseArgs({
    options: {
      'public-url': text,
      'api-client-id': text,
      'bot-app-id': text,
      'addin-id': text,
      'privacy-url': text,
      'terms-url': text,
      'app-version': { type: 'string', default: '1.0.0' },
    },
  });
  return {
    publicUrl: values['public-url'].replace(/\/$/, ''),
    apiClientId: values['api-client-id'],
    botAppId: values['bot-app-id'],
    addinId: values['addin-id'],
    appVersion: values['app-version'],
    privacyUrl: values['privacy-url'],
    termsUrl: values['terms-url'],
  };
};

const build = (facts: PackageFacts): void => {
  const teams = read('manifest.json').toString('utf8');
  const word = read('addin.xml').toString('utf8');
  const missing = [...new Set([...missingNames(teams, facts), ...missingNames(word, facts)])];
  if (missing.length > 0) {
    process.stderr.write(`Not built: no ${missing.join(', ')}.\n\n${usage}`);
    process.exitCode = 2;
    return;
  }
  const out = path.join(here, 'dist');
  mkdirSync(out, { recursive: true });
  const icons = { color: read('color.png'), outline: read('outline.png') };
  writeFileSync(path.join(out, 'quarterbook-teams.zip'), packTeamsApp(fillManifest(teams, facts), icons));
  writeFileSync(path.join(out, 'quarterbook-word.xml'), fillManifest(word, facts));
  process.stdout.write(`${out}\n`);
};

build(readFacts());
