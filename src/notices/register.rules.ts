import type { RegisterEntry } from './dto/register.response';
import { frozenSubject, type FrozenLetter } from './frozen-letter';
import { shortDate } from './letter/letter-format.rules';
import { letterNumber } from './letter/letter.rules';
import type { NoticeState } from './notice.rules';

/** What the register reads of an issued letter. */
export interface RegisterRow {
  id: string;
  state: NoticeState;
  number: number;
  symbol: string;
  issuedOn: string;
  signerName: string;
  /** The local day on which it was acknowledged. */
  acknowledgedOn: string | null;
  cancelReason: string | null;
  replyNumber: string | null;
  frozen: FrozenLetter;
}

const SAME_AS_ABOVE = /^Như trên/i;
const KEPT = /^Lưu\s*:?\s*/i;

/**
 * A letter's line in the register of outgoing documents: the ten columns of NĐ 30/2020, Phụ lục IV. What was issued
 * and cancelled keeps its line and number, with the reason in the note.
 */
export function registerEntry(row: RegisterRow): RegisterEntry {
  const { letter, settings } = row.frozen;
  const names = row.frozen.grave
    ? [settings.chairmanAddressee]
    : letter.units.map((unit) => unit.name);
  const further = settings.recipientsFoot.filter((line) => !SAME_AS_ABOVE.test(line));
  const kept = settings.recipientsFoot.find((line) => KEPT.test(line)) ?? '';
  const received = row.acknowledgedOn;
  return {
    noticeId: row.id,
    numberText: letterNumber(row.number, row.symbol),
    issuedOn: row.issuedOn,
    subject: `Công văn V/v ${frozenSubject(row.frozen)}`,
    signer: row.signerName,
    recipients: names,
    keptBy: kept.replace(KEPT, ''),
    copies: names.length + further.length,
    sentOn: row.issuedOn,
    receivedBy: received === null ? [] : names.map((name) => `${name} (${shortDate(received)})`),
    note: noteOf(row),
    state: row.state,
  };
}

function noteOf({ state, cancelReason, replyNumber }: RegisterRow): string {
  if (state === 'CANCELLED') return `Đã hủy: ${cancelReason ?? ''}`;
  return replyNumber === null ? '' : `Trả lời: ${replyNumber}`;
}
