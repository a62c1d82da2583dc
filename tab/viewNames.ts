import type { ViewName } from './address.ts';

export const viewNames: Record<ViewName, string> = {
  overview: 'Overview',
  actions: 'Actions',
  indicators: 'Indicators',
  recommendations: 'Recommendations',
  documents: 'Documents',
  meetings: 'Meetings',
  meeting: 'Meeting',
  returns: 'Returns',
  'my-return': 'My return',
  'to-decide': 'To decide',
};
