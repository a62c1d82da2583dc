import { useFormStyles } from './formStyles.ts';
import type { Drafts } from './useDrafts.ts';

const words: Record<Drafts['state'], string> = {
  none: '',
  typing: '',
  kept: 'What you typed is kept as a draft.',
  'only-here': 'A draft cannot be kept just now. What you typed stays on this page while it is open.',
};

/** Whether what was typed would still be there tomorrow. */
export const DraftState = ({ state }: Pick<Drafts, 'state'>) => {
  const styles = useFormStyles();
  return (
    <p role="status" className={styles.quiet}>
      {words[state]}
    </p>
  );
};
