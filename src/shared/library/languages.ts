export const FRENCH = 'fr'
/** Stands for the language of a text that none was recognised in (ISO 639-2). */
export const UNKNOWN_LANGUAGE = 'und'

const names = new Intl.DisplayNames(['fr'], { type: 'language' })

/** « anglais », « letton »: the name of a language by its ISO 639 code. */
export const languageName = (code: string): string =>
  code === UNKNOWN_LANGUAGE ? 'une langue qui n’est pas reconnue' : (names.of(code) ?? code)

const CAVEAT = 'Texte en'

/** Fields of a source whose text is in another language than French: it says so wherever it is shown. */
export const inLanguage = (language: string) => ({
  language,
  certainty: 'to-verify' as const,
  caveat:
    language === UNKNOWN_LANGUAGE
      ? `${CAVEAT} ${languageName(language)}\u00a0: la langue est à vérifier avant de citer.`
      : `${CAVEAT} ${languageName(language)}\u00a0: le français n’est pas dans cette bibliothèque, il est à lire avant de citer.`,
})

/** Whether a caveat says that the text is in another language. */
export const tellsLanguage = (caveat: string | undefined): boolean =>
  caveat?.startsWith(`${CAVEAT} `) === true &&
  (caveat.includes('le français n’est pas dans') || caveat.includes('la langue est à vérifier'))
