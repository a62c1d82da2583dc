import { answerBatch } from './batch.ts';
import { columnRoutes } from './columns.ts';
import { driveRoutes } from './drive.ts';
import { answerUnder } from './faultAnswers.ts';
import type { FaultName } from './faultNames.ts';
import type { Graph, GraphRequest, Reply, Route } from './graph.ts';
import { installedAppRoutes } from './installedApps.ts';
import { itemDeltaRoutes } from './itemDelta.ts';
import { itemRoutes } from './items.ts';
import { listRoutes } from './lists.ts';
import { mailboxRoutes } from './mailboxSettings.ts';
import { mailRoutes } from './outbox.ts';
import { permissionRoutes } from './permissions.ts';
import { shuffled } from './random.ts';
import { Refusal, idsOf, invalidRequest, notImplemented, replyOf } from './refusal.ts';
import type { RequestIds } from './refusal.ts';
import { guardRoutes } from './requiredPermissions.ts';
import { unitsOf } from './resourceUnits.ts';
import { findRoute } from './router.ts';
import { guardSiteRoutes } from './siteAccess.ts';
import { siteRoutes } from './sites.ts';
import { subscriptionRoutes } from './subscriptions.ts';
import { throttledRefusal } from './throttle.ts';
import { userRoutes } from './users.ts';
import { versionRoutes } from './versions.ts';

const routes: Route[] = guardRoutes(
  guardSiteRoutes([
    ...siteRoutes,
    ...permissionRoutes,
    ...listRoutes,
    ...columnRoutes,
    // Before the items, one of which would otherwise be called delta.
    ...itemDeltaRoutes,
    ...itemRoutes,
    ...versionRoutes,
    ...driveRoutes,
    ...userRoutes,
    ...mailboxRoutes,
    ...mailRoutes,
    ...subscriptionRoutes,
    ...installedAppRoutes,
  ]),
);

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

type Found = { operation: string; handle: (fault: FaultName | null) => Reply | Promise<Reply> };

const findHandler = (graph: Graph, request: GraphRequest, member: boolean): Found => {
  if (!member && request.method === 'POST' && request.segments.join('/') === '$batch') {
    return { operation: 'POST $batch', handle: () => answerMembers(graph, request) };
  }
  const found = findRoute(routes, request.method, request.segments);
  if (!found) throw notImplemented(`${request.method} /v1.0${request.path}`);
  refuseStrangeOptions(request);
  const { route, parameters } = found;
  return {
    operation: `${route.method} ${route.pattern}`,
    handle: fault => route.handle({ graph, request: { ...request, fault }, parameters }),
  };
};

/** Counts what a request costs, and refuses it where that is too much by now. */
const charge = (graph: Graph, { caller, ...asked }: GraphRequest, operation: string): void => {
  const units = unitsOf(asked);
  graph.spending.call(operation, units);
  const wait = graph.throttle.charge(caller.appId, units);
  if (wait === null) return;
  graph.spending.throttled();
  throw throttledRefusal(wait, graph);
};

const orRefused = async (ids: RequestIds, work: () => Reply | Promise<Reply>): Promise<Reply> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return replyOf(error, ids);
    throw error;
  }
};

type One = { ids: RequestIds; read: () => GraphRequest; member: boolean };

/** Answers one request; what cannot even be read as one is refused like the rest. */
const answerOne = (graph: Graph, { ids, read, member }: One): Promise<Reply> =>
  orRefused(ids, () => {
    const asked = read();
    const { operation, handle } = findHandler(graph, asked, member);
    charge(graph, asked, operation);
    const fault = graph.faults.draw({ ...asked, member });
    return answerUnder(fault, () => orRefused(ids, () => handle(fault)), {
      ...graph,
      ids,
      random: graph.faults.random,
    });
  });

const answerMembers = (graph: Graph, request: GraphRequest): Promise<Reply> =>
  answerBatch(request, {
    answer: (id, read) => answerOne(graph, { ids: idsOf(graph, id), read, member: true }),
    inOrder: members =>
      graph.behaviour.batchOrder === 'any' ? shuffled(members, graph.random) : [...members],
  });

/** Answers any request that has been let in; a refusal is an answer, anything else thrown is a fault of ours. */
export const answer = (graph: Graph, ids: RequestIds, request: GraphRequest): Promise<Reply> => {
  graph.spending.request();
  return answerOne(graph, { ids, read: () => request, member: false });
};
