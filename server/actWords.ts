import { longDay, type DocumentAct, type RecommendationAct } from '../register/index.ts';

const methods = {
  'evidence-read': 'the evidence was read',
  inspected: 'it was inspected',
  're-tested': 'it was re-tested',
} as const;

const ofRecommendation = (act: RecommendationAct): string => {
  switch (act.act) {
    case 'claimed':
      return act.how === 'implemented'
        ? `says that it is implemented. Evidence: ${act.evidence}`
        : `says that it is partly implemented. Evidence: ${act.evidence}`;
    case 'verified': {
      const sample = act.sample === null ? '' : ` Sample: ${act.sample}.`;
      return `verified it: ${methods[act.method]}.${sample} Result: ${act.result}`;
    }
    case 'returned':
      return `sent the claim back. What would satisfy: ${act.needs}`;
    case 'reopened':
      return `opened it again: ${act.reason}`;
    case 'superseded':
      return `superseded it: ${act.reason}`;
    case 'acceptance-proposed':
      return `proposed to accept the risk (score ${act.riskScore}) until ${longDay(act.reviewOn)}: ${act.reason}`;
    case 'acceptance-opinion':
      return act.withinAppetite
        ? 'recorded that the risk is within appetite'
        : `recorded that the risk is outside appetite, and took it to ${act.escalatedTo ?? 'the board'}`;
    case 'acceptance-minuted':
      return `recorded the committee’s minute ${act.minuteRef}`;
  }
};

const ofDocument = (act: DocumentAct): string => {
  switch (act.act) {
    case 'updated':
      return `brought it up to date; next review ${longDay(act.nextReview)}`;
    case 'withdrawn':
      return `withdrew it: ${act.reason}`;
    case 'formal-review-begun':
      return 'began a formal review';
    case 'extended':
      return `extended it to ${longDay(act.nextReview)}: ${act.reason}`;
    case 'answered':
      return `${act.stillNeeded ? 'says that it is still needed' : 'says that it is not needed any more'}. Risk of its being out of date: ${act.riskIfOutOfDate}`;
  }
};

const isOfDocument = (act: RecommendationAct | DocumentAct): act is DocumentAct =>
  ['updated', 'withdrawn', 'formal-review-begun', 'extended', 'answered'].includes(act.act);

const ended = (text: string): string => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);

/** What somebody did to a recommendation or a policy, as a person reads it: "Head of Internal Audit verified it: …". */
export const actWords = (act: RecommendationAct | DocumentAct, who: string): string =>
  `${who} ${ended(isOfDocument(act) ? ofDocument(act) : ofRecommendation(act))}`;
