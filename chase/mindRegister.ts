import { mayDo } from '../register/index.ts';
import type { ActName, Capacity, Snapshot } from '../register/index.ts';
import type { Somebody } from './actingAs.ts';
import { peopleInPost } from './peopleInPost.ts';

/** What is done to the register as a whole, by the performance team. */
export type MindingAct = Extract<ActName, 'hand-over' | 'nudge' | 'move-period' | 'answer-for-another'>;

/** Whether somebody minds the register on a day: by a role in the council, whatever posts they hold. */
export const mayMindRegister = (snapshot: Snapshot, act: MindingAct, { entraId, day }: Somebody): boolean => {
  const roles = peopleInPost(snapshot, day).flatMap(one => (one.entraId === entraId ? one.roles : []));
  const as = new Set<Capacity>(
    (['director', 'audit', 'performance'] as const).filter(one => roles.includes(one)),
  );
  return mayDo(act, as);
};
