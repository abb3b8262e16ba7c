import { Module } from '@nestjs/common';
import { PetitionsModule } from '../petitions/petitions.module';
import { DraftNoticesSweep } from './draft-notices.sweep';
import { LetterPrinter } from './letter-printer';
import { LetterheadController } from './letterhead.controller';
import { LetterheadService } from './letterhead.service';
import { NoticeActions } from './notice-actions.service';
import { NoticeDocumentsController } from './notice-documents.controller';
import { NoticeDocuments } from './notice-documents.service';
import { NoticeDrafting } from './notice-drafting.service';
import { NoticeRegisterController } from './notice-register.controller';
import { NoticeRegister } from './notice-register.service';
import { NoticeViews } from './notice-views';
import { NoticesController } from './notices.controller';
import { PrintLettersSweep } from './print-letters.sweep';
import { ReminderSettingsController } from './reminder-settings.controller';
import { TellUnacknowledgedSweep } from './tell-unacknowledged.sweep';
import { UnitLate } from './unit-late.service';
import { UnitNoticesController } from './unit-notices.controller';
import { ReminderSettingsService } from './reminder-settings.service';

/** Reminder letters: drafted per unit, approved and issued by people, printed once. */
@Module({
  imports: [PetitionsModule],
  controllers: [
    NoticesController,
    NoticeDocumentsController,
    LetterheadController,
    ReminderSettingsController,
    UnitNoticesController,
    NoticeRegisterController,
  ],
  providers: [
    LetterheadService,
    LetterPrinter,
    NoticeViews,
    NoticeDrafting,
    NoticeActions,
    NoticeDocuments,
    PrintLettersSweep,
    ReminderSettingsService,
    DraftNoticesSweep,
    TellUnacknowledgedSweep,
    UnitLate,
    NoticeRegister,
  ],
})
export class NoticesModule {}
