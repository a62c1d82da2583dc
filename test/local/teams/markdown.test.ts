import { describe, expect, test } from '@jest/globals';
import { markdownToHtml } from '../../../local/teams/chat/markdown.ts';

describe('the small Markdown of cards', () => {
  test.each([
    ['plain words', '<p>plain words</p>'],
    ['**bold** and _leaning_', '<p><strong>bold</strong> and <em>leaning</em></p>'],
    ['one\n\ntwo\nlines', '<p>one</p><p>two<br>lines</p>'],
    ['- first\n- second', '<ul><li>first</li><li>second</li></ul>'],
    ['1. first\n2. second', '<ol><li>first</li><li>second</li></ol>'],
    [
      '[the tab](https://example.org/a?b=1)',
      '<p><a href="https://example.org/a?b=1" target="_blank" rel="noreferrer">the tab</a></p>',
    ],
    ['2 * 3 * 4 and snake_case_name', '<p>2 * 3 * 4 and snake_case_name</p>'],
  ])('%j', (text, html) => {
    expect(markdownToHtml(text)).toBe(html);
  });

  test.each([
    '<img src=x onerror=alert(1)>',
    '[press](javascript:alert(1))',
    '[press](https://a"onmouseover="alert(1))',
    '**<script>alert(1)</script>**',
  ])('%j stays text', text => {
    const html = markdownToHtml(text);
    expect(html).not.toMatch(/<(?!\/?(p|strong|br|a)\b)/);
    expect(html).not.toMatch(/javascript:[^<]*"/);
    expect(html).not.toMatch(/"\s*onmouseover="/);
  });
});
