import JSZip from 'jszip';
import { renderDocx } from '../../src/notices/letter/docx-letter.renderer';
import type { LetterSettings, ReminderLetter } from '../../src/notices/letter/letter-content';
import { composeReminder } from '../../src/notices/letter/letter.rules';
import { renderPdf } from '../../src/notices/letter/pdf-letter.renderer';
import { reminder, rows, settings } from './letter-samples';
import { openPdf, type Page, type PdfFile, type Piece } from './open-pdf';

const MM = 72 / 25.4;
const A4_PT = [595.28, 841.89];

function compose(data: ReminderLetter = reminder(), over: Partial<LetterSettings> = {}) {
  return composeReminder(data, { ...settings, ...over });
}

async function openDocx(bytes: Buffer) {
  const zip = await JSZip.loadAsync(bytes);
  const part = async (path: string) => (await zip.file(path)?.async('string')) ?? '';
  const xml = await part('word/document.xml');
  return { xml, paragraphs: paragraphsOf(xml), part, names: Object.keys(zip.files) };
}

/** Text of each paragraph with its own XML, read as Word would: `w:t` runs and line breaks. */
function paragraphsOf(xml: string) {
  return [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([source]) => ({
    source,
    text: [...source.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>|<w:br\/>/g)]
      .map(([, run]) => run ?? '\n')
      .join('')
      .replaceAll('&amp;', '&'),
  }));
}

function pieceWith(page: Page | undefined, start: string): Piece {
  const found = page?.pieces.find((piece) => piece.text.startsWith(start));
  if (found === undefined) throw new Error(`Nothing on the page begins with ${start}`);
  return found;
}

describe('the PDF of a reminder to one ward', () => {
  let file: PdfFile;
  let bytes: Buffer;
  const letter = compose();
  beforeAll(async () => {
    bytes = await renderPdf(letter);
    file = openPdf(bytes);
  });

  it('is one A4 page and a landscape annex', () => {
    expect(file.pages).toHaveLength(2);
    const [first, annex] = file.pages;
    expect([first?.width, first?.height].map((pt) => pt?.toFixed(2))).toEqual(['595.28', '841.89']);
    expect(annex?.width).toBeCloseTo(A4_PT[1] ?? 0, 1);
    expect(annex?.height).toBeCloseTo(A4_PT[0] ?? 0, 1);
  });

  it('says every word of the letter, composed', () => {
    const words = (text: string) => text.replace(/\s+/g, '');
    const first = words(file.pages[0]?.text ?? '');
    const said = [
      ...letter.superiorBody,
      letter.issuingBody,
      letter.nation,
      letter.motto,
      letter.numberLine,
      letter.placeAndDate,
      letter.about,
      `Kính gửi: ${letter.addressees[0]}`,
      ...letter.paragraphs,
      ...letter.signature.lines,
      letter.signature.name,
      ...letter.recipients,
    ];
    for (const text of said) expect(first).toContain(words(text));
    const annex = words(file.pages[1]?.text ?? '');
    for (const cell of letter.annexes[0]?.rows.flat() ?? []) expect(annex).toContain(words(cell));
    expect(first).toBe(first.normalize('NFC'));
  });

  it('keeps margins of 25, 20, 35 and 20 mm', () => {
    const body = file.pages[0]?.pieces.filter(
      (piece) => piece.baseline > pieceWith(file.pages[0], 'Qua').baseline - 1,
    );
    expect(Math.min(...(body ?? []).map((piece) => piece.left))).toBeCloseTo(35 * MM, 0);
    expect(Math.max(...(body ?? []).map((piece) => piece.right))).toBeCloseTo((210 - 20) * MM, 0);
    const top = Math.min(
      ...(file.pages[0]?.pieces ?? []).map((piece) => piece.baseline - piece.size),
    );
    expect(top).toBeGreaterThanOrEqual(25 * MM - 2);
    const bottom = Math.max(...(body ?? []).map((piece) => piece.baseline));
    expect(bottom).toBeLessThanOrEqual((297 - 20) * MM);
  });

  test.each([
    ['ỦY', 13],
    ['VĂN', 13],
    ['CỘNG', 12],
    ['Độc', 14],
    ['Số:', 13],
    ['Đồng', 14],
    ['V/v', 12],
    ['Kính', 14],
    ['Qua', 14],
    ['KT.', 14],
    ['Nguyễn', 14],
    ['Nơi', 12],
    ['- ', 11],
  ])('prints "%s" in %d points', (start, size) => {
    const piece = file.pages[0]?.pieces.find(
      ({ text, baseline }) =>
        text.startsWith(start) &&
        (start !== '- ' || baseline > pieceWith(file.pages[0], 'Nơi').baseline),
    );
    expect(piece?.size).toBeCloseTo(size, 3);
  });

  it('puts parts where the decree puts them', () => {
    const [page] = file.pages;
    expect(pieceWith(page, 'Kính').left).toBeCloseTo((35 + 35) * MM, 0);
    expect(pieceWith(page, 'Qua').left).toBeCloseTo((35 + 12.7) * MM, 0);
    expect(pieceWith(page, 'Số:').baseline).toBeCloseTo(pieceWith(page, 'Đồng').baseline, 0);
    expect(pieceWith(page, 'KT.').left).toBeGreaterThan(105 * MM);
    expect(pieceWith(page, 'Nơi').left).toBeCloseTo(35 * MM, 0);
  });

  it('has no page number on a first page', () => {
    for (const page of file.pages) {
      expect(page.pieces.filter((piece) => piece.baseline < 20 * MM)).toEqual([]);
    }
  });

  it('embeds its fonts and says what it is', () => {
    const source = bytes.toString('latin1');
    const fonts = [...source.matchAll(/\/FontName \/[A-Z]{6}\+(\S+)/g)].map(([, name]) => name);
    expect([...fonts].toSorted()).toEqual([
      'Tinos-Bold',
      'Tinos-BoldItalic',
      'Tinos-Italic',
      'Tinos-Regular',
    ]);
    expect(source.match(/\/FontFile2/g)).toHaveLength(4);
    expect(source).toMatch(/\/Lang \(vi\)/);
    expect(file.info).toMatchObject({
      Title: letter.metadata.title,
      Subject: letter.metadata.subject,
      Author: letter.metadata.author,
      CreationDate: 'D:20270104170000Z',
    });
  });

  it('is the same bytes again', async () => {
    expect(bytes.equals(await renderPdf(compose()))).toBe(true);
  });
});

