import { uncapital } from '../wording.ts'

const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Ends of nouns that tell their gender; nouns that end so and have the other gender are in the lists. */
const FEMININE_END = /(?:tion|sion|xion|té|ance|ence|ette|ude|ure|ise|ie|elle)$/
const MASCULINE_END = /(?:ment|age|isme|oir|eau|ail|eil|al|et|er|el)$/
const FEMININE = wordSet(
  'base cage charge contrainte convention cour dispense fouille garde liste loi mer mesure page peau peine plage plainte preuve rage retenue saisie taxe',
)
const MASCULINE = wordSet(
  'bracelet cadre casier code comité concours contrat contrôle couvre-feu crime côté délai délit député décret droit décès fichier fonds gel génie juge logiciel mandat motif parquet permis plaider-coupable plan port pouvoir principe procès procès-verbal quota recours refus registre retrait régime secret service seuil silence statut système titre traité été',
)
/** Nouns of the singular that end like a plural. */
const SINGULAR_IN_S = wordSet(
  'abus accès avis cas choix concours corps discours décès fonds permis prix procès recours refus secours sursis temps voix',
)
/** First words of a title that begin no noun phrase without an article. */
const NO_NOUN = wordSet(
  'le la les un une des du de d l pour sur sous à en ne que qui par dans avec sans ce ces cette',
)

/**
 * Gives its article to a noun phrase that has none, such as the title of a measure: `Extension des fichiers` becomes `l’extension des fichiers`. Undefined
 * where its number or its gender is not sure: no reader is given a wrong article.
 */
export function withArticle(title: string): string | undefined {
  const head = /^[\p{L}-]+/u.exec(title)?.[0].toLocaleLowerCase('fr')
  if (!head || NO_NOUN.has(head)) return undefined
  const words = uncapital(title)
  if (/[sx]$/.test(head) && !SINGULAR_IN_S.has(head)) return `les ${words}`
  // a letter does not tell an aspirated h
  if (head.startsWith('h')) return undefined
  if (/^[aeiouyàâéèêëîïôöûùœæ]/.test(head)) return `l’${words}`
  if (FEMININE.has(head)) return `la ${words}`
  if (MASCULINE.has(head)) return `le ${words}`
  if (FEMININE_END.test(head)) return `la ${words}`
  return MASCULINE_END.test(head) ? `le ${words}` : undefined
}
