import { problemCodes, type Problem, type ProblemCode, type Result } from '../register/index.ts';
import { refusals, type RefusalCode } from './refusals.ts';
import { sentenceOf } from './words.ts';
import type { ChangedFacts, ProblemDocument, SpokenProblem } from './wire.ts';

/** Thrown by a route, answered as RFC 9457. Carries nothing that a person may not read. */
export class Refusal extends Error {
  readonly document: ProblemDocument;

  constructor(document: ProblemDocument) {
    super(document.code);
    this.name = 'Refusal';
    this.document = document;
  }
}

const typeOf = (code: string): string => `urn:quarterbook:problem:${code}`;

export const speak = (problem: Problem): SpokenProblem => ({ ...problem, detail: sentenceOf(problem) });

/** A refusal of the server itself: no sign-in, no such page, nobody there. */
export const refusal = (code: RefusalCode): Refusal =>
  new Refusal({ type: typeOf(code), code, ...refusals[code] });

/** What was there before, beside what was being sent: nothing was written. */
export const changedRefusal = (changed: ChangedFacts): Refusal =>
  new Refusal({ type: typeOf('changed'), code: 'changed', ...refusals.changed, changed });

const notThere: readonly ProblemCode[] = [
  'unknown-council',
  'unknown-period',
  'unknown-item',
  'unknown-plan',
  'unknown-block',
  'unknown-meeting',
  'not-frozen',
];
const notAllowed: readonly ProblemCode[] = ['not-yours', 'not-allowed', 'own-answer', 'owner-cannot-verify'];
const notNow: readonly ProblemCode[] = [
  'period-not-open',
  'period-not-closed',
  'changed-meanwhile',
  'decided-already',
  'not-asked-for',
  'identity-broken',
  'hash-mismatch',
];
const notReadable: readonly ProblemCode[] = ['not-json'];

/** The status that goes with a rule's code: 400 what cannot be read, 422 what was read and refused. */
export const statusOf = (code: ProblemCode): number => {
  if (notThere.includes(code)) return 404;
  if (notAllowed.includes(code)) return 403;
  if (notNow.includes(code)) return 409;
  return notReadable.includes(code) ? 400 : 422;
};

/** A rule's refusal. The first problem speaks for all; the rest are listed beside it. */
export const ruleRefusal = (problems: readonly Problem[]): Refusal => {
  const first: Problem = problems[0] ?? { code: 'missing' };
  return new Refusal({
    type: typeOf(first.code),
    title: 'Not accepted',
    status: statusOf(first.code),
    detail: sentenceOf(first),
    code: first.code,
    ...(first.field === undefined ? {} : { field: first.field }),
    problems: problems.map(speak),
  });
};

/** @throws Refusal with what the rules refused */
export const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw ruleRefusal(result.problems);
  return result.value;
};

/** Every code that a problem document may carry. */
export const documentCodes: readonly string[] = [...problemCodes, ...Object.keys(refusals)];
