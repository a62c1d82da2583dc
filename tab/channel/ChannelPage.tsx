import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useState } from 'react';
import { createClient, type Me } from '../../server/client.ts';
import { FailurePage } from '../FailurePage.tsx';
import { failureOf, type Failure } from '../failure.ts';
import { useFormStyles } from '../formStyles.ts';
import { LoadingPage } from '../LoadingPage.tsx';
import { viewsFor } from '../offeredViews.ts';
import { wholeCouncil } from '../scope.ts';
import type { Session } from '../session.ts';
import { useRegister } from '../useRegister.ts';
import { scopeOf } from '../useScoped.ts';
import { firstAddress } from '../address.ts';
import { ChannelForm } from './ChannelForm.tsx';
import { nameOf, queryOf, settingsIn, settingsSentence, type TabSettings } from './tabSettings.ts';
import { openTabDialog, type TabDialog } from './teamsTab.ts';

const useStyles = makeStyles({
  page: { maxWidth: '44rem', paddingTop: tokens.spacingVerticalL },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
});

/** Whoever opens the address in a browser finds where it belongs. */
const Elsewhere = () => {
  const styles = useStyles();
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>Add Quarterbook to a channel in Teams</h1>
      <p>
        This page opens by itself when you add a tab: open the channel, choose the plus sign beside its tabs,
        then Quarterbook.
      </p>
    </main>
  );
};

type FormProps = { session: Session; dialog: TabDialog; me: Me };

const Settings = ({ session, dialog, me }: FormProps) => {
  const styles = useStyles();
  const boxed = useFormStyles();
  const client = useMemo(() => createClient({ baseUrl: '', token: session.token }), [session]);
  const kept = useMemo(() => settingsIn(dialog.contentUrl), [dialog]);
  const [settings, setSettings] = useState<TabSettings>(() => ({
    ...kept,
    council: kept.council ?? me.councils[0]?.council ?? '',
  }));
  const { view, failure, reload } = useRegister(client, settings.council);
  // Until another council's register is here, what is shown is not what would be saved.
  const served = view?.council === settings.council ? view : null;

  useEffect(() => {
    if (served ?? failure) session.shown();
    dialog.allowSave(served !== null);
    if (served)
      dialog.onSave(() => ({
        query: queryOf(settings),
        name: nameOf(settings, served.snapshot.plans),
      }));
  }, [session, dialog, served, failure, settings]);

  if (!served)
    return failure ? <FailurePage failure={failure} onRetry={() => void reload()} /> : <LoadingPage />;
  const { directorate, plans } = settings;
  const scope = { ...wholeCouncil, directorate, plans };
  const { served: part, period } = scopeOf(served, { ...firstAddress, scope });
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>What this tab shows</h1>
      <ChannelForm
        councils={me.councils}
        snapshot={served.snapshot}
        offered={viewsFor(served).filter(view => view !== 'meeting')}
        settings={settings}
        onChange={part => setSettings({ ...settings, ...part })}
      />
      <div className={boxed.box} role="status">
        <p className={boxed.boxTitle}>{nameOf(settings, served.snapshot.plans)}</p>
        <p className={boxed.words}>
          {settingsSentence(settings, { whole: served.snapshot, narrowed: part.snapshot, period })}
        </p>
        <p className={boxed.quiet}>
          Everybody in the channel who may see the register sees this, and can press “Show the whole council”.
        </p>
      </div>
    </main>
  );
};

/** The settings of a tab in a channel, in Teams' own dialog. */
export const ChannelPage = ({ session }: { session: Session }) => {
  const [opened, setOpened] = useState<{ dialog: TabDialog | null; me: Me } | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => {
    const { me } = createClient({ baseUrl: '', token: session.token });
    Promise.all([openTabDialog(), me()]).then(
      ([dialog, who]) => setOpened({ dialog, me: who }),
      (error: unknown) => {
        setFailure(failureOf(error));
        session.shown();
      },
    );
  }, [session]);

  if (failure) return <FailurePage failure={failure} onRetry={() => window.location.reload()} />;
  if (!opened) return <LoadingPage />;
  return opened.dialog ? <Settings session={session} dialog={opened.dialog} me={opened.me} /> : <Elsewhere />;
};
