/**
 * THE PACKAGES. What an administrator uploads to Teams and to Word: manifests with this council's addresses in them,
 * and icons. It knows no other room.
 */
export { fillManifest, missingNames, placeholders } from './fillManifest.ts';
export type { PackageFacts } from './fillManifest.ts';
export { packTeamsApp } from './packTeamsApp.ts';
