/** The language of the page, as every console of the platform has it. */
export { LangProvider, pageLang, useTexts } from '#base/ui/i18n/page-lang.tsx';
