import { describe, expect, test } from '@jest/globals';
import { strToU8, unzipSync, zipSync } from 'fflate';
import {
  fillReport,
  makeKingsLynnTemplate,
  openDocx,
  reportTemplates,
  type BlockOutcome,
  type FilledReport,
} from '../../report/index.ts';
import type { Snapshot } from '../../register/index.ts';
import { bodyXml, control, documentOf, partsOf, prose, proseOf } from '../document/smallDocument.ts';
import { sampleSnapshot } from '../register/sampleSnapshot.ts';

const snapshot = sampleSnapshot();
const q1 = '2024-25-Q1';
const q2 = '2024-25-Q2';

const fill = async (template: Uint8Array, period = q1, of: Snapshot = snapshot): Promise<FilledReport> => {
  const filled = await fillReport({ template, snapshot: of, period });
  if (!filled.ok) throw new Error(JSON.stringify(filled.problems));
  return filled.value;
};

const outcomes = (all: BlockOutcome[]) => [...new Set(all.map(one => one.outcome))];

const blocksOf = async (docx: Uint8Array) => {
  const opened = openDocx(docx);
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  return opened.value.listBlocks();
};

const rewrite = (docx: Uint8Array, change: (xml: string) => string): Uint8Array => {
  const files = unzipSync(docx);
  return zipSync({ ...files, 'word/document.xml': strToU8(change(bodyXml(docx))) });
};

const refusal = async (template: Uint8Array, period = q1) => {
  const filled = await fillReport({ template, snapshot, period });
  return filled.ok ? null : filled.problems.map(problem => problem.code);
};

describe("King's Lynn's Cabinet report", () => {
  test('is filled from the register, every block of it', async () => {
    const { bytes, outcomes: said } = await fill(makeKingsLynnTemplate());
    expect(outcomes(said)).toEqual(['refreshed']);
    const actions = (await blocksOf(bytes)).find(block => block.tag === 'qb1|action-status|~')!;
    expect(actions.cells?.at(-1)).toEqual([
      'Overall',
      '0',
      '9',
      '37',
      '0',
      '8',
      '12',
      '66',
      '0%',
      '20%',
      '80%',
      '0%',
    ]);
    expect(bodyXml(bytes).replace(/<[^>]+>/g, '')).toContain(
      'The register has 66 actions, of which 46 are rated: 37 green',
    );
  });

  test('has the headings in the order in which the council prints them', () => {
    const headings = [
      ...bodyXml(makeKingsLynnTemplate()).matchAll(/<w:p><w:pPr><w:pStyle w:val="Heading1"\/>.*?<\/w:p>/g),
    ];
    expect(headings.map(([xml]) => xml.replace(/<[^>]+>/g, ''))).toEqual([
      'Summary',
      'Recommendation',
      'Reason for Decision',
      'Background',
      'Management Report',
      'Options Considered',
      'Policy Implications',
      'Financial Implications',
      'Personnel Implications',
      'Environmental Considerations',
      'Statutory Considerations',
      'Equality Impact Assessment (EIA)',
      'Risk Management Implications',
      'Declarations of Interest / Dispensations Granted',
      'Background Papers',
      'Clearances',
      'Appendix: Pre-Screening Equality Impact Assessment',
      'Appendix: Performance report',
    ]);
  });

  test('has the same bytes every time for the same register', async () => {
    const once = await fill(reportTemplates['kings-lynn'].make());
    const again = await fill(reportTemplates['kings-lynn'].make(), q1, structuredClone(snapshot));
    expect(Buffer.from(again.bytes).equals(Buffer.from(once.bytes))).toBe(true);
  });

  test('can carry the tables of a further quarter beside its own', async () => {
    const { bytes } = await fill(makeKingsLynnTemplate({ alsoPeriods: [q2] }));
    const tables = (await blocksOf(bytes)).filter(block => block.cells);
    expect(tables.map(block => block.tag)).toEqual([
      'qb1|action-status|~',
      'qb1|indicator-status|~',
      'qb1|action-status|2024-25-Q2',
      'qb1|indicator-status|2024-25-Q2',
    ]);
    expect(tables[2]!.text).toContain('0 of 46 reported');
  });
});

