import { isRestricted, type Classification, type Visibility } from '../../register/index.ts';
import type { FieldReader } from './fieldReader.ts';
import type { Fields } from './row.ts';

/** Part 1 of Schedule 12A has seven. */
const paragraphs = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** Nothing where all its columns are empty, and where the row is open: those lists have no such columns. */
export const readClassification = (
  read: FieldReader,
  visibility: Visibility,
): { classification?: Classification } => {
  if (!isRestricted(visibility)) return {};
  const classification: Classification = {
    paragraph: read.choiceOrNull('ExemptParagraph', paragraphs),
    publicInterest: read.textOrNull('PublicInterest'),
    decidedBy: read.textOrNull('ClassifiedBy'),
    decidedOn: read.dayOrNull('ClassifiedOn'),
    reviewOn: read.dayOrNull('ReviewOn'),
  };
  return Object.values(classification).every(value => value === null) ? {} : { classification };
};

/** An open list would refuse columns that it does not have. */
export const classificationFields = ({
  visibility,
  classification,
}: {
  visibility: Visibility;
  classification?: Classification;
}): Fields =>
  isRestricted(visibility)
    ? {
        ExemptParagraph: classification?.paragraph ?? null,
        PublicInterest: classification?.publicInterest ?? null,
        ClassifiedBy: classification?.decidedBy ?? null,
        ClassifiedOn: classification?.decidedOn ?? null,
        ReviewOn: classification?.reviewOn ?? null,
      }
    : {};
