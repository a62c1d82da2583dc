/**
 * Text as a plain keyboard would have typed it: full-width digits and signs (１２％), the several minus signs and
 * hyphens, and the spaces that do not break (1 050 950 as Word sets it) become the plain ones; spaces are single and
 * none stands at either end. A long dash stays: it stands for "nothing" as often as for minus.
 */
export const asPlain = (text: string): string =>
  text
    .replace(/[\uFF01-\uFF5E]/g, wide => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/\uFFE1/g, '£')
    .replace(/[\u2010-\u2013\u2212\uFE63]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
