import JSZip from 'jszip';
import { renderDocx } from '../../src/notices/letter/docx-letter.renderer';
import type { LetterDocument, ReminderUnit } from '../../src/notices/letter/letter-content';
import { composeReminder } from '../../src/notices/letter/letter.rules';
import { renderPdf } from '../../src/notices/letter/pdf-letter.renderer';
import { reminder, row, settings } from './letter-samples';
import { openPdf, type Page } from './open-pdf';

const MM = 72 / 25.4;

/** A unit with so many late petitions, written to so many times before. */
function unit(name: string, petitions: number, before: number, from = 1): ReminderUnit {
  return {
    name,
    rows: Array.from({ length: petitions }, (_, index) => row(from + index)),
    round: before + 1,
    earlierLetters: Array.from({ length: before }, (_, index) => ({
      number: 7 + index,
      symbol: 'VP-KSTT',
      issuedOn: '2026-12-21',
      outcome: { listed: petitions + 3, answered: 3, otherwise: 0, open: petitions },
    })),
  };
}

const to = (...units: ReminderUnit[]): LetterDocument =>
  composeReminder(reminder({ units, round: 1, earlierLetters: [] }), settings);

describe('a letter to several units, in words', () => {
  const SXD = unit('Sở Xây dựng', 2, 0);
  const BIEN = unit('Ủy ban nhân dân phường Trấn Biên', 3, 2);

  it('names them, and lists them with the round of each and what is left of its last letter', () => {
    const letter = to(SXD, BIEN);
    expect(letter.addressees).toEqual(['- Sở Xây dựng;', '- Ủy ban nhân dân phường Trấn Biên.']);
    expect(letter.annexes.map(({ label, rows }) => [label, rows.length])).toEqual([
      ['Phụ lục I', 2],
      ['Phụ lục II', 2],
      ['Phụ lục III', 3],
    ]);
    expect(letter.annexes[0]?.rows).toEqual([
      ['01', 'Sở Xây dựng', '02', '01', '', 'II'],
      [
        '02',
        'Ủy ban nhân dân phường Trấn Biên',
        '03',
        '03',
        '08/VP-KSTT,\n21/12/2026: còn 03/06',
        'III',
      ],
    ]);
  });

  it('has no round of its own when theirs differ, and theirs when they have one', () => {
    expect(to(SXD, BIEN).about).toBe('V/v đôn đốc xử lý phản ánh, kiến nghị chậm, quá hạn');
    expect(to(SXD, BIEN).paragraphs[0]).toMatch(
      /nhận văn bản này, 01 nơi đã được đôn đốc trước đó/,
    );
    const first = to(SXD, unit('Sở Y tế', 1, 0));
    expect(first.about).toMatch(/quá hạn \(lần 1\)$/);
    expect(first.paragraphs[0]).toMatch(/Đây là văn bản đôn đốc lần thứ nhất\.$/);
    const third = to(unit('Sở Y tế', 1, 2), BIEN);
    expect(third.about).toMatch(/quá hạn \(lần 3\)$/);
    expect(third.paragraphs[0]).toMatch(/02 nơi đã được đôn đốc trước đó/);
  });
});

describe('a letter to four departments and all 95 communes, on paper', () => {
  const names = [
    'Sở Nông nghiệp và Môi trường',
    'Sở Văn hóa, Thể thao và Du lịch',
    'Ban Quản lý các khu công nghiệp, khu kinh tế',
    'Sở Xây dựng',
    ...Array.from({ length: 95 }, (_, index) => `Ủy ban nhân dân phường Mẫu Số ${index + 1}`),
  ];
  // One of them fills pages of its own.
  const LONG = 20;
  const letter = to(
    ...names.map((name, index) =>
      unit(name, index === LONG ? 30 : 1, index % 4, 1 + index + (index > LONG ? 29 : 0)),
    ),
  );
  let pages: readonly Page[];
  let xml: string;
  beforeAll(async () => {
    ({ pages } = openPdf(await renderPdf(letter)));
    const zip = await JSZip.loadAsync(await renderDocx(letter));
    xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
  });

  it('is a page, a list of units, and an annex for each of them', () => {
    expect(pages[0]?.text).toContain('Nguyễn Thị Mẫu');
    expect(pages[0]?.text).toContain('Các cơ quan, đơn vị, địa phương tại Phụ lục I');
    const list = pages.filter((page) => page.text.includes('Văn bản gần nhất'));
    expect(list.length).toBeGreaterThan(2);
    const listed = list.map((page) => page.text).join(' ');
    for (const name of names) expect(listed).toContain(name);
    // The widest of the numerals stays in one piece.
    expect(listed).toMatch(/ LXXXVIII /);
    const annexes = pages.filter((page) => page.text.includes('CỦA '));
    expect(annexes).toHaveLength(99);
    expect(pages.at(-1)?.text).toContain('Phụ lục C ');
  });

  it('repeats the heading of each table, and numbers the pages of each annex from 2', () => {
    let page = 0;
    for (const { text, pieces } of pages) {
      page = text.includes('Phụ lục I DANH') || text.includes('(Kèm theo') ? 1 : page + 1;
      const numbers = pieces.filter(({ baseline }) => baseline < 20 * MM);
      expect(numbers.map((piece) => piece.text)).toEqual(page === 1 ? [] : [String(page)]);
      const heading = text.includes('Mã phản ánh') || text.includes('Văn bản gần nhất');
      expect(heading).toBe(text !== pages[0]?.text);
    }
  });

  it('cuts nothing off: every petition once, all within the margins', () => {
    const codes = pages.flatMap((page) => page.text.match(/H19\.PA\.2026\.\d{6}/g) ?? []);
    expect(codes).toEqual(Array.from({ length: 128 }, (_, index) => row(index + 1).code));
    const outside = pages.flatMap(({ pieces, width, height }) => {
      // The letterhead and the foot reach over the margins of the letter by up to 4.75 mm.
      const [left, right] = width > height ? [30, 15] : [35 - 4.75, 20 - 4.75];
      return pieces.filter(
        (piece) =>
          piece.left < left * MM - 1 ||
          piece.right > width - right * MM + 1 ||
          piece.baseline > height - 20 * MM,
      );
    });
    expect(outside).toEqual([]);
  });

  it('is in Word a section for each annex, whose heading row repeats and whose rows stay whole', () => {
    const tables = xml.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? [];
    const annexes = tables.filter((table) => table.includes('<w:tblHeader/>'));
    expect(annexes).toHaveLength(100);
    for (const table of annexes) {
      expect(table.match(/<w:tblHeader\/>/g)).toHaveLength(1);
      expect(table.match(/<w:cantSplit\/>/g)?.length).toBe(table.match(/<w:tr>/g)?.length);
    }
    expect(xml.match(/<w:pgNumType w:start="1"\/>/g)).toHaveLength(101);
    for (const name of names) expect(xml).toContain(`>${name}<`);
  });
});
