/**
 * THE CONVERSATION. Cards, answers and commands in Teams; the only room that knows botbuilder. It knows nothing of
 * Graph, of Azure or of where the register is kept.
 */
export { connectorScope } from './tokenSource.ts';
export type { TokenSource } from './tokenSource.ts';
export { createConnector } from './connector.ts';
export type { Connector, ConnectorParts } from './connector.ts';
export { createTeams } from './teamsClient.ts';
export type { NewConversation, OutgoingMessage, TeamsClient, TeamsRefusal } from './teamsClient.ts';
export { TokenFailure, UnlistedAddress } from './connector.ts';
export { createSender } from './createSender.ts';
export type { SenderParts } from './createSender.ts';
export { createBot } from './createBot.ts';
export type { Bot, BotParts } from './createBot.ts';
export type { BotReply } from './commands/reply.ts';
export { createBotEndpoint } from './createBotEndpoint.ts';
export type { BotRequest, BotResponse, EndpointParts } from './createBotEndpoint.ts';
export { isServiceHost } from './serviceHosts.ts';
export { parseInbound } from './inbound.ts';
export type { Inbound } from './inbound.ts';
export { sentenceFor } from './words.ts';
export type { AdaptiveCard } from './cards/adaptiveCard.ts';
