import type { Template } from './template';

/** What members of staff are told; never leaves the house. */
export const STAFF_TEMPLATES = {
  'staff.escalation': {
    purpose: {
      vi: 'Cảnh báo một thời hạn sắp đến hoặc đã qua, gửi người phải làm.',
      en: 'Warns whoever must act of a limit that is near or has passed.',
    },
    vi: {
      subject: '{code}: {level}',
      text: '{code} {level} ({limit}), đơn vị đang giữ: {unit}.\n\nMốc thời gian: {dueAt}.',
      short: '{code} {level}, {unit}',
    },
    en: {
      subject: '{code}: {level}',
      text: '{code} is {level} ({limit}), held by {unit}.\n\nInstant: {dueAt}.',
      short: '{code} {level}, {unit}',
    },
    sample: {
      code: 'H19.PA.2026.000123',
      level: 'OVERDUE',
      limit: 'HOLDING',
      unit: 'Sở Xây dựng',
      dueAt: '2026-04-20T17:00:00.000Z',
    },
  },
  'staff.escalation-unheard': {
    purpose: {
      vi: 'Cảnh báo thay cho vai trò mà đơn vị chưa có ai giữ.',
      en: 'The same warning, to somebody else because nobody holds the role it is meant for.',
    },
    vi: {
      subject: '{code}: {level}, chưa có {role} để báo',
      text:
        '{code} {level} ({limit}), đơn vị đang giữ: {unit}. Mốc thời gian: {dueAt}.\n\n' +
        'Tin này dành cho {role} nhưng chưa có tài khoản nào giữ vai trò đó; đề nghị xử lý và bổ sung tài khoản.',
      short: '{code} {level}, {unit}: chưa có {role}',
    },
    en: {
      subject: '{code}: {level}, and no {role} to tell',
      text:
        '{code} is {level} ({limit}), held by {unit}. Instant: {dueAt}.\n\n' +
        'This was meant for the {role}, a role that no account holds there: see to it, and grant the role.',
      short: '{code} {level}, {unit}: no {role}',
    },
    sample: {
      code: 'H19.PA.2026.000123',
      level: 'OVERDUE',
      limit: 'HOLDING',
      unit: 'Sở Xây dựng',
      role: 'UNIT_HEAD',
      dueAt: '2026-04-20T17:00:00.000Z',
    },
  },
  'staff.interim-update-asked': {
    purpose: {
      vi: 'Đề nghị đơn vị báo tiến độ cho người gửi khi quá hạn theo nghị định mà chưa trả lời.',
      en: 'Asks the unit for word to the sender once the decree’s days have passed without an answer.',
    },
    vi: {
      subject: '{code}: cần báo tiến độ cho người gửi trước hết ngày {dueOn}',
      text:
        '{code} đã quá hạn theo nghị định mà chưa trả lời, đơn vị đang giữ: {unit}.\n\n' +
        'Đề nghị gửi văn phòng nội dung báo tiến độ kỳ {round} để báo người gửi chậm nhất ngày {dueOn}.',
      short: '{code}: bao tien do truoc het ngay {dueOn}',
    },
    en: {
      subject: '{code}: word is owed to the sender by {dueOn}',
      text:
        'The decree’s days for {code} have passed without an answer; it is held by {unit}.\n\n' +
        'Propose the text of interim update {round} to the office, which sends it by {dueOn}.',
      short: '{code}: interim update owed by {dueOn}',
    },
    sample: { code: 'H19.PA.2026.000123', round: 1, unit: 'Sở Xây dựng', dueOn: '2026-05-05' },
  },
  'staff.interim-update-returned': {
    purpose: {
      vi: 'Báo nội dung báo tiến độ bị văn phòng trả lại.',
      en: 'Tells that the office has sent the text of an interim update back.',
    },
    vi: {
      subject: '{code}: nội dung báo tiến độ bị trả lại',
      text:
        'Văn phòng đề nghị viết lại nội dung báo tiến độ của {code}; lý do nêu tại hồ sơ. ' +
        'Hạn báo người gửi: ngày {dueOn}.',
      short: '{code}: viet lai noi dung bao tien do',
    },
    en: {
      subject: '{code}: the interim update was sent back',
      text:
        'The office wants the interim update of {code} otherwise; the reason stands with the petition. ' +
        'It is owed to the sender by {dueOn}.',
      short: '{code}: interim update sent back',
    },
    sample: { code: 'H19.PA.2026.000123', dueOn: '2026-05-05' },
  },
} as const satisfies Readonly<Record<`staff.${string}`, Template>>;
