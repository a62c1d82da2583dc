import { makeStyles, tokens } from '@fluentui/react-components';
import type { Mark } from '../report/index.ts';

const useStyles = makeStyles({
  mark: {
    display: 'inline-block',
    minWidth: '18px',
    boxSizing: 'border-box',
    paddingInline: '3px',
    borderRadius: tokens.borderRadiusSmall,
    outline: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: '18px',
    textAlign: 'center',
  },
});

/** The scheme's letter in its colour. Its word is read out, and stands beside it wherever there is room. */
export const RatingMark = ({ mark }: { mark: Mark }) => {
  const styles = useStyles();
  return (
    <span
      role="img"
      aria-label={mark.word}
      title={mark.word}
      className={styles.mark}
      style={{ backgroundColor: `#${mark.colour}`, color: `#${mark.text}` }}
    >
      {mark.letter}
    </span>
  );
};
