import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { longDay, periodTitle } from '../register/index.ts';
import type { TeamView } from '../server/client.ts';
import { Disclosure } from './Disclosure.tsx';
import { Lead } from './Lead.tsx';
import { useListStyles } from './listStyles.ts';

const useStyles = makeStyles({
  lists: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 22rem), 1fr))',
    columnGap: tokens.spacingHorizontalXXXL,
    rowGap: tokens.spacingVerticalXXL,
    marginTop: tokens.spacingVerticalXXL,
    alignItems: 'start',
  },
});

type Line = { key: string; words: ReactNode; note: string; act?: ReactNode };

const List = ({ title, sentence, lines }: { title: string; sentence: string; lines: readonly Line[] }) => {
  const list = useListStyles();
  if (lines.length === 0) return null;
  return (
    <section aria-label={title}>
      <Lead small title={title} sentence={sentence} />
      <Disclosure title={`Show them (${lines.length})`}>
        <ul className={list.list}>
          {lines.map(({ key, words, note, act }) => (
            <li key={key} className={list.row}>
              <span className={list.words}>{words}</span>
              <span className={list.note}>{note}</span>
              {act}
            </li>
          ))}
        </ul>
      </Disclosure>
    </section>
  );
};

const items = (count: number): string => (count === 1 ? '1 item' : `${count} items`);

type Props = {
  team: TeamView;
  /** Gives a post's items to another one; null for whoever may not. */
  onHandOver: ((post: string) => void) | null;
};

/** What somebody has to look at: whom nothing reaches, what may not have arrived, and what the board sees. */
export const TeamLists = ({ team: { orphans, unknown, late }, onHandOver }: Props) => {
  const styles = useStyles();
  return (
    <div className={styles.lists}>
      <List
        title="Nobody answers"
        sentence="Posts that cannot be reached, or have said nothing for two periods."
        lines={orphans.map(({ post, says, items: count }) => ({
          key: post,
          words: says,
          note: items(count),
          act: onHandOver && count > 0 && (
            <Button size="small" aria-label={`Hand over: ${post}`} onClick={() => onHandOver(post)}>
              Hand over
            </Button>
          ),
        }))}
      />
      <List
        title="May not have arrived"
        sentence="Messages that were sent and not confirmed. They are not sent again; ask these people."
        lines={unknown.map(({ post, day }) => ({ key: `${post} ${day}`, words: post, note: longDay(day) }))}
      />
      <List
        title="Very late"
        sentence="Ten working days late or more: the list that goes to the board."
        lines={late.map(({ post, period, due, items: count }) => ({
          key: `${post} ${period} ${due}`,
          words: `${post}, ${items(count)} for ${periodTitle(period)}`,
          note: `Due ${longDay(due)}`,
        }))}
      />
    </div>
  );
};