describe('the PDF of other reminders', () => {
  it('numbers the pages of a long annex from 2, centred, and repeats the heading', async () => {
    const data = reminder({ units: [{ name: 'Sở Y tế', rows: rows(60) }] });
    const { pages } = openPdf(await renderPdf(compose(data)));
    const annex = pages.slice(1);
    expect(annex.length).toBeGreaterThan(3);
    annex.forEach((page, index) => {
      expect(page.text).toContain('Mã phản ánh');
      const [number] = page.pieces.filter((piece) => piece.baseline < 20 * MM);
      expect(number?.text).toBe(index === 0 ? undefined : String(index + 1));
      // The middle of the text between margins of 30 and 15 mm on a page 297 mm wide.
      if (number) expect((number.left + number.right) / 2).toBeCloseTo((30 + 252 / 2) * MM, 0);
    });
    const codes = annex.flatMap((page) => page.text.match(/H19\.PA\.2026\.\d{6}/g) ?? []);
    expect(codes).toEqual(rows(60).map((row) => row.code));
  });

  it('keeps the signature with the last paragraph when the letter runs on', async () => {
    const long = settings.legalBases.concat(
      Array.from({ length: 14 }, (_, index) => `Căn cứ Văn bản mẫu số ${index + 1}`),
    );
    const { pages } = openPdf(await renderPdf(compose(reminder(), { legalBases: long })));
    expect(pages).toHaveLength(3);
    expect(pages[1]?.pieces[0]?.text).not.toBe('KT.');
    expect(pages[1]?.text).toMatch(/Nếu dữ liệu đồng bộ .* Nguyễn Thị Mẫu/);
    expect(pages[1]?.pieces.find((piece) => piece.baseline < 20 * MM)?.text).toBe('2');
  });

  it('takes 13 points when 14 would need a second page', async () => {
    const letter = compose(reminder(), { urgency: 'THUONG_KHAN' });
    const { pages } = openPdf(await renderPdf(letter));
    expect(pages).toHaveLength(2);
    expect(pieceWith(pages[0], 'Qua').size).toBeCloseTo(13, 3);
    expect(pieceWith(pages[0], 'THƯỢNG').size).toBeCloseTo(13, 3);
  });

  it('aligns the dashes of several addressees under the colon', async () => {
    const names = ['Sở Y tế', 'Sở Xây dựng'];
    const data = reminder({ units: names.map((name) => ({ name, rows: rows(1) })) });
    const { pages } = openPdf(await renderPdf(compose(data)));
    const label = pieceWith(pages[0], 'Kính gửi:');
    const dashes = pages[0]?.pieces.filter(
      ({ text, baseline }) =>
        text.startsWith('-') &&
        baseline > label.baseline &&
        baseline < pieceWith(pages[0], 'Qua').baseline,
    );
    expect(dashes).toHaveLength(2);
    // The colon takes the last 0.278 em of the label.
    for (const dash of dashes ?? []) {
      expect(dash.left).toBeCloseTo(label.right - 0.278 * label.size, 0);
    }
  });
});

