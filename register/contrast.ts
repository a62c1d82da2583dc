const channel = (hex: string, from: number): number => {
  const value = parseInt(hex.slice(from, from + 2), 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};

const luminance = (hex: string): number =>
  0.2126 * channel(hex, 0) + 0.7152 * channel(hex, 2) + 0.0722 * channel(hex, 4);

/** What ordinary text needs against its background. Source: WCAG 2.2, success criterion 1.4.3 (level AA). */
export const readableContrast = 4.5;

/** Contrast ratio of two colours, six hexadecimal digits each: 1 to 21. Source: WCAG 2.2, contrast ratio and relative luminance. */
export const contrast = (one: string, other: string): number => {
  const first = luminance(one);
  const second = luminance(other);
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
};
