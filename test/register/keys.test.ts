import { describe, expect, test } from '@jest/globals';
import {
  chaseKey,
  councilOf,
  definitionKey,
  encodeRef,
  itemKey,
  meetingKey,
  personKey,
  planKey,
  reportingPeriodKey,
  updateKey,
} from '../../register/index.ts';
import { refOf } from '../../register/keys.ts';

describe('keys, as the lists have them', () => {
  const item = itemKey('kings-lynn', 'indicator', '1.10');

  test.each([
    ['a plan', planKey('kings-lynn', 'growth'), 'kings-lynn/growth'],
    ['an item', item, 'kings-lynn/indicator/1.10'],
    [
      'a reference with a slash and a blank',
      itemKey('norfolk', 'action', 'A 1/2'),
      'norfolk/action/A.x20.1.x2f.2',
    ],
    ['an update', updateKey(item, '2024-25-Q1', 'published'), `${item}/2024-25-Q1/published`],
    ['a period', reportingPeriodKey('kings-lynn', '2024-25-Q1'), 'kings-lynn/2024-25-Q1'],
    [
      'a meeting',
      meetingKey('kings-lynn', '2024-25-Q1', 'Audit Committee'),
      'kings-lynn/2024-25-Q1/audit-committee',
    ],
    ['a person', personKey('kings-lynn', 'an-id'), 'kings-lynn/an-id'],
    ['a line of the chase', chaseKey('kings-lynn', '2024-10-01', 'an-id'), 'kings-lynn/2024-10-01/an-id'],
    ['the first version of a measure', definitionKey(item, '2024-04-01', true), item],
    ['a later version', definitionKey(item, '2025-04-01', false), `${item}/2025-04-01`],
    ['a version without a day', definitionKey(item, null, false), item],
  ])('%s', (_, key, expected) => expect(key).toBe(expected));

  test('each begins with its council', () => expect(councilOf(item)).toBe('kings-lynn'));
  test('what is no key is its own council', () => expect(councilOf('kings-lynn')).toBe('kings-lynn'));
  test.each(['1.10', 'A 1', 'CP-7/b', 'Ä–🌳'])('the reference “%s” can be read from its key', ref =>
    expect(refOf(itemKey('made-up', 'action', ref))).toBe(ref),
  );

  test('two references never share an encoding', () => expect(encodeRef('A/1')).not.toBe(encodeRef('A 1')));
});
