/** What a petition is about. KHIEU_NAI and TO_CAO are only diverted here; VAN_BAN_QPPL is handed over. */
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
