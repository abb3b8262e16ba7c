import { Injectable } from '@nestjs/common';
import { DAY_MS } from '../../calendar/local-time.rules';
import type { Principal } from '../../platform/auth/principal';
import { Database } from '../../platform/database/database';
import { foldedWords } from '../../units/folded-text.rules';
import type { UnitDirectory } from '../../units/unit-directory';
import { refuseUnseen, visibleUnits, type Involvement } from '../petition-visibility';
import { References } from '../references';
import { CANDIDATES, COMPARED_LETTERS, READ_MATTER, type Candidate } from './candidate.statements';
import type { DuplicateResponse } from './dto/duplicates.response';
import { likeness, LIKELY, WINDOW_DAYS, type Matter } from './likeness.rules';
import { targetRefusal } from './merge-target.rules';

/** Longer lists are not read, and what is looked for is on top. */
const MOST_SHOWN = 20;
/** A title's words, all of which another text must hold: more of them would find nothing but the title itself. */
const MOST_WORDS = 8;
/** Fewer are too common to search the whole province by. */
const FEWEST_WORDS = 3;

/** Points an officer to petitions that are likely about the same thing. */
@Injectable()
export class DuplicateFinder {
  constructor(
    private readonly database: Database,
    private readonly references: References,
  ) {}

  /** Those like a petition, the likeliest first, as far as the principal may see them. PETITION_UNKNOWN. */
  async ofPetition(petitionId: string, principal: Principal): Promise<DuplicateResponse[]> {
    const { units } = await this.references.read();
    const [row] = await this.database.rows<Matter & Involvement>(READ_MATTER, [petitionId]);
    refuseUnseen(row, principal, units);
    return this.like(row, petitionId, principal, units);
  }

  /** Those like a letter that is being typed in. */
  async ofLetter(matter: Matter, principal: Principal): Promise<DuplicateResponse[]> {
    const { units } = await this.references.read();
    return this.like(matter, null, principal, units);
  }

  private async like(
    matter: Matter,
    petitionId: string | null,
    principal: Principal,
    units: UnitDirectory,
  ): Promise<DuplicateResponse[]> {
    const at = matter.submittedAt.getTime();
    const visible = visibleUnits(principal, units);
    const candidates = await this.database.rows<Candidate>(CANDIDATES, [
      new Date(at - WINDOW_DAYS * DAY_MS),
      matter.submittedAt,
      new Date(at + WINDOW_DAYS * DAY_MS),
      matter.communeCode,
      titleTerms(matter.title),
      foldedWords(`${matter.title} ${matter.content}`).slice(0, COMPARED_LETTERS),
      petitionId,
      visible === 'ALL' ? null : visible,
    ]);
    return candidates
      .map((candidate) => ({ candidate, found: likeness(matter, candidate) }))
      .filter(({ found }) => found.score >= LIKELY)
      .toSorted((one, other) => other.found.score - one.found.score)
      .slice(0, MOST_SHOWN)
      .map(({ candidate, found }) => ({ ...shape(candidate, units), ...found }));
  }
}

/** The title's words as the text of a tsquery; empty, which finds nothing, when they are too few. */
function titleTerms(title: string): string {
  const words = [...new Set(foldedWords(title).split(' ').filter(Boolean))].slice(0, MOST_WORDS);
  return words.length < FEWEST_WORDS ? '' : words.map((word) => `'${word}'`).join(' & ');
}

function shape(candidate: Candidate, units: UnitDirectory) {
  const { id, code, state, title, communeCode, submittedAt, unitId } = candidate;
  return {
    id,
    code,
    state,
    class: candidate.class,
    title,
    communeCode,
    unitCode: units.byId(unitId)?.code ?? '',
    submittedAt: submittedAt.toISOString(),
    canTakeMerge: targetRefusal(candidate) === null,
  };
}
