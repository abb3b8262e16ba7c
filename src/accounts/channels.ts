/** The ways a petition arrives. An API client may submit by those it was given. */
export const CHANNELS = [
  'WEB',
  'APP',
  'PORTAL',
  'PHONE',
  'EMAIL',
  'PAPER',
  'IN_PERSON',
  'SURVEY',
] as const;
export type Channel = (typeof CHANNELS)[number];

/** Channels as an official reads them. */
export const CHANNEL_NAMES: Readonly<Record<Channel, string>> = {
  WEB: 'Trang thông tin điện tử',
  APP: 'Ứng dụng di động',
  PORTAL: 'Cổng Dịch vụ công Quốc gia',
  PHONE: 'Điện thoại',
  EMAIL: 'Thư điện tử',
  PAPER: 'Văn bản giấy',
  IN_PERSON: 'Trực tiếp',
  SURVEY: 'Phiếu khảo sát',
};
