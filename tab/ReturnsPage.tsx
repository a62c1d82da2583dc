import { useState } from 'react';
import { dayOf, weekdayAndDay, type ReportingPeriod } from '../register/index.ts';
import type { Client, RegisterView, ReturnsView } from '../server/client.ts';
import { owing, returnsSentence } from './chaseWords.ts';
import { stateOn } from './choosePeriod.ts';
import { FailureView } from './FailurePage.tsx';
import { HandOver } from './HandOver.tsx';
import { Lead } from './Lead.tsx';
import { LoadingView } from './LoadingPage.tsx';
import { narrowReturns } from './narrowReturns.ts';
import { NudgeAll } from './NudgeAll.tsx';
import { PostsTable } from './PostsTable.tsx';
import { mayByRole } from './roles.ts';
import { useTabPlace } from './tabPlace.ts';
import { TeamLists } from './TeamLists.tsx';
import { TeamNotes } from './TeamNotes.tsx';
import { useNudging } from './useNudging.ts';
import { useReturns } from './useReturns.ts';

/** By then a message has gone out, on a quiet day; in milliseconds. */
const sendingTakes = 3_000;

type Props = { client: Client; served: RegisterView; period: ReportingPeriod };

type ShownProps = Props & { view: ReturnsView; reload: () => Promise<void> };

const Shown = ({ client, served, period, view, reload }: ShownProps) => {
  const { council } = served;
  const [from, setFrom] = useState<string | null>(null);
  const nudging = useNudging(client, council, () => window.setTimeout(() => void reload(), sendingTakes));
  const state = stateOn(period, dayOf(served.now));
  const isTeam = mayByRole('nudge', served);
  const canNudge = isTeam && state !== 'closed' && state !== 'planned';
  const isLate = dayOf(served.now) > period.dueOn;
  const due = `${isLate ? 'which was due' : 'due'} ${weekdayAndDay(period.dueOn)}`;
  return (
    <>
      {view.team && (
        <TeamNotes
          notes={view.team.notes}
          client={client}
          council={council}
          maySettle={isTeam}
          onSettled={reload}
        />
      )}
      <Lead
        title="Who has answered"
        sentence={returnsSentence(view, { open: state === 'collecting', due })}
      />
      {canNudge && <NudgeAll posts={owing(view).map(({ post }) => post)} nudging={nudging} />}
      {view.posts.length > 0 && (
        <PostsTable
          title={`Returns for ${period.title}`}
          posts={view.posts}
          nudging={canNudge ? nudging : null}
        />
      )}
      {view.team && <TeamLists team={view.team} onHandOver={isTeam ? setFrom : null} />}
      {isTeam && (
        <HandOver
          snapshot={served.snapshot}
          council={council}
          client={client}
          from={from}
          onFrom={setFrom}
          onDone={() => void reload()}
        />
      )}
    </>
  );
};

/** The performance team's page of a period: who has answered, whether the others were reached, and a word to them. */
export const ReturnsPage = (props: Props) => {
  const { client, served, period } = props;
  const { scope } = useTabPlace();
  const { view: all, failure, reload } = useReturns(client, served, period.period);
  const view = all && narrowReturns(all, served.snapshot, scope);
  if (view) return <Shown key={view.period} {...props} view={view} reload={reload} />;
  return failure ? <FailureView failure={failure} onRetry={() => void reload()} /> : <LoadingView />;
};
