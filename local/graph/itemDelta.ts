import { errorAmongRows, toldTwice } from './deltaFaults.ts';
import type { Call, Graph, Reply, Route, Row } from './graph.ts';
import { etagOf, parseItemView, showListedItem } from './itemView.ts';
import type { ItemView } from './itemView.ts';
import { requireList } from './lists.ts';
import type { List } from './lists.ts';
import { pageLength } from './pageFaults.ts';
import { Refusal, idsOf, invalidRequest } from './refusal.ts';
import { numberIn } from './requestBody.ts';
import { parseTop } from './selection.ts';

/** How far a client has come, and from which change on it needs to hear of deletions: none from before its first walk. */
type Place = { epoch: string; change: number; deletionsAfter: number; empties: number };

const formatToken = (place: Place): string =>
  Buffer.from(`${place.epoch};${place.change};${place.deletionsAfter};${place.empties}`).toString(
    'base64url',
  );

const parseToken = (token: string): Place => {
  const groups = /^(?<epoch>[^;]+);(?<change>\d+);(?<deletionsAfter>\d+);(?<empties>\d+)$/.exec(
    Buffer.from(token, 'base64url').toString(),
  )?.groups;
  if (!groups) throw invalidRequest('The delta token is not valid.');
  return {
    epoch: groups['epoch'] ?? '',
    change: Number(groups['change']),
    deletionsAfter: Number(groups['deletionsAfter']),
    empties: Number(groups['empties']),
  };
};

const latestChange = (graph: Graph, list: List): number =>
  numberIn(
    graph.database.get('select coalesce(max(change), 0) n from items where list_id = ?', [list.id]) ?? {},
    'n',
  );

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
    : showListedItem(graph, row, { list, view });

const startOver = ({ graph, request }: Call): Refusal =>
  new Refusal(410, 'resyncRequired', {
    message: 'Resync required: the token is too old. Start over at the address in Location.',
    headers: { Location: `${graph.base}${request.path}` },
  });

const startOf = (call: Call, list: List): Place => {
  const { graph, request } = call;
  const token = request.query.get('$skiptoken') ?? request.query.get('token');
  const { epoch } = graph.database;
  if (token === undefined || token === '')
    return { epoch, change: 0, deletionsAfter: latestChange(graph, list), empties: 0 };
  if (token === 'latest') return { epoch, change: latestChange(graph, list), deletionsAfter: 0, empties: 0 };
  const place = parseToken(token);
  if (place.epoch === epoch && request.fault !== 'deltaGone') return place;
  throw startOver(call);
};

const shown = (call: Call, rows: readonly Row[], { list, view }: { list: List; view: ItemView }): Row[] => {
  const { graph, request } = call;
  const told = request.fault === 'deltaRepeats' ? toldTwice(call, list, rows) : rows;
  const values = told.map(row => showChange(graph, row, { list, view }));
  return request.fault === 'deltaErrorInside'
    ? [
        ...values.slice(0, values.length / 2),
        errorAmongRows(idsOf(graph, request.headers['client-request-id'])),
      ]
    : values;
};

const listDelta = (call: Call): Reply => {
  const { graph, request } = call;
  const list = requireList(call);
  const view = parseItemView(request.query);
  const top = parseTop(request.query.get('$top'), { usual: 200, most: 5000 });
  const from = startOf(call, list);
  const rows = graph.database.all(
    'select * from items where list_id = ? and change > ? and (deleted = 0 or change > ?) order by change limit ?',
    [list.id, from.change, from.deletionsAfter, top + 1],
  );
  const length = pageLength(call, Math.min(top, rows.length), from.empties);
  const page = rows.slice(0, length.rows);
  const change = Number(page.at(-1)?.['change'] ?? from.change);
  const empties = length.empty ? from.empties + 1 : 0;
  const links =
    length.empty || rows.length > page.length
      ? { '@odata.nextLink': link(call, '$skiptoken', { ...from, change, empties }) }
      : { '@odata.deltaLink': link(call, 'token', { ...from, change, deletionsAfter: 0, empties }) };
  return {
    status: 200,
    body: {
      '@odata.context': `${graph.base}/$metadata#Collection(listItem)`,
      ...links,
      value: shown(call, page, { list, view }),
    },
  };
};

export const itemDeltaRoutes: Route[] = [
  { method: 'GET', pattern: 'sites/{site}/lists/{list}/items/delta', handle: listDelta },
];
