/**
 * The Microsoft 365 Agents Playground as a client of the product: a relay signs what it says and checks what it is
 * told. Knows the Bot Framework's wire; may not know what the messages are about.
 */
export { playgroundConfiguration } from './configuration.ts';
export { relayConnector, relayRoutes } from './relay.ts';
export type { RelayParts } from './relay.ts';
