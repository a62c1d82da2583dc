import type { Call, Graph, Reply, Route, Row } from './graph.ts';
import { Refusal } from './refusal.ts';
import { jsonOf, rowIn, textIn } from './requestBody.ts';
import { requirePerson } from './users.ts';

const recipientsIn = (message: Row): Row[] =>
  ['toRecipients', 'ccRecipients', 'bccRecipients'].flatMap(name => {
    const given: unknown = message[name];
    return Array.isArray(given) ? (given as unknown[]).map(each => rowIn(rowIn(each)['emailAddress'])) : [];
  });

const refuseBadRecipients = (message: Row): void => {
  const recipients = recipientsIn(message);
  if (recipients.length === 0) {
    throw new Refusal(400, 'ErrorInvalidRecipients', {
      message: 'At least one recipient must be specified.',
    });
  }
  const bad = recipients.find(recipient => !/^[^@\s]+@[^@\s]+$/.test(textIn(recipient, 'address')));
  if (bad) {
    throw new Refusal(400, 'ErrorInvalidRecipients', {
      message: 'At least one recipient is not valid.',
    });
  }
};

/**
 * Takes a message and keeps it; nothing leaves this machine. The same message sent twice is two messages.
 * https://learn.microsoft.com/graph/api/user-sendmail
 */
const sendMail = (call: Call): Reply => {
  const { graph, request } = call;
  const { entraId } = requirePerson(call);
  const given = jsonOf(request);
  const message = rowIn(given['message'] ?? given['Message']);
  refuseBadRecipients(message);
  graph.database.run('insert into outbox (user_id, sent, message) values (?, ?, ?)', [
    entraId,
    graph.now().toISOString(),
    JSON.stringify(message),
  ]);
  return { status: 202 };
};

export const mailRoutes: Route[] = [
  { method: 'POST', pattern: 'users/{user}/sendMail', handle: sendMail },
  { method: 'POST', pattern: 'me/sendMail', handle: sendMail },
];

/** Every message that was sent, oldest first. */
export const outboxOf = (graph: Graph): Row[] =>
  graph.database.all('select * from outbox order by number').map(row => ({
    from: row['user_id'],
    sentDateTime: row['sent'],
    message: JSON.parse(textIn(row, 'message')) as unknown,
  }));
