type Asked = { method: string; path: string; body?: unknown };

/** Collections: asking for one of them is a query for several items. */
const several = new Set(['items', 'lists', 'columns', 'children', 'drives', 'sites', 'versions']);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const membersOf = (body: unknown): Asked[] => {
  const requests = isObject(body) ? body['requests'] : null;
  return (Array.isArray(requests) ? (requests as unknown[]) : []).flatMap(member =>
    isObject(member) && typeof member['method'] === 'string' && typeof member['url'] === 'string'
      ? [{ method: member['method'], path: member['url'] }]
      : [],
  );
};

const unitsOfRead = (path: string, query: string): number => {
  const last = path.split('/').findLast(part => part !== '') ?? '';
  if (/^delta(\(|$)/.test(last)) return /token=/i.test(`${last}?${query}`) ? 1 : 2;
  return several.has(last) ? 2 : 1;
};

/**
 * What a call costs in SharePoint's resource units: 1 for one item, a file or delta with a token, 2 for several items or a
 * write, 5 for permissions; a batch costs what its members cost. People, mailboxes and Teams are no part of that budget:
 * 0. Calls that are turned away cost the same.
 *
 * @see https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online
 */
export const unitsOf = ({ method, path, body }: Asked): number => {
  const [address = '', query = ''] = path.replace(/^https?:\/\/[^/]+(\/[^/]+)?(?=\/)/, '').split('?', 2);
  if (address.endsWith('/$batch')) return membersOf(body).reduce((sum, member) => sum + unitsOf(member), 0);
  if (!/^\/(sites|drives|shares)(\/|$)/.test(address)) return 0;
  if (/\/permissions(\/|$)/.test(address) || /\$expand=[^&]*permissions/i.test(query)) return 5;
  return method === 'GET' ? unitsOfRead(address, query) : 2;
};
