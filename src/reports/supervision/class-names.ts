import type { PetitionClass } from '../../routing/petition-classes';

/** Classes as an official reads them. */
export const CLASS_NAMES: Readonly<Record<PetitionClass, string>> = {
  QUY_DINH_HC: 'Quy định hành chính',
  HANH_VI_CBCC: 'Hành vi cán bộ, công chức',
  HIEN_TRUONG: 'Phản ánh hiện trường',
  HOI_DAP: 'Hỏi đáp',
  LOI_KY_THUAT: 'Lỗi kỹ thuật',
  KHAC: 'Khác',
  VAN_BAN_QPPL: 'Văn bản quy phạm pháp luật',
  KHIEU_NAI: 'Khiếu nại',
  TO_CAO: 'Tố cáo',
};

/** What the intake desk has not classified yet. */
export const NO_CLASS = 'Chưa phân loại';
