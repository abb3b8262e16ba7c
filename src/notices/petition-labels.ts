import { CLASS_NAMES, type PetitionClass } from '../units/petition-classes';

/** The same names as the list of fields the product is delivered with. */
export const FIELD_LABELS: Readonly<Record<string, string>> = {
  DAT_DAI: 'Đất đai',
  MOI_TRUONG: 'Môi trường',
  XAY_DUNG: 'Xây dựng, nhà ở, quy hoạch',
  GIAO_THONG: 'Giao thông',
  CHIEU_SANG: 'Chiếu sáng công cộng',
  CAP_THOAT_NUOC: 'Cấp nước, thoát nước',
  RAC_THAI: 'Rác thải',
  AN_NINH_TRAT_TU: 'An ninh, trật tự',
  Y_TE: 'Y tế, an toàn thực phẩm',
  GIAO_DUC: 'Giáo dục và đào tạo',
  HO_TICH: 'Hộ tịch, chứng thực',
  BAO_HIEM: 'Bảo hiểm xã hội, bảo hiểm y tế',
  THUE: 'Thuế, phí, lệ phí',
  DIEN: 'Điện lực',
  VAN_HOA: 'Văn hóa, thể thao, du lịch',
  THU_TUC_HANH_CHINH: 'Thủ tục hành chính, một cửa',
  CONG_NGHE: 'Công nghệ, dịch vụ công trực tuyến',
  LAO_DONG: 'Lao động, người có công',
  DOANH_NGHIEP: 'Doanh nghiệp, hộ kinh doanh',
  KHAC: 'Lĩnh vực khác',
};

/** How far an open petition has come. */
const STATE_LABELS: Readonly<Record<string, string>> = {
  SUBMITTED: 'Chờ tiếp nhận',
  RECEIVED: 'Chờ phân công',
  ASSIGNED: 'Chờ đơn vị nhận',
  IN_PROGRESS: 'Đang xử lý',
  ANSWER_PROPOSED: 'Chờ duyệt trả lời',
};

/** The step that is late while the answer is still in time. */
const STEP_LABELS: Readonly<Record<string, string>> = {
  RECEIVE: 'Chậm tiếp nhận',
  ASSIGN: 'Chậm phân công',
  ACCEPT: 'Chậm nhận xử lý',
};

/** The field's name, else the class's: "Rác thải", "Hiện trường". A code of nobody's list stays as it is. */
export function fieldLabel(petition: { field: string | null; class: string | null }): string {
  if (petition.field !== null) return FIELD_LABELS[petition.field] ?? petition.field;
  if (petition.class !== null)
    return CLASS_NAMES[petition.class as PetitionClass] ?? petition.class;
  return 'Chưa phân loại';
}

/** How far the petition has come, or which step is late: "Đang xử lý", "Chậm nhận xử lý". */
export function stateLabel(petition: {
  state: string;
  stepKind: string | null;
  lateness: 'OVERDUE' | 'LATE_STEP';
}): string {
  const step = petition.lateness === 'LATE_STEP' && petition.stepKind;
  if (step) return STEP_LABELS[step] ?? 'Chậm bước xử lý';
  return STATE_LABELS[petition.state] ?? petition.state;
}
