import { describe, expect, test } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { fillReport, findingCodes, lintAccessibility, makeKingsLynnTemplate } from '../../report/index.ts';
import { contrast } from '../../register/index.ts';
import { bodyXml, partsOf, documentOf, prose } from '../document/smallDocument.ts';
import { sampleSnapshot, shippedSchemes } from '../register/sampleSnapshot.ts';

const filled = await fillReport({
  template: makeKingsLynnTemplate({ alsoPeriods: ['2024-25-Q2'] }),
  snapshot: sampleSnapshot(),
  period: '2024-25-Q1',
});
if (!filled.ok) throw new Error(JSON.stringify(filled.problems));
const report = filled.value.bytes;

const codes = (docx: Uint8Array): string[] => {
  const findings = lintAccessibility(docx);
  if (!findings.ok) throw new Error(JSON.stringify(findings.problems));
  return [...new Set(findings.value.map(finding => finding.code))];
};

const changed = (change: (xml: string) => string, part = 'word/document.xml'): Uint8Array => {
  const parts = partsOf(report);
  const before = part === 'word/document.xml' ? bodyXml(report) : new TextDecoder().decode(parts[part]);
  const after = change(before);
  if (after === before) throw new Error('the fault was not planted');
  return zipSync({ ...parts, [part]: strToU8(after) });
};

describe('a report can be read by everybody', () => {
  test('the template and the filled report have nothing amiss', () => {
    expect(lintAccessibility(makeKingsLynnTemplate())).toEqual({ ok: true, value: [] });
    expect(lintAccessibility(report)).toEqual({ ok: true, value: [] });
  });

  const faults: { code: (typeof findingCodes)[number]; docx: () => Uint8Array }[] = [
    { code: 'no-header-row', docx: () => changed(xml => xml.replace('<w:tblHeader/>', '')) },
    {
      code: 'several-header-rows',
      docx: () =>
        changed(xml =>
          xml.replace('<w:trPr><w:cantSplit/></w:trPr>', '<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>'),
        ),
    },
    { code: 'row-may-split', docx: () => changed(xml => xml.replace('<w:cantSplit/>', '')) },
    { code: 'merged-cell', docx: () => changed(xml => xml.replace('</w:tcPr>', '<w:vMerge/></w:tcPr>')) },
    { code: 'uneven-rows', docx: () => changed(xml => xml.replace(/<w:tc>.*?<\/w:tc>/, '')) },
    { code: 'empty-cell', docx: () => changed(xml => xml.replace('>Open or exempt<', '><')) },
    {
      code: 'colour-alone',
      docx: () =>
        changed(xml =>
          xml.replace(
            /<w:t xml:space="preserve">G<\/w:t><w:br\/><w:t xml:space="preserve">On track<\/w:t>/,
            '',
          ),
        ),
    },
    {
      code: 'cell-without-paragraph',
      docx: () =>
        changed(xml =>
          xml.replace(/(<w:tc><w:tcPr>(?:(?!<\/w:tcPr>).)*<\/w:tcPr>)<w:p>.*?<\/w:p>(<\/w:tc>)/, '$1$2'),
        ),
    },
    {
      code: 'no-alt-text',
      docx: () => changed(xml => xml.replace(/<w:tblCaption [^>]*><w:tblDescription [^>]*>/, '')),
    },
    { code: 'low-contrast', docx: () => changed(xml => xml.replace('w:fill="2E7D32"', 'w:fill="00FF00"')) },
    {
      code: 'number-not-right',
      docx: () =>
        changed(xml =>
          xml.replace(
            /<w:pStyle w:val="TableNumber"\/>(<w:keepNext\/>)?<w:jc w:val="right"\/>/,
            '<w:pStyle w:val="TableText"/>',
          ),
        ),
    },
    {
      code: 'heading-order',
      docx: () =>
        changed(xml => xml.replace('w:outlineLvl w:val="1"', 'w:outlineLvl w:val="2"'), 'word/styles.xml'),
    },
    {
      code: 'language',
      docx: () =>
        changed(xml => xml.replace('w:lang w:val="en-GB"', 'w:lang w:val="en-US"'), 'word/styles.xml'),
    },
    {
      code: 'no-title',
      docx: () => changed(xml => xml.replace(/<dc:title>.*<\/dc:title>/, ''), 'docProps/core.xml'),
    },
    { code: 'no-heading', docx: () => documentOf(prose('Only words.')) },
    {
      code: 'nested-table',
      docx: () =>
        changed(xml =>
          xml.replace('</w:tcPr><w:p>', `</w:tcPr>${/<w:tbl>.*?<\/w:tbl>/.exec(xml)?.[0] ?? ''}<w:p>`),
        ),
    },
  ];

  test.each(faults)('$code is found', ({ code, docx }) => {
    expect(codes(docx())).toContain(code);
  });

  test('every fault that can be found is planted here', () => {
    expect(faults.map(fault => fault.code).sort()).toEqual([...findingCodes].sort());
  });

  test('a picture without a description is found, a decorative one is not', () => {
    const picture = (inside: string, extra = '') =>
      documentOf(
        prose('x').replace(
          '</w:p>',
          `<w:r><w:drawing><wp:inline xmlns:wp="x"><wp:docPr id="1" name="p"${extra}>${inside}</wp:docPr></wp:inline></w:drawing></w:r></w:p>`,
        ),
      );
    expect(codes(picture(''))).toContain('no-alt-text');
    expect(codes(picture('', ' descr="A chart"'))).not.toContain('no-alt-text');
    expect(codes(picture('<adec:decorative xmlns:adec="y" val="1"/>'))).not.toContain('no-alt-text');
  });

  test.each(shippedSchemes().flatMap(scheme => scheme.bands.map(band => ({ scheme: scheme.id, ...band }))))(
    '$scheme $id: its words stand out from its colour',
    ({ colour, text }) => {
      expect(contrast(colour, text)).toBeGreaterThanOrEqual(4.5);
    },
  );
});
