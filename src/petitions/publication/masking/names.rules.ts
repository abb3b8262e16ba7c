import type { Finding, Reading } from './finding';
import { findingAt, foldedAlike, writtenBefore } from './reading.rules';

const WORD = '\\p{Lu}\\p{L}{0,14}';
const NAME = `${WORD}(?:[ \\u00a0]{1,2}${WORD}){0,5}`;
const OF_NAME = '(?:tên )?(?:là )?';

/** "ông", "bà" in any writing; the others with a capital only where a sentence begins: "Anh văn" is a subject. */
const HONOURED = new RegExp(
  `(?<![\\p{L}\\p{N}])([Ôô]ng|ÔNG|[Bb]à|BÀ|(?<![^.!?:;\\n]{1,2}[ ])(?:Anh|Chị|Cô|Chú|Bác|Cụ|Em|Cháu|Thầy)` +
    `|anh|chị|cô|chú|bác|cụ|dì|cậu|mợ|thím|em|cháu|thầy|thầy giáo|cô giáo|bác sĩ|đồng chí|đ/c|công dân|cử tri|Mr\\.?|Mrs\\.?|Ms\\.?)[):]{0,2}[ \\u00a0]{1,2}` +
    `${OF_NAME}(${NAME})`,
  'gu',
);
const INTRODUCED = new RegExp(
  `(?<![\\p{L}\\p{N}])(họ và tên|họ tên|tôi tên|tên tôi|người phản ánh|người viết đơn|người làm đơn` +
    `|người đứng đơn|người nộp hồ sơ|người gửi|người đại diện|chủ hộ|hộ dân|hộ gia đình|vợ chồng)` +
    `[ \\u00a0]?:?[ \\u00a0]{0,2}(?:là |tên )?(${NAME})`,
  'giu',
);
const STRONG = /^(?:họ và tên|họ tên|tôi tên|tên tôi)$/i;

/** Titles and bodies: a name ends before them, and what begins with them is none. */
const NO_NAME =
  /^(?:giám đốc|chủ tịch|chủ nhiệm|phó|trưởng|bí thư|[uủ][yỷ] viên|[uủ][yỷ] ban|ủy|uỷ|ubnd|hđnd|mttq|sở|công an|công ty|cán bộ|công chức|chuyên viên|bác sĩ|phường|xã|quận|huyện|tỉnh|thành phố|tp|cơ quan|phòng|ban|đội|tổ|khu phố|ấp|thanh tra|đại biểu|hội|trung tâm|văn phòng|bộ|chi cục|cục|điện thoại|sđt|đt|địa chỉ|cccd|cmnd|cử tri|việt nam|nghị định|luật|quyết định)(?!\p{L})/iu;
/** Places called after an elder, the kitchen gods, and the one man the whole country calls uncle. */
const PLACES =
  /^(?:bà (?:rịa|rá|đen|chiểu|điểm|huyện|nà)|bác hồ|ông (?:đồn|táo|công|địa)|cô tô|cô giang|cô bắc)(?!\p{L})/iu;
const PLACE_BEFORE =
  /(?:^|[^\p{L}])(?:đường|phố|hẻm|ngõ|cầu|chợ|ngã (?:ba|tư|năm|sáu)|núi|hồ|suối|đèo|chùa|miếu|đình|trường|tiểu học|thcs|thpt|mầm non|phường|xã|ấp|thôn|khu phố|công viên|tượng đài|bệnh viện|bến|dốc|hai|tỉnh|khu công nghiệp|kcn)\s+$/iu;

