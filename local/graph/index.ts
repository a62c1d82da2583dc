/**
 * Microsoft Graph on one's own machine: the sites, lists, files, people and installed apps of one tenant, over https
 * and kept in one file. Knows Graph's wire and SharePoint's habits; may not know what the lists are for.
 */
export { startLocalGraph } from './startLocalGraph.ts';
export type { LocalGraph, LocalGraphOptions } from './startLocalGraph.ts';
export type { Authorise, Caller, DirectoryPerson, Installation, TeamsApp } from './graph.ts';
export type { Behaviour } from './behaviour.ts';
export type { Grant } from './openSites.ts';
export type { FaultName } from './faultNames.ts';
export type { FaultOptions } from './faults.ts';
export type { Spent } from './spending.ts';
