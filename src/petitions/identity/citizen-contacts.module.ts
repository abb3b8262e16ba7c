import { Global, Module } from '@nestjs/common';
import { CITIZEN_CONTACTS } from '../../messages/citizen-contacts';
import { PetitionsModule } from '../petitions.module';
import { SealedContacts } from './citizen-contacts.service';

/** Gives the outbox what it asks for by a token: it stands to the left and cannot know who keeps identities. */
@Global()
@Module({
  imports: [PetitionsModule],
  providers: [SealedContacts, { provide: CITIZEN_CONTACTS, useExisting: SealedContacts }],
  exports: [CITIZEN_CONTACTS],
})
export class CitizenContactsModule {}
