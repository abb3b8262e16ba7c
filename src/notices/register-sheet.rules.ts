import type { SheetColumn } from '../platform/sheets/sheet';
import type { RegisterEntry } from './dto/register.response';

const inOneCell = (names: readonly string[]): string => names.join('; ');

/** The register's ten columns, headed as NĐ 30/2020, Phụ lục IV, heads them. */
export const REGISTER_COLUMNS: readonly SheetColumn<RegisterEntry>[] = [
  { heading: 'Số, ký hiệu văn bản', kind: 'TEXT', width: 18, cell: (line) => line.numberText },
  { heading: 'Ngày, tháng văn bản', kind: 'DAY', width: 14, cell: (line) => line.issuedOn },
  {
    heading: 'Tên loại và trích yếu nội dung',
    kind: 'TEXT',
    width: 60,
    cell: (line) => line.subject,
  },
  { heading: 'Người ký', kind: 'TEXT', width: 24, cell: (line) => line.signer },
  {
    heading: 'Nơi nhận văn bản',
    kind: 'TEXT',
    width: 44,
    cell: (line) => inOneCell(line.recipients),
  },
  { heading: 'Đơn vị, người nhận bản lưu', kind: 'TEXT', width: 20, cell: (line) => line.keptBy },
  { heading: 'Số lượng bản', kind: 'NUMBER', width: 10, cell: (line) => line.copies },
  { heading: 'Ngày chuyển', kind: 'DAY', width: 14, cell: (line) => line.sentOn },
  { heading: 'Ký nhận', kind: 'TEXT', width: 40, cell: (line) => inOneCell(line.receivedBy) },
  { heading: 'Ghi chú', kind: 'TEXT', width: 40, cell: (line) => line.note },
];
