import type { ReactElement } from 'react';
import { renderDocument } from '#base/ui/render-document.ts';
import type { PageAssets } from '#base/ui/shell.ts';
import type { Lang } from '#base/values/lang.ts';
import type { CitizenPages } from './pages.ts';
import type { View } from './parts/view.ts';
import { citizenStaticPages, type StaticPages } from './static-pages.ts';
import { AccessesPage } from './pages/accesses.tsx';
import { AccessibilityPage } from './pages/accessibility.tsx';
import { AddressPage } from './pages/address.tsx';
import { AlreadyRegisteredPage } from './pages/already-registered.tsx';
import { AppealPage } from './pages/appeal.tsx';
import { EmailPage } from './pages/email.tsx';
import { AttachmentDetailsPage } from './pages/attachment-details.tsx';
import { AttachmentPage } from './pages/attachment.tsx';
import { BirthPage } from './pages/birth.tsx';
import { CheckPage } from './pages/check.tsx';
import { ClosedPage } from './pages/closed.tsx';
import { CommuneChoicePage } from './pages/commune-choice.tsx';
import { CommunePage } from './pages/commune.tsx';
import { CompletePiecePage } from './pages/complete-piece.tsx';
import { ConnectPage } from './pages/connect.tsx';
import { ConsularPostPage } from './pages/consular-post.tsx';
import { ContactPage } from './pages/contact.tsx';
import { DeclarationPage } from './pages/declaration.tsx';
import { DuplicatePage } from './pages/duplicate.tsx';
import { EmailConfirmPage } from './pages/email-confirm.tsx';
import { EmailSentPage } from './pages/email-sent.tsx';
import { EnquiryAnswerPage } from './pages/enquiry-answer.tsx';
import { EnquiryPage } from './pages/enquiry.tsx';
import { EuListsPage } from './pages/eu-lists.tsx';
import { AttachmentOtherPage } from './pages/attachment-other.tsx';
import { ErrorPage } from './pages/error.tsx';
import { FollowUpPage } from './pages/follow-up.tsx';
import { IdentityPage } from './pages/identity.tsx';
import { LateReasonPage } from './pages/late-reason.tsx';
import { LegalPage } from './pages/legal.tsx';
import { MinorPage } from './pages/minor.tsx';
import { MyRequestsPage } from './pages/my-requests.tsx';
import { NationalityPage } from './pages/nationality.tsx';
import { NotEligiblePage } from './pages/not-eligible.tsx';
import { PiecesPage } from './pages/pieces.tsx';
import { PlainLanguagePage } from './pages/plain-language.tsx';
import { PrivacyPage } from './pages/privacy.tsx';
import { ReceiptPage } from './pages/receipt.tsx';
import { ResumePage } from './pages/resume.tsx';
import { ServiceDownPage } from './pages/service-down.tsx';
import { SignedOutPage } from './pages/signed-out.tsx';
import { SituationPage } from './pages/situation.tsx';
import { StartPage } from './pages/start.tsx';
import { StrikeOffAnswerPage } from './pages/strike-off-answer.tsx';
import { WaitingRoomPage } from './pages/waiting-room.tsx';
import { WithdrawPage } from './pages/withdraw.tsx';

/** Every page that this module can make: those of a live server and the static ones. */
export type RenderedPages = CitizenPages & StaticPages;

type Render<Props> = (props: Props & View) => ReactElement;

const PAGES: { [Name in keyof RenderedPages]: Render<RenderedPages[Name]> } = {
  'start': StartPage, 'already-registered': AlreadyRegisteredPage, 'enquiry': EnquiryPage,
  'enquiry-answer': EnquiryAnswerPage, 'connect': ConnectPage, 'email-sent': EmailSentPage,
  'email-confirm': EmailConfirmPage, 'resume': ResumePage, 'nationality': NationalityPage,
  'eu-lists': EuListsPage, 'attachment-other': AttachmentOtherPage, 'not-eligible': NotEligiblePage,
  'situation': SituationPage, 'identity': IdentityPage, 'birth': BirthPage, 'minor': MinorPage, 'commune': CommunePage,
  'commune-choice': CommuneChoicePage, 'consular-post': ConsularPostPage, 'attachment': AttachmentPage,
    'attachment-details': AttachmentDetailsPage,
  'late-reason': LateReasonPage, 'address': AddressPage, 'pieces': PiecesPage, 'contact': ContactPage,
  'check': CheckPage,
  'duplicate': DuplicatePage, 'declaration': DeclarationPage, 'receipt': ReceiptPage, 'follow-up': FollowUpPage,
  'complete-piece': CompletePiecePage, 'withdraw': WithdrawPage, 'appeal': AppealPage,
  'email': EmailPage, 'strike-off-answer': StrikeOffAnswerPage,
    'accesses': AccessesPage,
  'my-requests': MyRequestsPage,
  'signed-out': SignedOutPage, 'error': ErrorPage, 'plain-language': PlainLanguagePage,
  'accessibility': AccessibilityPage,
  'legal': LegalPage, 'privacy': PrivacyPage, 'service-down': ServiceDownPage, 'waiting-room': WaitingRoomPage,
  'closed': ClosedPage,
};

/** Entry of the server bundle: one page in one language as a whole HTML document. Pure. */
export const render = <Name extends keyof RenderedPages>(
  name: Name, props: RenderedPages[Name], lang: Lang, assets: PageAssets,
): string => renderDocument(PAGES[name]({ ...props, lang, assets }));

/** Taken by the build: the pages that it writes to disk, as path → HTML. */
export const staticPages = (assets: PageAssets): Readonly<Record<string, string>> =>
  citizenStaticPages((page, props, lang) => render(page, props, lang, assets));
