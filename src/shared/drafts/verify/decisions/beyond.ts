import { cutAtWord } from '../../../french/cut-at-word.ts'
import { dateText } from '../../../french/dates.ts'
import { fold } from '../../../french/fold.ts'
import { stem } from '../../../french/stem.ts'
import type { Decision } from '../../../library/model.ts'
import { VERBS } from './deed-words.ts'

/** A decision as its words are looked for: the stems of all that the library has of it, and those of each of its sentences. */
interface ReadDecision {
  readonly stems: ReadonlySet<string>
  readonly sentences: readonly { readonly stems: ReadonlySet<string>; readonly isNegative: boolean }[]
}

const readings = new WeakMap<Decision, ReadDecision>()

/** Words of grammar, and those by which a sentence cites and says nothing of what is cited. */
const NEUTRAL: ReadonlySet<string> = new Set(
  (
    'a afin ainsi alors au aucun aucune aussi autre autres aux avait avec avoir ayant c car ce ceci cela celle celles celui ces cet cette ceux chaque ' +
    'ci comme d dans de deja des desormais dessus donc dont du egalement elle elles en encore enfin ensuite entre est et etant etait ete etre eux fait fut furent soit soient ont doit doivent devait devra pouvait pourra sera seront serait ait aient avaient ' +
    'il ils j jamais je l la laquelle le lequel les lesquels leur leurs lors lorsque lui m mais meme memes n ne ni non nos notre nous nul on or ou ou par ' +
    'parce pas peut peuvent plus point pour pourtant puis puisque qu quand que quel quelle quelles quels qui quoi s sa sans se selon sera ses si sien son ' +
    'sont sous sur t tel telle telles tels tout toute toutes tous toutefois tres un une vers votre vous y ' +
    // the words for a decision, a court and a place in it
    'arret arrets decision decisions jugement jugements ordonnance ordonnances avis affaire affaires jurisprudence jurisprudences conseil etat haute ' +
    'juridiction juge juges considerant considerants paragraphe points alinea motif motifs lecture meme espece ' +
    // the words that only point at it
    'v voir voyez cf comp comparer rappr rapprocher sens notamment exemple p ex req requete requetes pourvoi n no nos aff pt pts cons consid ibid id op cit ' +
    'prec precite precitee precites precitees susvise susvisee lebon rec recueil tables publie publiee inedit bull bulletin mentionne mentionnee aux ecli ' +
    'rendu rendue lu lue statue statuant jointes joint suite egard effet reste ailleurs part outre matiere sujet propos ' +
    // the verbs that only say that it speaks
    'juge jugee jugeant rappelle rappele rappelant precise precisant considere estime estimant retient retenu retenant enonce affirme releve souligne dit ' +
    'pose observe ajoute indique explique applique admet reconnait'
  )
    .split(' ')
    .flatMap(word => [word, stem(word)]),
)

const isContent = (word: string): boolean => word.length > 1 && !NEUTRAL.has(word) && !NEUTRAL.has(stem(word))
/** Words of a text that say something; numbers with blanks within are one. */
const contentWords = (text: string): string[] =>
  fold(text.replace(/(?<=\d)[\s\u00a0\u202f](?=\d{3}(?!\d))/gu, ''))
    .split(' ')
    .filter(word => isContent(word) || /^\d/.test(word))

/** The words of a text as they stand in it, a number with its blanks. */
const wordsOf = (text: string): string[] =>
  text.match(/\d{1,3}(?:[\s\u00a0\u202f]\d{3})+(?!\d)|[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? []

const NEGATION = /(?<!\p{L})(?:ne|n[’']|ni|sans|non|aucune?|nulle?|jamais)(?!\p{L})/iu

function readDecision(decision: Decision): ReadDecision {
  const cached = readings.get(decision)
  if (cached) return cached
  const {
    court,
    city = '',
    formation = '',
    date,
    name = '',
    numbers,
    publication = '',
    solution = '',
  } = decision
  const head = [court, city, formation, date ? dateText(date) : '', name, publication, solution, ...numbers]
  const text = decision.text.map(passage => passage.text).join('\n')
  const reading: ReadDecision = {
    stems: new Set(contentWords(`${head.join(' ')}\n${text}`).map(stem)),
    sentences: text.split(/(?<=\p{L}{3}[.;])\s+|\n+/u).map(sentence => ({
      stems: new Set(contentWords(sentence).map(stem)),
      isNegative: NEGATION.test(sentence),
    })),
  }
  readings.set(decision, reading)
  return reading
}

/** Verbs of an outcome, which is compared apart with the dispositif. */
const OUTCOME_VERBS = new RegExp(
  `(?<!\\p{L})(?:${VERBS.map(({ participle, active }) => `${participle}|${active}`).join('|')})(?!\\p{L})`,
  'giu',
)

/** Share of the words of a sentence that one of the decision's must have for the two to be held against each other. */
const REPORTED = 0.6
const MAX_TOLD = 5
const MAX_SENTENCE = 70

/** Answers that are had besides on a sentence: its outcome is as it says, its words that another comparison tells. */
interface Besides {
  readonly isOutcomeSame: boolean
  readonly told: readonly string[]
}

export interface Beyond {
  readonly written: string
  readonly why: string
}

/**
 * Finds in a sentence the words that no place of its decision has, or a negation that the sentence it reports has not: they are
 * stated of the decision, and not compared.
 */
export function wordsBeyond(
  sentence: string,
  decision: Decision,
  { isOutcomeSame, told }: Besides,
): Beyond | undefined {
  if (decision.text.length === 0 || decision.language) return undefined
  const { stems, sentences } = readDecision(decision)
  let rest = isOutcomeSame ? sentence.replace(OUTCOME_VERBS, ' ') : sentence
  for (const words of told) rest = rest.replace(/[\s\u00a0\u202f]+/g, ' ').replace(words, ' ')
  const beyond = [
    ...new Set(wordsOf(rest).filter(word => contentWords(word).some(one => !stems.has(stem(one))))),
  ]
  if (beyond.length > 0) {
    const written = [...beyond.slice(0, MAX_TOLD), ...(beyond.length > MAX_TOLD ? ['…'] : [])].join(
      '\u00a0», «\u00a0',
    )
    return {
      written,
      why:
        beyond.length > 1
          ? 'ces mots ne se lisent pas dans la décision'
          : 'ce mot ne se lit pas dans la décision',
    }
  }
  const sought = [...new Set(contentWords(rest).map(stem))]
  if (sought.length < 3) return undefined
  const nearest = sentences
    .map(one => ({ one, share: sought.filter(word => one.stems.has(word)).length / sought.length }))
    .toSorted((a, b) => b.share - a.share)[0]
  if (!nearest || nearest.share < REPORTED || nearest.one.isNegative === NEGATION.test(sentence))
    return undefined
  return {
    written: cutAtWord(sentence.trim().replace(/\s+/g, ' '), MAX_SENTENCE),
    why: nearest.one.isNegative
      ? 'la décision le dit avec une négation, et la phrase sans'
      : 'la phrase le dit avec une négation, et la décision sans',
  }
}
