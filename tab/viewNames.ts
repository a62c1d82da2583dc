import type { ViewName } from './address.ts';

export const viewNames: Record<ViewName, string> = {
  overview: 'Overview',
  actions: 'Actions',
  indicators: 'Indicators',
  meetings: 'Meetings',
  meeting: 'Meeting',
  returns: 'Returns',
  'my-return': 'My return',
  'to-decide': 'To decide',
};
