import type { KnownPeople } from './masking/finding';
import { checkTexts, type PublicTexts } from './publication-check.rules';

const HANH: KnownPeople = {
  names: ['Nguyễn Thị Hạnh'],
  phones: ['+84912000123'],
  emails: [],
  addresses: [],
};

const texts: PublicTexts = {
  title: 'Rác tồn đọng đầu hẻm 12',
  summary: 'Bà Hạnh phản ánh rác tồn đọng.',
  finding: 'Anh Tư để xe chắn lối thu gom.',
  cause: null,
  actionTaken: 'Đã nhắc nhở.',
  competentBody: null,
  legalBasis: null,
  contact: 'Ông Nam, 0251 3822 000; tổ trưởng 0987 654 321',
};

describe('the texts of a publication', () => {
  it('are each checked, in the order in which the public reads them', () => {
    const { findings } = checkTexts(texts, HANH);
    expect(findings.map(({ key, kind, confidence }) => `${key} ${kind} ${confidence}`)).toEqual([
      'title:17 ADDRESS SUSPECTED',
      'summary:3 NAME CERTAIN',
      'finding:4 NAME SUSPECTED',
      'contact:4 NAME SUSPECTED',
      'contact:34 PHONE SUSPECTED',
    ]);
  });

  it('are masked whole when nothing is kept, and absent ones stay absent', () => {
    expect(checkTexts(texts, HANH).masked).toEqual({
      ...texts,
      title: 'Rác tồn đọng đầu [địa chỉ]',
      summary: 'Bà [họ tên] phản ánh rác tồn đọng.',
      finding: 'Anh [họ tên] để xe chắn lối thu gom.',
      contact: 'Ông [họ tên], 0251 3822 000; tổ trưởng [số điện thoại]',
    });
  });

  it('keep what a person decided to keep, but never what is certain', () => {
    const { findings, masked } = checkTexts(texts, HANH, ['title:17', 'summary:3', 'cause:1']);
    expect(findings.filter(({ kept }) => kept).map(({ key }) => key)).toEqual(['title:17']);
    expect(masked.title).toBe(texts.title);
    expect(masked.summary).toBe('Bà [họ tên] phản ánh rác tồn đọng.');
  });

  it('show each finding among its words', () => {
    const long =
      'Phường đã kiểm tra rất nhiều lần tại nơi này và gặp bà Hạnh để giải thích cặn kẽ mọi việc.';
    const [finding] = checkTexts({ ...texts, title: long }, HANH).findings;
    expect(finding?.excerpt).toBe('…ần tại nơi này và gặp bà Hạnh để giải thích cặn kẽ mọi…');
  });
});
