import { dateText } from '../../../french/dates.ts'
import { inForceText, isUndated, stateText, versionOn } from '../../../library/article-versions.ts'
import { type ArticlePlace, textsAt } from '../../../library/cite/article-place.ts'
import { passageAt } from '../../../library/cite/pin.ts'
import { label } from '../../../library/cite/print.ts'
import { languageName } from '../../../library/languages.ts'
import type { Article, Source, Version } from '../../../library/model.ts'
import type { CheckedQuote, Compared } from '../cite-check.ts'
import { isOutdated } from '../law/in-force.ts'
import { type Alignment, align } from './align.ts'
import { hasCut, hiddenLimits } from './cuts.ts'
import { isFaithful, wordings } from './quotes.ts'

type Outcome = Pick<CheckedQuote, 'outcome' | 'changes' | 'note' | 'compared'>

const outcome = (kind: CheckedQuote['outcome'], note = '', changes: Alignment['changes'] = []): Outcome => ({
  outcome: kind,
  note,
  changes: [...changes],
  compared: [],
})

/** The outcome of a quotation with all that it states of its source, each compared or not. */
export function checkQuotation(written: string, source: Source, question: QuoteQuestion): Outcome {
  const result = quotationOutcome(written, source, question)
  return result.outcome === 'unread'
    ? result
    : { ...result, compared: statedBy(written, result, source, question) }
}

function statedBy(
  written: string,
  { outcome: kind }: Outcome,
  source: Source,
  { pin, place, day, isSure = true, isFormer = false }: QuoteQuestion,
): Compared[] {
  const thing = (
    what: Compared['what'],
    said: string,
    why = '',
    stands: Compared['stands'] = 'same',
  ): Compared => ({
    what,
    stands: why ? 'uncompared' : stands,
    written: said,
    why,
  })
  const areWords = kind === 'same' || kind === 'punctuation' || kind === 'elsewhere'
  const version = source.kind === 'article' ? versionOn(source, day) : undefined
  return [
    thing(
      'words',
      written,
      kind === 'punctuation' ? 'la ponctuation n’est pas celle de la source' : cutUnseen(written),
      areWords ? 'same' : 'differs',
    ),
    ...(isSure ? [] : [thing('source', source.id, 'sa fiche est à vérifier')]),
    ...(kind === 'elsewhere'
      ? [thing(pin || place ? 'point' : 'version', pin ?? place?.wording ?? day, '', 'differs')]
      : []),
    ...(kind !== 'elsewhere' && pin && source.kind !== 'article'
      ? [
          thing(
            'point',
            pin,
            passageAt(source, pin).length > 0 ? '' : 'ce point ne se retrouve pas dans le texte d’ici',
          ),
        ]
      : []),
    ...(kind !== 'elsewhere' && place && source.kind === 'article'
      ? [
          thing(
            'point',
            place.wording,
            version && textsAt(version.text, place).length > 0
              ? ''
              : 'cette partie ne se retrouve pas dans le texte d’ici',
          ),
        ]
      : []),
    ...(kind !== 'elsewhere' && source.kind === 'article'
      ? [
          thing(
            'version',
            `en vigueur le ${dateText(day)}`,
            isFormer ? 'le jour de la rédaction citée n’est pas dit' : unprovenWording(source, day),
          ),
        ]
      : []),
  ]
}

/** Words put in brackets for others: more than the letter of « [l]a ». */
const ADAPTED = /\[[^\]]*\p{L}{2}[^\]]*\]/u
/** Why the words are compared in part, where a cut leaves some out or brackets put others for them. */
function cutUnseen(written: string): string {
  const words = written.replace(EMPHASIS, '')
  if (hasCut(words))
    return 'une coupe en laisse de côté : seules les négations et les réserves y sont cherchées, relisez-la'
  return ADAPTED.test(words)
    ? 'ce qui est entre crochets n’y est pas : relisez ce que ces mots remplacent'
    : ''
}

/** Why the wording that is held of an article may not be the one of a day; nothing where it is. */
function unprovenWording(article: Article, day: string): string {
  const version = versionOn(article, day)
  if (!version) return 'aucune version d’ici n’est de ce jour'
  if (isUndated(version)) return 'le texte d’ici est celui de sa publication'
  return isOutdated(article, day) ? stateText(article, day) : ''
}

export interface QuoteQuestion {
  readonly pin?: string
  /** the part of an article, where one is named */
  readonly place?: ArticlePlace
  /** what the sentence says just before the quotation */
  readonly before?: string
  /** the day an article is read at */
  readonly day: string
  /** nothing else than this source can be meant: words that are not in it are a fault */
  readonly close: boolean
  /** the draft says that it quotes a former wording, without its day */
  readonly isFormer?: boolean
  /** whether the text of the source may be relied on: its card is not to be verified */
  readonly isSure?: boolean
}

/** Below that the words are another text's, not this one's altered. */
const ALIKE = 0.6

