/**
 * Teams on your own machine: the connector that the bot posts to, the chat that people see, and the frame that hosts
 * the tab. Speaks to the product over HTTP alone, with the shapes and tokens that Teams uses.
 */
export { userIdOf, conversationIdOf, botIdOf } from './address.ts';
export type { TeamsAddress, TeamsPerson } from './address.ts';
export type { Acts, Chat, Pressed } from './acts.ts';
export type { Press } from './botActivity.ts';
export { createBotLine } from './botLine.ts';
export type { BotAnswer, BotLine } from './botLine.ts';
export { chatRoutes } from './chatRoutes.ts';
export { startLocalTeams } from './localTeams.ts';
export type { LocalTeams, LocalTeamsOptions } from './localTeams.ts';
