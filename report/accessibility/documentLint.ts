import { accept, type Result } from '../../register/index.ts';
import { bodyOf, openMainPart, parseMainPart } from '../word/mainPart.ts';
import { textOf } from '../word/reading.ts';
import { partText, type WordPackage } from '../word/wordPackage.ts';
import { at, descendants, named, parseXml, unescapeXml, type XmlNode } from '../word/xmlTree.ts';
import type { Finding } from './finding.ts';
import { readStyleSheet, valueOf, type StyleSheet } from './styleSheet.ts';
import { lintTables } from './tables.ts';

const headings = (body: XmlNode, source: string, styles: StyleSheet): Finding[] => {
  const found = descendants(body, named('w:p')).flatMap(node => {
    const level = styles.style(valueOf(at(node, 'w:pPr', 'w:pStyle'))).level;
    return level === null ? [] : [{ level, text: textOf(source, node).trim() }];
  });
  if (found.length === 0)
    return [{ code: 'no-heading', where: 'document', says: 'no paragraph is a heading' }];
  return found.flatMap(({ level, text }, index): Finding[] => {
    const where = `heading "${text}"`;
    if (text === '') return [{ code: 'heading-order', where, says: 'a heading without words' }];
    const before = found[index - 1]?.level ?? 0;
    return level > before + 1
      ? [{ code: 'heading-order', where, says: `level ${level} after level ${before}` }]
      : [];
  });
};

const languages = (body: XmlNode, styles: StyleSheet): Finding[] => {
  const own = descendants(body, named('w:lang'))
    .map(valueOf)
    .filter(one => one !== null);
  const wrong = [...new Set([styles.language ?? 'none', ...own])].filter(one => one !== 'en-GB');
  return wrong.map(one => ({ code: 'language', where: 'document', says: `language is ${one}, not en-GB` }));
};

const pictures = (body: XmlNode): Finding[] =>
  descendants(body, named('wp:docPr'), node => node.name !== 'mc:Fallback').flatMap(
    (node, index): Finding[] => {
      const decorative = descendants(node, named('adec:decorative')).some(
        one => one.attributes['val'] === '1',
      );
      if (decorative || (node.attributes['descr'] ?? '').trim() !== '') return [];
      return [{ code: 'no-alt-text', where: `picture ${index + 1}`, says: 'the picture has no description' }];
    },
  );

const title = (parts: WordPackage): Finding[] => {
  const source = partText(parts, 'docProps/core.xml') ?? '';
  const node = parseXml(source)?.children.find(named('dc:title'));
  const text = node ? unescapeXml(source.slice(node.inner.from, node.inner.to)).trim() : '';
  return text === '' ? [{ code: 'no-title', where: 'document', says: 'its properties have no title' }] : [];
};

/**
 * Holds a .docx against what the Public Sector Bodies Accessibility Regulations 2018 ask of a published document
 * (WCAG 2.2 AA), as far as a program can see it. No findings: nothing of the list is amiss. Refused with
 * `not-a-document`.
 */
export const lintAccessibility = (bytes: Uint8Array): Result<Finding[]> => {
  const opened = openMainPart(bytes);
  if (!opened.ok) return opened;
  const { parts, source, mainPart } = opened.value;
  const root = parseMainPart(source);
  const body = root && bodyOf(root);
  if (!body) return accept([]);
  const styles = readStyleSheet(partText(parts, mainPart.replace(/[^/]*$/, 'styles.xml')) ?? '');
  return accept([
    ...title(parts),
    ...languages(body, styles),
    ...headings(body, source, styles),
    ...lintTables(body, { source, styles }),
    ...pictures(body),
  ]);
};
