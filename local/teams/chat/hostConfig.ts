import { HostConfig } from 'adaptivecards';

const colour = (name: string, quiet = name) => ({ default: `var(--${name})`, subtle: `var(--${quiet})` });

const foreground = {
  default: colour('text', 'quiet'),
  dark: colour('text', 'quiet'),
  light: colour('text', 'quiet'),
  accent: colour('accent'),
  good: colour('good'),
  warning: colour('warn'),
  attention: colour('bad'),
};

const container = (background: string) => ({
  backgroundColor: `var(--${background})`,
  foregroundColors: foreground,
});

/** How cards look in Teams: its sizes and spacings, in this page's own colours. */
export const createHostConfig = (): HostConfig =>
  new HostConfig({
    fontFamily: 'var(--font)',
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: 'var(--line)' },
    supportsInteractivity: true,
    textBlock: { headingLevel: 2 },
    imageSizes: { small: 32, medium: 52, large: 100 },
    containerStyles: {
      default: container('surface'),
      emphasis: container('sunken'),
      accent: container('accent-soft'),
      good: container('sunken'),
      attention: container('sunken'),
      warning: container('sunken'),
    },
    inputs: {
      label: {
        requiredInputs: {
          color: 'default',
          size: 'default',
          weight: 'bolder',
          isSubtle: false,
          suffix: ' (needed)',
        },
        optionalInputs: { color: 'default', size: 'default', weight: 'bolder', isSubtle: false },
        inputSpacing: 'small',
      },
      errorMessage: { color: 'attention', size: 'default', weight: 'default', spacing: 'small' },
    },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'default' },
      preExpandSingleShowCardAction: false,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
    factSet: {
      title: { weight: 'bolder', wrap: true, maxWidth: 160 },
      value: { wrap: true },
      spacing: 12,
    },
    table: { cellSpacing: 8 },
  });
