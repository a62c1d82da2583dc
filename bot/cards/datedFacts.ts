import {
  explainDocument,
  explainRecommendation,
  isRestricted,
  longDay,
  periodOn,
  recommendationOn,
} from '../../register/index.ts';
import type { Day, Document, Recommendation, Snapshot } from '../../register/index.ts';
import { lastReviewAnswer } from '../../chase/index.ts';
import { run, shorten, words, type Element } from './adaptiveCard.ts';
import { claimWords, sourceWords } from './datedWords.ts';
import { itemName } from './itemName.ts';
import { whoIn } from './who.ts';

type Facts<T> = { snapshot: Snapshot; item: T; day: Day };

const explained = ({ snapshot, item, day }: Facts<Recommendation | Document>): Element[] => {
  const scheme = snapshot.schemes.find(({ id }) => id === item.scheme);
  if (!scheme) return [];
  const at = { scheme, period: periodOn(day, 'quarter'), day, plan: null };
  const { sentence } =
    item.kind === 'recommendation' ? explainRecommendation(item, at) : explainDocument(item, at);
  return [words([run(`${sentence}.`)], { spacing: 'small' })];
};

const quote = (label: string, text: string): Element =>
  words([run(`${label} `, { weight: 'bolder' }), run(text)], { spacing: 'small' });

const ofRecommendation = ({ snapshot, item, day }: Facts<Recommendation>, most: number): Element[] => {
  const { claim, returned, proposal } = recommendationOn(item, day);
  const assurance = item.assurance === null ? '' : `, ${item.assurance} assurance`;
  const report = `${item.report} (${sourceWords[item.source]}${assurance}), ${item.riskPriority} priority`;
  return [
    words([run(report, { isSubtle: true })], { spacing: 'small' }),
    ...explained({ snapshot, item, day }),
    ...(claim ? [quote(`${claimWords(snapshot, claim)}:`, shorten(claim.evidence, most))] : []),
    ...(returned
      ? [quote(`Returned on ${longDay(returned.on)}. What would satisfy:`, shorten(returned.needs, most))]
      : []),
    ...(proposal
      ? [
          quote(
            `Proposed on ${longDay(proposal.proposal.on)} by ${whoIn(snapshot, proposal.proposal.by)}: accept the risk.`,
            `${shorten(proposal.proposal.reason, most)} Risk score ${proposal.proposal.riskScore}, review on ${longDay(proposal.proposal.reviewOn)}.`,
          ),
        ]
      : []),
    ...(proposal?.opinion
      ? [
          quote(
            'Opinion of the head of audit:',
            proposal.opinion.withinAppetite
              ? 'within the risk appetite.'
              : `outside the risk appetite, escalated to ${proposal.opinion.escalatedTo ?? 'nobody'}.`,
          ),
        ]
      : []),
  ];
};

const routes: Record<Document['approvalRoute'], string> = {
  officer: 'approved by an officer',
  cabinet: 'approved by Cabinet',
  council: 'approved by Council',
};

const ofDocument = (facts: Facts<Document>, most: number): Element[] => {
  const { item, snapshot } = facts;
  const answer = lastReviewAnswer(item);
  return [
    words([run(`${item.post}; ${routes[item.approvalRoute]}`, { isSubtle: true })], { spacing: 'small' }),
    ...explained(facts),
    ...(answer
      ? [
          quote(
            `Answered on ${longDay(answer.on)} by ${whoIn(snapshot, answer.by)}:`,
            `${answer.stillNeeded ? 'still needed' : 'not needed any more'}. Risk of its being out of date: ${shorten(answer.riskIfOutOfDate, most)}`,
          ),
        ]
      : []),
  ];
};

/**
 * What a recommendation or a policy is, and how it stands on a day: its name, where it comes from, its dates and how late
 * it is, and what was said and done of it. Of what is restricted its reference only.
 *
 * @param most characters of each thing that people wrote
 */
export const datedFacts = (facts: Facts<Recommendation | Document>, most = 600): Element[] => {
  const { snapshot, item, day } = facts;
  const name = words(itemName(item));
  if (isRestricted(item.visibility)) return [name];
  return [
    name,
    ...(item.kind === 'recommendation'
      ? ofRecommendation({ snapshot, item, day }, most)
      : ofDocument({ snapshot, item, day }, most)),
  ];
};