/** "Nguyễn Văn Tám": a family name and the middle name nearly only people have. */
const FULL_NAME = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Trương|Lâm|Hà|Mai|Đoàn|Cao|Tô|Tạ|Chu|Đào|Thạch|Điểu)` +
    `[ \\u00a0](?:Văn|Thị)[ \\u00a0]${WORD}(?:[ \\u00a0]${WORD})?`,
  'gu',
);
const STREETS_BEFORE =
  /(?:^|[^\p{L}])(?:đường|phố|hẻm|ngõ|tuyến|giao lộ|nút giao|ngã ba|ngã tư|trường|công viên|cầu|chợ)(?!\p{L})|\d[A-Za-z]?\s+$/iu;

/** Full names that nothing introduces, unless a list of streets or a house number stands before them. */
export function findFullNames(reading: Reading): Finding[] {
  return [...reading.text.matchAll(FULL_NAME)].flatMap((match) => {
    const kept = nameIn(
      reading.text.slice(match.index, match.index + match[0].length + 24),
      match[0],
    );
    const isStreet = STREETS_BEFORE.test(writtenBefore(reading, match.index, 60));
    if (isStreet || kept.split(/[ \u00a0]/).length < 3) return [];
    return [findingAt(reading, 'NAME', [match.index, match.index + kept.length], 'SUSPECTED')];
  });
}

/** Names that a word introduces: ông, bà, chị, họ và tên… Only a suspicion, for officials are named so too. */
export function findIntroducedNames(reading: Reading): Finding[] {
  return [HONOURED, INTRODUCED].flatMap((pattern) =>
    [...reading.text.matchAll(pattern)].flatMap((match) => {
      const [whole, introduction = '', name = ''] = match;
      const from = match.index + whole.length - name.length;
      const kept = nameIn(reading.text.slice(from, from + name.length + 24), name);
      if (kept === '' || PLACES.test(whole)) return [];
      // A street is called after Bà Triệu; a sentence about a woman begins otherwise.
      if (PLACE_BEFORE.test(writtenBefore(reading, match.index, 24))) return [];
      const confidence = STRONG.test(introduction) ? 'CERTAIN' : 'SUSPECTED';
      return [findingAt(reading, 'NAME', [from, from + kept.length], confidence)];
    }),
  );
}

/** The name without the title after it; empty when it is none, or only a letter that stands for one (ông A). */
function nameIn(rest: string, name: string): string {
  let end = 0;
  for (const word of name.matchAll(/\p{L}+/gu)) {
    // With the i flag the introductions also match small words; a name's words are capitals.
    if (!/^\p{Lu}/u.test(word[0]) || NO_NAME.test(rest.slice(word.index))) break;
    end = word.index + word[0].length;
  }
  const kept = name.slice(0, end);
  return /(?:^|[ \u00a0])\p{L}$/u.test(kept) ? '' : kept;
}

const ORGANISATION =
  /^(?:cong ty(?: co phan| tnhh(?: mtv| mot thanh vien)?| hop danh)?|doanh nghiep(?: tu nhan)?|ho kinh doanh|co so|cua hang|hop tac xa|htx)\s+/;

/** The sender's names: whole with or without diacritics, the given name after ông or bà, and shorter forms. */
export function findKnownNames(reading: Reading, names: readonly string[]): Finding[] {
  return names.flatMap((name) => {
    const words = wordsOf(name);
    // Every form holds the last word; where the text does not, nothing else need be looked for.
    if (!reading.folded.includes(foldedAlike(words.at(-1) ?? '\n'))) return [];
    const org = ORGANISATION.exec(foldedAlike(name).trim());
    if (org) {
      const core = wordsOf(name.trim().slice(org[0].length));
      return [
        ...occurrences(reading, words, 'CERTAIN'),
        ...(core.length > 1 ? occurrences(reading, core, 'SUSPECTED') : []),
      ];
    }
    const family = words[0] ?? '';
    const given = words.at(-1) ?? '';
    return [
      ...(words.length > 1 ? occurrences(reading, words, 'CERTAIN') : []),
      ...(words.length > 2 ? occurrences(reading, words.slice(-2), 'SUSPECTED') : []),
      ...(words.length > 2 ? occurrences(reading, [family, given], 'SUSPECTED') : []),
      ...givenNames(reading, given),
      ...initials(reading, words),
    ];
  });
}

const wordsOf = (name: string): string[] => name.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];

const patternOf = (words: readonly string[]): string =>
  words.map((word) => foldedAlike(word).replace(/[^a-z0-9]/g, '.')).join('[ \\u00a0]{1,3}');

function occurrences(
  reading: Reading,
  words: readonly string[],
  confidence: Finding['confidence'],
): Finding[] {
  const pattern = new RegExp(`(?<![a-z0-9])${patternOf(words)}(?![a-z0-9])`, 'g');
  return [...reading.folded.matchAll(pattern)].flatMap((match) => {
    const span: [number, number] = [match.index, match.index + match[0].length];
    const written = reading.text.slice(...span);
    const asKnown = written.toLowerCase() === words.join(' ').toLowerCase();
    const plain = written.toLowerCase() === match[0];
    const capitals = wordsOf(written).every((word) => /^[\p{Lu}\p{N}]/u.test(word));
    // "lễ hoa" folds to the same letters as Lê Hoa: two small words are a name only with its own marks.
    if (!capitals && !(words.length > 2 && (asKnown || plain)) && !asKnown) return [];
    // A shorter form in small letters is too common a word, and a street may bear the sender's name.
    if (confidence === 'SUSPECTED' && !capitals) return [];
    const sure = (asKnown || plain) && !PLACE_BEFORE.test(writtenBefore(reading, span[0], 24));
    return [findingAt(reading, 'NAME', span, sure ? confidence : 'SUSPECTED')];
  });
}

/** "bà Hạnh", "chị hạnh", "ba Hanh" in a text typed without marks. */
function givenNames(reading: Reading, given: string): Finding[] {
  const pattern = new RegExp(
    `(?<![a-z0-9])(ong|ba|anh|chi|co|chu|bac|cu|di|cau|em|chau)[ \\u00a0]{1,2}(${patternOf([given])})(?![a-z0-9])`,
    'g',
  );
  return [...reading.folded.matchAll(pattern)].flatMap((match) => {
    const [whole, honour = '', name = ''] = match;
    const to = match.index + whole.length;
    const written = reading.text.slice(to - name.length, to);
    const honourWritten = reading.text.slice(match.index, match.index + honour.length);
    const same = written.toLowerCase() === given.toLowerCase();
    const plain = written.toLowerCase() === name && honourWritten.toLowerCase() === honour;
    const honours = /^(?:ông|bà|anh|chị|cô|chú|bác|cụ|dì|cậu|em|cháu)$/iu.test(honourWritten);
    if (!(same && honours) && !(plain && /^\p{Lu}/u.test(written))) return [];
    return [findingAt(reading, 'NAME', [to - name.length, to], 'CERTAIN')];
  });
}

/** "N.T.Hạnh", "Ng. T. Hạnh": the given name behind initials. Initials alone are how one hides a name. */
function initials(reading: Reading, words: readonly string[]): Finding[] {
  const given = words.at(-1);
  if (given === undefined || words.length < 2) return [];
  const pattern = new RegExp(
    `(?<![a-z0-9])(?:[a-z]{1,2}\\.[ ]?){1,4}${patternOf([given])}(?![a-z0-9])`,
    'g',
  );
  const first = foldedAlike(words[0] ?? '').charAt(0);
  return [...reading.folded.matchAll(pattern)].flatMap((match) => {
    const span: [number, number] = [match.index, match.index + match[0].length];
    const capital = /^\p{Lu}/u.test(reading.text.slice(...span));
    if (!capital || !match[0].startsWith(first)) return [];
    return [findingAt(reading, 'NAME', span, 'CERTAIN')];
  });
}
