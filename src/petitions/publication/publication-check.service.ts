import { Inject, Injectable } from '@nestjs/common';
import type { Principal, StaffRole } from '../../platform/auth/principal';
import { SECRETS } from '../../platform/config/config.token';
import type { Secrets } from '../../platform/config/secrets';
import { Database, type Reader, type Transaction } from '../../platform/database/database';
import { IdentityVault } from '../identity/identity-vault';
import { DIVERTED_CLASSES } from '../petition-guards.rules';
import { petitionErrors } from '../petitions.errors';
import { actsAt } from '../petition-visibility';
import { References } from '../references';
import { answerWarnings } from './answer-warnings.rules';
import { confirmationOf, confirms, keptBy, type Confirmed } from './confirmation';
import type { PublicationCheckRequest } from './dto/publication-check.request';
import type { PublicationCheckResponse } from './dto/publication-check.response';
import { checkTexts, type CheckedTexts, type PublicTexts } from './publication-check.rules';
import { publicationErrors } from './publication.errors';
import {
  knownPeople,
  readPublishable,
  type PublishableAnswer,
  type PublishableRow,
} from './publication-reading';
import type { PublishedText } from './publication-writes';

/** Who may look at a petition as the public would. */
const CHECKERS: readonly StaffRole[] = ['PROVINCIAL_OFFICE', 'INTAKE_OFFICER'];

type Publishable = PublishableRow & { answer: PublishableAnswer };

/** Looks for personal data before anything becomes public, and asks a person to confirm what it found. */
@Injectable()
export class PublicationCheck {
  constructor(
    private readonly database: Database,
    private readonly references: References,
    private readonly vault: IdentityVault,
    @Inject(SECRETS) private readonly secrets: Secrets,
  ) {}

  /**
   * What was found in summary, title and answer, the texts as they would be published, and the confirmation to
   * publish them with. Errors: PETITION_UNKNOWN, MUST_BE_DIVERTED, NOTHING_TO_PUBLISH, FINDING_UNKNOWN and
   * FINDING_CERTAIN for what is asked to be kept.
   */
  async check(
    petitionId: string,
    { summary, keep = [] }: PublicationCheckRequest,
    principal: Principal,
  ): Promise<PublicationCheckResponse> {
    const { units } = await this.references.read();
    const row = await readPublishable(this.database, petitionId);
    if (!row || !actsAt(principal, CHECKERS, row.unitId, units)) {
      throw petitionErrors.PETITION_UNKNOWN();
    }
    const petition = publishable(row);
    const { confirmed, checked } = await this.examine(this.database, petition, summary, keep);
    refuseUnfitKeys(checked, keep);
    return {
      confirmation: confirmationOf(this.secrets.fingerprint, confirmed),
      confirmationNeeded: checked.findings.length > 0,
      findings: checked.findings.map(({ key, field, kind, confidence, text, excerpt, kept }) => ({
        key,
        field,
        kind,
        confidence,
        text,
        excerpt,
        kept,
      })),
      published: publishedText(checked.masked, petition.answer),
      warnings: answerWarnings(petition.answer, petition.class),
    };
  }

  /**
   * The masked texts to publish and store, inside the transaction that publishes. Errors: MUST_BE_DIVERTED,
   * NOTHING_TO_PUBLISH; PUBLICATION_UNCONFIRMED, with where and what but not the words, when something was found
   * and the confirmation is missing or was given for another state of things.
   */
  async forPublishing(
    tx: Transaction,
    petitionId: string,
    input: { summary: string; confirmation?: string },
  ): Promise<PublishedText> {
    const row = await readPublishable(tx, petitionId);
    if (!row) throw petitionErrors.PETITION_UNKNOWN();
    const petition = publishable(row);
    const keep = keptBy(input.confirmation);
    const { confirmed, checked } = await this.examine(tx, petition, input.summary, keep);
    const found = checked.findings.length;
    if (found > 0 && !confirms(this.secrets.fingerprint, input.confirmation, confirmed)) {
      throw publicationErrors.PUBLICATION_UNCONFIRMED({
        count: found,
        findings: checked.findings.map(({ key, field, kind, confidence }) => ({
          key,
          field,
          kind,
          confidence,
        })),
      });
    }
    return publishedText(checked.masked, petition.answer);
  }

  private async examine(
    reader: Reader,
    { id, version, title, answer }: Publishable,
    summary: string,
    keep: readonly string[],
  ): Promise<{ confirmed: Confirmed; checked: CheckedTexts }> {
    const texts = composed({ ...answer, title, summary });
    const checked = checkTexts(texts, await knownPeople(reader, this.vault, id), keep);
    const confirmed = { petitionId: id, version, texts, findings: checked.findings };
    return { confirmed, checked };
  }
}

/** Diverted petitions are never published (Luật Tiếp công dân Điều 25–26), whatever their class was before. */
function publishable(row: PublishableRow): Publishable {
  if (row.state === 'DIVERTED' || DIVERTED_CLASSES.includes(row.class ?? '')) {
    throw petitionErrors.MUST_BE_DIVERTED();
  }
  const { answer } = row;
  if (!answer) throw publicationErrors.NOTHING_TO_PUBLISH();
  return { ...row, answer };
}

function refuseUnfitKeys({ findings }: CheckedTexts, keep: readonly string[]): void {
  for (const key of keep) {
    const finding = findings.find((each) => each.key === key);
    if (!finding) throw publicationErrors.FINDING_UNKNOWN({ key });
    if (finding.confidence === 'CERTAIN') throw publicationErrors.FINDING_CERTAIN({ key });
  }
}

/** The words in NFC, by which the rules read. */
function composed(texts: PublicTexts): PublicTexts {
  const nfc = (text: string | null): string | null => text?.normalize('NFC') ?? null;
  return {
    title: nfc(texts.title),
    summary: nfc(texts.summary),
    finding: nfc(texts.finding),
    cause: nfc(texts.cause),
    actionTaken: nfc(texts.actionTaken),
    competentBody: nfc(texts.competentBody),
    legalBasis: nfc(texts.legalBasis),
    contact: nfc(texts.contact),
  };
}

const publishedText = (masked: PublicTexts, answer: PublishableAnswer): PublishedText => ({
  title: masked.title ?? '',
  summary: masked.summary ?? '',
  finding: masked.finding ?? '',
  cause: masked.cause,
  actionTaken: masked.actionTaken ?? '',
  result: answer.result,
  plannedOn: answer.plannedOn,
  competentBody: masked.competentBody,
  legalBasis: masked.legalBasis,
  contact: masked.contact,
});
