import {
  civilDateOf,
  epochDayOf,
  LOCAL_OFFSET_MS,
  localDayOf,
  startOfLocalDay,
  type EpochDay,
  type IsoDate,
} from '../calendar/local-time.rules';
import type { DueMove } from './tracking-moves.rules';

/** `ngày 08/4/2026`: days below 10 and the months 1 and 2 with a nought (NĐ 30/2020/NĐ-CP, Phụ lục I). */
export function dayInWords(day: IsoDate | EpochDay): string {
  const { year, month, dayOfMonth } = civilDateOf(typeof day === 'string' ? epochDayOf(day) : day);
  const monthText = month < 3 ? `0${month}` : String(month);
  return `ngày ${String(dayOfMonth).padStart(2, '0')}/${monthText}/${year}`;
}

/** A limit that ends with a day, or at a time of the day. */
export interface WordedLimit {
  /** What is to be done, e.g. `Tiếp nhận`. */
  label: string;
  dueOn: IsoDate;
  /** The first instant that is late. */
  lateAt: Date;
}

/** What is to come and by when: `Tiếp nhận chậm nhất ngày 08/4/2026`; what is late is said to be. */
export function limitInWords({ label, dueOn, lateAt }: WordedLimit, now: Date): string {
  const late = lateAt <= now;
  const endsWithDay = startOfLocalDay(localDayOf(lateAt)).getTime() === lateAt.getTime();
  if (endsWithDay) {
    return late
      ? `${label}: đã quá hạn ${dayInWords(dueOn)}`
      : `${label} chậm nhất ${dayInWords(dueOn)}`;
  }
  const moment = `${timeInWords(lateAt)} ${dayInWords(localDayOf(lateAt))}`;
  return late ? `${label}: đã quá hạn ${moment}` : `${label} trước ${moment}`;
}

/** `15 giờ 30` on the province's wall clock. */
function timeInWords(instant: Date): string {
  const [hour = '', minute = ''] = new Date(instant.getTime() + LOCAL_OFFSET_MS)
    .toISOString()
    .slice(11, 16)
    .split(':');
  return minute === '00' ? `${hour} giờ` : `${hour} giờ ${minute}`;
}

export interface WordedMove extends DueMove {
  /** Working days from the day before the move to the day after it. */
  workingDays: number;
}

/** Why the answer's day moved, in a sentence to the sender. */
export function moveInWords(move: WordedMove, extensionReason: string | null): string {
  const { before, after, movedOn, workingDays } = move;
  const moved = `Hạn trả lời chuyển từ ${dayInWords(before)} sang ${dayInWords(after)}`;
  switch (move.cause) {
    case 'SUPPLEMENT':
      return supplementInWords(move, moved);
    case 'EXTENSION': {
      const extended =
        `Gia hạn trả lời ${workingDays} ngày làm việc, ` +
        `từ ${dayInWords(before)} đến ${dayInWords(after)}.`;
      return extensionReason === null ? extended : `${extended} Lý do: ${extensionReason}`;
    }
    case 'CALENDAR':
      return `${moved} vì lịch làm việc, nghỉ lễ thay đổi.`;
    case 'POLICY':
      return `${moved} vì quy định về thời hạn thay đổi.`;
    case 'RECOUNTED':
      return `${moved} vì hồ sơ được phân loại lại.`;
    case 'REOPENED':
      return (
        `Hạn trả lời mới là ${dayInWords(after)}, ` +
        `tính từ ${dayInWords(movedOn)} khi hồ sơ được giải quyết lại.`
      );
  }
}

function supplementInWords(move: WordedMove, moved: string): string {
  const { before, after, askedOn, movedOn, pending, workingDays } = move;
  if (pending) {
    return (
      `Hạn trả lời tạm chuyển từ ${dayInWords(before)} sang ${dayInWords(after)} ` +
      'trong khi chờ người gửi bổ sung thông tin; hạn được tính lại khi nhận được bổ sung.'
    );
  }
  if (askedOn === null) return `${moved} khi nhận được bổ sung của người gửi.`;
  return (
    `${moved}: không tính ${workingDays} ngày làm việc chờ người gửi bổ sung thông tin ` +
    `(đề nghị ${dayInWords(askedOn)}, nhận được ${dayInWords(movedOn)}).`
  );
}
