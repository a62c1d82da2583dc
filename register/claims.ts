/**
 * What people say of progress, as data: the phrases that claim something, and the words beside them by which it is not
 * claimed after all. Sources: the keys and commentaries of King's Lynn & West Norfolk's Q1 2024-25 report ("on track",
 * "behind schedule due to capacity issues", "currently behind schedule due to staff resources") and of Cannock Chase's
 * Q1 2019/20 report ("fully operational" with "3 CCTV cameras are outstanding", "expected to be back on track by the
 * end of Q2", "likely to be delayed"); the rest are the everyday variants of these.
 */

/** `entire`: all of it is there. `unfinished`: something is not. `met` and `missed`: of the target of a measure. */
export type Claim = 'well' | 'untroubled' | 'late' | 'finished' | 'entire' | 'unfinished' | 'met' | 'missed';

const some =
  '(?:[1-9]\\d*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some|a few|many)';
const whole = 'action|project|scheme|works?|programme|task|milestone|activity';
const itself = `(?:this(?: (?:${whole}))?|it|everything|(?:the |our )?(?:${whole})|all (?:the )?(?:works?|actions|tasks|elements))`;
const months = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)';
const nouns =
  '(?:works?|items?|actions?|issues?|snags?|matters?|elements?|installations?|sites?|repairs?|defects?)';
/** Words that may stand between a number and what is outstanding: "many thanks to the outstanding team" is none of it. */
const plainly = '(?:(?!(?:the|an?|to|for|by|our|its) )\\w+ )';
const behind =
  '(?:delayed|behind (?:schedule|programme|plan|time)|off (?:track|schedule)|overdue|running late)';
const now =
  '(?:currently |now |still |slightly |significantly |considerably |also |further |well |\\w+ (?:days|weeks?|months?) )*';

/** Any of some patterns; letter case means nothing. */
const oneOf = (...patterns: string[]): RegExp => new RegExp(patterns.join('|'), 'i');

export const claims: Record<Claim, RegExp> = {
  well: oneOf(
    '\\bon (?:track|schedule|course|target|programme)\\b',
    '\\b(?:going|proceeding|progressing|running|working) (?:\\w+ )?(?:according )?to (?:plan|schedule|programme)\\b',
    '\\b(?:going|proceeding|progressing) (?:very |really )?well\\b',
    '\\b(?:going|proceeding|progressing|continuing) (?:exactly )?as planned\\b',
    '\\b(?:according to plan|ahead of (?:schedule|plan|programme))\\b',
  ),
  untroubled: oneOf(
    '\\bno (?:known |current |real |outstanding )?(?:issues?|problems?|concerns?|difficulties)(?: or (?:issues?|problems?|concerns?|delays?|risks?))?(?: (?:to report|to note|identified|raised|reported|currently|so far|to date|at (?:present|this (?:time|stage|point))|this (?:quarter|period)))*$',
    '\\beverything is (?:fine|in order|in hand)$',
  ),
  late: oneOf(
    `\\b(?:is|are|remains?|continues? to be|(?:has|have) been|currently) ${now}${behind}\\b`,
    `^${now}${behind}\\b(?! (?:start|decision|government|payment)s?\\b)`,
    '\\b(?:has|have) (?:now |already |also )*slipped\\b',
    '\\b(?:is|are) (?:now )?slipping\\b',
    "\\b(?:not|no longer|isn't|aren't) (?:currently |now |yet )?on (?:track|schedule|course|programme)\\b",
    '\\bmissed (?:the|its|our) (?:deadline|target date|due date|milestone)\\b',
  ),
  finished: oneOf(
    `^(?:the )?${itself} (?:(?:is|are|was|were|has|have) )?(?:been )?(?:now |all |fully |successfully )*(?:been )?(?:complete|completed|finished|delivered in full)\\b(?! (?:in part|partly|to|the|its|our|an?|up to|as far as|for the|at the|phase|stage|at|on the|in (?:one|two|three|some|several|most|phase|part)|\\d))`,
    `^(?:now |fully |all )*(?:complete|completed|finished)(?: and closed)?(?:$| (?:on|in|by) (?:\\d|${months}|q[1-4]|spring|summer|autumn|winter))`,
    '\\bfully (?:complete|completed|implemented|delivered)\\b',
  ),
  entire: oneOf(
    '\\b(?:fully|completely|100%) (?:operational|complete|completed|implemented|installed|delivered|commissioned)\\b',
    '\\ball (?:\\w+ ){1,4}(?:is|are|was|were|has been|have been) (?:now |fully )*(?:complete|completed|installed|delivered|operational|implemented|in place)\\b',
  ),
  unfinished: oneOf(
    `\\b${some} ${plainly}{0,4}(?:is|are|remains?|still) outstanding\\b`,
    `\\b${some} ${plainly}{0,2}outstanding(?=$| (?:and|at|in|on|due|because|pending|until|with)\\b|[,;:(])`,
    `\\b(?:remains?|still) outstanding\\b|\\boutstanding ${nouns}\\b`,
    '\\b(?:yet|still|remains?|remaining) to be \\w+',
    `\\b${some} (?:\\w+ ){0,3}(?:remains? to|still to|left to|yet to)\\b`,
    '\\bnot (?:yet )?(?:been )?(?:fully )?(?:complete|completed|finished|installed|delivered|started|begun|in place|operational)\\b',
    `\\ball but ${some}\\b|\\b(?:incomplete|unfinished)\\b`,
  ),
  met: oneOf(
    '\\bon target\\b',
    '\\btargets? (?:has |have |was |were )?(?:been )?(?:met|achieved|exceeded|reached)\\b',
    '\\b(?:met|meets|meeting|exceeded|exceeds|exceeding|achieved|achieving) (?:the |our |its |this )?(?:\\w+ )?target\\b',
  ),
  missed: oneOf(
    '\\btargets? (?:has |have |was |were )?(?:been )?(?:missed|not (?:been |quite )?(?:met|achieved|reached))\\b',
    '\\b(?:missed|missing|short of|failed to (?:meet|reach)|(?:did|does|has|have) not (?:meet|met|reach|reached|achieve|achieved)) (?:the |our |its |this )?target\\b',
  ),
};

