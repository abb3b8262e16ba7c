import type { Template } from './template';

const GREETING = 'Kính gửi: Quý Ông/Bà,';
const CLOSING = 'Trân trọng./.';

/** What the sender of a petition is told. No name, no title: whoever holds the telephone reads it. */
export const CITIZEN_TEMPLATES = {
  'citizen.acknowledged': {
    purpose: {
      vi: 'Báo đã nhận phản ánh, kiến nghị, trong năm phút, kèm mã tra cứu.',
      en: 'Acknowledges what was sent, within five minutes, with the code to follow it by.',
    },
    vi: {
      subject: 'Đã nhận phản ánh, kiến nghị {code}',
      text:
        `${GREETING}\n\nPhản ánh, kiến nghị của Quý Ông/Bà đã được tiếp nhận trên hệ thống với mã {code}, ` +
        `hạn trả lời {dueOn}.\n\nMã bí mật để tra cứu: {trackingToken}. Vui lòng không cho người khác biết.` +
        `\n\n${CLOSING}`,
      short: 'Da nhan phan anh {code}, han tra loi {dueOn}. Ma bi mat de tra cuu: {trackingToken}',
    },
    en: {
      subject: 'Your petition {code} has arrived',
      text:
        'Dear Sir or Madam,\n\nYour petition has arrived under the code {code}; it is to be answered by {dueOn}.' +
        '\n\nSecret to follow it by: {trackingToken}. Please keep it to yourself.',
      short:
        'Petition {code} has arrived, answer due {dueOn}. Secret to follow it by: {trackingToken}',
    },
    sample: {
      code: 'H19.PA.2026.000123',
      dueOn: '2026-04-20',
      trackingToken: '7KQM-2RXV-H4TB-9WCE-P3NA',
    },
  },
  'citizen.extended': {
    purpose: {
      vi: 'Báo thời hạn trả lời được gia hạn.',
      en: 'Tells that the limit to answer was extended.',
    },
    vi: {
      subject: 'Gia hạn trả lời phản ánh, kiến nghị {code}',
      text:
        `${GREETING}\n\nThời hạn trả lời phản ánh, kiến nghị {code} được gia hạn thêm {workingDays} ngày làm việc, ` +
        `đến {dueOn}. Lý do được nêu tại trang tra cứu.\n\n${CLOSING}`,
      short: 'Phan anh {code} duoc gia han tra loi den {dueOn}',
    },
    en: {
      subject: 'More time to answer petition {code}',
      text:
        'Dear Sir or Madam,\n\nThe limit to answer petition {code} was extended by {workingDays} working days, ' +
        'to {dueOn}. The reason is shown where you follow it.',
      short: 'Petition {code}: answer now due {dueOn}',
    },
    sample: { code: 'H19.PA.2026.000123', workingDays: 5, dueOn: '2026-04-27' },
  },
  'citizen.supplement-asked': {
    purpose: {
      vi: 'Đề nghị bổ sung thông tin.',
      en: 'Asks the sender for a supplement.',
    },
    vi: {
      subject: 'Đề nghị bổ sung thông tin cho {code}',
      text:
        `${GREETING}\n\nĐể xử lý phản ánh, kiến nghị {code}, cơ quan tiếp nhận cần Quý Ông/Bà bổ sung thông tin. ` +
        `Nội dung cần bổ sung được nêu tại trang tra cứu.\n\n${CLOSING}`,
      short: 'Phan anh {code} can bo sung thong tin, xem tai trang tra cuu',
    },
    en: {
      subject: 'Petition {code} needs more information',
      text:
        'Dear Sir or Madam,\n\nTo handle petition {code}, more information is needed from you. ' +
        'What is asked is shown where you follow it.',
      short: 'Petition {code} needs more information; see where you follow it',
    },
    sample: { code: 'H19.PA.2026.000123' },
  },
  'citizen.answered': {
    purpose: { vi: 'Báo đã có trả lời.', en: 'Tells that there is an answer.' },
    vi: {
      subject: 'Đã có trả lời cho {code}',
      text:
        `${GREETING}\n\nPhản ánh, kiến nghị {code} đã được trả lời. Nội dung trả lời có tại trang tra cứu, ` +
        `nơi Quý Ông/Bà có thể đánh giá mức độ hài lòng.\n\n${CLOSING}`,
      short: 'Phan anh {code} da duoc tra loi, xem tai trang tra cuu',
    },
    en: {
      subject: 'Petition {code} is answered',
      text: 'Dear Sir or Madam,\n\nPetition {code} is answered. Read the answer, and rate it, where you follow it.',
      short: 'Petition {code} is answered; see where you follow it',
    },
    sample: { code: 'H19.PA.2026.000123' },
  },
  'citizen.interim-update': {
    purpose: {
      vi: 'Báo có thông tin mới về tiến độ khi quá hạn theo nghị định mà chưa trả lời xong.',
      en: 'Tells that there is word on how far it is, while the answer is late by the decree.',
    },
    vi: {
      subject: 'Tiến độ giải quyết {code}',
      text:
        `${GREETING}\n\nPhản ánh, kiến nghị {code} vẫn đang được giải quyết. Thông tin về tiến độ và dự kiến trả lời ` +
        `có tại trang tra cứu.\n\n${CLOSING}`,
      short: 'Phan anh {code} dang duoc giai quyet, xem tien do tai trang tra cuu',
    },
    en: {
      subject: 'How far petition {code} is',
      text:
        'Dear Sir or Madam,\n\nPetition {code} is still being worked on. How far it is, and when an answer is ' +
        'expected, is shown where you follow it.',
      short: 'Petition {code} is still being worked on; see where you follow it',
    },
    sample: { code: 'H19.PA.2026.000123' },
  },
  'citizen.published': {
    purpose: { vi: 'Báo kết quả đã được công khai.', en: 'Tells that the answer was published.' },
    vi: {
      subject: 'Đã công khai kết quả {code}',
      text:
        `${GREETING}\n\nKết quả xử lý phản ánh, kiến nghị {code} đã được công khai, không kèm thông tin cá nhân ` +
        `của người gửi.\n\n${CLOSING}`,
      short: 'Ket qua xu ly phan anh {code} da duoc cong khai',
    },
    en: {
      subject: 'The answer to petition {code} is published',
      text: 'Dear Sir or Madam,\n\nThe answer to petition {code} is published, without anything that names its sender.',
      short: 'The answer to petition {code} is published',
    },
    sample: { code: 'H19.PA.2026.000123' },
  },
} as const satisfies Readonly<Record<`citizen.${string}`, Template>>;
