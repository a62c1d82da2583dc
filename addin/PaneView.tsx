import { makeStyles, MessageBar, MessageBarBody, Tab, TabList, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { PeriodId } from '../register/index.ts';
import { InsertView } from './InsertView.tsx';
import type { Pane } from './openPane.ts';
import { PeriodPicker } from './PeriodPicker.tsx';
import { createRefreshing } from './refreshing.ts';
import { RefreshView } from './RefreshView.tsx';

const useStyles = makeStyles({
  pane: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalL },
  unseen: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
  tabs: { marginInline: `calc(-1 * ${tokens.spacingHorizontalS})` },
});

type Task = 'refresh' | 'insert';

const ReadOnlyNotice = () => (
  <MessageBar intent="warning" layout="multiline">
    <MessageBarBody>
      This document is read-only. You can see what has changed, but nothing can be written. Choose Editing at
      the top of Word, or save a copy and open that.
    </MessageBarBody>
  </MessageBar>
);

/** The open pane: which period the report is for, and the two things to do with the document. */
export const PaneView = ({ pane }: { pane: Pane }) => {
  const styles = useStyles();
  const { document, client, view, documentPeriod, remember, readOnly } = pane;
  const { council } = view;
  const [period, setPeriod] = useState<PeriodId>(documentPeriod ?? view.period);
  const [chosen, setChosen] = useState(documentPeriod !== null);
  const [task, setTask] = useState<Task>('refresh');
  const refreshing = useMemo(
    () => createRefreshing({ document, client, council }),
    [document, client, council],
  );
  const choose = (next: PeriodId): void => {
    setPeriod(next);
    setChosen(true);
    if (!readOnly) void remember(next);
  };
  return (
    <div className={styles.pane}>
      <h1 className={styles.unseen}>Quarterbook</h1>
      {readOnly && <ReadOnlyNotice />}
      <PeriodPicker periods={view.snapshot.periods} period={period} chosen={chosen} onChoose={choose} />
      <TabList
        className={styles.tabs}
        selectedValue={task}
        onTabSelect={(_event, { value }) => setTask(value === 'insert' ? 'insert' : 'refresh')}
      >
        <Tab value="refresh">Refresh</Tab>
        <Tab value="insert">Insert a block</Tab>
      </TabList>
      {task === 'refresh' ? (
        <RefreshView
          key={period}
          refreshing={refreshing}
          period={period}
          schemes={view.snapshot.schemes}
          readOnly={readOnly}
          onInsert={() => setTask('insert')}
        />
      ) : (
        <InsertView pane={pane} period={period} />
      )}
    </div>
  );
};
