import type { ViewName } from './address.ts';

export const viewNames: Record<ViewName, string> = {
  overview: 'Overview',
  actions: 'Actions',
  indicators: 'Indicators',
  returns: 'Returns',
  'my-return': 'My return',
  'to-decide': 'To decide',
};
