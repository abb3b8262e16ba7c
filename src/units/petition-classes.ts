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

/** Classes as an official reads them. */
export const CLASS_NAMES: Readonly<Record<PetitionClass, string>> = {
  QUY_DINH_HC: 'Quy định hành chính',
  HANH_VI_CBCC: 'Hành vi cán bộ, công chức',
  HIEN_TRUONG: 'Hiện trường',
  HOI_DAP: 'Hỏi đáp',
  LOI_KY_THUAT: 'Lỗi kỹ thuật',
  KHAC: 'Khác',
  VAN_BAN_QPPL: 'Văn bản quy phạm pháp luật',
  KHIEU_NAI: 'Khiếu nại',
  TO_CAO: 'Tố cáo',
};
