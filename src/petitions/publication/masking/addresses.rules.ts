import type { Finding, Reading } from './finding';
import { findingAt, foldedAlike, writtenBefore } from './reading.rules';

/** 12, 12A, 12/3, 45/6/7B, K4/12. */
const HOUSE = '(?:[A-Z]{1,2})?\\d{1,4}[A-Za-z]?(?:[/\\-]\\d{1,4}[A-Za-z]?){0,5}';
const STREET =
  '(?:đường|phố|hẻm|ngõ|kiệt|ngách|quốc lộ|tỉnh lộ|hương lộ|tổ|khu phố|ấp|thôn|KP|QL|TL|HL)';
const START = '(?<![\\p{L}\\p{N}]|\\d[+.,/\\-])';
const END = '(?![\\p{L}\\p{N}]|[/.,]\\d)';

/** "số nhà 12/3", "nhà số 45", "nhà 12/3"; "nhà 2 tầng" has no such number. */
const NAMED_HOUSE = new RegExp(
  `${START}(?:(?:số nhà|nhà số)[ ]?:?[ ]{0,2}${HOUSE}|nhà \\d{1,4}[A-Za-z]?/\\d{1,4}[A-Za-z]?(?:/\\d{1,4}[A-Za-z]?){0,4})${END}`,
  'giu',
);
/** "số 12/3 đường Phan Trung", "số 45, hẻm 6", "12/3 đường Phan Trung". */
const HOUSE_ON_STREET = new RegExp(
  `${START}((?:số )?)(${HOUSE})(,?)[ ]{1,2}(${STREET})[ ]{1,2}(?=[\\p{Lu}\\d])`,
  'gu',
);
const FAMILY =
  'Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Trương|Lâm|Hà|Mai|Đoàn|Cao|Tô|Tôn|Châu|Hai Bà|Bà|Cách Mạng|Cách mạng|Điện Biên|Hùng|Đồng Khởi|Lương|Quang Trung|Thân|Tạ|Chu|Đào|Bạch';
/** "45A Nguyễn Ái Quốc": most streets bear a person's name. */
const HOUSE_BEFORE_NAME = new RegExp(
  `${START}((?:số )?)(${HOUSE})[ ]{1,2}(?=(?:${FAMILY})(?![\\p{L}])[ ]\\p{Lu})`,
  'gu',
);
const LANE = new RegExp(`${START}(?:hẻm|ngõ|ngách|kiệt)(?: số)?[ ]{1,2}(${HOUSE})${END}`, 'giu');
const GROUP = `(?:tổ dân phố|tổ nhân dân|tổ)(?: số)?[ ]{0,2}\\d{1,3}[A-Za-z]?`;
const QUARTER = `(?:khu phố|kp\\.?|ấp|thôn|khóm|buôn|sóc|làng)(?: số)?[ ]{0,2}\\d{1,3}[A-Za-z]?`;
const GROUP_IN_QUARTER = new RegExp(`${START}${GROUP}[ ]?[,-]?[ ]{0,2}${QUARTER}${END}`, 'giu');
const GROUP_OR_QUARTER = new RegExp(`${START}(?:${GROUP}|${QUARTER})${END}`, 'giu');
const PARCEL =
  /(?<![\p{L}\p{N}])(?:thửa đất(?: số)?|thửa(?: số)?)[ :]{1,2}\d{1,5}(?:[ ]?,?[ ]{0,2}(?:thuộc )?(?:tờ bản đồ(?: số)?|tờ(?: số)?)[ :]{1,2}\d{1,4})?(?![\p{L}\p{N}])/giu;
const FLAT =
  /(?<![\p{L}\p{N}])(?:căn hộ|phòng trọ)(?: số)?[ :]{1,2}(?:[A-Z]{1,2}\d?[-. ]?)?\d{1,4}(?:[-.]\d{1,3})?[A-Za-z]?(?![\p{L}\p{N}])/giu;

/** Before a number these make it a date, a document or another thing's number. */
const NOT_A_HOUSE =
  /(?:^|[^\p{L}])(?:ngày|tháng|hôm|sáng|trưa|chiều|tối|đêm|lúc|từ|đến|trước|sau|vào|năm|quý|điều|khoản|điểm|mục|km|kp|ấp|tổ|thôn|khu phố|hẻm|quốc lộ|tỉnh lộ|hương lộ|đường|nghị định|quyết định|công văn|thông báo|thông tư|văn bản|kế hoạch|tờ trình|luật|nghị quyết|chỉ thị|hồ sơ|căn cứ|theo|lần|thứ)(?: số)?\s*$/iu;
/** Before a plain number these make it a quantity: "có 3 đường", "trên 5 hẻm". */
const QUANTITY = /(?:^|[^\p{L}])(?:khoảng|gần|hơn|dưới|trên|có|gồm|cả|các|thêm|mở|làm|sửa)\s*$/iu;
/** "số" after these counts schools and gates, not houses. */
const NUMBERED_THING =
  /(?:^|[^\p{L}])(?:trường|trạm|cổng|chốt|cầu|kênh|tuyến|cụm|đội|tiểu học|thcs|thpt|mầm non|mẫu|biểu|lô|khu|bến|cửa|trụ|cột|đèn|điện|cây|hố ga|nắp cống)\s+$/iu;
