/**
 * THE ONE PROCESS. Settings, sign-in, HTTP routes and wiring. It knows no Graph, no table and no card: those are the
 * rooms that it joins. Pages import `client.ts` and nothing else of it.
 */
export { ConfigError, configNames, processEnvironment, readConfig } from './config.ts';
export type { CliConfig, Environment, ServerConfig } from './config.ts';
export { createApp } from './app.ts';
export type { AppDeps } from './deps.ts';
export { createClock } from './clock.ts';
export {
  createHomeDirectory,
  createHomeLedger,
  createKeeping,
  homePermissions,
  isHomeSendingHeld,
  openHomeLedgerTables,
  schemePlaces,
} from './keeping.ts';
export type { Keeping } from './keeping.ts';
export { firstServiceUrl } from './conversation.ts';
export { sentenceOf } from './words.ts';
