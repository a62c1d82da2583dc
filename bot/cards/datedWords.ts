import { longDay } from '../../register/index.ts';
import type { Recommendation, RecommendationPosition, Snapshot, Update } from '../../register/index.ts';
import { shorten } from './adaptiveCard.ts';
import { whoIn } from './who.ts';

type Claim = NonNullable<RecommendationPosition['claim']>;

/** "Implemented, said the Revenues Manager on 18 November 2024". */
export const claimWords = (snapshot: Snapshot, { how, by, on }: Claim): string =>
  `${how === 'implemented' ? 'Implemented' : 'Partly implemented'}, said ${whoIn(snapshot, by)} on ${longDay(on)}`;

/** In one line, what is asked for beside the words. */
export const requestWords = ({ requestedDue, commentary }: Update): string =>
  requestedDue === null ? shorten(commentary ?? '', 120) : `Asks for ${longDay(requestedDue)}`;

/** What shows that it is done, by priority. Source: Global Internal Audit Standards 15.2. */
export const proofWords: Record<Recommendation['riskPriority'], string> = {
  low: 'Low priority: the evidence has to be read.',
  medium: 'Medium priority: it has to be inspected.',
  high: 'High priority: it has to be re-tested, with the sample and the result.',
};

export const sourceWords: Record<Recommendation['source'], string> = {
  'internal-audit': 'internal audit',
  'external-audit': 'external audit',
  ombudsman: 'the ombudsman',
  inspection: 'an inspection',
  'peer-challenge': 'a peer challenge',
};
