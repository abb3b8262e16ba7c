import { CHANNEL_NAMES, type Channel } from '../../accounts/channels';
import { localDateOf } from '../../calendar/local-time.rules';
import type { WorkingCalendar } from '../../calendar/working-day.rules';
import type { SheetColumn } from '../../platform/sheets/sheet';
import { workingDaysOverdue } from '../../sla/deadline.rules';
import { CLASS_NAMES, type PetitionClass } from '../../units/petition-classes';
import { FIELD_NAMES } from '../../units/petition-fields';
import type { UnitDirectory } from '../../units/unit-directory';
import { isOpen, type PetitionState } from '../petition.rules';
import { STATE_NAMES } from '../petition-state-names';
import { findPersonalData, mask } from '../publication/masking.rules';

/** What an export reads of a petition: nothing of the person behind it, no address, no text. */
export interface ExportedPetition {
  code: string;
  externalCode: string | null;
  state: PetitionState;
  class: string | null;
  field: string | null;
  unitId: string;
  communeCode: string | null;
  channel: string;
  submittedAt: Date;
  dueOn: string;
  dueAt: Date;
  answeredAt: Date | null;
  title: string;
}

/** A line of the file. */
export interface PetitionLine {
  code: string;
  nationalCode: string | null;
  state: string;
  class: string | null;
  field: string | null;
  unit: string;
  commune: string | null;
  channel: string;
  submittedOn: string;
  dueOn: string;
  daysLate: number | null;
  answeredOn: string | null;
  title: string;
}

/** What a line is made by: the registry, the province's calendar, the instant of reading. */
export interface LineMoment {
  units: UnitDirectory;
  calendar: WorkingCalendar;
  now: Date;
}

export const PETITION_COLUMNS: readonly SheetColumn<PetitionLine>[] = [
  { heading: 'Mã hồ sơ', kind: 'TEXT', width: 22, cell: (line) => line.code },
  { heading: 'Mã Cổng quốc gia', kind: 'TEXT', width: 22, cell: (line) => line.nationalCode },
  { heading: 'Trạng thái', kind: 'TEXT', width: 22, cell: (line) => line.state },
  { heading: 'Loại', kind: 'TEXT', width: 20, cell: (line) => line.class },
  { heading: 'Lĩnh vực', kind: 'TEXT', width: 20, cell: (line) => line.field },
  { heading: 'Đơn vị xử lý', kind: 'TEXT', width: 30, cell: (line) => line.unit },
  { heading: 'Xã, phường', kind: 'TEXT', width: 20, cell: (line) => line.commune },
  { heading: 'Kênh tiếp nhận', kind: 'TEXT', width: 20, cell: (line) => line.channel },
  { heading: 'Ngày gửi', kind: 'DAY', width: 13, cell: (line) => line.submittedOn },
  { heading: 'Hạn trả lời', kind: 'DAY', width: 13, cell: (line) => line.dueOn },
  { heading: 'Số ngày làm việc trễ', kind: 'NUMBER', width: 12, cell: (line) => line.daysLate },
  { heading: 'Ngày trả lời', kind: 'DAY', width: 13, cell: (line) => line.answeredOn },
  { heading: 'Tiêu đề', kind: 'TEXT', width: 60, cell: (line) => line.title },
];

/** A petition as a line: words for codes, days on the province's clock. A code that nobody has named stays as it is. */
export function lineOf(petition: ExportedPetition, moment: LineMoment): PetitionLine {
  const { units } = moment;
  const { class: class_, field, communeCode, channel, answeredAt } = petition;
  return {
    code: petition.code,
    nationalCode: petition.externalCode,
    state: STATE_NAMES[petition.state],
    class: class_ && (CLASS_NAMES[class_ as PetitionClass] ?? class_),
    field: field && (FIELD_NAMES[field] ?? field),
    unit: units.byId(petition.unitId)?.name ?? '',
    commune: communeCode && (units.byCode(communeCode)?.shortName ?? communeCode),
    channel: CHANNEL_NAMES[channel as Channel] ?? channel,
    submittedOn: localDateOf(petition.submittedAt),
    dueOn: petition.dueOn,
    daysLate: daysLateOf(petition, moment),
    answeredOn: answeredAt && localDateOf(answeredAt),
    title: titleOf(petition.title),
  };
}

/**
 * Working days from the citizen's limit to the answer, or to now while it is owed; null when it is not late, and for
 * what ended without an answer, which is owed none. A limit in hours that was missed within its day is 0 days late.
 */
export function daysLateOf(
  { state, dueOn, dueAt, answeredAt }: ExportedPetition,
  { calendar, now }: LineMoment,
): number | null {
  const until = answeredAt ?? (isOpen(state) ? now : null);
  if (until === null || until < dueAt) return null;
  return workingDaysOverdue(dueOn, localDateOf(until), calendar);
}

/**
 * People write into titles who they are and where they can be reached; a file that leaves the house repeats none of
 * it.
 */
const titleOf = (title: string): string => mask(title, findPersonalData(title));
