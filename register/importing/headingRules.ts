import type { ItemKind } from '../item.ts';
import type { Field } from './field.ts';

/** `before` is the report before, `year` last year's outturn. */
export type When = 'now' | 'before' | 'year';

export type HeadingRule = { field: Field; shape: RegExp; sure: number; when: When };

const rule = (field: Field, sure: number, shape: RegExp): HeadingRule => ({
  field,
  shape,
  sure,
  when: 'now',
});

const earlier = (when: When, one: HeadingRule): HeadingRule => ({ ...one, when });

const thing =
  '(?:performance |key performance |corporate )?(?:indicator|kpi|pi|measure|metric|vital sign|success measure)';
const work =
  '(?:action|project|milestone|task|deliverable|activity|commitment|pledge|recommendation|policy|strategy|document)';
const number = '(?:ref(?:erence)?s?|no|number|id|code)';

/** What headings mean in any sheet. Tried on a heading without its period, in lower case, words only. */
const everywhere: readonly HeadingRule[] = [
  rule('ref', 1, new RegExp(`^(?:unique |item |${thing} |${work} )?${number}(?: ${number})?$`)),
  rule('ref', 0.7, /\bref(erence)?\b/),
  rule('title', 1, new RegExp(`^(?!project)(?:${thing}|${work})s?(?: (?:name|title))?$`)),
  // Beside milestones or actions, a project is what they belong to.
  rule('title', 0.97, /^projects?( (name|title))?$/),
  rule('title', 0.95, new RegExp(`^(?:${thing}|${work}) (?:description|details?|short name|text|wording)$`)),
  rule('title', 0.9, /^(title|name|short title|what (we|will).*)$/),
  rule('title', 0.7, /^(description|details?|item|agreed action)$/),
  rule('plan', 1, /^(corporate |council |strategic )?(priority|plan)( area| name| title)?$/),
  rule(
    'plan',
    0.9,
    /^((corporate |strategic )?(theme|ambition|pillar)|delivery plan|plan or priority)( name| title)?$/,
  ),
  rule('plan', 0.85, /^(portfolio|corporate (objective|aim|outcome|goal)|council plan.*|priority .*)$/),
  rule('plan', 0.7, /^(objective|outcome|goal|aim)$/),
  rule('project', 0.8, /^(project|programme|objective|work ?stream)( name| title)?$/),
  rule('post', 1, /^(lead |responsible |accountable )?(post|officer|role)( title| responsible)?$/),
  rule(
    'post',
    0.95,
    new RegExp(
      `^(?:${thing} |${work} )?owner(?: post| role)?$|^(lead|responsible|responsibility|job title|assigned to|who|by whom)$`,
    ),
  ),
  rule('post', 0.9, /^(lead|responsible|service|delivery) (manager|lead|owner|person|head)$/),
  rule(
    'approverPost',
    0.9,
    /^(approver( post)?|assistant director|ad|head of service|sponsor|senior responsible (owner|officer)|sro|executive lead)$/,
  ),
  rule('directorate', 0.9, /^(directorate|department|dept|service( area)?|division|business unit)$/),
  rule('directorate', 0.7, /^(team|group)$/),
  rule(
    'definition',
    0.9,
    /^((indicator |measure )?definition|methodology|how (it is )?(measured|calculated)|rationale)$/,
  ),
  rule('definition', 0.6, /^(description|details?)$/),
  rule(
    'polarity',
    1,
    /^(polarity|good is|good( performance)?( is)?|(bigger|higher|lower|smaller)( or (bigger|higher|lower|smaller))?( is| are)? better|better( is)?|desired (direction|trend)|aim to)$/,
  ),
  rule('unit', 1, /^(units?( of measure(ment)?)?|uom|measured in|(value |measure )type|format)$/),
  rule('frequency', 1, /^((reporting |collection |data )?frequency|how often|reported)$/),
  rule(
    'cumulative',
    1,
    /^((is )?cumulative( or .*)?( y n| yes no)?|ytd or quarterly|calculation type|aggregation)$/,
  ),
  rule('baseline', 0.9, /^(baseline|starting (point|position)|opening (position|stock))( value| figure)?$/),
  rule(
    'target',
    1,
    /^((annual|yearly|(full )?year( end)?|current|agreed) )?target( value| figure| annual| year end)?$/,
  ),
  rule('target', 0.7, /^(target .*|.* target)$/),
  rule('tolerance', 1, /^((accepted |agreed |amber )?tolerance|tolerance .*|acceptable variance)$/),
  rule('profile', 1, /^(profiled? target|target profile|profile|quarterly target)$/),
  rule(
    'value',
    1,
    /^((current |latest |this )?(actual|value|figure|performance)|result|actual performance)s?$/,
  ),
  rule(
    'value',
    0.9,
    /^(current|latest|this (quarter|period|month|year)|achieved|year to date|ytd|actual .*|.* actual|performance (to date|data))$/,
  ),
  earlier(
    'year',
    rule(
      'value',
      0.85,
      /^(last|previous|prior) years?( (outturn|result|performance|figure|actual|value))?$|^previous outturn$/,
    ),
  ),
  earlier('year', rule('value', 0.7, /^(outturn|year end( outturn)?|position)$/)),
  earlier(
    'before',
    rule(
      'value',
      0.85,
      /^(last|previous|prior)( (quarter|period|month|report))?( (result|performance|figure|actual|value))?$/,
    ),
  ),
  rule(
    'rating',
    1,
    /^((current |overall |performance |delivery )?b?rag( status| rating)?|rating|traffic light)$/,
  ),
  rule(
    'rating',
    0.95,
    /^((current |overall |performance |delivery |project )?status|performance against target|on target)$/,
  ),
  rule('rating', 0.6, /^(progress|state)$/),
  earlier(
    'before',
    rule(
      'rating',
      0.9,
      /^(last|previous|prior)( (quarter|period|report|year))?s? (b?rag|status|rating)( status| rating)?$/,
    ),
  ),
  rule('trend', 1, /^((short |long )?trend|direction( of travel)?|dot|arrow|movement|change( since .*)?)$/),
  rule(
    'commentary',
    1,
    /^(officer |performance |latest |progress )?(commentary|comments?|narrative|update|note)s?$/,
  ),
  rule(
    'commentary',
    0.8,
    /^(notes?|explanation|remarks?|progress|progress .*|summary.*|.* (commentary|comments?|narrative|update))$/,
  ),
  rule(
    'nextActions',
    1,
    /^(next (steps?|actions?)|what next|(planned|improvement|remedial|corrective|mitigating) actions?|actions? (required|planned|to improve)|mitigations?)$/,
  ),
  rule(
    'nextActions',
    0.9,
    /^(activity|actions?|plans?|steps) (for|in) (the )?next (quarter|period|month)$|^next (quarter|period|month)s? (actions?|steps?|activity|plans?)$/,
  ),
  rule(
    'originalDue',
    1,
    /^(original|first agreed|baseline) (target |due |completion |end |implementation |agreed )?(date|deadline)$|^original (due|deadline)$/,
  ),
  rule(
    'due',
    1,
    /^((target|due|end|finish|delivery|planned|agreed|implementation|expected|milestone|review|next review)( completion| implementation| end)? date|date due|due|deadline|by when|(planned |target )?completion( date)?)$/,
  ),
  rule('due', 0.85, /^(timescales?|when|target|completion|review due)$/),
  rule(
    'revisedDue',
    1,
    /^(revised|new|forecast|amended|extended)( target| due| completion| end| implementation)? (date|deadline)$|^revised (due|deadline)$/,
  ),
  rule('planned', 0.9, /^(planned|original|due) (quarter|period)$|^quarter due$/),
  rule('revised', 0.9, /^(revised|new) (quarter|period)$/),
  rule(
    'completedOn',
    1,
    /^(date (completed|implemented|achieved|finished|verified|signed off)|(completed|implemented|verified) (on|date)|actual (completion|implementation|end|finish)( date)?|closed( on| date)?|date closed)$/,
  ),
  rule('partnership', 0.9, /^(partnership( action| project)?|(for )?info(rmation)? only)$/),
  rule(
    'visibility',
    1,
    /^(visibility|public( or .*)?|open( or .*)?|confidential(ity)?|exempt|publish(ed)?)( y n)?$/,
  ),
  rule('source', 0.9, /^(source|assurance source|(recommended|raised) by|body|provider)$/),
  rule(
    'report',
    0.9,
    /^(report|audit( (title|name|report|review))?|report (title|name)|review( name| title)?)$/,
  ),
  rule('assurance', 0.9, /^((audit )?(assurance|opinion)( level| rating| opinion)?)$/),
  rule(
    'agreedOn',
    0.9,
    /^((date )?agreed( on)?|date (of )?(report|agreed|raised|issued)|report date|issued( on)?)$/,
  ),
  rule(
    'reviewInterval',
    0.9,
    /^(review (interval|period|cycle|frequency)( months)?|months between reviews)$/,
  ),
  rule('approvalRoute', 0.9, /^(approval( route| by)?|approved by|route)$/),
];

/** What the same words mean in sheets of one kind, and then before all else. */
const byKind: Record<ItemKind, readonly HeadingRule[]> = {
  action: [rule('due', 0.95, /^target$/)],
  indicator: [],
  recommendation: [
    rule('ref', 1, new RegExp(`^(?:audit |agreed )?(?:rec|recs|finding|action) ?${number}$`)),
    rule('riskPriority', 1, /^((risk |audit )?(priority|risk|rating|grade|category)( rating| level)?)$/),
    rule('plan', 0.8, /^(audit plan|audit year)$/),
  ],
  document: [rule('rating', 0.4, /^status$/)],
  complaint: [],
};

/** What a word means in sheets of one kind is surer than what it means anywhere. */
const second = 0.9;

/** The rules that a heading meets, what its kind of sheet has for it first. */
export const rulesMet = (words: string, kind: ItemKind): HeadingRule[] => {
  const own = byKind[kind].filter(({ shape }) => shape.test(words));
  const others = everywhere.filter(({ shape }) => shape.test(words));
  return own.length === 0
    ? others
    : [...own, ...others.map(one => ({ ...one, sure: Math.min(one.sure, second) }))];
};
