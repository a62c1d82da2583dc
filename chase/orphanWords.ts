import type { OrphanReason } from './orphans.ts';

/** Why a post is on the performance team's list, after its name. */
export const orphanWords: Record<OrphanReason, string> = {
  'holder-left': 'its holder has left',
  vacant: 'nobody holds it',
  unreachable: 'nothing reaches its holder, neither in Teams nor by e-mail',
  'never-answered': 'no answer in two periods',
};
