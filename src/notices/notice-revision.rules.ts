import type {
  LetterSettings,
  LetterSignature,
  LetterUrgency,
  LetterWording,
  ReminderLetter,
} from './letter/letter-content';

/** What the office changed in one letter; whatever is absent is as the letterhead has it. */
export interface NoticeRevision {
  readonly subject?: string;
  /** An empty text leaves its sentence out. */
  readonly wording?: Partial<LetterWording>;
  /** A paragraph of its own, after the orders. */
  readonly addition?: string;
  readonly recipientsFoot?: readonly string[];
  readonly signature?: LetterSignature;
  /** NONE for an ordinary letter where the letterhead has a mark. */
  readonly urgency?: LetterUrgency | 'NONE';
  readonly finishBeforeOn?: string;
  readonly reportBeforeOn?: string;
}

/** The same fields as somebody sends them: null takes a change back, undefined leaves it. */
export type RevisionChange = {
  readonly [Field in keyof NoticeRevision]?: NoticeRevision[Field] | null;
};

type Dates = Pick<ReminderLetter, 'issuedOn' | 'finishBeforeOn' | 'reportBeforeOn'>;

/** The revision with a further change; null when nothing of it is left. */
export function revised(
  kept: NoticeRevision | null,
  change: RevisionChange,
): NoticeRevision | null {
  const merged = Object.entries({ ...kept, ...withoutUndefined(change) }).filter(
    ([, value]) => value !== null,
  );
  return merged.length === 0 ? null : (Object.fromEntries(merged) as NoticeRevision);
}

/** The letterhead as this letter has it. */
export function revisedSettings(
  letterhead: LetterSettings,
  revision: NoticeRevision | null,
): LetterSettings {
  if (!revision) return letterhead;
  const { wording, recipientsFoot, signature, urgency } = revision;
  return {
    ...letterhead,
    wording: { ...letterhead.wording, ...wording },
    ...(recipientsFoot && { recipientsFoot }),
    ...(signature && { signature }),
    ...(urgency && { urgency: urgency === 'NONE' ? null : urgency }),
  };
}

/** The dates the letter sets, where the office chose them itself. */
export function revisedDates(dates: Dates, revision: NoticeRevision | null): Dates {
  return {
    issuedOn: dates.issuedOn,
    finishBeforeOn: revision?.finishBeforeOn ?? dates.finishBeforeOn,
    reportBeforeOn: revision?.reportBeforeOn ?? dates.reportBeforeOn,
  };
}

/** The first of the chosen dates that has come by a day; null when both are still ahead, or none was chosen. */
export function passedDeadline(
  { finishBeforeOn, reportBeforeOn }: RevisionChange,
  today: string,
): string | null {
  const chosen = [finishBeforeOn, reportBeforeOn].filter((day) => typeof day === 'string');
  return chosen.find((day) => day <= today) ?? null;
}

const withoutUndefined = (change: object) =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
