import { randomUUID } from 'node:crypto';
import { answerBatch } from './batch.ts';
import { columnRoutes } from './columns.ts';
import { driveRoutes } from './drive.ts';
import type { Graph, GraphRequest, Reply, Route } from './graph.ts';
import { installedAppRoutes } from './installedApps.ts';
import { itemDeltaRoutes } from './itemDelta.ts';
import { itemRoutes } from './items.ts';
import { listRoutes } from './lists.ts';
import { mailboxRoutes } from './mailboxSettings.ts';
import { Refusal, invalidRequest, notImplemented, replyOf } from './refusal.ts';
import type { RequestIds } from './refusal.ts';
import { findRoute } from './router.ts';
import { siteRoutes } from './sites.ts';
import { userRoutes } from './users.ts';

const routes: Route[] = [
  ...siteRoutes,
  ...listRoutes,
  ...columnRoutes,
  // Before the items, one of which would otherwise be called delta.
  ...itemDeltaRoutes,
  ...itemRoutes,
  ...driveRoutes,
  ...userRoutes,
  ...mailboxRoutes,
  ...installedAppRoutes,
];

const known = new Set(['$select', '$expand', '$filter', '$top', '$orderby', '$skiptoken']);

/** Refused by Graph itself for what is served here, or not known here: never passed over in silence. */
const refuseStrangeOptions = (request: GraphRequest): void => {
  for (const name of request.query.keys()) {
    if (name === '$skip' || name === '$search' || name === '$count') {
      throw invalidRequest(`The query option '${name}' is not supported here.`);
    }
    if (name.startsWith('$') && !known.has(name)) {
      throw notImplemented(`${request.method} ${request.path} with '${name}'`);
    }
  }
};

const routed = async (graph: Graph, request: GraphRequest): Promise<Reply> => {
  const found = findRoute(routes, request.method, request.segments);
  if (!found) throw notImplemented(`${request.method} /v1.0${request.path}`);
  refuseStrangeOptions(request);
  return found.route.handle({ graph, request, parameters: found.parameters });
};

export const idsOf = (graph: Graph, clientRequestId: string | undefined): RequestIds => {
  const requestId = randomUUID();
  const date = graph.now().toISOString().slice(0, 19);
  return { requestId, clientRequestId: clientRequestId ?? requestId, date };
};

/** Answers one request; what cannot even be read as one is refused like the rest. */
const answerOne = async (graph: Graph, ids: RequestIds, read: () => GraphRequest): Promise<Reply> => {
  try {
    return await routed(graph, read());
  } catch (error) {
    if (error instanceof Refusal) return replyOf(error, ids);
    throw error;
  }
};

/** Answers any request that has been let in; a refusal is an answer, anything else thrown is a fault of ours. */
export const answer = async (graph: Graph, ids: RequestIds, request: GraphRequest): Promise<Reply> => {
  if (request.method !== 'POST' || request.segments.join('/') !== '$batch') {
    return answerOne(graph, ids, () => request);
  }
  return answerBatch(request, {
    answer: (id, read) => answerOne(graph, idsOf(graph, id), read),
    reversed: graph.behaviour.batchAnswersReversed,
  });
};
