import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Band } from '../register/index.ts';

const useStyles = makeStyles({
  mark: { display: 'inline-flex', alignItems: 'flex-start', columnGap: tokens.spacingHorizontalS },
  above: { flexDirection: 'column-reverse', alignItems: 'flex-end', rowGap: tokens.spacingVerticalXS },
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
  /** As large as the text that it stands in. */
  largeSquare: { minWidth: '1.5em', height: '1.5em', fontSize: '0.9em', lineHeight: '1.5em' },
  largeSymbol: { fontSize: '0.8em', lineHeight: '1.5em' },
  word: { '::first-letter': { textTransform: 'uppercase' }, display: 'inline-block' },
});

export type MarkShown = Pick<Band, 'letter' | 'word' | 'symbol' | 'colour' | 'text'>;

/** `above`: the word stands above its square, which so stands above its figures. `large`: it grows with its text. */
type Props = { mark: MarkShown; above?: boolean; large?: boolean };

/** The same everywhere: the scheme's letter and symbol in a filled square, and its word beside it. */
export const RatingMark = ({ mark, above = false, large = false }: Props) => {
  const styles = useStyles();
  return (
    <span className={mergeClasses(styles.mark, above && styles.above)}>
      <span
        aria-hidden="true"
        className={mergeClasses(styles.square, large && styles.largeSquare)}
        style={{ backgroundColor: `#${mark.colour}`, color: `#${mark.text}` }}
      >
        {mark.letter}
        {mark.symbol !== mark.letter && (
          <span className={mergeClasses(styles.symbol, large && styles.largeSymbol)}>{mark.symbol}</span>
        )}
      </span>
      <span className={styles.word}>{mark.word}</span>
    </span>
  );
};
