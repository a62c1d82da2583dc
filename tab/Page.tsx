import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useMemo, useState, type ReactNode } from 'react';
import { createClient, type RegisterView as RegisterData } from '../server/client.ts';
import { formatAddress, isDesk, type Address } from './address.ts';
import { FailurePage } from './FailurePage.tsx';
import type { Failure } from './failure.ts';
import { LoadingPage } from './LoadingPage.tsx';
import { PartBoundary } from './PartBoundary.tsx';
import { RegisterView } from './RegisterView.tsx';
import type { Session, ThemeName } from './session.ts';
import { PlaceContext, type TabPlace } from './tabPlace.ts';
import { themes } from './theme.ts';
import { Updates } from './Updates.tsx';
import { useAddress, type ChangeAddress } from './useAddress.ts';
import { useDesk } from './useDesk.ts';
import { useDrafts } from './useDrafts.ts';
import { useRegister } from './useRegister.ts';
import { useScoped, type Scoped } from './useScoped.ts';

const useStyles = makeStyles({
  page: { minHeight: '100vh', boxSizing: 'border-box' },
  column: {
    maxWidth: '90rem',
    boxSizing: 'border-box',
    margin: '0 auto',
    paddingInline: 'clamp(1rem, 3vw, 2.5rem)',
    paddingBottom: tokens.spacingVerticalXXXL,
  },
});

/** The height is not the provider's own: Fluent gives the provider's class to every panel as well. */
const Frame = ({ theme, children }: { theme: ThemeName; children: ReactNode }) => {
  const styles = useStyles();
  useEffect(() => {
    // What the browser draws itself, scroll bars and their gutter, follows the theme too.
    document.documentElement.style.colorScheme = theme === 'light' ? 'light' : 'dark';
    document.documentElement.style.backgroundColor = themes[theme].colorNeutralBackground1;
  }, [theme]);
  return (
    <FluentProvider theme={themes[theme]}>
      <div className={styles.page}>
        <div className={styles.column}>{children}</div>
      </div>
    </FluentProvider>
  );
};

type Shown = { session: Session; view: RegisterData; scoped: Scoped; address: Address };

/** A link shows the same to everybody: it names the council and the period, also where they were not chosen. */
const placeOf = ({ session, view, scoped, address }: Shown, onChange: ChangeAddress): TabPlace => ({
  scope: scoped.scope,
  plans: view.snapshot.plans,
  // What is open may be in one of the two alone.
  showWhole: whole => onChange({ scope: { ...address.scope, whole }, item: null }),
  linkTo: label => {
    const said = { ...address, council: view.council, period: scoped.period };
    return session.share({ query: formatAddress(said), label });
  },
});

const Register = ({ session }: { session: Session }) => {
  const client = useMemo(() => createClient({ baseUrl: '', token: session.token }), [session]);
  const [address, changeAddress] = useAddress(session.start);
  const { view, failure, reload } = useRegister(client, address.council);
  const scoped = useScoped(view, address);
  const desk = useDesk(client, view, isDesk(address.view) || address.item !== null);
  const drafts = useDrafts(client);

  useEffect(() => {
    if (view ?? failure) session.shown();
  }, [session, view, failure]);

  const retry = () => {
    const signIn = failure === 'signed-out' ? session.signInAgain() : Promise.resolve();
    void signIn.catch(() => undefined).then(reload);
  };

  if (!view || !scoped) return failure ? <FailurePage failure={failure} onRetry={retry} /> : <LoadingPage />;
  return (
    <PlaceContext value={placeOf({ session, view, scoped, address }, changeAddress)}>
      <RegisterView
        served={scoped.served}
        failure={failure}
        address={address}
        onChange={changeAddress}
        onRetry={retry}
        client={client}
        desk={desk}
        drafts={drafts}
      />
      <Updates snapshot={view.snapshot} />
    </PlaceContext>
  );
};

/** Downloaded only where somebody adds a tab to a channel. */
const ChannelPage = lazy(() =>
  import('./channel/ChannelPage.tsx').then(({ ChannelPage: page }) => ({ default: page })),
);

/** The address that the Teams app gives for the settings of a tab in a channel: `/tab/?configure`. */
const isForSettings = (): boolean => new URLSearchParams(window.location.search).has('configure');

/** Before the host has answered: the shape of the page, in the person's own light or dark. */
export const Page = ({ opening, firstTheme }: { opening: Promise<Session>; firstTheme: ThemeName }) => {
  const [theme, setTheme] = useState(firstTheme);
  const [session, setSession] = useState<Session | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => {
    opening
      .then(opened => {
        setTheme(opened.theme);
        opened.onTheme(setTheme);
        setSession(opened);
      })
      .catch(() => setFailure('no-host'));
  }, [opening]);

  return (
    <Frame theme={theme}>
      {failure && <FailurePage failure={failure} onRetry={() => window.location.reload()} />}
      {!failure && !session && <LoadingPage />}
      {session && !isForSettings() && <Register session={session} />}
      {session && isForSettings() && (
        <PartBoundary>
          <Suspense fallback={<LoadingPage />}>
            <ChannelPage session={session} />
          </Suspense>
        </PartBoundary>
      )}
    </Frame>
  );
};
