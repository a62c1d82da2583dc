import { invalidRequest } from './refusal.ts';

export type Literal = string | number | boolean | null;

export type Comparison = 'eq' | 'ne' | 'lt' | 'gt' | 'le' | 'ge' | 'startswith';

export type Filter =
  | { kind: 'comparison'; path: string; comparison: Comparison; literal: Literal }
  | { kind: 'and' | 'or'; left: Filter; right: Filter }
  | { kind: 'not'; of: Filter };

type Token = { kind: 'word' | 'text' | 'symbol'; text: string };

const tokenPattern = /\s*(?:'(?<text>(?:[^']|'')*)'|(?<symbol>[(),])|(?<word>[^\s(),']+))/y;

const tokenise = (source: string): Token[] => {
  const tokens: Token[] = [];
  const text = source.trim();
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < text.length) {
    const groups = tokenPattern.exec(text)?.groups;
    if (!groups) throw invalidRequest('Invalid filter clause');
    if (groups['text'] !== undefined)
      tokens.push({ kind: 'text', text: groups['text'].replaceAll("''", "'") });
    else if (groups['symbol'] !== undefined) tokens.push({ kind: 'symbol', text: groups['symbol'] });
    else tokens.push({ kind: 'word', text: groups['word'] ?? '' });
  }
  return tokens;
};

const comparisons: readonly Comparison[] = ['eq', 'ne', 'lt', 'gt', 'le', 'ge'];

const literalOf = (token: Token | undefined): Literal => {
  if (token?.kind === 'text') return token.text;
  if (token?.kind !== 'word') throw invalidRequest('Invalid filter clause');
  if (token.text === 'null') return null;
  if (token.text === 'true' || token.text === 'false') return token.text === 'true';
  if (/^-?\d+(\.\d+)?$/.test(token.text)) return Number(token.text);
  if (/^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/.test(token.text)) return token.text;
  throw invalidRequest(`Invalid filter clause: '${token.text}' is no value`);
};

class Parser {
  private readonly tokens: Token[];
  private position = 0;

  constructor(source: string) {
    this.tokens = tokenise(source);
  }

  whole(): Filter {
    const filter = this.either();
    if (this.position < this.tokens.length) throw invalidRequest('Invalid filter clause');
    return filter;
  }

  private either(): Filter {
    let left = this.both();
    while (this.takeWord('or')) left = { kind: 'or', left, right: this.both() };
    return left;
  }

  private both(): Filter {
    let left = this.one();
    while (this.takeWord('and')) left = { kind: 'and', left, right: this.one() };
    return left;
  }

  private one(): Filter {
    if (this.takeWord('not')) return { kind: 'not', of: this.one() };
    if (this.takeSymbol('(')) {
      const inner = this.either();
      this.needSymbol(')');
      return inner;
    }
    const word = this.next();
    if (word?.kind !== 'word') throw invalidRequest('Invalid filter clause');
    return word.text.toLowerCase() === 'startswith' ? this.startsWith() : this.compared(word.text);
  }

  private startsWith(): Filter {
    this.needSymbol('(');
    const path = this.next();
    this.needSymbol(',');
    const literal = literalOf(this.next());
    this.needSymbol(')');
    if (path?.kind !== 'word' || typeof literal !== 'string') throw invalidRequest('Invalid filter clause');
    return { kind: 'comparison', path: path.text, comparison: 'startswith', literal };
  }

  private compared(path: string): Filter {
    const operator = this.next()?.text.toLowerCase();
    const comparison = comparisons.find(known => known === operator);
    if (!comparison) throw invalidRequest(`Invalid filter clause: '${operator ?? ''}' is no comparison`);
    return { kind: 'comparison', path, comparison, literal: literalOf(this.next()) };
  }

  private next(): Token | undefined {
    return this.tokens[this.position++];
  }

  private takeWord(word: string): boolean {
    return this.take('word', word);
  }

  private takeSymbol(symbol: string): boolean {
    return this.take('symbol', symbol);
  }

  private take(kind: Token['kind'], text: string): boolean {
    const token = this.tokens[this.position];
    if (token?.kind !== kind || token.text.toLowerCase() !== text) return false;
    this.position += 1;
    return true;
  }

  private needSymbol(symbol: string): void {
    if (!this.takeSymbol(symbol)) throw invalidRequest('Invalid filter clause');
  }
}

/** Reads `$filter`: comparisons, startswith, and, or, not and brackets. Anything else is refused, never passed over. */
export const parseFilter = (source: string): Filter => new Parser(source).whole();

/** The paths that a filter names, each once. */
export const pathsOf = (filter: Filter): string[] => {
  if (filter.kind === 'comparison') return [filter.path];
  if (filter.kind === 'not') return pathsOf(filter.of);
  return [...new Set([...pathsOf(filter.left), ...pathsOf(filter.right)])];
};
