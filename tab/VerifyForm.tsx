import { Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { RiskPriority } from '../register/index.ts';
import type { ItemActBody } from '../server/client.ts';
import { LineField } from './FormFields.tsx';
import { useFormStyles } from './formStyles.ts';
import { ReasonForm } from './ReasonForm.tsx';
import { problemAt, type Refused } from './refused.ts';

const methods = [
  { value: 'evidence-read', label: 'The evidence was read' },
  { value: 'inspected', label: 'It was inspected' },
  { value: 're-tested', label: 'It was re-tested' },
] as const;
type Method = (typeof methods)[number]['value'];

/** The least that Global Internal Audit Standards 15.2 ask of each priority; the server holds to it. */
const leastMethod: Record<RiskPriority, Method> = {
  low: 'evidence-read',
  medium: 'inspected',
  high: 're-tested',
};

type Props = {
  priority: RiskPriority;
  busy: boolean;
  refused: Refused | null;
  onVerify: (act: ItemActBody) => void;
  onClose: () => void;
};

/** How a claim was verified, on what sample, and with what result. */
export const VerifyForm = ({ priority, busy, refused, onVerify, onClose }: Props) => {
  const styles = useFormStyles();
  const [method, setMethod] = useState<Method>(leastMethod[priority]);
  const [sample, setSample] = useState('');
  const choose = (value: string) => setMethod(methods.find(one => one.value === value)?.value ?? method);
  return (
    <ReasonForm
      busy={busy}
      refused={refused}
      field="result"
      label="With what result?"
      button="Verify and close"
      onClose={onClose}
      onSend={result =>
        onVerify({ act: 'verified', method, sample: sample.trim() === '' ? null : sample, result })
      }
    >
      <Field label="How was it verified?" className={styles.short}>
        <Select value={method} onChange={(_, { value }) => choose(value)}>
          {methods.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      <LineField
        label="Which sample, if one was taken?"
        value={sample}
        problem={problemAt(refused, 'sample', 'method')}
        onType={setSample}
      />
    </ReasonForm>
  );
};
