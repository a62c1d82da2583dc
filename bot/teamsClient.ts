import type { Activity, ConversationParameters } from 'botbuilder';
import type { Connector } from './connector.ts';

type Account = { id: string; name?: string; aadObjectId?: string };

/** A personal conversation that is asked for; asking again gives the same one. */
export type NewConversation = {
  isGroup: false;
  bot: Account;
  members: Account[];
  tenantId: string;
  channelData: { tenant: { id: string } };
};

/** A message with one card, as it goes into a personal conversation. */
export type OutgoingMessage = {
  type: 'message';
  channelId: 'msteams';
  from: Account;
  recipient: Account;
  conversation: {
    id: string;
    isGroup: false;
    conversationType: 'personal';
    tenantId: string;
  };
  summary: string;
  attachments: { contentType: string; content: object }[];
};

/**
 * Teams' connector at one service address, as the sender needs it: the seam at which another SDK takes the place of the
 * archived one. Each call makes one request, waits for its turn in the pace, and rejects with a `TokenFailure`, a
 * `TeamsRefusal`, or anything else where no response came.
 */
export type TeamsClient = {
  createConversation(wanted: NewConversation): Promise<{ id?: string | undefined } | undefined>;
  post(conversationId: string, message: OutgoingMessage): Promise<{ id?: string | undefined } | undefined>;
};

/** A response that is no success; header names are asked for in lower case. */
export type TeamsRefusal = {
  statusCode: number;
  response: { bodyAsText?: string | null; headers: { get(name: string): string | null | undefined } };
};

/** Through botbuilder. */
export const createTeams =
  (connector: Connector) =>
  (serviceUrl: string): TeamsClient => {
    const { conversations } = connector(serviceUrl);
    return {
      createConversation: wanted =>
        conversations.createConversation(wanted as unknown as ConversationParameters),
      post: (conversationId, message) =>
        conversations.sendToConversation(conversationId, message as unknown as Partial<Activity>),
    };
  };
