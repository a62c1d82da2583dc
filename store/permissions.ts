import type { TokenSource } from './credential.ts';
import { QuarterbookError } from './quarterbookError.ts';

/**
 * What an administrator consents to for the application by itself, and what for. `Mail.Send` is not among them: Exchange
 * grants it for one mailbox alone, of which no token knows (docs/set-up.md); whether we may is asked of Exchange.
 */
export const applicationPermissions = [
  { name: 'Sites.Selected', isFor: 'reading and writing the lists' },
  { name: 'AppCatalog.Read.All', isFor: 'finding Quarterbook’s app in the catalogue' },
  { name: 'TeamsAppInstallation.ReadWriteSelfForUser.All', isFor: 'installing it for a person' },
  { name: 'User.Read.All', isFor: 'the address of a person whom Teams cannot reach' },
  { name: 'MailboxSettings.Read', isFor: 'seeing who has an automatic reply on' },
] as const;
export type PermissionName = (typeof applicationPermissions)[number]['name'];

const rolesIn = (token: string): string[] | null => {
  try {
    const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
    const claims: unknown = JSON.parse(payload);
    const roles = typeof claims === 'object' && claims !== null && 'roles' in claims ? claims.roles : [];
    return Array.isArray(roles) ? roles.map(String) : [];
  } catch {
    return null;
  }
};

/**
 * Permissions that the application's token for Graph carries. For people to look at and for nothing else: Graph decides
 * what is allowed, and promises nobody that its tokens can be read.
 *
 * @param graphUrl any address of Graph's
 */
export const listGranted = async (tokens: TokenSource, graphUrl: string): Promise<string[]> => {
  const roles = rolesIn(await tokens.token(`${new URL(graphUrl).origin}/.default`));
  if (roles === null)
    throw new QuarterbookError('unreadable', 'The token for Microsoft Graph does not say what was granted');
  return roles;
};
