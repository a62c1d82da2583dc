import { complaintClock } from '../complaintClock.ts';
import type { Complaint } from '../complaint.ts';
import type { Day } from '../day.ts';
import type { Document } from '../document.ts';
import type { Item } from '../item.ts';
import { latenessOf } from '../lateness.ts';
import { ownerAt } from '../owner.ts';
import type { PeriodId } from '../period.ts';
import { rateComplaint } from '../rateComplaint.ts';
import { rateDocument, reviewPosition } from '../rateDocument.ts';
import { rateRecommendation } from '../rateRecommendation.ts';
import type { Rating } from '../rating.ts';
import type { Recommendation } from '../recommendation.ts';
import { recommendationOn } from '../recommendationState.ts';
import type { Scheme } from '../scheme.ts';
import type { Calendar } from '../workingDays.ts';
import { complaintWords } from './complaintWords.ts';
import { documentWords } from './documentWords.ts';
import { bandWords, capital } from './figureWords.ts';
import { named, nothingMeasured, nothingMoved, ratedAs, type ItemExplanation } from './itemExplanation.ts';
import { dueWords, lateWords } from './lateWords.ts';
import { progressWords } from './recommendationWords.ts';

/** `day` is the one as at which the period shows what is rated by dates; `plan` is a title. */
export type DatedAt = { scheme: Scheme; period: PeriodId; day: Day; plan: string | null };

const explained = (item: Item, at: DatedAt, said: { rating: Rating; sentence: string }): ItemExplanation => ({
  ...named(item, { ...at, post: ownerAt(item, at.day).post }),
  ...ratedAs(at.scheme, said.rating),
  ...nothingMeasured,
  ...nothingMoved,
  sentence: said.sentence,
});

const nameOf = ({ scheme }: DatedAt, { band }: Rating): string => capital(bandWords(scheme, band));

/**
 * Why a recommendation is what it is at the end of a day: "Due 31 March 2024, revised once to 30 June 2024; not
 * verified by 30 September 2024: Overdue, 3 months late (6 against the date first agreed)". A closed one is late by the
 * day on which it was claimed to be done, or was verified where nobody had claimed it; one that was superseded or accepted is late no longer.
 */
export const explainRecommendation = (item: Recommendation, at: DatedAt): ItemExplanation => {
  const position = recommendationOn(item, at.day);
  const rating = rateRecommendation(item, at.day, at.scheme);
  const done = position.verified === null ? null : (position.claim ?? position.verified);
  const lateness = latenessOf(item, done === null ? at.day : done.on);
  const late =
    position.state === 'superseded' || position.state === 'risk-accepted' ? '' : lateWords(lateness);
  const sentence = `${dueWords(lateness)}; ${progressWords(position, at.day)}: ${nameOf(at, rating)}${late}`;
  return explained(item, at, { rating, sentence });
};

/** Why a policy or strategy is what it is at the end of a day. */
export const explainDocument = (item: Document, at: DatedAt): ItemExplanation => {
  const rating = rateDocument(item, at.day, at.scheme);
  const { day } = at;
  const sentence = documentWords(reviewPosition(item, day), { name: nameOf(at, rating), day });
  return explained(item, at, { rating, sentence });
};

/** Why a complaint is what it is at the end of a day. Null where its scheme has no clock to time it by. */
export const explainComplaint = (
  item: Complaint,
  at: DatedAt,
  calendar: Calendar,
): ItemExplanation | null => {
  const { scheme, day } = at;
  const rating = rateComplaint(item, day, { scheme, calendar });
  const position = scheme.clock && complaintClock(item, day, { clock: scheme.clock, calendar });
  if (!rating || !position) return null;
  const { receivedOn } = item;
  const sentence = complaintWords(position, { receivedOn, name: nameOf(at, rating), day });
  return explained(item, at, { rating, sentence });
};
