import { FRENCH, tellsLanguage } from '../languages.ts'
import type { Article, Decision, Translation, Version } from '../model.ts'

const languageOf = ({ language }: { readonly language?: string | undefined }): string => language ?? FRENCH

/** The text that is shown: French, then English, then the one that was there. */
const rankOf = (language: string): number => (language === FRENCH ? 0 : language === 'en' ? 1 : 2)

/** Fields that follow the text shown. */
type Shown = Pick<Decision, 'text' | 'abstract' | 'language' | 'punctuation' | 'certainty' | 'caveat'>

const shownOf = ({ text, abstract, language, punctuation, certainty, caveat }: Decision): Shown => ({
  text,
  abstract,
  language,
  punctuation,
  certainty,
  caveat,
})

/** The text of a decision as it stands beside another that is shown. */
function beside(decision: Decision): Translation {
  const language = languageOf(decision)
  const from = decision.provenance.find(({ file = '' }) => file.endsWith(` (${language})`))
  const { asOf } = from ?? decision.provenance[0] ?? {}
  return {
    language,
    ...(decision.abstract && { abstract: decision.abstract }),
    text: decision.text,
    certainty: tellsLanguage(decision.caveat) ? 'verified' : decision.certainty,
    ...(asOf && { asOf }),
  }
}

/**
 * Keeps the texts of a decision in several languages beside each other: one never replaces another. Returns the fields of the text
 * that is shown, where the two say it in two languages, and the others; undefined where both are in one language and know no other.
 */
export function joinLanguages(base: Decision, record: Decision): Partial<Decision> | undefined {
  const isSame = languageOf(base) === languageOf(record)
  const hasBoth = base.text.length > 0 && record.text.length > 0
  const known = [...(base.translations ?? []), ...(record.translations ?? [])]
  if (!known.length && (isSame || !hasBoth)) return undefined
  if (isSame || !hasBoth) return { translations: inOrder(known) }
  const isRecord = rankOf(languageOf(record)) < rankOf(languageOf(base))
  const [shown, other] = isRecord ? [record, base] : [base, record]
  const fields = shownOf(shown)
  // something to verify that is not the language of a text stays to verify
  const isOpen = other === base && base.caveat && !tellsLanguage(base.caveat)
  return {
    ...fields,
    ...(isOpen && { certainty: 'to-verify' as const, caveat: base.caveat }),
    translations: inOrder([...known, beside(other)].filter(({ language }) => language !== languageOf(shown))),
  }
}

/** One text for each language, the last told, in the order of their codes. */
function inOrder<T extends { readonly language: string }>(all: readonly T[]): T[] {
  const byLanguage = new Map(all.map(one => [one.language, one]))
  return [...byLanguage.values()].sort((a, b) => (a.language < b.language ? -1 : 1))
}

/** Keeps the wordings of an article in several languages apart, as `joinLanguages` does the texts of a decision. */
export function joinArticleLanguages(base: Article, record: Article): Partial<Article> | undefined {
  const isSame = languageOf(base) === languageOf(record)
  const hasBoth = base.versions.length > 0 && record.versions.length > 0
  const known = [...(base.translations ?? []), ...(record.translations ?? [])]
  if (!known.length && (isSame || !hasBoth)) return undefined
  if (isSame || !hasBoth) return { translations: joined(known) }
  const isRecord = rankOf(languageOf(record)) < rankOf(languageOf(base))
  const [shown, other] = isRecord ? [record, base] : [base, record]
  const ofShown = known.filter(({ language }) => language === languageOf(shown))
  const { language, certainty, caveat, path } = shown
  return {
    language,
    path,
    versions:
      joined([...ofShown, { language: languageOf(shown), versions: shown.versions }])[0]?.versions ?? [],
    ...(other === base && base.caveat && !tellsLanguage(base.caveat) ? {} : { certainty, caveat }),
    translations: joined([
      ...known.filter(one => !ofShown.includes(one)),
      { language: languageOf(other), versions: other.versions },
    ]),
  }
}

type ArticleTranslation = NonNullable<Article['translations']>[number]

/** One entry for each language, its wordings together, in the order of their codes. */
function joined(all: readonly ArticleTranslation[]): ArticleTranslation[] {
  const versionsOf = (language: string): Version[] => {
    const versions = all.filter(one => one.language === language).flatMap(one => one.versions)
    return [...new Map(versions.map(version => [version.id, version])).values()].sort((a, b) =>
      (a.from ?? '').localeCompare(b.from ?? ''),
    )
  }
  return inOrder(all.map(({ language }) => ({ language, versions: versionsOf(language) })))
}
