/** Classes of a petition (domain section 2); the last two are complaints with laws of their own, only diverted here. */
export const PETITION_CLASSES = [
  'QUY_DINH_HC',
  'HANH_VI_CBCC',
  'HIEN_TRUONG',
  'HOI_DAP',
  'LOI_KY_THUAT',
  'KHAC',
  'VAN_BAN_QPPL',
  'KHIEU_NAI',
  'TO_CAO',
] as const;
export type PetitionClass = (typeof PETITION_CLASSES)[number];

/** How a petition reaches the province (design section 5). */
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