describe('the Word file of a reminder', () => {
  let file: Awaited<ReturnType<typeof openDocx>>;
  let bytes: Buffer;
  const letter = compose(reminder(), { urgency: 'KHAN' });
  beforeAll(async () => {
    bytes = await renderDocx(letter);
    file = await openDocx(bytes);
  });
  const paragraph = (text: string) => {
    const found = file.paragraphs.find((candidate) => candidate.text === text);
    if (found === undefined) throw new Error(`No paragraph says ${text}`);
    return found.source;
  };

  it('says every word of the letter, composed, in order', () => {
    const texts = file.paragraphs.map(({ text }) => text).filter((text) => text !== '');
    const [annex] = letter.annexes;
    expect(texts).toEqual([
      ...letter.superiorBody,
      letter.issuingBody,
      letter.nation,
      letter.motto,
      letter.numberLine,
      letter.placeAndDate,
      letter.about,
      'KHẨN',
      `Kính gửi: ${letter.addressees[0]}`,
      ...letter.paragraphs,
      'Nơi nhận:',
      ...letter.recipients,
      ...letter.signature.lines,
      letter.signature.name,
      annex?.label,
      ...(annex?.title ?? []),
      annex?.reference,
      ...(annex?.columns.map((column) => column.heading) ?? []),
      ...(annex?.rows.flat().filter((cell) => cell !== '') ?? []),
    ]);
    expect(file.xml).toBe(file.xml.normalize('NFC'));
  });

  it('has the margins of the sample, and a landscape annex', () => {
    const sizes = file.xml.match(/<w:pgSz [^>]*>/g);
    const margins = file.xml.match(/<w:pgMar [^>]*>/g);
    expect(sizes).toHaveLength(2);
    // Twips: 1440 an inch. 210 mm is 11906, 297 mm is 16838.
    expect(sizes?.[0]).toMatch(/w:w="11906" w:h="16838" w:orient="portrait"/);
    expect(sizes?.[1]).toMatch(/w:w="16838" w:h="11906" w:orient="landscape"/);
    // 25 mm is 1417, 20 mm is 1134, 35 mm is 1984, 30 mm is 1701, 15 mm is 850.
    expect(margins?.[0]).toMatch(/w:top="1417" w:right="1134" w:bottom="1134" w:left="1984"/);
    expect(margins?.[1]).toMatch(/w:top="1417" w:right="850" w:bottom="1134" w:left="1701"/);
    expect(file.xml.match(/<w:titlePg\/>/g)).toHaveLength(2);
    expect(file.xml.match(/<w:pgNumType w:start="1"\/>/g)).toHaveLength(2);
  });

  it('is in Times New Roman, in the sizes of the sample', async () => {
    const styles = await file.part('word/styles.xml');
    const fonts = new Set(`${styles}${file.xml}`.match(/w:(ascii|hAnsi|cs|eastAsia)="[^"]+"/g));
    expect([...fonts].map((font) => font.split('=')[1])).toEqual(
      Array.from({ length: fonts.size }, () => '"Times New Roman"'),
    );
    const [defaults] = /<w:docDefaults>.*?<\/w:docDefaults>/s.exec(styles) ?? [''];
    expect(defaults).toContain('w:ascii="Times New Roman"');
    expect(defaults).toContain('w:lang w:val="vi-VN"');
    // Half points.
    const expected: [string, number][] = [
      ['VĂN PHÒNG', 26],
      [letter.nation, 24],
      [letter.motto, 28],
      [letter.numberLine, 26],
      [letter.placeAndDate, 28],
      [letter.about, 24],
      ['KHẨN', 26],
      ['PHÓ CHÁNH VĂN PHÒNG', 28],
      ['Nơi nhận:', 24],
      ['- Như trên;', 22],
      ['Phụ lục', 28],
    ];
    for (const [text, halfPoints] of expected) {
      expect(paragraph(text)).toContain(`<w:sz w:val="${halfPoints}"/>`);
    }
  });

  it('justifies the body, indents first lines and spaces paragraphs 6 points', () => {
    const body = paragraph(letter.paragraphs[0] ?? '');
    // 12.7 mm is 720 twips; 6 pt is 120.
    expect(body).toContain('<w:jc w:val="both"/>');
    expect(body).toContain('w:firstLine="720"');
    expect(body).toContain('w:after="120"');
    expect(paragraph(letter.paragraphs.at(-1) ?? '')).toContain('<w:keepNext/>');
  });

  it('has the header and foot tables of the sample, and a red box 20 by 8 mm', () => {
    // 68 and 95 mm; 62 and 102.5 mm; 20 mm.
    const grids = file.xml.match(/<w:tblGrid>.*?<\/w:tblGrid>/g) ?? [];
    const widths = grids.map((grid) =>
      [...grid.matchAll(/w:w="(\d+)"/g)].map(([, w]) => Number(w)),
    );
    expect(widths.slice(0, 3)).toEqual([[3855, 5386], [1134], [3515, 5811]]);
    expect(file.xml).toContain('<w:trHeight w:val="454" w:hRule="exact"/>');
    expect(paragraph('KHẨN')).toContain('<w:color w:val="FF0000"/>');
  });

  it('repeats the heading of the annex and never splits a row', () => {
    const annex = file.xml.slice(file.xml.indexOf('Kèm theo Văn bản'));
    const tableRows = annex.match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
    expect(tableRows).toHaveLength(4);
    expect(tableRows.filter((tableRow) => tableRow.includes('<w:tblHeader/>'))).toHaveLength(1);
    expect(tableRows.every((tableRow) => tableRow.includes('<w:cantSplit/>'))).toBe(true);
  });

  it('puts the page number in the middle of the top margin, not on first pages', async () => {
    const headers = file.names.filter((name) => /word\/header\d+\.xml/.test(name));
    const sources = await Promise.all(headers.map((name) => file.part(name)));
    expect(sources.filter((xml) => xml.includes('PAGE'))).toHaveLength(2);
    expect(sources.filter((xml) => !xml.includes('PAGE'))).toHaveLength(2);
    expect(file.xml.match(/<w:headerReference w:type="first"/g)).toHaveLength(2);
    const [numbered] = sources.filter((xml) => xml.includes('PAGE'));
    expect(numbered).toContain('<w:jc w:val="center"/>');
    expect(numbered).toContain('<w:sz w:val="28"/>');
  });

  it('says what it is and when, and is the same bytes again', async () => {
    const core = await file.part('docProps/core.xml');
    expect(core).toContain(`<dc:title>${letter.metadata.title}</dc:title>`);
    expect(core).toContain(`<dc:creator>${letter.metadata.author}</dc:creator>`);
    expect(core).toContain('>2027-01-04T17:00:00Z</dcterms:created>');
    expect(bytes.equals(await renderDocx(letter))).toBe(true);
  });

  it('survives what citizens write', async () => {
    const [unit] = reminder().units;
    const summary = 'Đường <b>hỏng</b> & "ngập"\u0000\u000b, gần cầu ]]>';
    const data = reminder({
      units: [
        { name: 'Sở Xây dựng', rows: (unit?.rows ?? []).map((row) => ({ ...row, summary })) },
      ],
    });
    const { paragraphs } = await openDocx(await renderDocx(compose(data)));
    expect(paragraphs.some(({ text }) => text.startsWith('Đường &lt;b&gt;hỏng'))).toBe(true);
    const { pages } = openPdf(await renderPdf(compose(data)));
    expect(pages[1]?.text).toContain('<b>hỏng</b> & "ngập"');
  });
});
