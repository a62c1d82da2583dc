import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import { dayOf, weekdayAndDay, type PeriodId, type Update } from '../register/index.ts';
import type { Client, RegisterView as Served } from '../server/client.ts';
import { isDesk, views, type Address, type ViewName } from './address.ts';
import { DeskView, type DeskParts } from './DeskView.tsx';
import { EmptyPage } from './EmptyPage.tsx';
import type { Failure } from './failure.ts';
import { ofKind } from './filterStandings.ts';
import { actionColumns, indicatorColumns } from './itemColumns.tsx';
import { ItemPanel } from './ItemPanel.tsx';
import { ItemsView } from './ItemsView.tsx';
import { Notices } from './Notices.tsx';
import { Overview } from './Overview.tsx';
import { PageHeader } from './PageHeader.tsx';
import { pageModel, type PageModel } from './pageModel.ts';
import { ReturnsPage } from './ReturnsPage.tsx';
import { mayByRole, seesTheChase } from './roles.ts';
import { SignOff } from './SignOff.tsx';
import type { ChangeAddress } from './useAddress.ts';

const useStyles = makeStyles({ view: { paddingTop: tokens.spacingVerticalXXL } });

type ViewProps = {
  model: PageModel;
  served: Served;
  address: Address;
  client: Client;
  onChange: ChangeAddress;
};

const sentenceOf = (model: PageModel, block: string): string => {
  const found = model.status.find(one => one.block === block);
  return found?.kind === 'table' ? found.sentence : '';
};

const View = ({ model, served, address, client, onChange }: ViewProps) => {
  const { period, standings, status } = model;
  if (address.view === 'overview') {
    return (
      <Overview
        snapshot={served.snapshot}
        standings={standings}
        status={status}
        collecting={model.isCollecting}
        due={weekdayAndDay(period.dueOn)}
        onOpen={item => onChange({ item })}
        signOff={
          mayByRole('move-period', served) && (
            <SignOff client={client} served={served} period={period.period} />
          )
        }
      />
    );
  }
  if (address.view === 'returns') return <ReturnsPage client={client} served={served} period={period} />;
  const actions = address.view === 'actions';
  return (
    <ItemsView
      title={actions ? 'Actions' : 'Indicators'}
      first={actions ? 'Action' : 'Indicator'}
      sentence={sentenceOf(model, actions ? 'action-status' : 'indicator-status')}
      standings={ofKind(standings, actions ? 'action' : 'indicator')}
      columns={actions ? actionColumns : indicatorColumns(period.period)}
      filter={address}
      onChange={onChange}
    />
  );
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
  if (!model || model.standings.length === 0) return <EmptyPage council={served.snapshot.councilTitle} />;
  return <View model={model} served={served} address={address} client={parts.client} onChange={onChange} />;
};

/** Words are edited for publication until the period is closed. */
const mayEdit = ({ period }: PageModel, served: Served): boolean =>
  period.state !== 'closed' && mayByRole('edit-words', served);

/** The returns are shown to those who look after them; by a link to them anybody else finds the overview. */
const viewsFor = (served: Served): readonly ViewName[] =>
  seesTheChase(served) ? views : views.filter(view => view !== 'returns');

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
  const onEdit = ({ key, itemKey }: Update, commentary: string) =>
    client.decide(itemKey, { update: key, act: 'edit-words', commentary });
  return (
    <>
      <PageHeader
        council={snapshot.councilTitle}
        period={period}
        periods={model?.periods ?? []}
        today={dayOf(now)}
        view={address.view}
        offered={offered}
        onPeriod={show}
        onView={view => change({ view, rating: null, search: '', item: null })}
      />
      <Notices
        failure={failure}
        asAt={snapshot.asAt}
        onRetry={onRetry}
        unknownPeriod={model?.unknownPeriod ?? null}
        beside={desk ? null : (model?.beside ?? null)}
        onShow={show}
      />
      <main className={styles.view}>
        <div id="view" role="tabpanel" aria-labelledby={`tab-${address.view}`}>
          <Body {...props} address={address} model={model} onChange={desk ? onChange : change} />
        </div>
      </main>
      {model && (
        <ItemPanel
          snapshot={snapshot}
          standings={model.standings}
          period={model.period.period}
          itemKey={desk ? null : address.item}
          onClose={() => change({ item: null })}
          onAnswerFor={
            mayByRole('answer-for-another', served) ? item => change({ view: 'my-return', item }) : null
          }
          onEdit={mayEdit(model, served) ? onEdit : null}
        />
      )}
    </>
  );
};
