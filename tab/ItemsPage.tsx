import { useMemo } from 'react';
import { ListView } from './list/ListView.tsx';
import { actionList, indicatorList } from './list/standingLists.tsx';
import type { PageModel } from './pageModel.ts';
import { postsOf } from './roles.ts';
import type { ViewParts } from './viewParts.ts';

const sentenceOf = (model: PageModel, block: string): string => {
  const found = model.status.find(one => one.block === block);
  return found?.kind === 'table' ? found.sentence : '';
};

type Props = ViewParts & { kind: 'action' | 'indicator' };

/** All actions, or all indicators, of a period. */
export const ItemsPage = ({ kind, model, served, address, onChange }: Props) => {
  const { period } = model.period;
  const list = useMemo(
    () =>
      kind === 'action'
        ? actionList(period, postsOf(served))
        : indicatorList(served.snapshot, period, postsOf(served)),
    [kind, period, served],
  );
  const rows = useMemo(() => model.standings.filter(({ item }) => item.kind === kind), [model, kind]);
  const title = kind === 'action' ? 'Actions' : 'Indicators';
  return (
    <ListView
      title={title}
      sentence={sentenceOf(model, `${kind}-status`)}
      rows={rows}
      list={list}
      address={address}
      onChange={onChange}
      fileName={`${title} ${period}`}
    />
  );
};
