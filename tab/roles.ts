import { mayDo, type ActName, type Capacity, type Role } from '../register/index.ts';
import type { RegisterView } from '../server/client.ts';

const hasRole = ({ me, council }: RegisterView, ...roles: Role[]): boolean =>
  me.councils.some(one => one.council === council && one.roles.some(role => roles.includes(role)));

/** Roles that are a capacity towards every item of the council, whatever posts somebody holds. */
const everywhere = ['director', 'audit', 'performance'] as const satisfies readonly (Role & Capacity)[];

/** What the table of rights lets somebody do by a role alone. The server asks again. */
export const mayByRole = (act: ActName, served: RegisterView): boolean =>
  mayDo(act, new Set(everywhere.filter(role => hasRole(served, role))));

/** True of those to whom the server tells how the chase stands. */
export const seesTheChase = (served: RegisterView): boolean => hasRole(served, 'performance', 'admin');

/** Who keeps the dates agrees to those that nobody else asked for; everybody else asks. */
export const keepsTheDates = (served: RegisterView): boolean => hasRole(served, 'performance', 'audit');

/** The posts that the signed-in person holds in the council that is looked at. */
export const postsOf = ({ me, council }: RegisterView): ReadonlySet<string> =>
  new Set(me.councils.filter(one => one.council === council).flatMap(({ posts }) => posts));
