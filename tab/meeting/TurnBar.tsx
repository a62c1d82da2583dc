import { Button } from '@fluentui/react-components';
import { usePresentStyles } from './presentStyles.ts';
import type { Slide, Turn } from './slides.ts';

type Props = {
  slides: readonly Slide[];
  place: number;
  onTurn: (turn: Turn) => void;
  /** The other version that can be shown; null where there is one alone. */
  other: { label: string; onShow: () => void } | null;
};

/** "2 of 4: Promote growth". */
const placeWords = (slides: readonly Slide[], place: number): string =>
  `${place + 1} of ${slides.length}: ${slides[place]?.plan.title ?? ''}`;

/** Which of how many, read aloud when it turns; every button has its key. */
export const TurnBar = ({ slides, place, onTurn, other }: Props) => {
  const styles = usePresentStyles();
  const large = { size: 'large', className: styles.button } as const;
  return (
    <nav aria-label="Priorities" className={styles.bar}>
      {slides.length > 0 && (
        <>
          <Button
            {...large}
            aria-keyshortcuts="ArrowLeft PageUp"
            disabledFocusable={place === 0}
            onClick={() => onTurn('previous')}
          >
            <span aria-hidden="true">←&nbsp;</span>Previous
          </Button>
          <Button
            {...large}
            aria-keyshortcuts="ArrowRight PageDown"
            disabledFocusable={place === slides.length - 1}
            onClick={() => onTurn('next')}
          >
            Next<span aria-hidden="true">&nbsp;→</span>
          </Button>
        </>
      )}
      <p role="status" className={styles.place}>
        {slides.length > 0 ? placeWords(slides, place) : ''}
      </p>
      {other && (
        <Button {...large} appearance="subtle" onClick={other.onShow}>
          {other.label}
        </Button>
      )}
      <Button {...large} aria-keyshortcuts="Escape" onClick={() => onTurn('leave')}>
        Leave (Esc)
      </Button>
    </nav>
  );
};
