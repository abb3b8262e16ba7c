import { foldedWords } from './folded-text.rules';

describe('words without case and diacritics', () => {
  it.each([
    ['Đường Hỏng', ' duong hong '],
    ['ĐĂK Ơ', ' dak o '],
    ['  Lộc Thạnh,\n(Lộc Thành) ', ' loc thanh loc thanh '],
    ['Ủy ban nhân dân phường Trấn Biên', ' uy ban nhan dan phuong tran bien '],
    ['mất-điện/cúp_điện', ' mat dien cup dien '],
    ['Quốc lộ 1A', ' quoc lo 1a '],
    ['ma tuý, ma túy', ' ma tuy ma tuy '],
    ['', ' '],
    ['!!! …', ' '],
    ['路灯 hỏng', ' hong '],
  ])('%j gives %j', (text, words) => {
    expect(foldedWords(text)).toBe(words);
  });

  it('does not care whether marks are typed into the letter or after it', () => {
    const text = 'Đường phố ngập nước ở ấp Xuân Thiện';
    expect(foldedWords(text.normalize('NFD'))).toBe(foldedWords(text.normalize('NFC')));
  });

  it('takes a text as long as a petition can be', () => {
    const folded = foldedWords('Điện '.repeat(20_000));
    expect(folded).toBe(` ${'dien '.repeat(20_000)}`);
  });
});
