import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowSyncRegular, CheckmarkRegular, WarningRegular } from '@fluentui/react-icons';
import type { Scheme } from '../register/index.ts';
import type { BlockOutcome } from '../report/index.ts';
import { blockTitle } from './blockTitle.ts';
import { outcomeWords } from './outcomeWords.ts';
import type { BlockLook, BlockState } from './refreshing.ts';

const useStyles = makeStyles({
  list: { display: 'grid', margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalS,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  icon: { paddingTop: '2px', color: tokens.colorNeutralForeground3 },
  words: { display: 'grid', overflowWrap: 'anywhere' },
  state: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  summary: { paddingBlock: tokens.spacingVerticalS, cursor: 'pointer' },
});

const icons = {
  current: <CheckmarkRegular />,
  changed: <ArrowSyncRegular />,
  'could-not': <WarningRegular />,
} satisfies Record<BlockState, unknown>;

const stateWords: Record<Exclude<BlockState, 'could-not'>, string> = {
  current: 'Up to date',
  changed: 'Changed in the register',
};

type Shown = { look: BlockLook; outcome: BlockOutcome | undefined };

/** The reason stands with the block that it stopped: from the write where there was one, otherwise from the reading. */
const wordsOf = ({ look, outcome }: Shown): string => {
  if (outcome?.outcome === 'could-not' && outcome.why) return outcomeWords(outcome.why);
  if (look.state === 'could-not') return look.why ? outcomeWords(look.why) : 'It could not be read.';
  return outcome?.outcome === 'refreshed' && look.state === 'current'
    ? 'Refreshed just now'
    : stateWords[look.state];
};

const Item = ({ shown, schemes }: { shown: Shown; schemes: readonly Scheme[] }) => {
  const styles = useStyles();
  const { look, outcome } = shown;
  const state = outcome?.outcome === 'could-not' ? 'could-not' : look.state;
  return (
    <li className={styles.item}>
      <span className={styles.icon} aria-hidden="true">
        {icons[state]}
      </span>
      <span className={styles.words}>
        <Text>{blockTitle(look.tag, look.model, schemes)}</Text>
        <span className={styles.state}>{wordsOf(shown)}</span>
      </span>
    </li>
  );
};

type Props = {
  looks: readonly BlockLook[];
  outcomes: readonly BlockOutcome[] | null;
  schemes: readonly Scheme[];
};

/** Every live block in document order; what needs nothing is folded away where there is much of it. */
export const BlockList = ({ looks, outcomes, schemes }: Props) => {
  const styles = useStyles();
  const shown = looks.map((look, index): Shown => ({ look, outcome: outcomes?.[index] }));
  const items = (of: readonly Shown[]) => (
    <ul className={styles.list}>
      {of.map((one, index) => (
        <Item key={`${one.look.tag} ${index}`} shown={one} schemes={schemes} />
      ))}
    </ul>
  );
  const needsNothing = ({ look, outcome }: Shown): boolean =>
    look.state === 'current' && outcome?.outcome !== 'could-not' && outcome?.outcome !== 'refreshed';
  const quiet = shown.filter(needsNothing);
  if (quiet.length < 5) return items(shown);
  const loud = shown.filter(one => !needsNothing(one));
  return (
    <div>
      {loud.length > 0 && items(loud)}
      <details open={loud.length === 0}>
        <summary className={styles.summary}>{quiet.length} blocks are up to date</summary>
        {items(quiet)}
      </details>
    </div>
  );
};
