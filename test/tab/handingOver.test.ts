import { expect, test } from '@jest/globals';
import {
  handedOverWords,
  handOverWords,
  ownedItems,
  postsThatOwn,
  postsToChoose,
} from '../../tab/handingOver.ts';
import { sampleSnapshot } from '../register/sampleSnapshot.ts';

const snapshot = sampleSnapshot();
const items = ownedItems(snapshot);

test('what can be handed over still goes on, each measure once, by reference', () => {
  const ended = new Set(
    snapshot.actions.filter(({ state }) => state === 'completed' || state === 'closed').map(({ key }) => key),
  );
  expect(ended.size).toBeGreaterThan(0);
  expect(items.filter(({ key }) => ended.has(key))).toEqual([]);
  expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
  expect(items.slice(0, 3).map(({ ref }) => ref)).toEqual(['1.1', '1.2', '1.3']);
});

test('posts stand by name; to choose from are those that somebody holds as well', () => {
  const own = postsThatOwn(items);
  expect(own).toContain('Car Parks Manager');
  expect(own).not.toContain('Performance Officer');
  expect(postsToChoose(snapshot, items)).toEqual(expect.arrayContaining([...own, 'Performance Officer']));
});

test('the words count what goes', () => {
  expect(handOverWords(1, '')).toBe('Hand over 1 item');
  expect(handOverWords(12, 'Parks Manager')).toBe('Hand over 12 items to Parks Manager');
  expect(handedOverWords({ count: 1, toPost: 'Parks Manager' })).toMatch(
    /^1 item now belongs .* asked for it/,
  );
  expect(handedOverWords({ count: 2, toPost: 'Parks Manager' })).toMatch(
    /^2 items now belong .* asked for them/,
  );
});
