import type { RegisterEntry } from './dto/register.response';
import { frozenSubject, type FrozenLetter } from './frozen-letter';
import { shortDate } from './letter/letter-format.rules';
import { isCollective } from './letter/letter-rounds.rules';
import { letterNumber } from './letter/letter.rules';
import type { NoticeKind, NoticeState } from './notice.rules';

/** What the register reads of an issued letter. */
export interface RegisterRow {
  id: string;
  kind: NoticeKind;
  state: NoticeState;
  number: number;
  symbol: string;
  issuedOn: string;
  signerName: string;
  cancelReason: string | null;
  /** In the letter's order. */
  addressees: readonly {
    /** The local day on which it was acknowledged. */
    acknowledgedOn: string | null;
    replyNumber: string | null;
  }[];
  frozen: FrozenLetter;
}

const SAME_AS_ABOVE = /^Như trên/i;
const KEPT = /^Lưu\s*:?\s*/i;

/**
 * A letter's line in the register of outgoing documents: the ten columns of NĐ 30/2020, Phụ lục IV. What was issued
 * and cancelled keeps its line and number, with the reason in the note. A letter to more units than are named in it
 * says how many they are, how many of them have it and how many have replied.
 */
export function registerEntry(row: RegisterRow): RegisterEntry {
  const { letter, settings } = row.frozen;
  const names = row.frozen.grave
    ? [settings.chairmanAddressee]
    : letter.units.map((unit) => unit.name);
  const further = settings.recipientsFoot.filter((line) => !SAME_AS_ABOVE.test(line));
  const kept = settings.recipientsFoot.find((line) => KEPT.test(line)) ?? '';
  const areMany = isCollective(letter, settings) && row.kind === 'COLLECTIVE';
  return {
    noticeId: row.id,
    numberText: letterNumber(row.number, row.symbol),
    issuedOn: row.issuedOn,
    subject: `Công văn V/v ${frozenSubject(row.frozen)}`,
    signer: row.signerName,
    recipients: areMany ? [`${manyUnits(names.length)} (Phụ lục I)`] : names,
    keptBy: kept.replace(KEPT, ''),
    copies: names.length + further.length,
    sentOn: row.issuedOn,
    receivedBy: receivedBy(row, names, areMany),
    note: noteOf(row, areMany),
    state: row.state,
  };
}

const manyUnits = (count: number): string => `${count} cơ quan, đơn vị, địa phương`;

function receivedBy(
  { addressees }: RegisterRow,
  names: readonly string[],
  areMany: boolean,
): string[] {
  const received = addressees.flatMap(({ acknowledgedOn: day }, index) =>
    day === null ? [] : [`${names[index] ?? ''} (${shortDate(day)})`],
  );
  if (!areMany || received.length === 0) return received;
  return [`${received.length}/${manyUnits(addressees.length)}`];
}

function noteOf({ state, cancelReason, addressees }: RegisterRow, areMany: boolean): string {
  if (state === 'CANCELLED') return `Đã hủy: ${cancelReason ?? ''}`;
  const replies = addressees.flatMap(({ replyNumber }) => replyNumber ?? []);
  if (replies.length === 0) return '';
  return `Trả lời: ${areMany ? `${replies.length}/${manyUnits(addressees.length)}` : replies.join('; ')}`;
}
