import type { Role } from '../register/index.ts';
import type { RegisterView } from '../server/client.ts';

const hasRole = ({ me, council }: RegisterView, ...roles: Role[]): boolean =>
  me.councils.some(one => one.council === council && one.roles.some(role => roles.includes(role)));

/** True of the performance team, who records what others said, writes to posts and moves periods on. */
export const isPerformance = (served: RegisterView): boolean => hasRole(served, 'performance');

/** True of those to whom the server tells how the chase stands. */
export const seesTheChase = (served: RegisterView): boolean => hasRole(served, 'performance', 'admin');
