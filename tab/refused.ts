import { ApiError, type ChangedFacts, type SpokenProblem } from '../server/client.ts';
import { failureWords } from './failure.ts';

/**
 * Why something was not sent, as a form shows it. `asked` are the queries among its problems, by the code that confirms
 * each: the answer is taken when it is sent again with them.
 */
export type Refused = {
  sentence: string;
  problems: SpokenProblem[];
  asked: string[];
  changed: ChangedFacts | null;
};

const queryOf = ({ facts }: SpokenProblem): string[] => {
  const query = facts?.['query'];
  return typeof query === 'string' ? [query] : [];
};

/** Of an answer that is refused for these reasons. */
export const refusedFor = (problems: SpokenProblem[], sentence = problems[0]?.detail ?? ''): Refused => ({
  sentence,
  problems,
  asked: problems.flatMap(queryOf),
  changed: null,
});

/** Of a request that failed. A token that could not be had is a sign-in that ended. */
export const refusedBy = (error: unknown): Refused => {
  if (!(error instanceof ApiError)) return refusedFor([], failureWords['signed-out'].advice);
  const { problems = [], changed = null } = error.problem;
  return { ...refusedFor(problems, error.message), changed };
};

/** True where the person is asked whether it is right, and nothing is wrong. */
export const isAsking = ({ problems, asked }: Refused): boolean =>
  problems.length > 0 && asked.length === problems.length;

/** What is wrong with one field; undefined where nothing is. */
export const problemAt = (refused: Refused | null, ...fields: string[]): string | undefined => {
  const found = refused?.problems.filter(({ field }) => field !== undefined && fields.includes(field)) ?? [];
  return found.length === 0 ? undefined : found.map(({ detail }) => detail).join(' ');
};

/** What is wrong with no field that the form has. */
export const problemsElsewhere = ({ problems, sentence }: Refused, fields: readonly string[]): string[] => {
  if (problems.length === 0) return [sentence];
  return problems
    .filter(({ field }) => field === undefined || !fields.includes(field))
    .map(({ detail }) => detail);
};
