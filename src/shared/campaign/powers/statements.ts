import { MONTH_PATTERN, readDay } from '../../french/dates.ts'
import { withoutAccents } from '../../french/fold.ts'
import type { Source } from '../../library/model.ts'
import type { Chamber, StageKind } from '../bills/model.ts'

/** An event of the procedure that a source tells of, on its day. */
export interface ToldEvent {
  readonly day: string
  /** the kinds of stage it may be noted as; none: a text withdrawn has no stage of its own */
  readonly kinds: readonly StageKind[]
  readonly chamber?: Chamber
  readonly outcome?: 'success' | 'failure'
  /** the text as the event leaves it, as it follows « dit le texte » */
  readonly words: string
}

/** The fate of an article that a source tells of, on its day. */
export interface ToldFate {
  readonly day: string
  readonly article: string
  readonly presence: 'in' | 'out'
  /** the article as its fate leaves it, as it follows « dit l’article 8 » */
  readonly words: string
}

const DAY = new RegExp(
  String.raw`\d{1,2}(?:er)?\s(?:${MONTH_PATTERN})\s\d{4}|\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d{2}-\d{2}(?!\d)`,
  'giu',
)
/** Words of what has not happened, or is only wished. */
const NOT_DONE =
  /(?<![a-z])(?:n|ne)[' ’][^,]{0,40}(?<![a-z])(?:pas|jamais|plus|point)(?![a-z])|pas encore|(?<![a-z])(?:sera|seront|serait|devrait|pourrait|doit|prevue?|demandee?|risque)(?![a-z])/
/** Things of a text that meet a fate of their own. */
const PART =
  /(?<![a-z])(?:sous-)?(?:amendements?|articles?|mesures?|dispositions?|motion de censure)(?![a-z])/
const WHOLE =
  /(?<![a-z])(?:(?:le|du) texte|l.ensemble|projet de loi|proposition de loi|motion de rejet)(?![a-z])/

/** A clause of a source with the first day it gives after some words, or before them. */
interface Clause {
  readonly words: string
  readonly days: readonly { readonly day: string; readonly at: number }[]
}

/** Words in lower case without accents, each sign where it was. */
const lowered = (text: string): string => withoutAccents(text.normalize('NFC')).toLowerCase()

/** Clauses of a text that give a day, in plain words. A full stop that ends an abbreviation ends no clause. */
function clausesOf(text: string): Clause[] {
  const plain = text.normalize('NFC').replace(/[\u00a0\u202f]/g, ' ')
  return plain.split(/;|\.\s+(?=[A-ZÀÉÈ«])/).flatMap(clause => {
    const days = [...clause.matchAll(DAY)].flatMap(({ 0: words, index }) => {
      const day = readDay(words)
      return day ? [{ day, at: index }] : []
    })
    return days.length > 0 ? [{ words: lowered(clause), days }] : []
  })
}

/** The day nearest after some words of a clause, else the first. */
const dayAt = ({ days }: Clause, at: number): string => (days.find(one => one.at >= at) ?? days[0])?.day ?? ''

interface Rule {
  readonly told: RegExp
  readonly kinds: readonly StageKind[]
  readonly outcome?: 'success' | 'failure'
  readonly words: string
}

const VOTES = ['vote', 'nouvelle-lecture', 'lecture-definitive', 'cmp-lecture'] as const
/** Events by the words that tell them, the most precise first: one clause tells one event. */
const EVENTS: readonly Rule[] = [
  { told: /loi n°? ?\d{4}-\d+ du|promulgu|promulgation/, kinds: ['promulgation'], words: 'promulgué' },
  {
    told: /echec de (?:la )?commission mixte|commission mixte paritaire[^,]{0,60}(?:echou|sans accord|pas parvenue|non conclusive|desaccord)/,
    kinds: ['cmp'],
    outcome: 'failure',
    words: 'sans accord en commission mixte paritaire',
  },
  {
    told: /commission mixte paritaire[^,]{0,60}(?:conclusive|accordee?|parvenue|accord)|accord (?:en|de la) commission mixte/,
    kinds: ['cmp'],
    outcome: 'success',
    words: 'l’objet d’un accord en commission mixte paritaire',
  },
  {
    told: /conseil constitutionnel[^,]{0,80}(?:juge|declare|censure|decide|decision)|decision n°? ?\d{4}-\d+ dc/,
    kinds: ['conseil'],
    words: 'jugé par le Conseil constitutionnel',
  },
  {
    told: /conseil constitutionnel[^,]{0,60}saisi|saisine du conseil constitutionnel|defere/,
    kinds: ['conseil'],
    words: 'déféré au Conseil constitutionnel',
  },
  {
    told: /definitivement adopte|adopt\w* definitive/,
    kinds: [...VOTES],
    outcome: 'success',
    words: 'définitivement adopté',
  },
  {
    told: /motion de rejet[^,]{0,60}adopte|adopt\w*[^,]{0,20}motion de rejet|(?<!retablissement )rejete/,
    kinds: ['seance', ...VOTES],
    outcome: 'failure',
    words: 'rejeté',
  },
  { told: /(?<![a-z])retire(?:e)?(?![a-z])|caduc|caduque/, kinds: [], words: 'retiré ou caduc' },
  { told: /adopte|adoption/, kinds: ['commission', ...VOTES], outcome: 'success', words: 'adopté' },
  { told: /transmis|transmission/, kinds: ['transmission'], words: 'transmis' },
]

const HOUSES = { an: 'à l’Assemblée nationale', senat: 'au Sénat' } as const

const chamberIn = (words: string): Chamber | undefined => {
  const [an, senat] = [/assemblee|deputes|\ban\b/.test(words), /senat|senateurs/.test(words)]
  return an === senat ? undefined : an ? 'an' : 'senat'
}

/** Lists the events of a text that words tell, each with its day. */
export function eventsIn(text: string): ToldEvent[] {
  return clausesOf(text).flatMap((clause): ToldEvent[] => {
    const { words } = clause
    if (NOT_DONE.test(words) || (PART.test(words) && !WHOLE.test(words) && !/promulgu/.test(words))) return []
    for (const { told, kinds, outcome, words: said } of EVENTS) {
      const match = told.exec(words)
      if (!match) continue
      const chamber = chamberIn(words)
      const isOfCommittee = /(?<!mixte )commission(?! mixte)/.test(words)
      const place = `${isOfCommittee ? ' en commission' : ''}${chamber ? ` ${HOUSES[chamber]}` : ''}`
      return [
        {
          day: dayAt(clause, match.index),
          kinds: isOfCommittee && said === 'adopté' ? ['commission'] : kinds,
          ...(chamber && { chamber }),
          ...(outcome && { outcome }),
          words: said === 'adopté' || said === 'rejeté' ? `${said}${place}` : said,
        },
      ]
    }
    return []
  })
}

/** Fates of an article by the words that tell them. */
const FATES: readonly (readonly [RegExp, ToldFate['presence'], string])[] = [
  [/censur\w* en partie|partiellement censur|non conforme en partie/, 'in', ''],
  [/retablissement[^,]{0,20}rejete/, 'out', 'absent du texte'],
  [/retabli|reintrodui/, 'in', 'rétabli'],
  [/censur|contraires? a la constitution/, 'out', 'censuré'],
  [/supprim|ecartee?s?(?![a-z])/, 'out', 'supprimé'],
]

/** Lists the fates of articles that words tell, each with its day; one partly struck is no fate told whole. */
export function fatesIn(text: string, articles: readonly string[]): ToldFate[] {
  return clausesOf(text).flatMap((clause): ToldFate[] => {
    const { words } = clause
    if (NOT_DONE.test(words) || /amendement de suppression/.test(words)) return []
    const article = articles.find(number =>
      new RegExp(
        String.raw`(?:article|art\.) ${lowered(number).replace(/[^a-z0-9 ]/g, '\\$&')}(?! (?:bis|ter|quater|quinquies|sexies|septies)|[a-z0-9-])`,
      ).test(words),
    )
    if (!article) return []
    const found = FATES.find(([told]) => told.test(words))
    if (!found?.[2]) return []
    const at = found[0].exec(words)?.index ?? 0
    return [{ day: dayAt(clause, at), article, presence: found[1], words: found[2] }]
  })
}

/** The words a source tells in its own voice: what it holds and what is to be verified of it, never the text it publishes. */
export const tellingOf = (source: Source): string =>
  [
    'holding' in source ? source.holding : '',
    source.caveat,
    source.kind === 'decision' ? source.abstract : '',
  ]
    .filter(Boolean)
    .join('. ')
