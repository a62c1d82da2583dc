import { describe, expect, test } from '@jest/globals';
import { firstAddress, formatAddress, parseAddress, type Address } from '../../tab/address.ts';

describe('the address of what is being looked at', () => {
  test.each<[string, string, Partial<Address>]>([
    ['nothing chosen is the overview', '', {}],
    [
      'everything chosen is in the link',
      '?period=2024-25-Q2&view=actions&priority=growth&rating=A&search=car+parks&mine=yes&sort=-due&columns=rating%2Cdue&item=kings-lynn%2Faction%2FA02',
      {
        period: '2024-25-Q2',
        view: 'actions',
        filters: { priority: 'growth', rating: 'A' },
        search: 'car parks',
        mine: true,
        sort: '-due',
        columns: ['rating', 'due'],
        item: 'kings-lynn/action/A02',
      },
    ],
  ])('%s', (_, search, said) => {
    expect(parseAddress(search)).toEqual({ ...firstAddress, ...said });
    expect(formatAddress({ ...firstAddress, ...said })).toBe(search);
  });

  test('a view that does not exist is the overview', () =>
    expect(parseAddress('?view=charts').view).toBe('overview'));
});
