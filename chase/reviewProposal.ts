import type { Document, Update } from '../register/index.ts';

/** What an owner proposes to the approver of a policy. */
export const reviewOutcomes = ['updated', 'extended', 'withdrawn'] as const;
export type ReviewOutcome = (typeof reviewOutcomes)[number];

/** The first words of a proposal, by which people and we know what is proposed; the approver chooses all the same. */
const openings: Record<ReviewOutcome, string> = {
  updated: 'It has been brought up to date.',
  extended: 'Please extend the review date.',
  withdrawn: 'Please withdraw it.',
};

/** The commentary of a proposal: what is proposed, and the owner's own words. */
export const proposalText = (outcome: ReviewOutcome, words: string): string =>
  `${openings[outcome]} ${words.trim()}`.trim();

/** What a commentary proposes; null where it says no more than how things stand. */
export const proposedIn = ({ commentary }: Pick<Update, 'commentary'>): ReviewOutcome | null =>
  reviewOutcomes.find(outcome => commentary?.startsWith(openings[outcome])) ?? null;

/** The owner's own words of a proposal, without its opening. */
export const ownWordsOf = (update: Pick<Update, 'commentary'>): string => {
  const outcome = proposedIn(update);
  const text = update.commentary ?? '';
  return outcome === null ? text : text.slice(openings[outcome].length).trim();
};

/** What the owner answered last: whether it is still needed, and the risk of its being out of date. */
export const lastReviewAnswer = ({ acts }: Document) =>
  acts.flatMap(act => (act.act === 'answered' ? [act] : [])).at(-1) ?? null;
