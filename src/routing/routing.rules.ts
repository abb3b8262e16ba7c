import { foldedWords } from '../units/folded-text.rules';
import type { Unit, UnitDirectory } from '../units/unit-directory';

export const TARGET_KINDS = ['UNIT', 'COMMUNE_OF_LOCATION', 'INTAKE_DESK'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

/** What a route is decided by. */
export interface RoutingFacts {
  class: string | null;
  field: string | null;
  /** Official code of the commune where it happened. */
  communeCode: string | null;
  channel: string;
  /** Title and content. */
  text: string;
}

/** One row of the table of rules. An empty list means "any"; within a list any value matches. */
export interface RoutingRule {
  id: string;
  key: string;
  version: number;
  /** Rules are read from the lowest position; equal positions by key. */
  position: number;
  name: string;
  classes: readonly string[];
  fields: readonly string[];
  communeCodes: readonly string[];
  channels: readonly string[];
  keywords: readonly string[];
  targetKind: TargetKind;
  targetUnitId: string | null;
}

/** Why a rule was taken or passed over. */
export type RuleOutcome =
  | 'MATCHED'
  | 'OTHER_CLASS'
  | 'OTHER_FIELD'
  | 'OTHER_COMMUNE'
  | 'OTHER_CHANNEL'
  | 'NO_KEYWORD'
  | 'NO_COMMUNE';

/** Why the petition goes where it goes. All but the first end at the intake desk. */
export type RouteReason =
  | 'RULE'
  | 'CLASS_MISSING'
  | 'NO_RULE'
  /** The rule's unit has ended, or does not exist yet, and nobody in force succeeds it. */
  | 'UNIT_NOT_IN_FORCE';

export interface TraceStep {
  key: string;
  version: number;
  matched: boolean;
  why: RuleOutcome;
}

export interface RoutingDecision {
  unit: Unit;
  /** Whether it waits at the intake desk, by rule or for want of one. */
  viaIntakeDesk: boolean;
  reason: RouteReason;
  rule: { key: string; version: number; name: string } | null;
  /** The keyword of the rule that comes first in the text, as it was entered. */
  matchedKeyword: string | null;
  /** Codes of the ended units that were passed on the way to the unit. */
  succeededFrom: string[];
  /** Every rule that was read, in order; the last one decided if it matched. */
  trace: TraceStep[];
}

/** A rule made ready for many decisions: see `compileRules`. */
export interface CompiledRule {
  rule: RoutingRule;
  classes: ReadonlySet<string> | null;
  fields: ReadonlySet<string> | null;
  communeCodes: ReadonlySet<string> | null;
  channels: ReadonlySet<string> | null;
  /** null when the rule asks for none. */
  keywords: CompiledKeywords | null;
}

/** All keywords of a rule as one expression, which the engine finds many times faster than one after another. */
interface CompiledKeywords {
  expression: RegExp;
  /** As they were entered, by their folded words. */
  entered: ReadonlyMap<string, string>;
}

/** A calendar day of the province, 'YYYY-MM-DD'. */
type IsoDate = string;

/** The rules in the order they are read, with sets for lists and folded keywords. */
export function compileRules(rules: readonly RoutingRule[]): CompiledRule[] {
  return rules.toSorted(inOrder).map((rule) => ({
    rule,
    classes: asSet(rule.classes),
    fields: asSet(rule.fields),
    communeCodes: asSet(rule.communeCodes),
    channels: asSet(rule.channels),
    keywords: rule.keywords.length === 0 ? null : compileKeywords(rule.keywords),
  }));
}

/**
 * The unit that a petition goes to: the first rule whose filled conditions all match decides. Keywords are
 * looked for as whole words in title and content, without regard to case and diacritics. A rule that sends to
 * the commune does not match without a known one. An ended unit is replaced by its successor in force on that
 * day. What no rule matches, what has no class, and what has no unit in force goes to the intake desk, for
 * outside one's competence is never a reason to refuse (NĐ 20/2008/NĐ-CP Điều 9). Never throws on facts.
 */
export function decideRoute(
  facts: RoutingFacts,
  rules: readonly CompiledRule[],
  directory: UnitDirectory,
  on: IsoDate,
): RoutingDecision {
  if (facts.class === null) return atDesk(directory, 'CLASS_MISSING', []);
  const trace: TraceStep[] = [];
  let words: string | null = null;
  for (const compiled of rules) {
    const { rule, keywords } = compiled;
    let why = outcomeByFacts(compiled, facts, directory);
    let keyword: string | null = null;
    if (why === 'MATCHED' && keywords !== null) {
      // Folding is the dearest step, so it waits until a keyword is asked for and is done once.
      words ??= foldedWords(facts.text);
      keyword = firstKeyword(keywords, words);
      if (keyword === null) why = 'NO_KEYWORD';
    }
    const matched = why === 'MATCHED';
    trace.push({ key: rule.key, version: rule.version, matched, why });
    if (matched) return byRule(rule, keyword, trace, { facts, directory, on });
  }
  return atDesk(directory, 'NO_RULE', trace);
}

/** What the listed conditions say, without the text; the cheapest and most telling first. */
function outcomeByFacts(
  rule: CompiledRule,
  facts: RoutingFacts,
  directory: UnitDirectory,
): RuleOutcome {
  if (!allows(rule.classes, facts.class)) return 'OTHER_CLASS';
  if (!allows(rule.fields, facts.field)) return 'OTHER_FIELD';
  if (!allows(rule.communeCodes, facts.communeCode)) return 'OTHER_COMMUNE';
  if (!allows(rule.channels, facts.channel)) return 'OTHER_CHANNEL';
  if (rule.rule.targetKind !== 'COMMUNE_OF_LOCATION') return 'MATCHED';
  return communeOf(facts, directory) ? 'MATCHED' : 'NO_COMMUNE';
}

const allows = (listed: ReadonlySet<string> | null, value: string | null): boolean =>
  listed === null || (value !== null && listed.has(value));

function firstKeyword({ expression, entered }: CompiledKeywords, words: string): string | null {
  const found = expression.exec(words);
  return found ? (entered.get(found[1]!) ?? null) : null;
}

const communeOf = (facts: RoutingFacts, directory: UnitDirectory): Unit | undefined =>
  facts.communeCode === null ? undefined : directory.commune(facts.communeCode);

function byRule(
  rule: RoutingRule,
  matchedKeyword: string | null,
  trace: TraceStep[],
  { facts, directory, on }: { facts: RoutingFacts; directory: UnitDirectory; on: IsoDate },
): RoutingDecision {
  const target = targetOf(rule, facts, directory);
  const { unit, followed } = target
    ? directory.succession(target, on)
    : { unit: null, followed: [] };
  const named = { key: rule.key, version: rule.version, name: rule.name };
  const succeededFrom = followed.map((each) => each.code);
  if (!unit) {
    const desk = atDesk(directory, 'UNIT_NOT_IN_FORCE', trace);
    return { ...desk, rule: named, matchedKeyword, succeededFrom };
  }
  const viaIntakeDesk = unit.kind === 'INTAKE_DESK';
  return { unit, viaIntakeDesk, reason: 'RULE', rule: named, matchedKeyword, succeededFrom, trace };
}

function targetOf(
  { targetKind, targetUnitId }: RoutingRule,
  facts: RoutingFacts,
  directory: UnitDirectory,
): Unit | undefined {
  switch (targetKind) {
    case 'INTAKE_DESK':
      return directory.intakeDesk();
    case 'COMMUNE_OF_LOCATION':
      return communeOf(facts, directory);
    case 'UNIT':
      return targetUnitId === null ? undefined : directory.byId(targetUnitId);
  }
}

function atDesk(
  directory: UnitDirectory,
  reason: RouteReason,
  trace: TraceStep[],
): RoutingDecision {
  return {
    unit: directory.intakeDesk(),
    viaIntakeDesk: true,
    reason,
    rule: null,
    matchedKeyword: null,
    succeededFrom: [],
    trace,
  };
}

function inOrder(one: RoutingRule, other: RoutingRule): number {
  if (one.position !== other.position) return one.position - other.position;
  return one.key < other.key ? -1 : one.key > other.key ? 1 : 0;
}

const asSet = (values: readonly string[]): ReadonlySet<string> | null =>
  values.length === 0 ? null : new Set(values);

/** Folded words are letters, digits and spaces only, so nothing needs escaping. */
function compileKeywords(keywords: readonly string[]): CompiledKeywords {
  const entered = new Map<string, string>();
  for (const keyword of keywords) {
    const words = foldedWords(keyword).trim();
    // A keyword without a word would be found in every text; it is to be found in none.
    if (words !== '' && !entered.has(words)) entered.set(words, keyword);
  }
  if (entered.size === 0) return { expression: /(?!)/, entered };
  return { expression: new RegExp(` (${[...entered.keys()].join('|')}) `), entered };
}
