import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import { asAtFirst } from '../address.ts';
import { Lead } from '../Lead.tsx';
import { LoadingView } from '../LoadingPage.tsx';
import { Notice } from '../Notice.tsx';
import type { ViewParts } from '../viewParts.ts';
import { MeetingChangesPart } from './MeetingChangesPart.tsx';
import { MeetingsTable } from './MeetingsTable.tsx';
import { nextSentence } from './meetingWords.ts';
import { useAsked } from './useAsked.ts';

const useStyles = makeStyles({ section: { marginTop: tokens.spacingVerticalXXXL } });

/** Where a period's report goes, what each body was given, and what has changed since. */
export const MeetingsPage = ({ model, served, address, client, onChange }: ViewParts) => {
  const styles = useStyles();
  const { council } = served;
  const { period } = model.period;
  const ask = useMemo(() => () => client.meetings(council, period), [client, council, period]);
  const { value: view, refused, reload } = useAsked(ask, served);
  if (!view) return refused === null ? <LoadingView /> : <Notice words={refused} />;
  const frozen = view.meetings.filter(one => one.period === period && one.version !== null);
  return (
    <>
      <Lead title="Meetings" sentence={nextSentence(view.meetings, view.today)} />
      {refused !== null && <Notice words={`${refused} What is shown is what was last known.`} />}
      {view.meetings.length > 0 && (
        <MeetingsTable
          view={view}
          periods={served.snapshot.periods}
          last={address.meeting}
          client={client}
          onFrozen={() => void reload()}
          onPresent={({ id, period: its }) =>
            onChange({ ...asAtFirst, view: 'meeting', meeting: id, period: its, version: null })
          }
        />
      )}
      {frozen.map(meeting => (
        <div key={meeting.key} className={styles.section}>
          <MeetingChangesPart
            meeting={meeting}
            client={client}
            served={served}
            onOpen={item => onChange({ item })}
          />
        </div>
      ))}
    </>
  );
};
