import type { Template } from './template';

const LIST = {
  vi: {
    heading: '{level}: {count}',
    line: '- {code}: {limit}, hạn {dueOn}',
    more: '- và {more} việc khác',
  },
  en: {
    heading: '{level}: {count}',
    line: '- {code}: {limit}, due {dueOn}',
    more: '- and {more} more',
  },
};

const SAMPLE_GROUPS = [
  {
    heading: { level: 'OVERDUE', count: 12 },
    lines: [
      { code: 'H19.PA.2026.000123', limit: 'OUTER', dueOn: '2026-04-20', unit: 'Sở Xây dựng' },
      { code: 'H19.PA.2026.000131', limit: 'OUTER', dueOn: '2026-04-21', unit: 'Sở Xây dựng' },
    ],
    more: 10,
  },
  {
    heading: { level: 'DUE_SOON', count: 1 },
    lines: [
      { code: 'H19.PA.2026.000240', limit: 'HOLDING', dueOn: '2026-05-12', unit: 'Sở Xây dựng' },
    ],
    more: 0,
  },
];

const SAMPLE_WORD_OWED = {
  heading: { level: 'INTERIM_UPDATE', count: 1 },
  lines: [
    {
      code: 'H19.PA.2026.000107',
      limit: 'INTERIM_ASKED',
      dueOn: '2026-05-12',
      unit: 'Sở Xây dựng',
    },
  ],
  more: 0,
};