/** Words that say who emphasised, translated or shortened others: they are not quoted. */
const EMPHASIS =
  /\s?[([](?:[^)\]]{0,20}\s)?(?:soulign|nous\smettons|c[’']est\snous|emphase|italiques?|gras|mis\sen|traduction|traduit|(?:notes?|références|citations|renvois)\s[^)\]]*omis|sic)[^)\]]*[)\]]/giu

/** Holds quoted words against the source they are attributed to. */
function quotationOutcome(written: string, source: Source, question: QuoteQuestion): Outcome {
  const words = written.replace(EMPHASIS, '').trim()
  const { close } = question
  const texts = wordings(source).filter(Boolean)
  if (texts.length === 0) return outcome('unread', 'Le texte de la source n’est pas dans la bibliothèque.')
  const expectedWordings = expectedTexts(source, question)
  const place = expectedWordings.find(text => isFaithful(words, text))
  if (place !== undefined) return faithful(words, place, question)
  const otherWording = texts.find(text => isFaithful(words, text))
  if (otherWording !== undefined) return outcome('elsewhere', whereElse(source, otherWording, question))
  const best = nearest(words, [...expectedWordings, ...texts])
  if (best?.losses === 0 && best.additions === 0) return outcome('punctuation')
  if (source.kind === 'article' && question.isFormer)
    return outcome(
      'unread',
      'Le texte dit citer la rédaction alors applicable : ces mots ne sont d’aucune des rédactions d’ici.',
    )
  if (source.kind === 'article' && isOutdated(source, question.day))
    return outcome(
      'unread',
      `Ces mots ne sont pas ceux de la rédaction d’ici, ${stateText(source, question.day)} : l’article a pu changer depuis.`,
    )
  if (source.kind === 'article' && beginsLater(source, question.day))
    return outcome(
      'unread',
      `La rédaction du ${dateText(question.day)} n’est pas dans la bibliothèque : ces mots ne sont pas ceux d’une plus récente.`,
    )
  if ((!best || best.likeness < ALIKE) && 'language' in source && source.language)
    return outcome(
      'unread',
      `Le texte d’ici est en ${languageName(source.language)} : des mots en français ne s’y comparent pas.`,
    )
  if (!best || best.likeness < ALIKE)
    return close
      ? outcome(
          'unfound',
          'Ces mots, ou des mots proches, ne se lisent pas dans le texte de la bibliothèque.',
        )
      : outcome('unread', 'Rien n’indique de quelle source ces mots sont tirés.')
  return outcome(best.additions === 0 ? 'cut' : 'altered', '', best.changes)
}

/** Whether the wordings that are held of an article all begin after a day: they prove nothing of what it said then. */
const beginsLater = (article: Article, day: string): boolean =>
  !versionOn(article, day) && article.versions.some(({ from }) => from !== undefined && from > day)

function faithful(words: string, text: string, { before = '' }: QuoteQuestion): Outcome {
  const limits = hiddenLimits(words, text, before)
  return limits === undefined
    ? outcome('same')
    : outcome('hidden', `La coupe laisse de côté «\u00a0${limits.replace(/\s+/g, ' ')}\u00a0».`)
}

/** The texts the words should be in: the point that is cited, the wording in force; else all of the source. */
function expectedTexts(source: Source, { pin, place, day }: QuoteQuestion): string[] {
  const passages = pin ? passageAt(source, pin).map(one => one.text) : []
  if (source.kind !== 'article') return passages.length > 0 ? [passages.join('\n')] : wordings(source)
  const version = versionOn(source, day)
  const law = version ? [version.text] : wordings(source)
  if (!place) return law
  const parts = law.flatMap(text => textsAt(text, place))
  return parts.length > 0 ? parts : law
}

function whereElse(source: Source, text: string, { pin, place, day }: QuoteQuestion): string {
  if (source.kind !== 'article')
    return `Ces mots se lisent ailleurs dans ${label(source)}, pas au point cité (${pin}).`
  const version = source.versions.find(one => one.text === text)
  const now = versionOn(source, day)
  if (place && now && version?.id === now.id)
    return `Ces mots se lisent ailleurs dans l’article, pas à l’endroit cité (${place.wording}).`
  return now && version
    ? `Ces mots sont ceux de la rédaction ${lifeOf(version)}, pas de celle ${inForceText(source, day)}.`
    : `Ces mots sont ceux d’une autre rédaction de l’article.`
}

function lifeOf({ from, to }: Version): string {
  const end = to && to < '2900' ? ` au ${dateText(to)}` : ''
  return from ? `du ${dateText(from)}${end || ' à ce jour'}` : `antérieure${end}`
}

/** Lays each part that a cut leaves beside the text by itself. */
function nearest(words: string, texts: readonly string[]): Alignment | undefined {
  const parts = words.split(/\[[^\]]*\]|\((?:…|\.\.\.|\s*)\)/u).filter(part => /[\p{L}\p{N}]/u.test(part))
  let best: Alignment | undefined
  for (const text of new Set(texts)) {
    const all = parts.map(part => align(part, text))
    const size = parts.map(part => (part.match(/[\p{L}\p{N}]+/gu) ?? []).length)
    const total = size.reduce((a, b) => a + b, 0)
    const likeness = all.reduce((sum, one, at) => sum + (one?.likeness ?? 0) * size[at]!, 0) / total
    if (best && likeness <= best.likeness) continue
    best = {
      likeness,
      losses: all.reduce((sum, one) => sum + (one?.losses ?? 0), 0),
      additions: all.reduce((sum, one, at) => sum + (one?.additions ?? size[at]!), 0),
      changes: all.flatMap((one, at) => one?.changes ?? [{ kind: 'added' as const, text: parts[at]! }]),
    }
  }
  return best
}
