/**
 * The front page of the local product: who am I, what day is it, three doors. Knows the doors by their addresses
 * alone and the product by its API.
 */
export { frontRoutes } from './frontRoutes.ts';
export type { FrontParts } from './frontRoutes.ts';
export type { FrontCouncil, FrontPerson, FrontState, OthersProgress, ReturnProgress } from './frontState.ts';
export { createOthers } from './others.ts';
export type { OthersParts } from './others.ts';
