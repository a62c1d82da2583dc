import { Button, makeStyles, Skeleton, SkeletonItem, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { PeriodId } from '../register/index.ts';
import type { BlockModel, InsertOutcome } from '../report/index.ts';
import { BlockPreview } from './BlockPreview.tsx';
import { FailureNotice } from './FailureNotice.tsx';
import { InsertForm } from './InsertForm.tsx';
import { tagOf, type InsertChoice } from './insertChoice.ts';
import type { Pane } from './openPane.ts';
import { outcomeWords } from './outcomeWords.ts';
import { useBlockPreview } from './useBlockPreview.ts';

const useStyles = makeStyles({
  view: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalL },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  preview: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalS,
    paddingTop: tokens.spacingVerticalM,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  button: { width: '100%' },
});

type Props = { pane: Pane; period: PeriodId };

const said = (outcome: InsertOutcome): string =>
  outcome.ok
    ? 'Inserted. It is a live block now: Refresh keeps it up to date.'
    : `It was not inserted. ${outcomeWords({ code: outcome.code })}`;

/** Choose a block, see what it says now, put it where the cursor stands. */
export const InsertView = ({ pane, period }: Props) => {
  const styles = useStyles();
  const { client, document, view, readOnly } = pane;
  const [choice, setChoice] = useState<InsertChoice>({
    block: 'action-status',
    period: '~',
    rating: 'A',
    figure: 'actions',
    indicator: view.snapshot.indicators[0]?.ref ?? '',
  });
  const [message, setMessage] = useState('');
  const [busy, setBusy] = useState(false);
  const tag = tagOf(choice);
  const preview = useBlockPreview(client, { council: view.council, period, tag: tag.ok ? tag.value : '' });
  const model = preview.answer?.ok ? preview.answer.model : null;
  const refused = preview.answer && !preview.answer.ok ? preview.answer.problems[0] : undefined;
  const choose = (next: InsertChoice): void => {
    setChoice(next);
    setMessage('');
  };
  const insert = async (shown: BlockModel, written: string): Promise<void> => {
    setBusy(true);
    setMessage(said(await document.insertBlock(written, shown)));
    setBusy(false);
  };
  const ready = model !== null && tag.ok && !preview.loading && !busy && !readOnly;
  return (
    <div className={styles.view}>
      <InsertForm choice={choice} snapshot={view.snapshot} reportPeriod={period} onChoose={choose} />
      <Button
        appearance="primary"
        className={styles.button}
        disabledFocusable={!ready}
        onClick={() => ready && void insert(model, tag.value)}
      >
        Insert at the cursor
      </Button>
      <Text role="status">{message}</Text>
      <section className={styles.preview} aria-busy={preview.loading}>
        <h2 className={styles.heading}>Preview</h2>
        {!preview.answer && preview.loading && (
          <Skeleton aria-label="Reading the register">
            <SkeletonItem size={96} />
          </Skeleton>
        )}
        {model && <BlockPreview model={model} />}
        {refused && <Text>{outcomeWords(refused)}</Text>}
        {preview.failure && <FailureNotice failure={preview.failure} onRetry={preview.retry} />}
      </section>
    </div>
  );
};
