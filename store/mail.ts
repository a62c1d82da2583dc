import type { Directory } from '../chase/index.ts';
import type { Graph } from './graph/graph.ts';
import { isFailure } from './quarterbookError.ts';

/** Failures after which certainly nothing was sent. */
const notSent = ['refused', 'not-found', 'invalid', 'throttled', 'unauthorised', 'unreachable'] as const;

const sendMailPath = (from: string): string => `/users/${encodeURIComponent(from)}/sendMail`;

/** Exchange answers 202 before it has delivered anything. `from` is a mailbox, by address or id; null sends nothing. */
export const createMail =
  (graph: Graph, from: string | null): Directory['mail'] =>
  async ({ to, subject, text }) => {
    if (from === null) return 'refused';
    const message = {
      subject,
      body: { contentType: 'Text', content: text },
      toRecipients: [{ emailAddress: { address: to } }],
    };
    try {
      const body = { message, saveToSentItems: true };
      await graph.call({ method: 'POST', path: sendMailPath(from), body });
      return 'handed-over';
    } catch (error) {
      if (isFailure(error, ...notSent)) return 'refused';
      throw error;
    }
  };

/**
 * Whether letters could go from that mailbox, without sending one: a message to nobody is refused for that where we may
 * send, and for want of the right where we may not.
 */
export const mayMail = async (graph: Graph, from: string): Promise<'yes' | 'refused' | 'no-mailbox'> => {
  const message = { subject: '', toRecipients: [] };
  try {
    await graph.call({ method: 'POST', path: sendMailPath(from), body: { message, saveToSentItems: false } });
    return 'yes';
  } catch (error) {
    if (isFailure(error, 'invalid')) return 'yes';
    if (isFailure(error, 'refused')) return 'refused';
    if (isFailure(error, 'not-found')) return 'no-mailbox';
    throw error;
  }
};
