import { DAY_SHAPE } from '../../../shared/kernel/days.ts'
import type { Decision, Passage } from '../../../shared/library/model.ts'
import { clean, htmlText } from '../containers/html-text.ts'
import { appealNumber } from '../dila/cass.ts'
import { decisionOf } from '../dila/decision.ts'
import { ecliOf } from '../dila/ecli.ts'
import { numberedPassages, type Part, passages } from '../dila/judgment.ts'
import { Refusal } from '../refusal.ts'
import { judicialCourt } from './judicial-seats.ts'

type Json = Readonly<Record<string, unknown>>

/** Codes of the API and the labels it gives with `resolve_references`, by what is printed. */
const chambers = new Map<string, string>(
  Object.entries({
    pl: 'ass. plén.',
    mi: 'ch. mixte',
    civ1: '1re civ.',
    civ2: '2e civ.',
    civ3: '3e civ.',
    comm: 'com.',
    soc: 'soc.',
    cr: 'crim.',
    creun: 'ch. réunies',
    ordo: 'ord.',
    allciv: 'civ.',
    'Assemblée plénière': 'ass. plén.',
    'Chambre mixte': 'ch. mixte',
    'Première chambre civile': '1re civ.',
    'Deuxième chambre civile': '2e civ.',
    'Troisième chambre civile': '3e civ.',
    'Chambre commerciale financière et économique': 'com.',
    'Chambre sociale': 'soc.',
    'Chambre criminelle': 'crim.',
    'Chambres réunies': 'ch. réunies',
    'Première présidence (Ordonnance)': 'ord.',
    'Toutes les chambres civiles': 'civ.',
  }),
)
const solutions: Readonly<Record<string, string>> = {
  annulation: 'Annulation',
  avis: 'Avis',
  cassation: 'Cassation',
  decheance: 'Déchéance',
  designation: 'Désignation de juridiction',
  irrecevabilite: 'Irrecevabilité',
  nonlieu: 'Non-lieu à statuer',
  qpc: 'QPC renvoi',
  qpcother: 'QPC autres',
  rabat: 'Rabat',
  reglement: 'Règlement des juges',
  rejet: 'Rejet',
  renvoi: 'Renvoi',
  other: 'Autre',
}
const zones: Readonly<Record<string, Part>> = {
  introduction: 'header',
  expose: 'facts',
  moyens: 'reasons',
  motivations: 'reasons',
  dispositif: 'ruling',
  annexes: 'annex',
}

/** Whether a JSON object is a decision as Judilibre gives it, whole or in a page of results. */
export const isJudilibre = (value: Json): boolean =>
  typeof value.jurisdiction === 'string' && 'decision_date' in value && typeof value.id === 'string'

/**
 * One decision of Judilibre. A page of results holds no text: the decision is kept with its reference and summary, and the
 * fragments around the words that were searched are not taken for a text.
 */
export function readJudilibre(value: Json): Decision {
  const date = text(value.decision_date).slice(0, 10)
  if (!DAY_SHAPE.test(date)) throw new Refusal('la décision n’a pas de date lisible')
  const where = text(value.jurisdiction)
  const cassation = where === 'cc' || /^cour de cassation$/i.test(where)
  const numbers = [...new Set([...list(value.numbers), ...list(value.number)].flatMap(numbersIn))]
  const ecli = ecliOf(text(value.ecli), date)
  if (!numbers.length && !ecli) throw new Refusal('la décision n’a pas de numéro')
  const publication = list(value.publication).map(one => one.toLowerCase())
  const chamber = text(value.chamber)
  const whole = typeof value.text === 'string' ? value.text : ''
  const id = text(value.id)
  return decisionOf({
    ...(cassation
      ? { court: 'Cass.' as const }
      : {
          court: 'autre' as const,
          city:
            judicialCourt(where, text(value.location), date) ??
            (text(value.location) || where).replaceAll("'", '’'),
        }),
    formation: chambers.get(chamber),
    nature: /^avis$|demande d.avis/i.test(text(value.type)) ? 'avis' : undefined,
    date,
    numbers,
    publication: publication.some(one => one === 'b' || one.includes('bulletin'))
      ? 'Bull.'
      : publication.some(one => one === 'n' || one.includes('non publié'))
        ? 'inédit'
        : undefined,
    ecli,
    solution: solutions[text(value.solution)] ?? (text(value.solution) || undefined),
    abstract: abstractOf(value),
    text: whole ? cut(whole, value.zones) : [],
    provenance: {
      publisher: 'Cour de cassation, Judilibre',
      licence: 'Licence Ouverte 2.0',
      url: `https://www.courdecassation.fr/decision/${encodeURIComponent(id)}`,
      file: id,
      asOf: /^\d{4}-\d{2}-\d{2}/.exec(text(value.update_date))?.[0],
    },
  })
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
const list = (value: unknown): string[] =>
  (Array.isArray(value) ? value.map(text) : [text(value)]).filter(Boolean)

/** One number, or several run together by the publisher. */
function numbersIn(raw: string): string[] {
  const appeals = raw.match(/\b\d{2}-\d{2}\.?\d{3}(?!\d)/g)
  return (appeals ?? raw.split(/\s*[,;]\s*/)).map(appealNumber).filter(Boolean)
}

function abstractOf(value: Json): string | undefined {
  const heads = Array.isArray(value.titlesAndSummaries) ? (value.titlesAndSummaries as unknown[]) : []
  const own = [list(value.themes).join(' - '), text(value.summary)]
  const all = own[1]
    ? own
    : heads.flatMap(head => {
        const { titles, summary } = (head ?? {}) as Json
        return [list(titles).join(' - '), text(summary)]
      })
  const texts = (all.some(Boolean) ? all : own).filter(Boolean).map(htmlText).join('\n')
  return texts || undefined
}

/** The lines of a text, in the parts its zones give; they count characters, not the units of a JavaScript string. */
function cut(whole: string, data: unknown): Passage[] {
  const marks = marksOf(data)
  if (!marks.length) return passages(linesOf(whole), 'judicial')
  const units = /[\ud800-\udbff]/.test(whole) ? Array.from(whole) : undefined
  const slice = (from: number, to?: number) => units?.slice(from, to).join('') ?? whole.slice(from, to)
  const parts: Part[] = []
  const lines: string[] = []
  const add = (part: Part, piece: string) => {
    for (const line of linesOf(piece)) {
      parts.push(part)
      lines.push(line)
    }
  }
  let at = 0
  let part: Part = 'header'
  for (const mark of marks) {
    if (mark.start > at) add(part, slice(at, mark.start))
    part = mark.part
    add(part, slice(Math.max(at, mark.start), mark.end))
    at = Math.max(at, mark.end)
  }
  add(part, slice(at))
  return numberedPassages(lines, parts)
}

function marksOf(data: unknown): { part: Part; start: number; end: number }[] {
  return Object.entries((data ?? {}) as Json)
    .flatMap(([name, spans]) => {
      const part = zones[name]
      return part && Array.isArray(spans)
        ? (spans as unknown[]).map(span => ({ part, ...(span as { start: number; end: number }) }))
        : []
    })
    .filter(({ start, end }) => Number.isInteger(start) && Number.isInteger(end) && start >= 0 && end > start)
    .sort((a, b) => a.start - b.start)
}

const linesOf = (piece: string): string[] =>
  clean(piece)
    .split('\n')
    .filter(line => line && !/^[_\s-]+$/.test(line))