/** Any of some words or patterns, each whole. */
const wordsIn = (...lists: string[]): RegExp => new RegExp(`\\b(?:${lists.join('|')})\\b`, 'i');

/** Before the claim, in the same clause: it is denied. */
export const denied = wordsIn(
  "\\w*n't|not|never|no longer|no|nor|neither|none|nothing|nobody|cannot|unable|without|hardly|barely",
  'far from|rather than|instead of|short of|unlikely|fail(?:s|ed)?|difficult|hard|prevent\\w*|avoid\\w*|towards?',
);

/** Before the claim, in the same clause: it is wished for, feared or still to come. The month of May is none of it. */
export const intended = wordsIn(
  'will|would|could|(?<!(?:in|by|of|since|from|until|early|mid|late) )may|might|should|shall|must|can',
  'expect\\w*|anticipat\\w*|hop(?:e|es|ed|ing)|aim\\w*|intend\\w*|likely|risk\\w*|plan(?:s|ned|ning)? to|due to be',
  'to (?:be|get|bring|put|keep|stay|return|become|remain|ensure|have|make)',
  'get(?:s|ting)?|bring(?:s|ing)?|keep(?:s|ing)?|putting|return(?:s|ing)?|back',
);

/** Before the claim, in the same clause: it is made of a part only. */
export const ofPart = wordsIn(
  'most|some|several|many|others?|rest|remaining|half|majority|partly|partially|nearly|almost',
  'parts?|phases?|stages?|elements?|aspects?|first|second|third|early|one|two|three|four|five|\\d+',
);

/** Shortly before the claim, in the same clause: it was so. */
export const past = wordsIn('was|were|had');

/** Anywhere in the sentence: it may be so. */
export const conditional = wordsIn(
  'if|unless|once|provided|providing|subject to|assuming|as long as|depend\\w*|whether|until|when|in case',
);

/** Anywhere in the sentence: it was so when the last report was written, or before. */
export const before = wordsIn(
  'last (?:quarter|year|month|time|period|report)|previous(?:ly)?|originally|initially|formerly|used to|in the past',
  'earlier this year|(?:we|was|were) (?:said|reported|told|described)|(?:reported|described) as|had been',
);

/** Straight after the claim: it is one of the opposite, or of a time to come. */
export const turned =
  /^,? (?:to (?:miss|recover|slip|overspend|fail)|for (?:the )?year|by (?:the )?(?:end of|year))/i;

/** Trouble that somebody has named: whoever did has said what the rating says. */
export const trouble = wordsIn(
  'delay\\w*|behind|late|later|slip\\w*|overdue|missed|no longer|off track|not (?:met|on track|on schedule|on target)',
  'issues?|problems?|risks?|difficult\\w*|concerns?|challeng\\w*|short(?:ages?|falls?)|lack of|vacan\\w*',
  'cannot|unable|stall\\w*|paus\\w*|on hold|held (?:up|back)|block\\w*|fail\\w*|stuck|suspended|unresolved',
  'overspen\\w*|over budget|withdr[ae]w\\w*|disput\\w*|refus\\w*|reject\\w*|unsuccessful|objections?',
);

/** Trouble that there is not. */
export const noTrouble =
  /\b(?:no|not|without|free of)(?: \w+){0,2}? (?:issues?|problems?|difficult\w*|concerns?|delay\w*|risks?|late|behind|overdue)\b(?: or (?:issues?|problems?|concerns?|delays?|risks?)\b)?/gi;

/** That it goes well after all. */
export const comfort = wordsIn(
  'progress(?:ing|ed) well|recover\\w*|made up|caught up|catch(?:ing)? up|resolved|overcome|in hand|under control',
  "no (?:\\w+ )?impact|(?:not|\\w+n't) affect\\w*|unaffected|remains? (?:achievable|unchanged|on)",
  'still (?:expect|due|plan|on|within|achievable)\\w*|within (?:target|time|tolerance|budget)|met|exceed\\w*',
);

/** That there is more to come: whoever says so does not say that it is all done. */
export const more = wordsIn(
  'outstanding|remain\\w*|still|next|further|follow\\w*|snag\\w*|phase|stage|will|to be|yet|await\\w*|continu\\w*',
  'ongoing|then|evaluat\\w*|handover|subject to|start(?:s|ed|ing)?|begin\\w*|began',
);

/** Both halves are said. */
export const contrast = wordsIn(
  'but|however|although|though|despite|whereas|except|apart from|other than|otherwise|nevertheless',
);
