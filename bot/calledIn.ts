import type { Day, Role, Snapshot } from '../register/index.ts';
import { peopleInPost } from '../chase/index.ts';
import type { Called } from './cards/answerState.ts';

const teams: readonly [Role, string][] = [
  ['performance', 'the performance team'],
  ['audit', 'internal audit'],
  ['director', 'a director'],
];

/** What people of a council are called on a day: “you”, “the Car Parks Manager”, “the performance team”. */
export const calledIn =
  (snapshot: Snapshot, { reader, day }: { reader: string; day: Day }): Called =>
  entraId => {
    if (entraId === reader) return 'you';
    const own = peopleInPost(snapshot, day).filter(person => person.entraId === entraId);
    const posts = own.flatMap(person => person.posts);
    if (posts.length > 0) return `the ${posts.join(' and ')}`;
    const team = teams.find(([role]) => own.some(person => person.roles.includes(role)));
    return team ? team[1] : 'somebody who is no longer in post';
  };
