/**
 * The content of a reminder letter (công văn đôn đốc): what a province sets once, what one letter
 * says, and the finished parts both renderers print. Calendar days are `YYYY-MM-DD` and instants
 * ISO 8601 strings, because a letter's data is frozen as JSON when it is drafted and must read
 * the same years later.
 */

/** HỎA TỐC, THƯỢNG KHẨN, KHẨN. */
export type LetterUrgency = 'HOA_TOC' | 'THUONG_KHAN' | 'KHAN';

/** Who signs: `authority` is the line above the post (KT., TM., Q., TL., TUQ.), if there is one. */
export interface LetterSignature {
  readonly authority: string | null;
  readonly post: string;
  readonly name: string;
}

/** Whom a unit calls when the data of the two systems disagree. */
export interface LetterContact {
  readonly department: string;
  readonly phone: string;
  readonly email: string;
}

/**
 * The sentences a province words in its own way. The composer adds the dates, the counts and the
 * punctuation around them, so none of these ends with a full stop. Where `cause`, `task`, `discipline`
 * or `contact` is empty, its sentence is left out.
 */
export interface LetterWording {
  /** Before the list of orders: "Văn phòng … đề nghị". */
  readonly request: string;
  readonly review: string;
  readonly cause: string;
  readonly finish: string;
  readonly report: string;
  readonly task: string;
  readonly discipline: string;
  readonly contact: string;
}

/** Everything in the letter that another province, or another year, would put differently. */
export interface LetterSettings {
  /** A line break inside is kept: the left column of the letterhead is narrow. */
  readonly superiorBody: string;
  readonly issuingBody: string;
  /** The issuing body as running text names it: "Văn phòng Ủy ban nhân dân thành phố …". */
  readonly issuerInText: string;
  readonly place: string;
  /** Symbol of the letters: "VP-KSTT". A công văn has no letters for its type. */
  readonly symbol: string;
  readonly signature: LetterSignature;
  /** "Nơi nhận", without dashes and punctuation; the last one is where the copy is kept. */
  readonly recipientsFoot: readonly string[];
  /** "Căn cứ …", one a line, italic; usually none in a reminder. */
  readonly legalBases: readonly string[];
  readonly sourceSystemName: string;
  readonly wording: LetterWording;
  /** The rule on discipline a letter refers to; none leaves the sentence out. */
  readonly disciplineReference: string | null;
  readonly contact: LetterContact;
  readonly urgency: LetterUrgency | null;
  /** Working days from the issue; printed while a draft has no dates yet. */
  readonly finishWithinDays: number;
  readonly reportWithinDays: number;
  /** More addressees than this are named together, and listed in the first annex. */
  readonly maxNamedAddressees: number;
  readonly collectiveAddressee: string;
  /** Whom the list of the gravest petitions is laid before. */
  readonly chairmanAddressee: string;
  /** The last sentence of that list: "… kính trình Chủ tịch … xem xét, chỉ đạo". */
  readonly chairmanRequest: string;
  /** On an electronic document the annex's "Kèm theo Văn bản số … ngày …" stays blank. */
  readonly electronic: boolean;
}

/** What had become, when a letter was read, of the petitions an earlier one listed; the parts add up to the whole. */
export interface EarlierOutcome {
  readonly listed: number;
  readonly answered: number;
  /** With another unit by now, or ended without an answer of this one. */
  readonly otherwise: number;
  /** Still owed by the unit. */
  readonly open: number;
}

export interface EarlierLetter {
  readonly number: number;
  readonly symbol: string;
  readonly issuedOn: string;
  /** Letters frozen before it was counted have none. */
  readonly outcome?: EarlierOutcome;
}

/** One petition of the annex. The summary must not identify the citizen: units may not see who. */
export interface ReminderRow {
  readonly code: string;
  readonly externalCode: string | null;
  readonly submittedOn: string;
  readonly assignedOn: string | null;
  readonly fieldLabel: string;
  readonly summary: string;
  readonly dueOn: string;
  /** 0 while only a step is late and the answer is still within its limit. */
  readonly workingDaysOverdue: number;
  readonly stateLabel: string;
  readonly timesReminded: number;
  readonly reasonGiven: string | null;
  /** The day the unit promised the answer for, if it did. */
  readonly promisedOn?: string | null;
}

/** A unit the letter is sent to, with its late petitions. */
export interface ReminderUnit {
  readonly name: string;
  readonly rows: readonly ReminderRow[];
  /** Of a letter to several, which letter of its own series this is to the unit, and what came before. */
  readonly round?: number;
  readonly earlierLetters?: readonly EarlierLetter[];
}

/**
 * Petition counts of the addressees together; null where a count is not kept. Those overdue and
 * those with a late step are the ones the annexes list.
 */
export interface ReminderTotals {
  /** Open at the start of the period; null leaves out the share, which needs the whole. */
  readonly carriedOver: number | null;
  readonly received: number;
  readonly receivedLate: number | null;
  readonly overdueOpen: number;
  readonly lateStep: number;
  readonly answeredLate: number | null;
  readonly publishedLate: number | null;
}

/** What one letter says, frozen when it is drafted. */
export interface ReminderLetter {
  /** Null on a draft: the number is given at issue, and the paper has a blank. */
  readonly number: number | null;
  readonly issuedOn: string | null;
  readonly units: readonly ReminderUnit[];
  /** Without "V/v"; null for the usual one. */
  readonly subject: string | null;
  /** A paragraph of the office's own, after the orders. */
  readonly addition?: string | null;
  /** 1 for the first reminder (lần 1). */
  readonly round: number;
  readonly earlierLetters: readonly EarlierLetter[];
  readonly readAt: string;
  readonly period: { readonly fromOn: string; readonly toOn: string };
  readonly totals: ReminderTotals;
  readonly finishBeforeOn: string | null;
  readonly reportBeforeOn: string | null;
}

export interface AnnexColumn {
  readonly heading: string;
  readonly widthMm: number;
  readonly align: 'left' | 'center';
}

/**
 * An annex: a heading of three parts and one table. A line break in a cell is a new line; a row of one cell is a
 * heading over those below it.
 */
export interface LetterAnnex {
  readonly label: string;
  readonly title: readonly string[];
  readonly reference: string;
  readonly orientation: 'portrait' | 'landscape';
  readonly columns: readonly AnnexColumn[];
  readonly rows: readonly (readonly string[])[];
}

/** The finished letter: every word and punctuation mark, in NFC, in the order of the page. */
export interface LetterDocument {
  readonly metadata: {
    readonly title: string;
    readonly subject: string;
    readonly author: string;
    /** The instant both files are dated, so that the same letter gives the same bytes. */
    readonly createdAt: string;
  };
  readonly superiorBody: readonly string[];
  readonly issuingBody: string;
  readonly nation: string;
  readonly motto: string;
  readonly numberLine: string;
  readonly placeAndDate: string;
  readonly about: string;
  readonly urgency: { readonly label: string; readonly widthMm: number } | null;
  /** One name, or several lines that begin with "- ". */
  readonly addressees: readonly string[];
  readonly legalBases: readonly string[];
  readonly paragraphs: readonly string[];
  readonly signature: { readonly lines: readonly string[]; readonly name: string };
  readonly recipients: readonly string[];
  readonly annexes: readonly LetterAnnex[];
}
