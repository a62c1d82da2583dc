import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { createClient } from '../server/client.ts';
import { isDesk } from './address.ts';
import { FailurePage } from './FailurePage.tsx';
import type { Failure } from './failure.ts';
import { LoadingPage } from './LoadingPage.tsx';
import { RegisterView } from './RegisterView.tsx';
import type { Session, ThemeName } from './session.ts';
import { themes } from './theme.ts';
import { Updates } from './Updates.tsx';
import { useAddress } from './useAddress.ts';
import { useDesk } from './useDesk.ts';
import { useDrafts } from './useDrafts.ts';
import { useRegister } from './useRegister.ts';

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

const Register = ({ session }: { session: Session }) => {
  const client = useMemo(() => createClient({ baseUrl: '', token: session.token }), [session]);
  const { view, failure, reload } = useRegister(client);
  const [address, changeAddress] = useAddress(session.start);
  const desk = useDesk(client, view, isDesk(address.view) || address.item !== null);
  const drafts = useDrafts(client);

  useEffect(() => {
    if (view ?? failure) session.shown();
  }, [session, view, failure]);

  const retry = () => {
    const signIn = failure === 'signed-out' ? session.signInAgain() : Promise.resolve();
    void signIn.catch(() => undefined).then(reload);
  };

  if (!view) return failure ? <FailurePage failure={failure} onRetry={retry} /> : <LoadingPage />;
  return (
    <>
      <RegisterView
        served={view}
        failure={failure}
        address={address}
        onChange={changeAddress}
        onRetry={retry}
        client={client}
        desk={desk}
        drafts={drafts}
      />
      <Updates snapshot={view.snapshot} />
    </>
  );
};

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
      {session && <Register session={session} />}
    </Frame>
  );
};
