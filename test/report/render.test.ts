import { describe, expect, test } from '@jest/globals';
import {
  runBlock,
  toBlockXml,
  toCsv,
  toFlatOpc,
  toText,
  type BlockModel,
  type TableModel,
} from '../../report/index.ts';
import { parseXml } from '../../report/word/xmlTree.ts';
import { sampleSnapshot } from '../register/sampleSnapshot.ts';

const status = ((): TableModel => {
  const made = runBlock({ snapshot: sampleSnapshot(), block: 'action-status', period: '2024-25-Q1' });
  if (!made.ok || made.value.kind !== 'table') throw new Error('no table');
  return made.value;
})();

const list: BlockModel = {
  kind: 'list',
  block: 'actions-by-band',
  title: 'Amber',
  sentence: 'The following action is amber:',
  groups: [{ title: 'Growth', items: ['=SUM(A1)', 'Car parks, "phase 2"'] }],
  notes: [],
  asAt: 'As at 30 June 2024',
};

describe('a block in Word', () => {
  const xml = toBlockXml(status);

  test('has a caption above its table and the day below it, so that the table touches no edge', () => {
    expect(xml).toMatch(/^<w:p><w:pPr><w:pStyle w:val="Caption"\/>/);
    expect(xml).toMatch(/<\/w:p><w:tbl>/);
    expect(xml).toMatch(/<\/w:tbl><w:p>.*as at 30 June 2024\.<\/w:t><\/w:r><\/w:p>$/);
  });

  test('repeats its one header row, keeps rows whole and says what it shows', () => {
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(status.rows.length + 1);
    expect(xml).toContain('<w:tblCaption w:val="Status of actions by priority, Q1 2024-25"/>');
    expect(xml).toMatch(/<w:tblDescription w:val="[^"]{20,}"\/>/);
  });

  test('goes into an open document without controls or page settings of its own', () => {
    const flat = toFlatOpc(status);
    expect(parseXml(flat)).not.toBeNull();
    expect([...flat.matchAll(/pkg:name="([^"]+)"/g)].map(match => match[1])).toEqual([
      '/_rels/.rels',
      '/word/document.xml',
    ]);
    expect(flat).not.toMatch(/w:sdt|w:sectPr/);
  });

  test('survives words that are not fit for XML', () => {
    const words = 'Fees & charges <draft> "A"\u0000\u000b \ud800 done';
    const odd = toBlockXml({ kind: 'number', block: 'value', text: words, value: null });
    expect(parseXml(odd)).not.toBeNull();
    expect(odd).toContain('Fees &amp; charges &lt;draft&gt; &quot;A&quot;  done');
  });
});

describe('a block elsewhere', () => {
  test('plain text begins with the sentence and keeps columns in line', () => {
    const lines = toText(status).split('\n');
    expect(lines[2]).toBe(status.sentence);
    const header = lines[4]!;
    const overall = lines.find(line => line.startsWith('Overall'))!;
    expect(overall.indexOf('66') + 2).toBe(header.indexOf('Total') + 5);
  });

  test('a spreadsheet reads it, and runs nothing of it', () => {
    expect(toCsv(status).split('\r\n')[5]).toBe('Overall,0,9,37,0,8,12,66,0%,20%,80%,0%');
    expect(toCsv(list)).toBe('Group,Item\r\nGrowth,\'=SUM(A1)\r\nGrowth,"Car parks, ""phase 2"""\r\n');
  });
});
