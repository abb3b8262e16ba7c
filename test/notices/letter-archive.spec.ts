import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { composeChairmanList } from '../../src/notices/letter/chairman-list.rules';
import { renderDocx } from '../../src/notices/letter/docx-letter.renderer';
import { composeReminder } from '../../src/notices/letter/letter.rules';
import { renderPdf } from '../../src/notices/letter/pdf-letter.renderer';
import { reminder, row, rows, settings } from './letter-samples';
import { openPdf } from './open-pdf';
import { faultsAgainstPdfA1, isValidatorInstalled } from './pdfa-validator';

describe('the PDF as a file for archives', () => {
  it('declares itself PDF/A-2b, in XML that stays whole whatever the office is called', async () => {
    const letter = composeReminder(reminder(), settings);
    const metadata = { ...letter.metadata, author: 'Văn phòng <Hội đồng & Ủy ban>' };
    const source = (await renderPdf({ ...letter, metadata })).toString('utf8');
    const xmp = /<x:xmpmeta.*<\/x:xmpmeta>/s.exec(source)?.[0] ?? '';
    expect(xmp).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(xmp).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    expect(xmp).toContain('<rdf:li>Văn phòng ‹Hội đồng và Ủy ban›</rdf:li>');
    expect(source).toContain('/S /GTS_PDFA1');
    expect(source).not.toMatch(/\/(JavaScript|EmbeddedFile|Encrypt)\b/);
  });
});

(isValidatorInstalled() ? describe : describe.skip)('the PDF before a validator', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pakn-pdfa-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What PDF/A-2 asks otherwise than PDF/A-1: its own number, and no list of a font's signs (ISO 19005-2, 6.2.11.4.2). */
  const OF_PART_1_ONLY = [/^3\.1\.11 .*The CIDSet entry is missing/, /^7\.11\.2 .*part must be 1/];

  it.each([
    ['a letter with an annex', composeReminder(reminder({ round: 3 }), settings)],
    [
      'a letter with a red mark and a long annex',
      composeReminder(reminder({ units: [{ ...reminder().units[0]!, rows: rows(60) }] }), {
        ...settings,
        urgency: 'HOA_TOC',
      }),
    ],
  ])('keeps what archives ask: %s', async (_, letter) => {
    const path = join(folder, 'letter.pdf');
    writeFileSync(path, await renderPdf(letter));
    const faults = faultsAgainstPdfA1(path);
    // It did look: it knows that this is not the part of the standard that it was written for.
    expect(faults).toContainEqual(expect.stringMatching(/part must be 1/));
    expect(faults.filter((fault) => !OF_PART_1_ONLY.some((known) => known.test(fault)))).toEqual(
      [],
    );
  });
});

describe('the list for the chairman on paper', () => {
  const units = [
    { name: 'Sở Xây dựng', rows: rows(12) },
    { name: 'Ủy ban nhân dân phường Trấn Biên', rows: [row(13)] },
  ];
  const limits = { workingDaysOverdue: 10, timesReminded: 3 };
  const letter = composeChairmanList(reminder({ units }), settings, limits);

  it('counts its petitions through the units, each under its unit', () => {
    const [annex] = letter.annexes;
    expect(annex?.rows.map(([first]) => first).join(' ')).toBe(
      'I. Sở Xây dựng (12) 01 02 03 04 05 06 07 08 09 10 11 12 ' +
        'II. Ủy ban nhân dân phường Trấn Biên (01) 13',
    );
    // Every third has a reason; all are 17 days overdue, and reminded of twice.
    expect(letter.paragraphs[1]).toBe(
      'Trong đó: quá hạn từ 10 ngày làm việc trở lên 13; đã đôn đốc từ 03 lần trở lên 0; chưa nêu lý ' +
        'do 09; đã quá ngày đơn vị hẹn trả lời 0.',
    );
    expect(letter.paragraphs.at(-1)).toMatch(/xem xét, chỉ đạo\.\/\.$/);
  });

  it('is a page, and an annex whose heading repeats and whose unit names go over all columns', async () => {
    const { pages } = openPdf(await renderPdf(letter));
    const [first, ...annex] = pages.map((page) => page.text);
    expect(first).toContain('Nguyễn Thị Mẫu');
    expect(annex.length).toBeGreaterThan(1);
    for (const page of annex) expect(page).toContain('Nội dung tóm tắt');
    const zip = await JSZip.loadAsync(await renderDocx(letter));
    const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
    expect(xml.match(/<w:gridSpan w:val="9"\/>/g)).toHaveLength(2);
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
  });

  it('is not made of nothing', () => {
    expect(() => composeChairmanList(reminder({ units: [] }), settings, limits)).toThrow(
      RangeError,
    );
  });
});
