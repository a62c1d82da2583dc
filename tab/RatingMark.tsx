import { makeStyles, tokens } from '@fluentui/react-components';
import type { Band } from '../register/index.ts';

const useStyles = makeStyles({
  mark: { display: 'inline-flex', alignItems: 'flex-start', columnGap: tokens.spacingHorizontalS },
  square: {
    flexShrink: 0,
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    columnGap: '3px',
    minWidth: '20px',
    height: '20px',
    boxSizing: 'border-box',
    paddingInline: '4px',
    borderRadius: tokens.borderRadiusSmall,
    outline: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '20px',
    fontWeight: tokens.fontWeightSemibold,
  },
  symbol: { fontSize: '9px', lineHeight: '20px' },
  word: { '::first-letter': { textTransform: 'uppercase' }, display: 'inline-block' },
});

export type MarkShown = Pick<Band, 'letter' | 'word' | 'symbol' | 'colour' | 'text'>;

/** The same everywhere: the scheme's letter and symbol in a filled square, and its word beside it. */
export const RatingMark = ({ mark, plain = false }: { mark: MarkShown; plain?: boolean }) => {
  const styles = useStyles();
  return (
    <span className={styles.mark}>
      <span
        aria-hidden="true"
        className={styles.square}
        style={{ backgroundColor: `#${mark.colour}`, color: `#${mark.text}` }}
      >
        {mark.letter}
        {mark.symbol !== mark.letter && <span className={styles.symbol}>{mark.symbol}</span>}
      </span>
      {plain ? null : <span className={styles.word}>{mark.word}</span>}
    </span>
  );
};
