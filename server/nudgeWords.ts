import type { NudgeRefusal } from '../chase/index.ts';

/** Why nobody was nudged for a post, for the performance team. */
export const nudgeWords: Record<NudgeRefusal, string> = {
  'unknown-post': 'There is no such post in the register.',
  'nothing-owed': 'Nothing is owed at the moment.',
  'out-of-hours': 'Messages go out on working days from 09:00 until 18:00. Try again then.',
  'written-to-today': 'They were written to today already. Nobody is written to twice on a day.',
  away: 'They are away.',
  snoozed: 'They asked not to be written to yet.',
  unreachable: 'Nothing reaches them at the moment, neither in Teams nor by e-mail.',
  vacant: 'Nobody holds the post, and nobody can be asked instead.',
};
