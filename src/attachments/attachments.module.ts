import { Module } from '@nestjs/common';
import { PetitionsModule } from '../petitions/petitions.module';
import type { Config } from '../platform/config/config';
import { CONFIG } from '../platform/config/config.token';
import { AttachmentLedger } from './attachment-ledger';
import { AttachmentShield } from './attachment-shield';
import { AttachmentUploads } from './attachment-uploads.service';
import { CitizenAttachmentsController } from './citizen-attachments.controller';
import { CitizenAttachments } from './citizen-attachments.service';
import { FileExaminer } from './file-examiner';
import { MalwareScanner } from './scan/malware-scanner';
import { ScanAttachmentsSweep } from './scan-attachments.sweep';
import { StaffAttachmentsController } from './staff-attachments.controller';
import { PetitionGrounds } from './petition-grounds';
import { StaffAttachments } from './staff-attachments.service';
import { AttachmentStore } from './store/attachment-store';
import { BucketStore } from './store/bucket-store';
import { FolderStore } from './store/folder-store';
import { Spool } from './store/spool';
import { TidyAttachmentsSweep } from './tidy-attachments.sweep';

/** Files of petitions: taken in, examined, kept and given out. */
@Module({
  imports: [PetitionsModule],
  controllers: [CitizenAttachmentsController, StaffAttachmentsController],
  providers: [
    {
      provide: AttachmentStore,
      inject: [CONFIG],
      useFactory: (config: Config) =>
        config.ATTACHMENT_STORE === 's3' ? new BucketStore(config) : new FolderStore(config),
    },
    Spool,
    MalwareScanner,
    FileExaminer,
    AttachmentLedger,
    AttachmentShield,
    AttachmentUploads,
    PetitionGrounds,
    StaffAttachments,
    CitizenAttachments,
    TidyAttachmentsSweep,
    ScanAttachmentsSweep,
  ],
})
export class AttachmentsModule {}
