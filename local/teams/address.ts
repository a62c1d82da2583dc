import { createHash } from 'node:crypto';

/** A person of a local council, as Teams shows them. `id` is the Entra object id; they sign in with `mail`. */
export type TeamsPerson = { id: string; name: string; mail: string };

/** Where the local Teams is and who it speaks for; `serviceUrl` ends with a slash, as Teams' own does. */
export type TeamsAddress = { tenantId: string; botAppId: string; serviceUrl: string };

const opaque = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Teams' own id of a person for one bot, which is not the Entra object id. */
export const userIdOf = ({ tenantId, botAppId }: TeamsAddress, personId: string): string =>
  `29:1${opaque(`user ${tenantId} ${botAppId} ${personId}`)}`;

/** The one personal conversation of a person with the bot. */
export const conversationIdOf = ({ tenantId, botAppId }: TeamsAddress, personId: string): string =>
  `a:1${opaque(`conversation ${tenantId} ${botAppId} ${personId}`)}`;

export const botIdOf = ({ botAppId }: TeamsAddress): string => `28:${botAppId}`;
