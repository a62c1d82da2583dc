// The package's front door loads its web middleware, which the test runner cannot load; the client has none of it.
import { ConnectorClient } from '../../node_modules/@microsoft/agents-hosting/dist/src/connector-client/connectorClient.js';
import { Activity, type ConversationParameters } from '@microsoft/agents-activity';
import {
  connectorScope,
  isServiceHost,
  TokenFailure,
  UnlistedAddress,
  type TeamsClient,
  type TeamsRefusal,
} from '../../bot/index.ts';
import { senderContract } from '../contract/sender.ts';
import { contractBench, type Teams } from './senderBench.ts';

/**
 * Proof that the archived SDK can be left: its successor stands behind the same seam, `TeamsClient`, and the sender
 * keeps its contract. Nothing but this seam knows which of the two it is.
 */
type HttpError = Error & { status: number; response: { data: unknown; headers: Headers } };

const isHttpError = (error: unknown): error is HttpError =>
  error instanceof Error && error.name === 'HttpError' && 'response' in error;

const asRefusal = (error: unknown): never => {
  if (!isHttpError(error)) throw error;
  const { status, response } = error;
  const { data, headers } = response;
  const bodyAsText = typeof data === 'string' ? data : JSON.stringify(data);
  const refusal: TeamsRefusal = { statusCode: status, response: { bodyAsText, headers } };
  throw Object.assign(new Error(`the connector answered ${status}`), refusal);
};

const throughSuccessor: Teams = ({ tokens, pace, serviceHosts }) => {
  const clientAt = async (serviceUrl: string): Promise<ConnectorClient> => {
    const token = await tokens.token(connectorScope).catch((error: unknown) => {
      throw new TokenFailure(error);
    });
    await pace.turn('chase');
    return ConnectorClient.createClientWithToken(serviceUrl, token);
  };
  return (serviceUrl): TeamsClient => {
    if (!isServiceHost(serviceUrl, serviceHosts)) throw new UnlistedAddress();
    return {
      createConversation: async wanted => {
        const client = await clientAt(serviceUrl);
        return client.createConversation(wanted as unknown as ConversationParameters).catch(asRefusal);
      },
      post: (conversationId, message) =>
        pace.alone(conversationId, async () => {
          const client = await clientAt(serviceUrl);
          return client
            .sendToConversation(conversationId, Activity.fromObject({ ...message }))
            .catch(asRefusal);
        }),
    };
  };
};

senderContract('Teams through the successor of its SDK', () => contractBench(throughSuccessor));
