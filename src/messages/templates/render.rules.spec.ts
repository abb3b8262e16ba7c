import { render } from './render.rules';
import { TEMPLATES, templateOf } from './templates';

describe('wording a message', () => {
  it.each(TEMPLATES)('$key is whole in both languages, filled from its sample', ({ template }) => {
    for (const language of ['vi', 'en'] as const) {
      const words = render(template, template.sample, language);
      expect(words).not.toBeNull();
      expect(JSON.stringify(words)).not.toMatch(/[{]\w+[}]/);
    }
  });

  const escalation = templateOf('STAFF', 'staff.escalation')!;
  const payload = {
    code: 'H19.PA.2026.000123',
    level: 'DUE_SOON',
    limit: 'OUTER',
    unit: 'Sở Xây dựng',
    dueAt: '2026-04-20T17:00:00Z',
  };

  it('says codes by their office word, and instants in the province’s time', () => {
    expect(render(escalation, payload, 'vi')).toMatchObject({
      subject: 'H19.PA.2026.000123: sắp đến hạn',
      // 17:00 UTC on the 20th is midnight here, of the 21st.
      text:
        'H19.PA.2026.000123 sắp đến hạn (thời hạn trả lời người dân), đơn vị đang giữ: Sở Xây dựng.\n\n' +
        'Mốc thời gian: 00:00 21/04/2026.',
    });
    expect(render(escalation, payload, 'en')?.subject).toBe('H19.PA.2026.000123: due soon');
  });

  it('writes days as they are written here, and shows a code it has no word for', () => {
    const extended = templateOf('CITIZEN', 'citizen.extended')!;
    const words = render(extended, { code: 'X', workingDays: 5, dueOn: '2026-04-27' }, 'vi');
    expect(words?.text).toContain('thêm 5 ngày làm việc, đến 27/04/2026.');
    expect(render(escalation, { ...payload, level: 'NEW_LEVEL' }, 'vi')?.subject).toContain(
      'NEW_LEVEL',
    );
  });

  it('leaves nobody with a gap: what lacks a word is not worded at all', () => {
    const { unit: _, ...without } = payload;
    expect(render(escalation, without, 'vi')).toBeNull();
    expect(render(escalation, { ...payload, unit: null }, 'vi')).toBeNull();
  });

  it('lets nothing that is filled in become markup or a further header', () => {
    const words = render(
      escalation,
      { ...payload, unit: '<b>&"\'</b>', code: 'A\r\nBcc: x' },
      'en',
    )!;
    expect(words.html).toContain('&lt;b&gt;&amp;&quot;&#39;&lt;/b&gt;');
    expect(words.html).not.toContain('<b>');
    expect(words.subject).toBe('A Bcc: x: due soon');
  });

  describe('with a list', () => {
    const digest = templateOf('STAFF', 'staff.unit-digest')!;
    const line = { code: 'H19.PA.2026.000123', limit: 'OUTER', dueOn: '2026-04-20' };
    const heading = { level: 'OVERDUE', count: 12 };
    const given = { unit: 'Sở Xây dựng', day: '2026-05-08', count: 12 };
    const list = (lines: object[], more: unknown) =>
      render(digest, { ...given, groups: [{ heading, lines, more }] }, 'vi')?.text;

    it('says how many there are, shows the first, and how many more', () => {
      expect(list([line], 11)).toContain(
        '\n\nQuá hạn: 12\n' +
          '- H19.PA.2026.000123: thời hạn trả lời người dân, hạn 20/04/2026\n' +
          '- và 11 việc khác\n\n',
      );
      expect(list([line], 0)).not.toContain('việc khác');
    });

    it('leaves no gap in a line, and takes nothing for a list that is none', () => {
      expect(list([{ ...line, code: null }], 0)).toBeUndefined();
      expect(list([line, {}], 0)).toBeUndefined();
      for (const groups of [[], ['words'], [null], [{ lines: 'none' }], null]) {
        expect(render(digest, { ...given, groups }, 'vi')).toBeNull();
      }
    });

    it('keeps what is filled in from becoming markup', () => {
      const groups = [{ heading, lines: [{ ...line, code: '<b>' }], more: 0 }];
      expect(render(digest, { ...given, groups }, 'en')?.html).toContain(
        '- &lt;b&gt;: the citizen',
      );
    });
  });

  it('knows no template of one audience under another', () => {
    expect(templateOf('CITIZEN', 'staff.escalation')).toBeUndefined();
    expect(templateOf('STAFF', 'citizen.answered')).toBeUndefined();
  });
});
