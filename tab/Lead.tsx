import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  sentence: {
    margin: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalL}`,
    maxWidth: '44em',
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightRegular,
  },
  small: {
    marginBottom: tokens.spacingVerticalS,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
  },
});

/** `small`: beside what matters more. */
type Props = { title: string; sentence: string; small?: boolean };

/** What a person would say first, under the name of what it is about. */
export const Lead = ({ title, sentence, small = false }: Props) => {
  const styles = useStyles();
  return (
    <>
      <h2 className={styles.title}>{title}</h2>
      <p className={mergeClasses(styles.sentence, small && styles.small)}>{sentence}</p>
    </>
  );
};
