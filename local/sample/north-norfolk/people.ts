import type { Owner, Person, Role } from '../../../register/index.ts';
import { council } from './council.ts';
import peopleRows from './people.json' with { type: 'json' };
import postRows from './posts.json' with { type: 'json' };

const posts = new Map(postRows.map(({ post, approver, directorate }) => [post, { approver, directorate }]));

/** A post with its directorate and who approves what it submits. */
export const ownedBy = (post: string): Owner => ({
  post,
  approverPost: posts.get(post)?.approver ?? null,
  directorate: posts.get(post)?.directorate ?? null,
});

const mondayToFriday = [1, 2, 3, 4, 5];

/**
 * One account for each post, and two for one that is shared. A post is away when the sample's clock starts, and
 * another answers for it until it is back.
 */
export const people = (): Person[] =>
  peopleRows.map(row => ({
    key: `${council}/${row.entraId}`,
    council,
    entraId: row.entraId,
    displayName: row.displayName,
    roles: row.roles as Role[],
    posts: [row.post],
    delegateFor: row.delegateFor ?? [],
    workingDays: row.workingDays ?? mondayToFriday,
    awayUntil: row.awayUntil ?? null,
    fallbackEmail: null,
    from: null,
    to: null,
  }));

/** Who can be chosen on the front page, and who the local directory knows. */
export const northNorfolkPeople = peopleRows;
