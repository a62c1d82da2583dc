import { Field, Input, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import type { Band } from '../register/index.ts';
import { RatingMark } from './RatingMark.tsx';

/** A field of a form: what it is called, what stands in it, and what is wrong with it. */
export type FieldProps = {
  label: string;
  value: string | undefined;
  problem: string | undefined;
  onType: (value: string) => void;
  hint?: string;
  className?: string;
};

const longest = 4000;

/** Colour is for ratings: a problem is words under its field, which the field names as its description. */
const beside = (problem: string | undefined, hint: string | undefined) => ({
  validationState: 'none' as const,
  ...(problem === undefined ? {} : { validationMessage: { children: problem, style: { fontWeight: 600 } } }),
  ...(hint === undefined ? {} : { hint }),
});

export const WordsField = ({ label, value, problem, onType, hint, className }: FieldProps) => (
  <Field label={label} {...beside(problem, hint)} {...(className ? { className } : {})}>
    <Textarea
      value={value ?? ''}
      maxLength={longest}
      rows={4}
      resize="vertical"
      aria-invalid={problem !== undefined}
      onChange={(_, typed) => onType(typed.value)}
    />
  </Field>
);

export const LineField = ({ label, value, problem, onType, hint, className }: FieldProps) => (
  <Field label={label} {...beside(problem, hint)} {...(className ? { className } : {})}>
    <Input
      value={value ?? ''}
      maxLength={2000}
      aria-invalid={problem !== undefined}
      onChange={(_, typed) => onType(typed.value)}
    />
  </Field>
);

const isIsoDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** A date picker takes nothing but a day: what was typed otherwise stays to be seen in a text field. */
export const DayField = ({ label, value = '', problem, onType, hint, className }: FieldProps) => (
  <Field label={label} {...beside(problem, hint)} {...(className ? { className } : {})}>
    <Input
      type={value === '' || isIsoDay(value) ? 'date' : 'text'}
      value={value}
      aria-invalid={problem !== undefined}
      onChange={(_, typed) => onType(typed.value)}
    />
  </Field>
);

type RatingProps = FieldProps & { bands: readonly Band[] };

/** One rating of the scheme, each with its mark and its word. */
export const RatingField = ({ label, value, problem, onType, hint, bands }: RatingProps) => (
  <Field label={label} {...beside(problem, hint)}>
    <RadioGroup
      value={value ?? ''}
      aria-invalid={problem !== undefined}
      onChange={(_, chosen) => onType(chosen.value)}
    >
      {bands.map(band => (
        <Radio key={band.id} value={band.id} label={<RatingMark mark={band} />} />
      ))}
    </RadioGroup>
  </Field>
);

type ChoiceProps = FieldProps & { choices: readonly { value: string; label: string }[] };

export const ChoiceField = ({ label, value, problem, onType, hint, choices }: ChoiceProps) => (
  <Field label={label} {...beside(problem, hint)}>
    <RadioGroup
      value={value ?? ''}
      aria-invalid={problem !== undefined}
      onChange={(_, chosen) => onType(chosen.value)}
    >
      {choices.map(choice => (
        <Radio key={choice.value} value={choice.value} label={choice.label} />
      ))}
    </RadioGroup>
  </Field>
);
