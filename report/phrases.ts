/** How a band is said of so many items: "9 have minor issues or delays", "none has …", "37 of 46 actions are on track". */
export const bandPhrase = (word: string, count: number): string => {
  const one = count === 1;
  if (word === 'target met') return count === 0 ? 'met its target' : `met ${one ? 'its' : 'their'} target`;
  if (word.startsWith('target missed ')) return `missed it ${word.slice('target missed '.length)}`;
  if (word.startsWith('cannot ')) return word;
  const singular = count <= 1;
  if (/\b(issues?|delays?|problems?)\b/.test(word)) return `${singular ? 'has' : 'have'} ${word}`;
  return `${singular ? 'is' : 'are'} ${word}`;
};

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** "none", "1 action", "9 actions". */
export const counted = (count: number, noun: string): string =>
  `${count === 0 ? 'no' : count} ${noun}${count === 1 ? '' : 's'}`;

/** "a, b and c". */
export const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
