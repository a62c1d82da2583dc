import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { PostReturn } from '../server/client.ts';
import { answeredWords, askedWords, holdersWords, nudgedWords, owes, reachedWords } from './chaseWords.ts';
import { FigureText } from './FigureText.tsx';
import { unseen, useItemTableStyles, useTextStyles } from './tableStyles.ts';
import type { Nudging } from './useNudging.ts';

const useStyles = makeStyles({
  aloud: unseen,
  come: {
    display: 'block',
    maxWidth: '24em',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    marginTop: tokens.spacingVerticalXS,
  },
});

const columns: { title: string; width: string; whole: boolean; show: (post: PostReturn) => ReactNode }[] = [
  {
    title: 'Answered',
    width: '22%',
    whole: false,
    show: post => <FigureText figure={answeredWords(post)} />,
  },
  {
    title: 'Last asked',
    width: '14%',
    whole: false,
    show: post => <FigureText figure={askedWords(post)} missing={!post.chase?.reached} />,
  },
  {
    title: 'What became of the message',
    width: '24%',
    whole: true,
    show: post => <FigureText figure={reachedWords(post)} missing={!post.chase?.reached} />,
  },
];

type RowProps = { post: PostReturn; nudging: Nudging | null };

/** What came of it is said beside the button, where a person looks. */
const NudgeCell = ({ post, nudging }: { post: PostReturn; nudging: Nudging }) => {
  const styles = useStyles();
  const answer = nudging.answers.get(post.post);
  return (
    <>
      {owes(post) && (
        <Button
          size="small"
          disabledFocusable={nudging.busy}
          aria-label={`Nudge ${post.post}`}
          onClick={() => void nudging.nudge([post.post])}
        >
          Nudge
        </Button>
      )}
      {answer && <span className={styles.come}>{nudgedWords(answer)}</span>}
    </>
  );
};

const PostRow = ({ post, nudging }: RowProps) => {
  const table = useItemTableStyles();
  const text = useTextStyles();
  return (
    <tr role="row" className={table.row}>
      <th role="rowheader" scope="row" className={mergeClasses(table.cell, table.whole)}>
        {post.post}
        <span className={text.note}>{holdersWords(post)}</span>
      </th>
      {columns.map(({ title, whole, show }) => (
        <td key={title} role="cell" className={mergeClasses(table.cell, whole && table.whole)}>
          <span aria-hidden="true" className={table.label}>
            {title}
          </span>
          {show(post)}
        </td>
      ))}
      {nudging && (
        <td role="cell" className={mergeClasses(table.cell, table.whole)}>
          <NudgeCell post={post} nudging={nudging} />
        </td>
      )}
    </tr>
  );
};

type Props = {
  title: string;
  posts: readonly PostReturn[];
  /** Null where nobody can be nudged, or not by this person. */
  nudging: Nudging | null;
};

/** Post by post: what was answered, when it was asked, and whether that arrived. */
export const PostsTable = ({ title, posts, nudging }: Props) => {
  const table = useItemTableStyles();
  const styles = useStyles();
  const head = mergeClasses(table.columnHead, table.sticky);
  const last = nudging?.last ?? null;
  return (
    <>
      <p role="status" className={styles.aloud}>
        {last ? `${last.post}: ${nudgedWords(last)}` : ''}
      </p>
      <table role="table" aria-label={title} className={table.table}>
        <thead role="rowgroup" className={mergeClasses(table.section, table.head)}>
          <tr role="row">
            <th role="columnheader" scope="col" className={head}>
              Post
            </th>
            {columns.map(column => (
              <th
                key={column.title}
                role="columnheader"
                scope="col"
                className={head}
                style={{ width: column.width }}
              >
                {column.title}
              </th>
            ))}
            {nudging && (
              <th role="columnheader" scope="col" className={head} style={{ width: '16%' }}>
                Write to them
              </th>
            )}
          </tr>
        </thead>
        <tbody role="rowgroup" className={table.section}>
          {posts.map(post => (
            <PostRow key={post.post} post={post} nudging={nudging} />
          ))}
        </tbody>
      </table>
    </>
  );
};
