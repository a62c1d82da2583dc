import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import { longDay } from '../../register/index.ts';
import type { ChangeView, Client, MeetingView, RegisterView } from '../../server/client.ts';
import { Lead } from '../Lead.tsx';
import { LoadingView } from '../LoadingPage.tsx';
import { RatingMark } from '../RatingMark.tsx';
import { useStatusTableStyles, useTextStyles } from '../tableStyles.ts';
import { changedBy, changeRows, type Reading } from './changeRows.ts';
import { bodySaid, changesSentence } from './meetingWords.ts';
import { useAsked } from './useAsked.ts';

const useStyles = makeStyles({
  what: { width: '16%' },
  side: { width: '42%' },
  words: { whiteSpace: 'pre-line', overflowWrap: 'anywhere', maxWidth: '44em' },
  item: { paddingTop: tokens.spacingVerticalL },
  title: { fontWeight: tokens.fontWeightSemibold },
});

const Read = ({ reading }: { reading: Reading }) => {
  const styles = useStyles();
  return reading.kind === 'mark' ? (
    <RatingMark mark={reading.side.mark} />
  ) : (
    <div className={styles.words}>{reading.words}</div>
  );
};

type Opens = { onOpen: (itemKey: string) => void };

const Change = ({ change, onOpen }: { change: ChangeView } & Opens) => {
  const styles = useStyles();
  const table = useStatusTableStyles();
  const text = useTextStyles();
  const by = changedBy(change);
  return (
    <tbody role="rowgroup" className={table.section}>
      <tr role="row" className={table.row}>
        <th
          role="rowheader"
          scope="rowgroup"
          colSpan={3}
          aria-colspan={3}
          className={mergeClasses(table.cell, table.whole, styles.item)}
        >
          {change.now === null ? (
            <span className={styles.title}>{change.title}</span>
          ) : (
            <Link
              as="button"
              appearance="subtle"
              className={mergeClasses(text.title, styles.title)}
              onClick={() => onOpen(change.key)}
            >
              {change.title}
            </Link>
          )}
          <span className={text.note}>{[change.ref, by].filter(Boolean).join(' · ')}</span>
        </th>
      </tr>
      {changeRows(change).map(({ id, what, then, now }) => (
        <tr key={id} role="row" className={table.row}>
          <th role="rowheader" scope="row" className={mergeClasses(table.cell, table.whole)}>
            {what}
          </th>
          {[['In the papers', then] as const, ['Now', now] as const].map(([name, reading]) => (
            <td key={name} role="cell" className={table.cell}>
              <span aria-hidden="true" className={table.label}>
                {name}
              </span>
              <Read reading={reading} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
};

const ChangesTable = ({
  name,
  changes,
  onOpen,
}: { name: string; changes: readonly ChangeView[] } & Opens) => {
  const styles = useStyles();
  const table = useStatusTableStyles();
  return (
    <table role="table" aria-label={name} className={table.table}>
      <thead role="rowgroup" className={mergeClasses(table.section, table.head)}>
        <tr role="row">
          {['What', 'In the papers', 'Now'].map((title, index) => (
            <th
              key={title}
              role="columnheader"
              scope="col"
              className={mergeClasses(table.columnHead, index === 0 ? styles.what : styles.side)}
            >
              {title}
            </th>
          ))}
        </tr>
      </thead>
      {changes.map(change => (
        <Change key={change.key} change={change} onOpen={onOpen} />
      ))}
    </table>
  );
};

type Props = Opens & { meeting: MeetingView; client: Client; served: RegisterView };

/** What is no longer as one meeting's papers have it. */
export const MeetingChangesPart = ({ meeting, client, served, onOpen }: Props) => {
  const { key, body, meetsOn } = meeting;
  const ask = useMemo(() => () => client.meetingChanges(key), [client, key]);
  const { value, refused } = useAsked(ask, served);
  const title = `${body}, ${longDay(meetsOn)}`;
  const name = `Changed since the papers for ${bodySaid(body)}`;
  return (
    <section aria-label={name}>
      {refused !== null && <Lead title={title} sentence={`What has changed cannot be told. ${refused}`} />}
      {value === null && refused === null && <LoadingView />}
      {value && refused === null && (
        <>
          <Lead title={title} sentence={changesSentence(value)} />
          {value.changes.length > 0 && <ChangesTable name={name} changes={value.changes} onOpen={onOpen} />}
        </>
      )}
    </section>
  );
};
