import { randomUUID } from 'node:crypto';
import { accessDenied, consentedOf, requireLevel } from './access.ts';
import { parseAddress } from './address.ts';
import type { Call, Graph, Reply, Route, Row } from './graph.ts';
import { requireList } from './lists.ts';
import type { List } from './lists.ts';
import { isOnThisMachine, post } from './notifications.ts';
import { Refusal, itemNotFound } from './refusal.ts';
import { jsonOf, textIn } from './requestBody.ts';
import { matchPattern } from './router.ts';

const bad = (message: string): Refusal => new Refusal(400, 'InvalidRequest', { message });

/** https://learn.microsoft.com/graph/api/resources/subscription#subscription-lifetime */
const longestMinutes = 42_300;

const show = (row: Row): Row => ({
  id: row['id'],
  resource: row['resource'],
  applicationId: row['application'],
  changeType: 'updated',
  clientState: textIn(row, 'secret') || null,
  notificationUrl: row['url'],
  lifecycleNotificationUrl: null,
  expirationDateTime: row['expires'],
  creatorId: row['creator'],
});

const expiryIn = (graph: Graph, given: Row): string => {
  const text = textIn(given, 'expirationDateTime');
  const at = Date.parse(text);
  const now = graph.now().getTime();
  if (Number.isNaN(at)) throw bad("'expirationDateTime' must be a date and time.");
  if (at <= now) throw bad('Subscription expiration must be in the future.');
  if (at > now + longestMinutes * 60_000) {
    throw bad(`Subscription expiration can only be ${longestMinutes} minutes in the future.`);
  }
  return new Date(at).toISOString();
};

// https://github.com/SharePoint/sp-dev-docs/issues/5622
const listIn = ({ graph }: Call, resource: string): List => {
  if (/^https?:/i.test(resource)) {
    throw bad(`The value '${resource}' of property 'resource' must be a relative URI.`);
  }
  const parameters = matchPattern('sites/{site}/lists/{list}', parseAddress(resource));
  if (!parameters) throw bad(`A subscription to '${resource}' is not part of local Graph.`);
  return requireList({ graph, parameters });
};

/** https://learn.microsoft.com/graph/api/subscription-post-subscriptions#permissions */
const requireReader = ({ graph, request }: Call, list: List): void => {
  const enough = ['Sites.ReadWrite.All', 'Sites.Manage.All', 'Sites.FullControl.All'];
  const place = { siteId: list.siteId, listId: list.id };
  requireLevel(graph, request.caller, { place, need: 'read' });
  if (!graph.behaviour.subscriptionsNeedReadWriteAll) return;
  if (!consentedOf(request.caller).some(name => enough.includes(name))) throw accessDenied();
};

const refuseBadRequest = (given: Row): void => {
  const changeType = textIn(given, 'changeType');
  if (changeType !== 'updated') throw bad(`Invalid 'changeType' attribute: '${changeType}'.`);
  if (textIn(given, 'clientState').length > 128) throw bad("'clientState' is longer than 128 characters.");
  const address = textIn(given, 'notificationUrl');
  if (!isOnThisMachine(address)) {
    throw bad(`'${address}' is no https address of this machine, and local Graph calls nobody outside it.`);
  }
};

/** Asks the receiver whether it wants to be called. https://learn.microsoft.com/graph/change-notifications-delivery-webhooks */
const shakeHands = async ({ trusted, behaviour }: Graph, address: string): Promise<void> => {
  const token = `Validation: ${randomUUID()}`;
  const url = new URL(address);
  url.searchParams.set('validationToken', token);
  const heard = await post(trusted, {
    url: url.href,
    body: '',
    contentType: 'text/plain; charset=utf-8',
    patience: behaviour.validationPatience,
  });
  if (heard.status === 200 && heard.contentType.startsWith('text/plain') && heard.text === token) return;
  throw new Refusal(400, 'ValidationError', {
    message:
      'Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request.',
  });
};

const createSubscription = async (call: Call): Promise<Reply> => {
  const { graph, request } = call;
  const given = jsonOf(request);
  refuseBadRequest(given);
  const list = listIn(call, textIn(given, 'resource'));
  requireReader(call, list);
  const expires = expiryIn(graph, given);
  const url = textIn(given, 'notificationUrl');
  await shakeHands(graph, url);
  const { appId, oid } = request.caller;
  const id = randomUUID();
  graph.database.run(
    `insert into subscriptions (id, list_id, application, creator, secret, url, resource, expires)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
    [id, list.id, appId, oid ?? appId, textIn(given, 'clientState'), url, textIn(given, 'resource'), expires],
  );
  return { status: 201, body: show(requireSubscription(graph, { appId, id })) };
};

/** An application sees its own, and what has expired is gone. */
const requireSubscription = (graph: Graph, { appId, id }: { appId: string; id: string }): Row => {
  const row = graph.database.get(
    'select * from subscriptions where id = ? and application = ? and expires > ?',
    [id, appId, graph.now().toISOString()],
  );
  if (!row) throw itemNotFound('The object was not found.');
  return row;
};

const named = ({ graph, request, parameters }: Call): Row =>
  requireSubscription(graph, { appId: request.caller.appId, id: parameters['subscription'] ?? '' });

const listSubscriptions = ({ graph, request }: Call): Reply => {
  const rows = graph.database.all(
    'select * from subscriptions where application = ? and expires > ? order by rowid',
    [request.caller.appId, graph.now().toISOString()],
  );
  return {
    status: 200,
    body: { '@odata.context': `${graph.base}/$metadata#subscriptions`, value: rows.map(show) },
  };
};

const getSubscription = (call: Call): Reply => ({ status: 200, body: show(named(call)) });

const renewSubscription = async (call: Call): Promise<Reply> => {
  const { graph, request } = call;
  const row = named(call);
  const given = { ...show(row), ...jsonOf(request) };
  const expires = expiryIn(graph, given);
  const url = textIn(given, 'notificationUrl');
  if (url !== row['url']) {
    refuseBadRequest(given);
    await shakeHands(graph, url);
  }
  graph.database.run('update subscriptions set expires = ?, url = ? where id = ?', [
    expires,
    url,
    textIn(row, 'id'),
  ]);
  return { status: 200, body: show(named(call)) };
};

const deleteSubscription = (call: Call): Reply => {
  call.graph.database.run('delete from subscriptions where id = ?', [textIn(named(call), 'id')]);
  return { status: 204 };
};

const reauthorise = (call: Call): Reply => {
  named(call);
  return { status: 204 };
};

export const subscriptionRoutes: Route[] = [
  { method: 'GET', pattern: 'subscriptions', handle: listSubscriptions },
  { method: 'POST', pattern: 'subscriptions', handle: createSubscription },
  { method: 'GET', pattern: 'subscriptions/{subscription}', handle: getSubscription },
  { method: 'PATCH', pattern: 'subscriptions/{subscription}', handle: renewSubscription },
  { method: 'DELETE', pattern: 'subscriptions/{subscription}', handle: deleteSubscription },
  { method: 'POST', pattern: 'subscriptions/{subscription}/reauthorize', handle: reauthorise },
];
