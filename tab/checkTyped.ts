import {
  explainStanding,
  isQuery,
  queryCodes,
  reviewAnswer,
  standingWith,
  type Band,
  type Question,
  type Snapshot,
  type Standing,
} from '../register/index.ts';
import { sentenceOf } from '../server/client.ts';
import { bandShown } from './ratingWords.ts';
import { refusedFor, type Refused } from './refused.ts';

/** What an answer would be rated, and why. `mark` is null of what is information only. */
export type WouldBe = { mark: Band | null; why: string };

/** `would` is null where something is wrong; `refused` where nothing is, and nothing is asked either. */
export type Checked = { would: WouldBe | null; refused: Refused | null };

const isInformation = ({ item }: Standing): boolean => item.kind === 'action' && item.partnership;

const wouldBe = (standing: Standing, period: string): WouldBe => {
  const { item, scheme, rating } = standing;
  const why =
    item.kind === 'indicator' ? `${explainStanding(standing, period).sentence}.` : 'Nothing is missing.';
  return { mark: isInformation(standing) ? null : bandShown(scheme, rating.band), why };
};

/** What sending would say, without sending: by the rules that the server goes by, and in its words. */
export const checkTyped = (snapshot: Snapshot, question: Question): Checked => {
  const review = reviewAnswer(snapshot, question);
  const problems = review.ok ? [] : review.problems;
  const refused = review.ok
    ? null
    : refusedFor(problems.map(problem => ({ ...problem, detail: sentenceOf(problem) })));
  if (!problems.every(isQuery)) return { would: null, refused };
  const raw = { ...question.raw, confirmed: queryCodes };
  const answer = reviewAnswer(snapshot, { ...question, raw });
  const standing = answer.ok ? standingWith(snapshot, question, answer.value) : null;
  return { would: standing && wouldBe(standing, question.period), refused };
};
