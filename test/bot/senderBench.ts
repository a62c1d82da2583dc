import { planChase, createPace, type Pace, type PlannedMessage } from '../../chase/index.ts';
import {
  createConnector,
  createSender,
  createTeams,
  type SenderParts,
  type TokenSource,
} from '../../bot/index.ts';
import type { SenderBench } from '../contract/sender.ts';
import { memoryLedger } from '../chase/memoryLedger.ts';
import { memoryRegister } from '../chase/memoryRegister.ts';
import { october, on, sampleAt } from '../chase/october.ts';
import { startConnector } from './localConnector.ts';

const opening = on('2024-10-01');

const firstMessage = (): PlannedMessage => {
  const [message] = planChase({ snapshot: sampleAt(opening), sent: [], calendar: october, now: opening });
  if (!message) throw new Error('nothing is planned');
  return message;
};

export type Teams = (parts: {
  tokens: TokenSource;
  pace: Pace;
  serviceHosts: readonly string[];
}) => SenderParts['teams'];

export const throughBotbuilder: Teams = parts => createTeams(createConnector({ ...parts, kind: 'chase' }));

type How = { known: boolean; token?: () => Promise<string>; teams?: Teams };

/** A sender in front of a connector on this machine. `known`: the conversation with the recipient is on record. */
export const createSenderBench = async (how: How) => {
  const connector = await startConnector();
  const { ledger, references } = memoryLedger();
  const { register } = memoryRegister(sampleAt(opening));
  const message = firstMessage();
  const { entraId } = message.recipient;
  if (how.known) {
    await ledger.saveReference({
      entraId,
      tenantId: 'tenant',
      conversationId: 'conversation-known',
      serviceUrl: connector.url,
      userId: '29:them',
      botId: '28:bot',
    });
  }
  const pace = createPace({ perSecond: 1e6, realNow: Date.now, sleep: async () => undefined });
  const sender = createSender({
    teams: (how.teams ?? throughBotbuilder)({
      tokens: { token: how.token ?? (async scope => `token for ${scope}`) },
      pace,
      serviceHosts: [connector.url],
    }),
    ledger,
    councils: () => register.councils(),
    snapshot: (council, at) => register.snapshot(council, at),
    calendar: october,
    now: () => opening,
    realNow: Date.now,
    appId: 'bot',
    tenantId: 'tenant',
    defaultServiceUrl: connector.url,
  });
  return { connector, references, message, sender, ledger, pace };
};

/** What was posted into conversations. */
export const toMessages = (connector: Awaited<ReturnType<typeof startConnector>>) =>
  connector.arrivals.filter(one => one.path !== '/v3/conversations');

/** What the contract of every sender asks of. */
export const contractBench = async (teams: Teams): Promise<SenderBench> => {
  const { connector, message, sender } = await createSenderBench({ known: true, teams });
  return {
    sender,
    message,
    behave: behaviour => (connector.told.message = behaviour),
    posted: () => toMessages(connector),
    close: connector.close,
  };
};
