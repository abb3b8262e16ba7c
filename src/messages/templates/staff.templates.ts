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
} as const satisfies Readonly<Record<`staff.${string}`, Template>>;
