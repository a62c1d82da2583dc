import { expect, test } from '@jest/globals';
import { lastReviewAnswer, ownWordsOf, proposalText, proposedIn, reviewOutcomes } from '../../chase/index.ts';
import { document } from '../register/madeSnapshot.ts';

test.each([...reviewOutcomes])('a proposal that it is %s says so, and keeps its owner’s words', outcome => {
  const commentary = proposalText(outcome, ' Rewritten for the new act. ');
  expect(proposedIn({ commentary })).toBe(outcome);
  expect(ownWordsOf({ commentary })).toBe('Rewritten for the new act.');
  expect(ownWordsOf({ commentary: proposalText(outcome, ' ') })).toBe('');
});

test('a plain word proposes nothing', () => {
  expect(proposedIn({ commentary: 'The consultation has ended.' })).toBeNull();
  expect(proposedIn({ commentary: null })).toBeNull();
  expect(ownWordsOf({ commentary: 'The consultation has ended.' })).toBe('The consultation has ended.');
  expect(ownWordsOf({ commentary: null })).toBe('');
});

test('the last answer on a review is the one that counts', () => {
  const answered = { act: 'answered', stillNeeded: true, riskIfOutOfDate: 'Low.', by: 'x' } as const;
  const acts = [
    { ...answered, on: '2024-05-01' },
    { ...answered, on: '2024-07-01', stillNeeded: false },
    { act: 'formal-review-begun', on: '2024-07-02', by: 'x' } as const,
  ];
  expect(lastReviewAnswer(document({ acts }))).toMatchObject({ on: '2024-07-01', stillNeeded: false });
  expect(lastReviewAnswer(document())).toBeNull();
});
