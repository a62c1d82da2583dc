import { makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, useEffect, useMemo, useState } from 'react';
import { dayOf, weekdayAndDay, type PeriodId, type Update } from '../register/index.ts';
import type { RegisterView as Served } from '../server/client.ts';
import { asAtFirst, formatAddress, isDated, isDesk, type Address, type ViewName } from './address.ts';
import type { DeskParts } from './DeskView.tsx';
import { EmptyPage } from './EmptyPage.tsx';
import type { Failure } from './failure.ts';
import { LateList } from './LateList.tsx';
import { LoadingView } from './LoadingPage.tsx';
import { Notices } from './Notices.tsx';
import { viewsFor } from './offeredViews.ts';
import { Overview } from './Overview.tsx';
import { PageHeader } from './PageHeader.tsx';
import { pageModel, type PageModel } from './pageModel.ts';
import { PartBoundary } from './PartBoundary.tsx';
import { mayByRole } from './roles.ts';
import { SignOff } from './SignOff.tsx';
import type { ChangeAddress } from './useAddress.ts';
import { useFocusBack } from './useFocusBack.ts';
import {
  DeskView,
  DocumentsPage,
  fetchOtherViews,
  ItemPanel,
  ItemsPage,
  MeetingPage,
  MeetingsPage,
  RecommendationsPage,
  ReturnsPage,
} from './viewPages.ts';
import type { ViewParts } from './viewParts.ts';

const useStyles = makeStyles({ view: { paddingTop: tokens.spacingVerticalXXL } });

/** A view as it is before anybody narrows it. */
const inView = (view: ViewName): Partial<Address> => ({
  ...asAtFirst,
  view,
  item: null,
  meeting: null,
  version: null,
});

const OverviewPage = ({ model, served, client, address, onChange }: ViewParts) => (
  <Overview
    snapshot={served.snapshot}
    standings={model.standings}
    status={model.status}
    collecting={model.isCollecting}
    due={weekdayAndDay(model.period.dueOn)}
    onOpen={item => onChange({ item })}
    late={
      model.late && (
        <LateList
          late={model.late}
          hrefOf={view => formatAddress({ ...address, ...inView(view), sort: 'due' })}
          onView={view => onChange({ ...inView(view), sort: 'due' })}
        />
      )
    }
    signOff={
      mayByRole('move-period', served) && (
        <SignOff client={client} served={served} period={model.period.period} />
      )
    }
  />
);

const View = (parts: ViewParts) => {
  const { view } = parts.address;
  switch (view) {
    case 'actions':
    case 'indicators':
      return <ItemsPage key={view} kind={view === 'actions' ? 'action' : 'indicator'} {...parts} />;
    case 'recommendations':
      return <RecommendationsPage {...parts} />;
    case 'documents':
      return <DocumentsPage {...parts} />;
    case 'meetings':
      return <MeetingsPage {...parts} />;
    case 'meeting':
      return <MeetingPage {...parts} />;
    case 'returns':
      return <ReturnsPage client={parts.client} served={parts.served} period={parts.model.period} />;
    default:
      return <OverviewPage {...parts} />;
  }
};

type Props = {
  served: Served;
  failure: Failure | null;
  address: Address;
  onChange: ChangeAddress;
  onRetry: () => void;
} & DeskParts;

/** The view under its tab. Where a register has no period yet, people may still have something to do. */
const Body = ({ served, model, address, onChange, ...parts }: Props & { model: PageModel | null }) => {
  const { view } = address;
  if (isDesk(view))
    return <DeskView view={view} served={served} address={address} onChange={onChange} {...parts} />;
  if (!model || (model.standings.length === 0 && !isDated(view)))
    return <EmptyPage council={served.snapshot.councilTitle} />;
  return <View model={model} served={served} address={address} client={parts.client} onChange={onChange} />;
};

/** Words are edited for publication until the period is closed. */
const mayEdit = ({ period }: PageModel, served: Served): boolean =>
  period.state !== 'closed' && mayByRole('edit-words', served);

/** The register as it was served, at the address that is being looked at. */
export const RegisterView = (props: Props) => {
  const { served, failure, onChange, onRetry, client } = props;
  const offered = viewsFor(served);
  const address: Address = offered.includes(props.address.view)
    ? props.address
    : { ...props.address, view: 'overview' };
  const styles = useStyles();
  const { snapshot, now } = served;
  const model = useMemo(() => pageModel(snapshot, now, address.period), [snapshot, now, address.period]);
  const period = model?.period ?? null;
  /** Whatever a person chooses holds the period that they chose it in, so that a live change cannot turn the page. */
  const change: ChangeAddress = part => onChange({ ...(period ? { period: period.period } : {}), ...part });
  const show = (chosen: PeriodId) => onChange({ period: chosen });
  const desk = isDesk(address.view);
  const open = desk ? null : address.item;
  useFocusBack(open);
  const [wasOpen, setWasOpen] = useState(false);
  if (open !== null && !wasOpen) setWasOpen(true);
  useEffect(fetchOtherViews, []);
  const presenting = address.view === 'meeting' && model !== null;
  const onEdit = ({ key, itemKey }: Update, commentary: string) =>
    client.decide(itemKey, { update: key, act: 'edit-words', commentary });
  return (
    <>
      {!presenting && (
        <PageHeader
          council={snapshot.councilTitle}
          period={period}
          periods={model?.periods ?? []}
          today={dayOf(now)}
          view={address.view}
          offered={offered.filter(view => view !== 'meeting')}
          hrefOf={view => formatAddress({ ...address, ...inView(view) }) || window.location.pathname}
          onPeriod={show}
          onView={view => change(inView(view))}
        />
      )}
      <Notices
        failure={failure}
        asAt={snapshot.asAt}
        onRetry={onRetry}
        unknownPeriod={model?.unknownPeriod ?? null}
        beside={desk || presenting ? null : (model?.beside ?? null)}
        onShow={show}
      />
      <main {...(presenting ? {} : { className: styles.view })}>
        <PartBoundary key={address.view}>
          <Suspense fallback={<LoadingView />}>
            <Body {...props} address={address} model={model} onChange={desk ? onChange : change} />
          </Suspense>
        </PartBoundary>
      </main>
      {model && wasOpen && (
        <Suspense fallback={null}>
          <ItemPanel
            served={served}
            client={client}
            desk={props.desk}
            drafts={props.drafts}
            standings={model.standings}
            period={model.period.period}
            itemKey={open}
            onClose={() => change({ item: null })}
            onAnswerFor={
              mayByRole('answer-for-another', served) ? item => change({ view: 'my-return', item }) : null
            }
            onEdit={mayEdit(model, served) ? onEdit : null}
          />
        </Suspense>
      )}
    </>
  );
};
