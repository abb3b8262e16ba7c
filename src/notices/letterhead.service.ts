import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock';
import { SettingsService, type VersionedSetting } from '../platform/settings/settings.service';
import type { LetterheadRequest } from './dto/letterhead.request';
import type { LetterSettings } from './letter/letter-content';
import { LetterPrinter } from './letter-printer';
import { composeReminder, markedAsDraft } from './letter/letter.rules';
import { SAMPLE_LETTER } from './letter/sample-letter';
import { DEFAULT_LETTER_SETTINGS } from './letter/letter-settings';

const LETTERHEAD = 'letterhead';

/** Keeps what the province sets once for all its letters. */
@Injectable()
export class LetterheadService {
  constructor(
    private readonly settings: SettingsService,
    private readonly clock: Clock,
    private readonly printer: LetterPrinter,
  ) {}

  /** The letterhead and its version: 0 while nobody changed what the product is delivered with. */
  async read(): Promise<VersionedSetting<LetterSettings>> {
    const kept = await this.settings.get<Partial<LetterSettings>>(LETTERHEAD);
    if (!kept) return { value: DEFAULT_LETTER_SETTINGS, version: 0 };
    return { value: { ...DEFAULT_LETTER_SETTINGS, ...kept.value }, version: kept.version };
  }

  /** An invented letter under this letterhead, as a PDF marked as a draft; nothing is kept. */
  async preview(input: LetterheadRequest): Promise<Buffer> {
    return this.printer.print(
      markedAsDraft(composeReminder(SAMPLE_LETTER, settingsOf(input))),
      'pdf',
    );
  }

  /** Replaces the letterhead and returns its new version; issued letters keep theirs. VERSION_MISMATCH. */
  async replace(
    input: LetterheadRequest,
    expectedVersion: number | null,
    by: string,
  ): Promise<number> {
    return this.settings.put(
      {
        key: LETTERHEAD,
        value: settingsOf(input),
        ...(expectedVersion === null ? {} : { expectedVersion }),
        by,
      },
      this.clock.now(),
    );
  }
}

function settingsOf(input: LetterheadRequest): LetterSettings {
  const { signature, contact, wording } = input;
  return {
    superiorBody: input.superiorBody,
    issuingBody: input.issuingBody,
    issuerInText: input.issuerInText,
    place: input.place,
    symbol: input.symbol,
    signature: {
      authority: signature.authority ?? null,
      post: signature.post,
      name: signature.name,
    },
    recipientsFoot: input.recipientsFoot,
    legalBases: input.legalBases,
    sourceSystemName: input.sourceSystemName,
    wording: { ...wording },
    disciplineReference: input.disciplineReference ?? null,
    contact: { ...contact },
    urgency: input.urgency ?? null,
    finishWithinDays: input.finishWithinDays,
    reportWithinDays: input.reportWithinDays,
    maxNamedAddressees: input.maxNamedAddressees,
    collectiveAddressee: input.collectiveAddressee,
    chairmanAddressee: input.chairmanAddressee,
    chairmanRequest: input.chairmanRequest,
    electronic: input.electronic,
  };
}
