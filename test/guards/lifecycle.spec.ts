import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lifecycleDocument } from '../../src/petitions/lifecycle-document';

describe('docs/lifecycle.md', () => {
  it('says what the lifecycle table says: `npm run lifecycle` writes it', () => {
    const text = readFileSync(join(__dirname, '..', '..', 'docs', 'lifecycle.md'), 'utf8');
    expect(text).toContain(lifecycleDocument());
    expect(text).toContain(
      '| divert | SUBMITTED, RECEIVED | DIVERTED | INTAKE_OFFICER, PROVINCIAL_OFFICE |',
    );
    expect(text).toContain('IN_PROGRESS --> ANSWER_PROPOSED: propose-answer');
  });
});
