import { Button, makeStyles, Spinner, Text, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { Scheme } from '../register/index.ts';
import type { BlockChange } from './blockChanges.ts';
import { blockTitle } from './blockTitle.ts';
import type { BlockLook } from './refreshing.ts';

const useStyles = makeStyles({
  view: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalM },
  title: { margin: 0, outlineStyle: 'none', ...typographyStyles.subtitle2 },
  block: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  changes: { display: 'grid', margin: 0, padding: 0, listStyleType: 'none' },
  change: {
    display: 'grid',
    paddingBlock: tokens.spacingVerticalXS,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  where: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  before: { color: tokens.colorNeutralForeground3, textDecorationLine: 'line-through' },
  after: { textDecorationLine: 'none', fontWeight: tokens.fontWeightSemibold },
  more: { paddingBlock: tokens.spacingVerticalXS, cursor: 'pointer' },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalS,
  },
});

/** Where there are more, the rest is one key away. */
const shownAtOnce = 6;

const Changes = ({ changes }: { changes: readonly BlockChange[] }) => {
  const styles = useStyles();
  return (
    <ul className={styles.changes}>
      {changes.map(({ where, before, after }, index) => (
        <li key={index} className={styles.change}>
          {where !== '' && <span className={styles.where}>{where}</span>}
          <span>
            {before !== '' && (
              <>
                <del className={styles.before}>{before}</del>
                {' → '}
              </>
            )}
            <ins className={styles.after}>{after}</ins>
          </span>
        </li>
      ))}
    </ul>
  );
};

const ChangedBlock = ({ look, schemes }: { look: BlockLook; schemes: readonly Scheme[] }) => {
  const styles = useStyles();
  const more = look.changes.slice(shownAtOnce);
  return (
    <section>
      <h3 className={styles.block}>{blockTitle(look.tag, look.model, schemes)}</h3>
      <Changes changes={look.changes.slice(0, shownAtOnce)} />
      {look.changes.length === 0 && <Text>Words round the table have changed.</Text>}
      {more.length > 0 && (
        <details>
          <summary className={styles.more}>{more.length} more</summary>
          <Changes changes={more} />
        </details>
      )}
    </section>
  );
};

type Props = {
  looks: readonly BlockLook[];
  schemes: readonly Scheme[];
  readOnly: boolean;
  busy: boolean;
  onWrite: () => void;
  onCancel: () => void;
};

/** Old → new for every block that would change. Nothing is written before the button is pressed. */
export const ReviewChanges = ({ looks, schemes, readOnly, busy, onWrite, onCancel }: Props) => {
  const styles = useStyles();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const count = looks.length;
  return (
    <div className={styles.view}>
      <h2 ref={title} tabIndex={-1} className={styles.title}>
        {count === 1 ? '1 block would change' : `${count} blocks would change`}
      </h2>
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          disabledFocusable={busy || readOnly}
          icon={busy ? <Spinner size="tiny" /> : null}
          onClick={onWrite}
        >
          {count === 1 ? 'Write 1 change' : `Write ${count} changes`}
        </Button>
        <Button onClick={onCancel} disabledFocusable={busy}>
          Not now
        </Button>
      </div>
      {looks.map((look, index) => (
        <ChangedBlock key={`${look.tag} ${index}`} look={look} schemes={schemes} />
      ))}
    </div>
  );
};
