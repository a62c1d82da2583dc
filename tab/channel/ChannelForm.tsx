import { Checkbox, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import type { Snapshot } from '../../register/index.ts';
import type { Membership } from '../../server/client.ts';
import type { ViewName } from '../address.ts';
import { useFormStyles } from '../formStyles.ts';
import { viewNames } from '../viewNames.ts';
import { directoratesIn, plansIn, type TabSettings } from './tabSettings.ts';

const useStyles = makeStyles({
  plans: { display: 'flex', flexDirection: 'column', border: 'none', margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0, marginBottom: tokens.spacingVerticalXXS },
});

type Props = {
  councils: readonly Membership[];
  snapshot: Snapshot;
  offered: readonly ViewName[];
  settings: TabSettings;
  onChange: (part: Partial<TabSettings>) => void;
};

type ChoiceProps = {
  label: string;
  value: string;
  choices: readonly (readonly [value: string, label: string])[];
  onChoose: (value: string) => void;
};

const Choice = ({ label, value, choices, onChoose }: ChoiceProps) => (
  <Field label={label}>
    <Select value={value} onChange={(_, chosen) => onChoose(chosen.value)}>
      {choices.map(([id, words]) => (
        <option key={id} value={id}>
          {words}
        </option>
      ))}
    </Select>
  </Field>
);

const Plans = ({
  snapshot,
  settings: { plans },
  onChange,
}: Pick<Props, 'snapshot' | 'settings' | 'onChange'>) => {
  const styles = useStyles();
  const quiet = useFormStyles();
  const all = plansIn(snapshot);
  if (all.length < 2) return null;
  const toggle = (id: string) =>
    all.map(plan => plan.id).filter(one => (one === id ? !plans.includes(one) : plans.includes(one)));
  return (
    <fieldset className={styles.plans}>
      <legend className={styles.legend}>Priorities</legend>
      <p className={quiet.quiet}>Choose none to show all of them.</p>
      {all.map(({ id, title }) => (
        <Checkbox
          key={id}
          label={title}
          checked={plans.includes(id)}
          onChange={() => onChange({ plans: toggle(id) })}
        />
      ))}
    </fieldset>
  );
};

/** What can be chosen of a tab. What is chosen and has gone since is still named, so that it can be taken away. */
export const ChannelForm = ({ councils, snapshot, offered, settings, onChange }: Props) => {
  const styles = useFormStyles();
  const { council, directorate, view } = settings;
  const directorates = new Set([...directoratesIn(snapshot), ...(directorate === null ? [] : [directorate])]);
  return (
    <div className={styles.form}>
      {councils.length > 1 && (
        <Choice
          label="Council"
          value={council}
          choices={councils.map(one => [one.council, one.title])}
          onChoose={chosen => onChange({ council: chosen, directorate: null, plans: [] })}
        />
      )}
      {directorates.size > 0 && (
        <Choice
          label="Directorate"
          value={directorate ?? ''}
          choices={[['', 'The whole council'], ...[...directorates].map(name => [name, name] as const)]}
          onChoose={chosen => onChange({ directorate: chosen || null })}
        />
      )}
      <Plans snapshot={snapshot} settings={settings} onChange={onChange} />
      <Choice
        label="First view"
        value={view}
        choices={offered.map(one => [one, viewNames[one]])}
        onChoose={chosen => onChange({ view: offered.find(one => one === chosen) ?? 'overview' })}
      />
    </div>
  );
};
