import type { Call, Graph, Reply, Route, Row } from './graph.ts';
import { etagOf, parseItemView, showItem } from './itemView.ts';
import type { ItemView } from './itemView.ts';
import { requireList } from './lists.ts';
import type { List } from './lists.ts';
import { Refusal, invalidRequest } from './refusal.ts';
import { numberIn } from './requestBody.ts';
import { parseTop } from './selection.ts';

/** How far a client has come, and from which change on it needs to hear of deletions: none from before its first walk. */
type Place = { epoch: string; change: number; deletionsAfter: number };

const formatToken = (place: Place): string =>
  Buffer.from(`${place.epoch};${place.change};${place.deletionsAfter}`).toString('base64url');

const parseToken = (token: string): Place => {
  const groups = /^(?<epoch>[^;]+);(?<change>\d+);(?<deletionsAfter>\d+)$/.exec(
    Buffer.from(token, 'base64url').toString(),
  )?.groups;
  if (!groups) throw invalidRequest('The delta token is not valid.');
  return {
    epoch: groups['epoch'] ?? '',
    change: Number(groups['change']),
    deletionsAfter: Number(groups['deletionsAfter']),
  };
};

const latestChange = (graph: Graph): number =>
  numberIn(graph.database.get('select coalesce(max(change), 0) n from items') ?? {}, 'n');

const link = ({ graph, request }: Call, parameter: string, place: Place): string => {
  const kept = [...request.query].filter(([name]) => name !== 'token' && name !== '$skiptoken');
  const query = new URLSearchParams([...kept, [parameter, formatToken(place)]]);
  return `${graph.base}${request.path}?${query.toString()}`;
};

const showChange = (graph: Graph, row: Row, { list, view }: { list: List; view: ItemView }): Row =>
  row['deleted'] === 1
    ? {
        '@odata.etag': etagOf(row),
        id: String(row['id']),
        eTag: etagOf(row),
        parentReference: { siteId: list.siteId },
        deleted: { state: 'deleted' },
      }
    : showItem(graph, row, { list, view });

const startOf = ({ graph, request }: Call): Place => {
  const token = request.query.get('$skiptoken') ?? request.query.get('token');
  const { epoch } = graph.database;
  if (token === undefined || token === '') return { epoch, change: 0, deletionsAfter: latestChange(graph) };
  if (token === 'latest') return { epoch, change: latestChange(graph), deletionsAfter: 0 };
  const place = parseToken(token);
  if (place.epoch === epoch) return place;
  throw new Refusal(410, 'resyncRequired', {
    message: 'Resync required: the token is too old. Start over at the address in Location.',
    headers: { Location: `${graph.base}${request.path}` },
  });
};

const listDelta = (call: Call): Reply => {
  const { graph, request } = call;
  const list = requireList(call);
  const view = parseItemView(request.query);
  const top = parseTop(request.query.get('$top'), { usual: 200, most: 5000 });
  const from = startOf(call);
  const rows = graph.database.all(
    'select * from items where list_id = ? and change > ? and (deleted = 0 or change > ?) order by change limit ?',
    [list.id, from.change, from.deletionsAfter, top + 1],
  );
  const page = rows.slice(0, top);
  const reached = Number(page.at(-1)?.['change'] ?? from.change);
  const links =
    rows.length > top
      ? { '@odata.nextLink': link(call, '$skiptoken', { ...from, change: reached }) }
      : { '@odata.deltaLink': link(call, 'token', { ...from, change: reached, deletionsAfter: 0 }) };
  return {
    status: 200,
    body: {
      '@odata.context': `${graph.base}/$metadata#Collection(listItem)`,
      ...links,
      value: page.map(row => showChange(graph, row, { list, view })),
    },
  };
};

export const itemDeltaRoutes: Route[] = [
  { method: 'GET', pattern: 'sites/{site}/lists/{list}/items/delta', handle: listDelta },
];
