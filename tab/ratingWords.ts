export { bandShown, movementOf } from '../report/index.ts';
export type { Movement } from '../report/index.ts';
