import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import { weekdayAndDay, type PeriodId } from '../register/index.ts';
import type { RegisterView as Served } from '../server/client.ts';
import type { Address } from './address.ts';
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
import type { ChangeAddress } from './useAddress.ts';

const useStyles = makeStyles({ view: { paddingTop: tokens.spacingVerticalXXL } });

type ViewProps = { model: PageModel; served: Served; address: Address; onChange: ChangeAddress };

const sentenceOf = (model: PageModel, block: string): string => {
  const found = model.status.find(one => one.block === block);
  return found?.kind === 'table' ? found.sentence : '';
};

const View = ({ model, served, address, onChange }: ViewProps) => {
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
      />
    );
  }
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
};

/** The register as it was served, at the address that is being looked at. */
export const RegisterView = ({ served, failure, address, onChange, onRetry }: Props) => {
  const styles = useStyles();
  const { snapshot, now } = served;
  const model = useMemo(() => pageModel(snapshot, now, address.period), [snapshot, now, address.period]);
  if (!model || model.standings.length === 0) return <EmptyPage council={snapshot.councilTitle} />;
  const { period } = model;
  /** Whatever a person chooses holds the period that they chose it in, so that a live change cannot turn the page. */
  const change: ChangeAddress = part => onChange({ period: period.period, ...part });
  const show = (chosen: PeriodId) => onChange({ period: chosen });
  return (
    <>
      <PageHeader
        council={snapshot.councilTitle}
        period={period}
        periods={model.periods}
        today={model.today}
        view={address.view}
        onPeriod={show}
        onView={view => change({ view, rating: null, search: '' })}
      />
      <Notices
        failure={failure}
        asAt={snapshot.asAt}
        onRetry={onRetry}
        unknownPeriod={model.unknownPeriod}
        beside={model.beside}
        onShow={show}
      />
      <main className={styles.view}>
        <div id="view" role="tabpanel" aria-labelledby={`tab-${address.view}`}>
          <View model={model} served={served} address={address} onChange={change} />
        </div>
      </main>
      <ItemPanel
        snapshot={snapshot}
        standings={model.standings}
        period={period.period}
        itemKey={address.item}
        onClose={() => change({ item: null })}
      />
    </>
  );
};
