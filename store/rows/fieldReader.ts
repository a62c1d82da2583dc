import type { z } from 'zod';
import {
  accept,
  isDay,
  parsePeriod,
  type Problem,
  type ProblemCode,
  type Result,
} from '../../register/index.ts';
import type { Fields } from './row.ts';

const isInstant = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T.+(Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(Date.parse(text));

/**
 * Reads the columns of one row and remembers everything that is wrong with it. Values of wrong columns are
 * placeholders, which `finish` never lets out. `…OrNull` is null where the column is empty.
 */
export class FieldReader {
  readonly #fields: Fields;
  readonly #problems: Problem[] = [];

  constructor(fields: Fields) {
    this.#fields = fields;
  }

  fail(code: ProblemCode, field: string, facts?: Problem['facts']): void {
    this.#problems.push(facts ? { code, field, facts } : { code, field });
  }

  isEmpty(field: string): boolean {
    const value = this.#fields[field];
    return value === undefined || value === null || value === '';
  }

  #needed<T>(field: string, value: T | null, placeholder: T): T {
    if (this.isEmpty(field)) this.fail('missing', field);
    return value ?? placeholder;
  }

  textOrNull(field: string): string | null {
    const value = this.#fields[field];
    if (this.isEmpty(field)) return null;
    // SharePoint's own pages write CRLF.
    if (typeof value === 'string') return value.replaceAll('\r\n', '\n');
    this.fail('not-text', field);
    return null;
  }

  text(field: string): string {
    return this.#needed(field, this.textOrNull(field), '');
  }

  numberOrNull(field: string): number | null {
    const value = this.#fields[field];
    if (this.isEmpty(field)) return null;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    this.fail('not-a-number', field, typeof value === 'string' ? { text: value } : undefined);
    return null;
  }

  number(field: string): number {
    return this.#needed(field, this.numberOrNull(field), 0);
  }

  #dated(field: string, isRight: (text: string) => boolean): string | null {
    const value = this.textOrNull(field);
    if (value !== null && !isRight(value)) this.fail('not-a-date', field, { text: value });
    return value;
  }

  dayOrNull(field: string): string | null {
    return this.#dated(field, isDay);
  }

  day(field: string): string {
    return this.#needed(field, this.dayOrNull(field), '');
  }

  instant(field: string): string {
    return this.#needed(field, this.#dated(field, isInstant), '');
  }

  /** Only as the register writes it: `2024-25-Q1`, not `2024/25 Q1`. */
  periodOrNull(field: string): string | null {
    const value = this.textOrNull(field);
    if (value === null) return null;
    const parsed = parsePeriod(value);
    if (!parsed.ok || parsed.value !== value) this.fail('not-a-period', field, { text: value });
    return value;
  }

  period(field: string): string {
    return this.#needed(field, this.periodOrNull(field), '');
  }

  /** Empty is no, as SharePoint shows it. */
  yesNo(field: string): boolean {
    const value = this.#fields[field];
    if (!this.isEmpty(field) && typeof value !== 'boolean') this.fail('not-a-choice', field);
    return value === true;
  }

  choiceOrNull<T extends string>(field: string, choices: readonly T[]): T | null {
    const value = this.textOrNull(field);
    const found = choices.find(choice => choice === value);
    if (value !== null && found === undefined) this.fail('not-a-choice', field, { text: value });
    return found ?? null;
  }

  choice<T extends string>(field: string, choices: readonly [T, ...T[]]): T {
    return this.#needed(field, this.choiceOrNull(field, choices), choices[0]);
  }

  jsonOrNull<T>(field: string, schema: z.ZodType<T>): T | null {
    const value = this.textOrNull(field);
    if (value === null) return null;
    try {
      const parsed = schema.safeParse(JSON.parse(value));
      if (parsed.success) return parsed.data;
    } catch {
      // Not JSON at all: the same problem for whoever has to mend it.
    }
    this.fail('not-json', field);
    return null;
  }

  json<T>(field: string, schema: z.ZodType<T>, placeholder: T): T {
    return this.#needed(field, this.jsonOrNull(field, schema), placeholder);
  }

  /** Holds a row to its Key: whoever copies a row by hand copies its Key too. */
  keyIs(expected: string): void {
    if (this.isSound() && this.#fields['Key'] !== expected) {
      this.fail('key-mismatch', 'Key', { expected });
    }
  }

  /** Nothing is wrong so far: what columns say of each other is asked only of columns that could be read. */
  isSound(): boolean {
    return this.#problems.length === 0;
  }

  finish<T>(value: T): Result<T> {
    return this.isSound() ? accept(value) : { ok: false, problems: this.#problems };
  }
}
