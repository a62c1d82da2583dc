import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { fillReport, makeKingsLynnTemplate, openDocx, runBlock } from '../../report/index.ts';
import { sampleSnapshot } from '../register/sampleSnapshot.ts';
import { bodyXml, control, documentOf, partsOf, prose } from './smallDocument.ts';

const folder = mkdtempSync(join(tmpdir(), 'quarterbook-document-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const snapshot = sampleSnapshot();
const validator = join(import.meta.dirname, '../../node_modules/.bin/ooxml-validate');

const save = (name: string, docx: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, docx);
  return path;
};

/** What Microsoft's Open XML SDK has to say of the file. */
const complaints = (path: string): unknown =>
  JSON.parse(
    execFileSync(process.execPath, [validator, '--output-format', 'json', path], { encoding: 'utf8' }),
  );

const fill = async (template: Uint8Array, period: string): Promise<Uint8Array> => {
  const filled = await fillReport({ template, snapshot, period });
  if (!filled.ok) throw new Error(JSON.stringify(filled.problems));
  return filled.value.bytes;
};

const template = makeKingsLynnTemplate({ alsoPeriods: ['2024-25-Q2'] });
const report = await fill(template, '2024-25-Q1');

const withInserted = async (): Promise<Uint8Array> => {
  const opened = openDocx(report);
  const list = runBlock({ snapshot, block: 'actions-by-band', period: '2024-25-Q1', parameters: { b: 'G' } });
  const figure = runBlock({ snapshot, block: 'value', period: '2024-25-Q1' });
  if (!opened.ok || !list.ok || !figure.ok) throw new Error('not made');
  await opened.value.insertBlock('qb1|actions-by-band|~|b=G', list.value);
  await opened.value.insertBlock('qb1|value|~', figure.value);
  return opened.value.save();
};

/** A template by somebody who has never seen our styles. */
const strange = async (): Promise<Uint8Array> => {
  const styles =
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>';
  const docx = documentOf(
    prose('Report'),
    control('qb1|action-status|~', prose('here')),
    control('qb1|actions-by-band|~|b=A', prose('here')).replace('w:id w:val="1"', 'w:id w:val="2"'),
  );
  return fill(zipSync({ ...partsOf(docx), 'word/styles.xml': strToU8(styles) }), '2024-25-Q1');
};

const documents: [name: string, make: () => Promise<Uint8Array>][] = [
  ['the template', async () => template],
  ['the filled report', async () => report],
  ['the report filled for another quarter', () => fill(report, '2024-25-Q2')],
  ['the report with blocks put in', withInserted],
  ["somebody else's template", strange],
];

describe('Word opens what we write', () => {
  test.each(documents)('%s is valid by the Open XML SDK', async (name, make) => {
    expect(complaints(save(`${name}.docx`, await make()))).toEqual([]);
  });

  test('the check itself finds a fault', async () => {
    const broken = bodyXml(report).replace('<w:tblGrid>', '<w:tblGrid><w:odd/>');
    const docx = zipSync({ ...partsOf(report), 'word/document.xml': strToU8(broken) });
    expect(complaints(save('broken.docx', docx))).not.toEqual([]);
  });

  test.each(documents)(
    '%s has no cell without a paragraph and no two controls with one id',
    async (_, make) => {
      const xml = bodyXml(await make());
      expect(xml).not.toMatch(/<\/w:tcPr><\/w:tc>|<\/w:tbl><\/w:tc>/);
      const ids = [...xml.matchAll(/<w:id w:val="(\d+)"/g)].map(match => match[1]);
      expect(new Set(ids).size).toBe(ids.length);
    },
  );
});

const office = ['/usr/bin/soffice', '/usr/bin/libreoffice', '/opt/libreoffice/program/soffice'].find(
  existsSync,
);
if (!office) console.log('LibreOffice is not on this machine: how the report prints is not checked.');

describe('LibreOffice prints it', () => {
  const check = office ? test : test.skip;

  check(
    'as a tagged PDF with all figures and header cells that are header cells',
    async () => {
      const path = save('report.docx', report);
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
      const pdf = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}';
      const options = [profile, '--headless', '--convert-to', pdf, '--outdir', folder, path];
      execFileSync(office ?? '', options, { stdio: 'pipe', timeout: 120_000 });
      const printed = join(folder, 'report.pdf');
      expect(existsSync(printed)).toBe(true);
      if (!existsSync('/usr/bin/pdfinfo') || !existsSync('/usr/bin/pdftotext')) {
        console.log('pdfinfo is not on this machine: the tags of the PDF are not checked.');
        return;
      }
      const about = execFileSync('/usr/bin/pdfinfo', [printed], { encoding: 'utf8' });
      expect(about).toMatch(/Tagged:\s+yes/);
      expect(about).toContain('Corporate performance monitoring report');
      const structure = execFileSync('/usr/bin/pdfinfo', ['-struct', printed], { encoding: 'utf8' });
      const headers = bodyXml(report)
        .match(/<w:tr><w:trPr><w:cantSplit\/><w:tblHeader\/>.*?<\/w:tr>/g)
        ?.flatMap(row => row.match(/<w:tc>/g) ?? []);
      expect(structure.match(/^\s*TH/gm)).toHaveLength(headers?.length ?? 0);
      const text = execFileSync('/usr/bin/pdftotext', ['-layout', printed, '-'], { encoding: 'utf8' });
      expect(text).toMatch(/Overall\s+0\s+9\s+37\s+0\s+8\s+12\s+66\s+0%\s+20%\s+80%\s+0%/);
      expect(text).toContain('37 of 48 indicators met their target');
    },
    150_000,
  );
});
