import { Module, type OnModuleInit } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module';
import { RoutingModule } from '../routing/routing.module';
import { SlaModule } from '../sla/sla.module';
import { UnitsModule } from '../units/units.module';
import { PetitionActions } from './actions/petition-actions.service';
import { CloseSettledSweep } from './closing/close-settled.sweep';
import { DuplicateFinder } from './duplicates/duplicate-finder.service';
import { DuplicatesController } from './duplicates/duplicates.controller';
import { LetterParts } from './duplicates/letter-parts';
import { MergingController } from './duplicates/merging.controller';
import { PetitionMergers } from './duplicates/petition-mergers.service';
import { PetitionSplitter } from './duplicates/petition-splitter.service';
import { ReleaseMergedSweep } from './duplicates/release-merged.sweep';
import { IdentityController } from './identity/identity.controller';
import { IdentityGrants } from './identity/identity-grants.service';
import { IdentityReveal } from './identity/identity-reveal.service';
import { IdentityVault } from './identity/identity-vault';
import { TrackingTokens } from './identity/tracking-tokens';
import { InterimUpdateList } from './interim/interim-update-list';
import { InterimUpdatesController } from './interim/interim-updates.controller';
import { InterimUpdates } from './interim/interim-updates.service';
import { OwedInterimUpdatesController } from './interim/owed-interim-updates.controller';
import { PetitionJournal } from './ledger/petition-journal';
import { lifecycleFaults } from './petition.rules';
import { PetitionActionsController } from './petition-actions.controller';
import { PetitionEndingsController } from './petition-endings.controller';
import { PetitionHandlingController } from './petition-handling.controller';
import { PetitionSubmissions } from './petition-submissions.service';
import { PetitionsController } from './petitions.controller';
import { PublicationCheckController } from './publication/publication-check.controller';
import { PublicationCheck } from './publication/publication-check.service';
import { PublicationList } from './publication/publication-list';
import { PublicationsController } from './publication/publications.controller';
import { PetitionHistory } from './reading/petition-history';
import { PetitionList } from './reading/petition-list';
import { PetitionMessages } from './reading/petition-messages';
import { PetitionMessagesController } from './reading/petition-messages.controller';
import { PetitionSearch } from './reading/petition-search';
import { PetitionTracking } from './reading/petition-tracking';
import { TrackingDoor } from './reading/petition-tracking-door';
import { PetitionViews } from './reading/petition-views';
import { SearchAccesses } from './reading/search-accesses';
import { References } from './references';
import { SavedFiltersModule } from './saved-filters/saved-filters.module';

@Module({
  imports: [UnitsModule, CalendarModule, SlaModule, RoutingModule, SavedFiltersModule],
  controllers: [
    PetitionsController,
    PetitionActionsController,
    PetitionHandlingController,
    PetitionEndingsController,
    DuplicatesController,
    MergingController,
    IdentityController,
    PublicationCheckController,
    PublicationsController,
    PetitionMessagesController,
    InterimUpdatesController,
    OwedInterimUpdatesController,
  ],
  providers: [
    References,
    IdentityVault,
    TrackingTokens,
    PetitionSubmissions,
    PetitionActions,
    CloseSettledSweep,
    PetitionViews,
    PetitionSearch,
    PetitionList,
    SearchAccesses,
    PetitionHistory,
    PetitionMessages,
    PetitionTracking,
    TrackingDoor,
    PetitionJournal,
    IdentityReveal,
    IdentityGrants,
    PublicationCheck,
    PublicationList,
    PetitionMergers,
    PetitionSplitter,
    LetterParts,
    DuplicateFinder,
    ReleaseMergedSweep,
    InterimUpdates,
    InterimUpdateList,
  ],
  exports: [
    PetitionActions,
    PetitionMergers,
    References,
    IdentityVault,
    TrackingTokens,
    PetitionSubmissions,
    PetitionTracking,
    TrackingDoor,
    PetitionViews,
    PetitionJournal,
    PetitionSearch,
    SearchAccesses,
    IdentityReveal,
  ],
})
export class PetitionsModule implements OnModuleInit {
  /** An unsound lifecycle table stops the start: nobody should find a petition without a way out. */
  onModuleInit(): void {
    const faults = lifecycleFaults();
    if (faults.length > 0) throw new Error(`unsound lifecycle: ${faults.join('; ')}`);
  }
}
