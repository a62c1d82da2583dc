import { makeStyles, tokens } from '@fluentui/react-components';

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
});

/** What a person would say first, under the name of what it is about. */
export const Lead = ({ title, sentence }: { title: string; sentence: string }) => {
  const styles = useStyles();
  return (
    <>
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.sentence}>{sentence}</p>
    </>
  );
};