/** The unit is not worded: the digest looks by it whether the word is still that unit's to give. */
const SAMPLE_UNIT_ID = '019d6a7e-3c00-7000-8000-000000000001';

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
      subject: '{code}: cần báo tiến độ cho người gửi chậm nhất ngày {dueOn}',
      text:
        '{code} đã quá hạn theo nghị định mà chưa trả lời, đơn vị đang giữ: {unit}.\n\n' +
        'Đề nghị gửi văn phòng nội dung báo tiến độ kỳ {round} để báo người gửi chậm nhất ngày {dueOn}.',
      short: '{code}: bao tien do cham nhat ngay {dueOn}',
    },
    en: {
      subject: '{code}: word is owed to the sender by {dueOn}',
      text:
        'The decree’s days for {code} have passed without an answer; it is held by {unit}.\n\n' +
        'Propose the text of interim update {round} to the office, which sends it by {dueOn}.',
      short: '{code}: interim update owed by {dueOn}',
    },
    sample: {
      code: 'H19.PA.2026.000123',
      round: 1,
      unit: 'Sở Xây dựng',
      unitId: SAMPLE_UNIT_ID,
      dueOn: '2026-05-05',
    },
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
    sample: { code: 'H19.PA.2026.000123', dueOn: '2026-05-05', unitId: SAMPLE_UNIT_ID },
  },
  'staff.notice-issued': {
    purpose: {
      vi: 'Báo đơn vị: văn phòng đã ban hành công văn đôn đốc gửi đơn vị.',
      en: 'Tells a unit that the office has issued a reminder letter to it.',
    },
    vi: {
      subject: 'Công văn {number} đôn đốc {unit}',
      text:
        'Công văn {number} ban hành ngày {issuedOn} nêu {count} phản ánh, kiến nghị chậm, quá hạn của {unit}.\n\n' +
        'Đề nghị xác nhận đã nhận chậm nhất ngày {until}, nêu nguyên nhân và ngày hẹn trả lời trên hệ thống.',
      short: 'Cong van {number}: {count} phan anh cham, qua han',
    },
    en: {
      subject: 'Letter {number} reminds {unit}',
      text:
        'Letter {number} of {issuedOn} lists what is late with {unit}: {count}.\n\n' +
        'Acknowledge it by the end of {until}, and give the cause and the promised day of each in the system.',
      short: 'Letter {number}: petitions late {count}',
    },
    sample: {
      number: '05/VP-KSTT',
      issuedOn: '2026-04-28',
      unit: 'Sở Xây dựng',
      count: 12,
      until: '2026-05-05',
    },
  },
  'staff.notice-cancelled': {
    purpose: {
      vi: 'Báo đơn vị: văn phòng đã hủy công văn đôn đốc đã gửi đơn vị.',
      en: 'Tells a unit that the office has cancelled a reminder letter that was issued to it.',
    },
    vi: {
      subject: 'Công văn {number} gửi {unit} đã bị hủy',
      text:
        'Công văn {number} ban hành ngày {issuedOn} gửi {unit} không còn hiệu lực; lý do nêu tại công văn trên hệ thống. ' +
        'Thời hạn của các phản ánh, kiến nghị không thay đổi.',
      short: 'Cong van {number} da bi huy',
    },
    en: {
      subject: 'Letter {number} to {unit} was cancelled',
      text:
        'Letter {number} of {issuedOn} to {unit} no longer holds; the reason stands with the letter in the system. ' +
        'The limits of its petitions stay as they are.',
      short: 'Letter {number} was cancelled',
    },
    sample: { number: '05/VP-KSTT', issuedOn: '2026-04-28', unit: 'Sở Xây dựng' },
  },
  'staff.notice-unacknowledged': {
    purpose: {
      vi: 'Báo văn phòng: hết thời hạn mà có đơn vị chưa xác nhận đã nhận công văn.',
      en: 'Tells the office that units let the days to acknowledge a letter pass.',
    },
    vi: {
      subject: 'Công văn {number}: {count} đơn vị chưa xác nhận',
      text:
        'Công văn {number} ban hành ngày {issuedOn} phải được xác nhận chậm nhất ngày {until}.\n\n{units}\n\n' +
        'Tình hình hiện tại của từng đơn vị có trên hệ thống.',
      short: 'Cong van {number}: {count} don vi chua xac nhan',
      list: {
        heading: 'chưa xác nhận: {count}',
        line: '- {unit}',
        more: '- và {more} đơn vị khác',
      },
    },
    en: {
      subject: 'Letter {number}: not acknowledged by {count}',
      text:
        'Letter {number} of {issuedOn} was to be acknowledged by the end of {until}.\n\n{units}\n\n' +
        'The system has how it stands with each unit now.',
      short: 'Letter {number}: not acknowledged by {count}',
      list: { heading: 'not acknowledged: {count}', line: '- {unit}', more: '- and {more} more' },
    },
    sample: {
      number: '05/VP-KSTT',
      issuedOn: '2026-04-28',
      until: '2026-05-05',
      count: 12,
      units: [
        {
          heading: { count: 12 },
          lines: [{ unit: 'Sở Xây dựng' }, { unit: 'Ủy ban nhân dân phường Trấn Biên' }],
          more: 10,
        },
      ],
    },
  },
  'staff.digest': {
    purpose: {
      vi: 'Bản tin mỗi ngày làm việc: cảnh báo và đề nghị trong hộp thư chưa được đọc và chưa được gửi qua thư điện tử.',
      en: 'Each working day: the warnings and requests in one’s inbox that were not read, and not told by e-mail before.',
    },
    vi: {
      subject: 'Ngày {day}: {count} cảnh báo, đề nghị về thời hạn',
      text:
        'Hộp thư có {count} cảnh báo, đề nghị mới về thời hạn:\n\n{groups}\n\n' +
        'Việc đã xong trước khi lập bản tin không còn trong danh sách. Chi tiết có trong hộp thư của hệ thống.',
      short: 'Ngày {day}: {count} cảnh báo, đề nghị về thời hạn',
      list: { ...LIST.vi, line: '- {code}: {limit}, hạn {dueOn}, {unit}' },
    },
    en: {
      subject: '{day}: {count} warnings of limits, or requests',
      text:
        'There are {count} new warnings of limits, or requests, in your inbox:\n\n{groups}\n\n' +
        'What was done before this was drawn up is not listed. Your inbox has the details.',
      short: '{day}: {count} warnings of limits, or requests',
      list: { ...LIST.en, line: '- {code}: {limit}, due {dueOn}, {unit}' },
    },
    sample: { day: '2026-05-08', count: 14, groups: [...SAMPLE_GROUPS, SAMPLE_WORD_OWED] },
  },
  'staff.unit-digest': {
    purpose: {
      vi: 'Bản tin mỗi ngày làm việc gửi thủ trưởng: việc quá hạn, chậm hoặc sắp đến hạn tại đơn vị.',
      en: 'Each working day, to the head of a unit: what is overdue, late or due soon there.',
    },
    vi: {
      subject: '{unit}, ngày {day}: {count} phản ánh, kiến nghị quá hạn, chậm hoặc sắp đến hạn',
      text:
        'Tại {unit} có {count} phản ánh, kiến nghị quá hạn, chậm xử lý hoặc sắp đến hạn:\n\n{groups}\n\n' +
        'Danh sách đầy đủ có trên hệ thống.',
      short: '{unit}, ngày {day}: {count} quá hạn, chậm hoặc sắp đến hạn',
      list: LIST.vi,
    },
    en: {
      subject: '{unit}, {day}: {count} petitions overdue, late or due soon',
      text:
        'With {unit}, {count} petitions are overdue, late in a step or due soon:\n\n{groups}\n\n' +
        'The system has the whole list.',
      short: '{unit}, {day}: {count} overdue, late or due soon',
      list: LIST.en,
    },
    sample: { unit: 'Sở Xây dựng', day: '2026-05-08', count: 13, groups: SAMPLE_GROUPS },
  },
} as const satisfies Readonly<Record<`staff.${string}`, Template>>;
