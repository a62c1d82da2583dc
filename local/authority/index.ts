/**
 * Certificates for a Microsoft 365 on one's own machine: an authority, a server certificate for this machine and the
 * application's own. Knows files and X.509; may not know what is served with them.
 */
export { ensureAuthority } from './ensureAuthority.ts';
export type { Authority, KeyAndCertificate } from './ensureAuthority.ts';
