/** What day it is in the local council; knows nothing of what happens on that day. */
export { createLocalClock, firstMorning } from './clock.ts';
export type { LocalClock, Step } from './clock.ts';
export { clockRoutes } from './routes.ts';