describe('a report that was filled before is a template too', () => {
  test('nothing is written where nothing changed', async () => {
    const { bytes } = await fill(makeKingsLynnTemplate());
    const again = await fill(bytes);
    expect(outcomes(again.outcomes)).toEqual(['unchanged']);
    expect(Buffer.from(again.bytes).equals(Buffer.from(bytes))).toBe(true);
  });

  test('what people wrote in between stays, and the figures move on', async () => {
    const { bytes } = await fill(makeKingsLynnTemplate());
    const edited = rewrite(bytes, xml =>
      xml
        .replace('[What Cabinet is asked to note or decide]', 'That Cabinet notes this report.')
        .replace(
          '</w:tbl><w:p><w:pPr><w:pStyle w:val="BlockNote"/>',
          '</w:tbl><w:p w:rsidR="00AB12CD"><w:pPr><w:pStyle w:val="BlockNote"/>',
        ),
    );
    const changed: Snapshot = {
      ...snapshot,
      updates: snapshot.updates.map(update =>
        update.period === q1 && update.band === 'A' && update.itemKey.endsWith('/A02')
          ? { ...update, band: 'R', publishedBand: 'R' }
          : update,
      ),
    };
    const { bytes: refreshed, outcomes: said } = await fill(edited, q1, changed);
    expect(proseOf(refreshed)).toEqual(proseOf(edited));
    expect(proseOf(refreshed)).toContain('That Cabinet notes this report.');
    const moved = said
      .filter(one => one.outcome === 'refreshed')
      .map(one => [one.tag, one.before.slice(0, 1), one.after.slice(0, 1)]);
    expect(moved).toContainEqual(['qb1|value|~|b=A;f=actions', '9', '8']);
    expect(moved).toContainEqual(['qb1|value|~|b=R;f=actions', '0', '1']);
    expect(said.find(one => one.tag === 'qb1|indicator-status|~')?.outcome).toBe('unchanged');
    expect(said.some(one => one.outcome === 'could-not')).toBe(false);
  });

  test('another quarter fills the same report', async () => {
    const { bytes } = await fill(makeKingsLynnTemplate());
    const next = await fill(bytes, q2);
    const text = (await blocksOf(next.bytes)).map(block => block.text).join('\n');
    expect(text).toContain('Q2 2024-25');
    expect(text).not.toContain('Q1 2024-25');
    const back = await fill(next.bytes);
    const words = async (docx: Uint8Array) =>
      (await blocksOf(docx)).map(block => block.text.replace(/\s+/g, ' '));
    expect(await words(back.bytes)).toEqual(await words(bytes));
  });

  test('a prompt that is replaced by a figure no longer looks like one', async () => {
    const { bytes } = await fill(makeKingsLynnTemplate());
    for (const xml of bodyXml(bytes).match(/<w:sdtContent>[\s\S]*?<\/w:sdtContent>/g) ?? []) {
      expect(xml).not.toContain('"Prompt"');
    }
  });
});

describe('a template from somebody else', () => {
  const theirs = () =>
    zipSync({
      ...partsOf(documentOf(prose('Report'), control('qb1|action-status|~', prose('here')), prose('End'))),
      'customXml/item1.xml': strToU8('<theirs>kept</theirs>'),
      'word/media/image1.png': new Uint8Array([137, 80, 78, 71]),
    });

  test('keeps all other parts byte for byte', async () => {
    const before = partsOf(theirs());
    const after = partsOf((await fill(theirs())).bytes);
    expect(Object.keys(after)).toEqual(Object.keys(before));
    for (const name of Object.keys(before).filter(one => one !== 'word/document.xml')) {
      expect(Buffer.from(after[name]!).equals(Buffer.from(before[name]!))).toBe(true);
    }
    const [start] = bodyXml(theirs()).split('<w:sdt>');
    expect(bodyXml((await fill(theirs())).bytes).startsWith(start!)).toBe(true);
  });

  test('gets the styles that our tables name, and keeps its own where it has them', async () => {
    const parts = partsOf(theirs());
    const own =
      '<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/><w:rPr><w:i/></w:rPr></w:style>';
    const styles = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${own}</w:styles>`;
    const docx = zipSync({ ...parts, 'word/styles.xml': strToU8(styles) });
    const filled = new TextDecoder().decode(partsOf((await fill(docx)).bytes)['word/styles.xml']);
    expect(filled).toContain(own);
    const ids = [...filled.matchAll(/w:styleId="(\w+)"/g)].map(match => match[1]);
    expect(ids.filter(id => id === 'Caption')).toHaveLength(1);
    expect(ids).toEqual(
      expect.arrayContaining(['BlockSentence', 'TableNumber', 'TableHeader', 'QuarterbookTable']),
    );
  });

  test('one bad block stops no other, and says why', async () => {
    const docx = documentOf(
      control('qb1|pie-chart|~', prose('keep me')),
      control('qb1|action-status|2031-32-Q1', prose('keep me too')),
      control('qb1|rubbish', prose('and me')),
      control('qb1|indicator-status|~', prose('fill me')),
    );
    const { outcomes: said, bytes } = await fill(docx);
    expect(said.map(one => one.why?.code ?? one.outcome)).toEqual([
      'unknown-block',
      'unknown-period',
      'not-a-tag',
      'refreshed',
    ]);
    const texts = (await blocksOf(bytes)).map(block => block.text);
    expect(texts.slice(0, 3)).toEqual(['keep me', 'keep me too', 'and me']);
    expect(texts[3]).toContain('37 of 48 indicators');
  });

  test.each([
    ['a text file', strToU8('hello'), 'not-a-document'],
    ['nothing', new Uint8Array(), 'not-a-document'],
    [
      'a spreadsheet',
      zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<x/>') }),
      'not-a-document',
    ],
    ['half a file', makeKingsLynnTemplate().slice(0, 3000), 'not-a-document'],
    ['broken text', rewrite(documentOf(prose('a')), xml => xml.replace('</w:body>', '')), 'not-a-document'],
    [
      'a document without live blocks',
      documentOf(prose('Report'), control('theirs', prose('x'))),
      'no-live-blocks',
    ],
  ])('%s is refused', async (_, bytes, code) => {
    expect(await refusal(bytes)).toEqual([code]);
  });

  test('an unknown period is refused before anything is opened', async () => {
    expect(await refusal(makeKingsLynnTemplate(), '2031-32-Q1')).toEqual(['unknown-period']);
  });
});
