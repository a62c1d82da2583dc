import { periodTitle } from '../register/index.ts';
import type { ChaseStep, Letter, PlannedMessage } from './ports.ts';

const isOwn = ({ to = 'owner' }: ChaseStep): boolean => to === 'owner';

const isReturn = (step: ChaseStep): boolean => step.ladder === 'quarterly-return' && isOwn(step);

/** Shown beside the sender's name, where anybody may see it. */
const subjectOf = ({ steps }: PlannedMessage): string => {
  const periods = new Set(steps.filter(isReturn).flatMap(({ period }) => period ?? []));
  return periods.size === 0
    ? 'Quarterbook has something for you'
    : `Your updates for ${[...periods].map(periodTitle).join(', ')}`;
};

/** What is done at the address that a letter gives; whoever is only told of others looks at the register. */
const placeOf = ({ steps }: PlannedMessage): { says: string; query: string } => {
  const own = steps.filter(isOwn);
  if (own.length === 0) return { says: 'See the register here', query: '' };
  return own.every(({ ladder }) => ladder === 'decision')
    ? { says: 'Decide here', query: '?view=to-decide' }
    : { says: 'Answer here', query: '?view=my-return' };
};

/**
 * A message of the chase as a plain e-mail, for somebody whom Teams cannot reach: what is asked, by when, and where.
 * It names no item, since e-mail goes further than the register does.
 *
 * @param publicUrl where people open Quarterbook, without a slash at its end
 */
export const letterOf = (
  message: PlannedMessage,
  { to, publicUrl }: { to: string; publicUrl: string },
): Letter => {
  const { says, query } = placeOf(message);
  const paragraphs = [
    'Quarterbook keeps the council’s performance register. It could not reach you in Teams, so it writes to you by e-mail.',
    message.reason,
    `${says}: ${publicUrl}/tab/${query}`,
    'You sign in with your council account. If this is not for you, or you cannot sign in, please tell the performance team.',
  ];
  return { to, subject: subjectOf(message), text: `${paragraphs.join('\n\n')}\n` };
};