const AT =
  /(?:^|[,:(]|(?:^|[^\p{L}])(?:tại|ở|nhà|địa chỉ|đối diện|hộ|thường trú|tạm trú|ngụ|căn))\s*$/iu;

/**
 * Exact addresses: the number of a house, lane, group, quarter, parcel or flat. The street and the ward are
 * public and stay. Where a lane or a quarter stands alone it may be the place of a field condition: SUSPECTED.
 */
export function findAddresses(reading: Reading): Finding[] {
  return [
    ...all(reading, NAMED_HOUSE, 'CERTAIN'),
    ...housesOnStreets(reading),
    ...housesBeforeNames(reading),
    ...all(reading, LANE, 'SUSPECTED'),
    ...all(reading, GROUP_IN_QUARTER, 'CERTAIN'),
    ...all(reading, GROUP_OR_QUARTER, 'SUSPECTED').filter(({ to }) => !isCounted(reading, to)),
    ...all(reading, PARCEL, 'CERTAIN'),
    ...all(reading, FLAT, 'CERTAIN').filter(({ to }) => !isCounted(reading, to)),
  ];
}

function all(reading: Reading, pattern: RegExp, confidence: Finding['confidence']): Finding[] {
  return [...reading.text.matchAll(pattern)].map((match) =>
    findingAt(reading, 'ADDRESS', [match.index, match.index + match[0].length], confidence),
  );
}

/** "tổ 5 người", "ấp 2 lần" are counts. */
const isCounted = ({ folded }: Reading, at: number): boolean =>
  /^ (?:nguoi|thanh vien|can bo|cong chuc|dong chi|lan|to\b|ho\b|nam\b|thang\b|ngay\b)/.test(
    folded.slice(at, at + 14),
  );

function housesOnStreets(reading: Reading): Finding[] {
  return [...reading.text.matchAll(HOUSE_ON_STREET)].flatMap((match) => {
    const [, numbered = '', house = '', comma = ''] = match;
    const before = writtenBefore(reading, match.index, 30);
    // "ngày 12/4, đường Phan Trung": a comma belongs to an address only after the word số.
    if (comma !== '' && numbered === '' && !AT.test(before)) return [];
    if (NOT_A_HOUSE.test(before) || (numbered !== '' && NUMBERED_THING.test(before))) return [];
    const compound = /[/A-Za-z]/.test(house);
    if (numbered === '' && !compound && QUANTITY.test(before)) return [];
    const sure = numbered !== '' || compound || AT.test(before);
    const to = match.index + numbered.length + house.length;
    return [findingAt(reading, 'ADDRESS', [match.index, to], sure ? 'CERTAIN' : 'SUSPECTED')];
  });
}

function housesBeforeNames(reading: Reading): Finding[] {
  return [...reading.text.matchAll(HOUSE_BEFORE_NAME)].flatMap((match) => {
    const [, numbered = '', house = ''] = match;
    const before = writtenBefore(reading, match.index, 30);
    if (NOT_A_HOUSE.test(before) || NUMBERED_THING.test(before)) return [];
    const at = AT.test(before);
    const compound = /[/A-Za-z]/.test(house);
    if (numbered === '' && !compound && !at) return [];
    const to = match.index + numbered.length + house.length;
    const sure = at && (numbered !== '' || compound);
    return [findingAt(reading, 'ADDRESS', [match.index, to], sure ? 'CERTAIN' : 'SUSPECTED')];
  });
}

/** The sender's own address: as a whole, and the part before its first comma when that has a number. */
export function findKnownAddresses(reading: Reading, addresses: readonly string[]): Finding[] {
  return addresses.flatMap((address) => {
    const parts = address.normalize('NFC').split(',');
    const first = parts[0]?.trim() ?? '';
    const exact = /\d/.test(first) && first.length >= 5 ? [first] : [];
    return [address.trim(), ...exact].flatMap((wanted) => occurrences(reading, wanted));
  });
}

function occurrences(reading: Reading, address: string): Finding[] {
  const words = foldedAlike(address).match(/[a-z0-9]+/g) ?? [];
  // A commune or a street alone is nobody's exact address.
  if (words.length < 2 || !words.some((word) => /\d/.test(word))) return [];
  if (!words.every((word) => reading.folded.includes(word))) return [];
  // The folded text has letters a–z only; a class of all letters would cost milliseconds to build for each sender.
  const pattern = new RegExp(`(?<![a-z0-9])${words.join('[^a-z0-9\\n]{1,3}')}(?![a-z0-9])`, 'g');
  return [...reading.folded.matchAll(pattern)].map((match) =>
    findingAt(reading, 'ADDRESS', [match.index, match.index + match[0].length], 'CERTAIN'),
  );
}
