import type { Action, Snapshot } from '../../register/index.ts';
import * as made from './madeMeasure.ts';
import { schemeOf } from './madeSnapshot.ts';

const action = (ref: string, plan: string, more: Partial<Action> = {}) =>
  made.action({ ref, scheme: 'peer-challenge', planKeys: [`made-up/${plan}`], ...more });

/** Two recommendations and three actions in Q1 2024-25: on track, completed on 31 May, and not reported. */
export const peerChallengeSnapshot = (): Snapshot =>
  made.snapshotOf({
    schemes: [schemeOf('peer-challenge')],
    plans: [
      made.plan('challenge', { kind: 'peer-challenge' }),
      made.plan('r1', {
        kind: 'theme',
        parent: 'made-up/challenge',
        title: 'Set out a customer charter',
        order: 2,
      }),
      made.plan('r2', { kind: 'theme', parent: 'made-up/challenge', title: 'Review governance', order: 3 }),
    ],
    actions: [
      action('1.1', 'r1'),
      action('2.1', 'r2', { state: 'completed', closedOn: '2024-05-31' }),
      action('2.2', 'r2'),
    ],
    updates: [
      made.said({ itemKey: 'made-up/action/1.1', band: 'OnTrack' }),
      made.said({ itemKey: 'made-up/action/2.1', band: 'Completed' }),
    ],
  });
