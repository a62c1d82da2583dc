import type { GraphRequest } from './graph.ts';

/** SharePoint's; people, mailboxes and Teams have limits of their own that a register never comes near. */
const services = new Set(['sites', 'drives', 'shares']);

const collections = new Set([
  'lists',
  'items',
  'columns',
  'children',
  'versions',
  'contentTypes',
  'subsites',
  'drives',
]);

/**
 * Units of a request: 1 one item, a download, delta with a token; 2 a query or a write; 5 permissions. The pages of a
 * first walk through delta carry a place and no token yet, and are taken for queries.
 * https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online#application-throttling
 */
export const unitsOf = ({
  method,
  segments,
  query,
}: Pick<GraphRequest, 'method' | 'segments' | 'query'>): number => {
  if (!services.has(segments[0] ?? '')) return 0;
  if (segments.includes('permissions') || /permissions/i.test(query.get('$expand') ?? '')) return 5;
  if (method !== 'GET') return 2;
  const last = segments.at(-1) ?? '';
  if (last === 'delta') return query.has('token') ? 1 : 2;
  return collections.has(last) || query.has('$filter') ? 2 : 1;
};
