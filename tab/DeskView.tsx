import type { Client, RegisterView } from '../server/client.ts';
import type { Address } from './address.ts';
import { FailureView } from './FailurePage.tsx';
import { LoadingView } from './LoadingPage.tsx';
import { MyReturn } from './MyReturn.tsx';
import { ProxyEntry } from './ProxyEntry.tsx';
import { mayByRole } from './roles.ts';
import { ToDecide } from './ToDecide.tsx';
import type { ChangeAddress } from './useAddress.ts';
import type { DeskState } from './useDesk.ts';
import type { Drafts } from './useDrafts.ts';

export type DeskParts = { client: Client; desk: DeskState; drafts: Drafts };

type Props = DeskParts & {
  view: 'my-return' | 'to-decide';
  served: RegisterView;
  address: Address;
  onChange: ChangeAddress;
};

/** What one person has to do: their return, or what waits for their decision. */
export const DeskView = ({ view, served, address, onChange, client, desk, drafts }: Props) => {
  if (!desk.view)
    return desk.failure ? (
      <FailureView failure={desk.failure} onRetry={() => void desk.reload()} />
    ) : (
      <LoadingView />
    );
  const reload = () => void desk.reload();
  if (view === 'to-decide') return <ToDecide desk={desk.view} client={client} onDecided={reload} />;
  const { returns, recommendations, documents } = desk.view;
  const own = [...returns.flatMap(({ tasks }) => tasks), ...recommendations, ...documents];
  const isOwn = own.some(({ key }) => key === address.item);
  return (
    <>
      <MyReturn
        snapshot={served.snapshot}
        desk={desk.view}
        client={client}
        drafts={drafts}
        address={address}
        onChange={onChange}
        onSent={reload}
      />
      {mayByRole('answer-for-another', served) && (
        <ProxyEntry
          snapshot={served.snapshot}
          client={client}
          drafts={drafts}
          itemKey={isOwn ? null : address.item}
          onChoose={item => onChange({ item })}
          onSent={reload}
        />
      )}
    </>
  );
};
