/**
 * Microsoft Entra and the Bot Framework's issuer on one's own machine: real keys, real signatures, one tenant. Knows
 * OAuth and who is there; may not know what the tokens are used for.
 */
export { startLocalEntra } from './startLocalEntra.ts';
export type { LocalEntra, LocalEntraOptions } from './startLocalEntra.ts';
export type { Application, TenantPerson } from './tenant.ts';
export type { UserTokenRequest } from './tokens.ts';
