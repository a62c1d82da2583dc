const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string => text.replaceAll(/[&<>"']/g, char => entities[char] ?? char);

const inline = (text: string): string =>
  escape(text)
    .replaceAll(/\[([^\]]+)\]\((https?:[^)\s]+)\)/g, '<a href="$2" target="_blank" rel="noreferrer">$1</a>')
    .replaceAll(/\*\*(\S(?:[^*]*\S)?)\*\*/g, '<strong>$1</strong>')
    .replaceAll(/(^|[\s(])([*_])(\S(?:[^*_]*\S)?)\2(?=$|[\s).,;:])/g, '$1<em>$3</em>');

const bullet = /^\s*[-*] +(.*)$/;
const numbered = /^\s*\d+[.)] +(.*)$/;

const listOf = (lines: readonly string[], mark: RegExp): string[] | null => {
  const items = lines.map(line => mark.exec(line)?.[1]);
  return items.every(item => item !== undefined) ? items : null;
};

const block = (text: string): string => {
  const lines = text.split('\n');
  const list = (tag: string, items: readonly string[]) =>
    `<${tag}>${items.map(item => `<li>${inline(item)}</li>`).join('')}</${tag}>`;
  const bullets = listOf(lines, bullet);
  if (bullets !== null) return list('ul', bullets);
  const numbers = listOf(lines, numbered);
  if (numbers !== null) return list('ol', numbers);
  return `<p>${lines.map(inline).join('<br>')}</p>`;
};

/** The small Markdown of Teams cards: bold, italic, links, lists. Everything else is text, and is escaped. */
export const markdownToHtml = (text: string): string =>
  text
    .replaceAll('\r', '')
    .split(/\n{2,}/)
    .filter(part => part.trim() !== '')
    .map(block)
    .join('');
