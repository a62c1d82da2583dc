import type { Call, Graph, Reply, Route, Row } from './graph.ts';
import { invalidRequest } from './refusal.ts';
import { jsonOf, rowIn, textIn } from './requestBody.ts';
import { requirePerson } from './users.ts';

const never = { dateTime: '2000-01-01T00:00:00.0000000', timeZone: 'UTC' };

const usualSettings: Row = {
  timeZone: 'GMT Standard Time',
  dateFormat: 'dd/MM/yyyy',
  timeFormat: 'HH:mm',
  delegateMeetingMessageDeliveryOptions: 'sendToDelegateOnly',
  userPurpose: 'user',
  language: { locale: 'en-GB', displayName: 'English (United Kingdom)' },
  automaticRepliesSetting: {
    status: 'disabled',
    externalAudience: 'none',
    internalReplyMessage: '',
    externalReplyMessage: '',
    scheduledStartDateTime: never,
    scheduledEndDateTime: never,
  },
};

const settingsOf = (graph: Graph, userId: string): Row => {
  const kept = graph.database.get('select settings from mailboxes where user_id = ?', [userId]);
  return kept ? rowIn(JSON.parse(textIn(kept, 'settings'))) : usualSettings;
};

const getSettings = (call: Call): Reply => ({
  status: 200,
  body: {
    '@odata.context': `${call.graph.base}/$metadata#mailboxSettings`,
    ...settingsOf(call.graph, requirePerson(call).entraId),
  },
});

const statuses = ['disabled', 'alwaysEnabled', 'scheduled'];

const changeSettings = (call: Call): Reply => {
  const { entraId } = requirePerson(call);
  const old = settingsOf(call.graph, entraId);
  const given = jsonOf(call.request);
  const replies = { ...rowIn(old['automaticRepliesSetting']), ...rowIn(given['automaticRepliesSetting']) };
  if (!statuses.includes(textIn(replies, 'status')))
    throw invalidRequest('That is no status of automatic replies.');
  const settings = { ...old, ...given, automaticRepliesSetting: replies };
  call.graph.database.run(
    'insert into mailboxes (user_id, settings) values (?, ?) on conflict (user_id) do update set settings = excluded.settings',
    [entraId, JSON.stringify(settings)],
  );
  return { status: 200, body: settings };
};

/** Being away is set here as Outlook sets it. */
export const mailboxRoutes: Route[] = [
  { method: 'GET', pattern: 'users/{user}/mailboxSettings', handle: getSettings },
  { method: 'GET', pattern: 'me/mailboxSettings', handle: getSettings },
  { method: 'PATCH', pattern: 'users/{user}/mailboxSettings', handle: changeSettings },
  { method: 'PATCH', pattern: 'me/mailboxSettings', handle: changeSettings },
];
