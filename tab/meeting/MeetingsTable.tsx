import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { dayOf, longDay, shortDay, type ReportingPeriod } from '../../register/index.ts';
import type { Client, MeetingsView, MeetingView } from '../../server/client.ts';
import { useItemTableStyles, useTextStyles } from '../tableStyles.ts';
import { FreezeMeeting } from './FreezeMeeting.tsx';
import { outcomeShown, shortHash } from './meetingWords.ts';

const useStyles = makeStyles({
  hash: { fontFamily: tokens.fontFamilyMonospace },
  day: { whiteSpace: 'nowrap' },
  freeze: { maxWidth: '22rem' },
});

const headings = ['Meeting', 'Report due', 'Public by', 'Meets on', 'Version', 'Outcome', 'In the room'];

/** `day`: it stays in one line. */
type CellProps = { name: string; day?: boolean; children: ReactNode };

const Cell = ({ name, day = false, children }: CellProps) => {
  const table = useItemTableStyles();
  const styles = useStyles();
  return (
    <td role="cell" className={mergeClasses(table.cell, day && styles.day)}>
      <span aria-hidden="true" className={table.label}>
        {name}
      </span>
      {children}
    </td>
  );
};

const Version = ({ version }: Pick<MeetingView, 'version'>) => {
  const styles = useStyles();
  const text = useTextStyles();
  if (version === null) return <>Not frozen yet</>;
  const { frozenAt, problem, hash } = version;
  return (
    <>
      {frozenAt === null ? 'Frozen, and cannot be shown' : `Frozen ${shortDay(dayOf(frozenAt))}`}
      {problem && <span className={text.note}>{problem.detail}</span>}
      <span className={text.note}>
        SHA-256 <span className={styles.hash}>{shortHash(hash)}</span>
      </span>
    </>
  );
};

type Shared = {
  client: Client;
  onPresent: (meeting: MeetingView) => void;
  onFrozen: () => void;
};

type RowProps = Shared & {
  meeting: MeetingView;
  today: string;
  wasLast: boolean;
  /** Null where nobody who looks may freeze it. */
  state: ReportingPeriod['state'] | null;
};

const MeetingRow = ({ meeting, today, wasLast, state, client, onPresent, onFrozen }: RowProps) => {
  const styles = useStyles();
  const table = useItemTableStyles();
  const text = useTextStyles();
  const outcome = outcomeShown(meeting, today);
  const { body, periodTitle, reportDeadline, publishBy, latestPublish, meetsOn, version } = meeting;
  return (
    <tr role="row" className={table.row}>
      <th role="rowheader" scope="row" className={mergeClasses(table.cell, table.whole)}>
        {body}
        <span className={text.note}>{periodTitle}</span>
      </th>
      <Cell day name="Report due">
        {reportDeadline === null ? 'No deadline' : shortDay(reportDeadline)}
      </Cell>
      <Cell name="Public by">
        <span className={styles.day}>{shortDay(publishBy)}</span>
        {latestPublish !== null && (
          <span className={text.note}>Too late: the law wants {longDay(latestPublish)}</span>
        )}
      </Cell>
      <Cell day name="Meets on">
        {shortDay(meetsOn)}
      </Cell>
      <Cell name="Version">
        <Version version={version} />
        {version === null && state !== null && (
          <div className={styles.freeze}>
            <FreezeMeeting meeting={meeting} state={state} client={client} onFrozen={onFrozen} />
          </div>
        )}
      </Cell>
      <Cell name="Outcome">
        {outcome.text}
        {outcome.note !== null && <span className={text.note}>{outcome.note}</span>}
      </Cell>
      <Cell name="In the room">
        <Button
          // Back from the room: where the person went from.
          autoFocus={wasLast}
          size="small"
          aria-label={`Present ${periodTitle} to ${body}`}
          onClick={() => onPresent(meeting)}
        >
          Present
        </Button>
      </Cell>
    </tr>
  );
};

type Props = Shared & {
  view: MeetingsView;
  periods: readonly ReportingPeriod[];
  /** Id of the meeting that was presented last. */
  last: string | null;
};

/** One row for each meeting, the earliest first. */
export const MeetingsTable = ({ view, periods, last, ...shared }: Props) => {
  const table = useItemTableStyles();
  const stateOf = (meeting: MeetingView) =>
    view.mayFreeze ? (periods.find(one => one.period === meeting.period)?.state ?? null) : null;
  return (
    <table role="table" aria-label="Meetings" className={table.table}>
      <thead role="rowgroup" className={mergeClasses(table.section, table.head)}>
        <tr role="row">
          {headings.map(name => (
            <th key={name} role="columnheader" scope="col" className={table.columnHead}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className={table.section}>
        {view.meetings.map(meeting => (
          <MeetingRow
            key={meeting.key}
            meeting={meeting}
            today={view.today}
            wasLast={last === meeting.id && meeting.period === view.period}
            state={stateOf(meeting)}
            {...shared}
          />
        ))}
      </tbody>
    </table>
  );
};
