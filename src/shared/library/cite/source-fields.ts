import { z } from 'zod'
import { AppError } from '../../kernel/errors.ts'
import type { LegalText, Profile } from '../model.ts'
import { Source } from '../model.ts'

const Text = z.union([z.string(), z.number().transform(String)])
const Numbers = z.union([z.array(Text), Text.transform(n => [n])])

/** The loose shape of a citation: the names people give to its parts, in any of the kinds. */
const Fields = z.looseObject({
  court: z.string().optional(),
  city: z.string().optional(),
  formation: z.string().optional(),
  chamber: z.string().optional(),
  nature: z.string().optional(),
  date: z.string().optional(),
  name: z.string().optional(),
  state: z.string().optional(),
  n: Numbers.optional(),
  numbers: Numbers.optional(),
  pub: z.string().optional(),
  publication: z.string().optional(),
  page: z.union([z.int(), z.string()]).optional(),
  ecli: z.string().optional(),
  title: z.string().optional(),
  full: z.string().optional(),
  abr: z.string().optional(),
  alias: z.string().optional(),
  art: Text.optional(),
  sub: Text.optional(),
  texte: Text.optional(),
  session: z.string().optional(),
  author: z.string().optional(),
  kind: z.string().optional(),
  review: z.string().optional(),
  paper: z.string().optional(),
  publisher: z.string().optional(),
  year: z.int().optional(),
  url: z.string().optional(),
  accessed: z.string().optional(),
  pin: z.string().optional(),
})
type Fields = z.infer<typeof Fields>

/** A source from the parts of a citation, `type` being `CE`, `TA`, `loi`, `code`, `CNIL`, `presse`...; the pinpoint is left to `pinFromFields`. */
export function sourceFromFields(type: string, fields: unknown): Source {
  const input = Fields.safeParse(fields)
  const candidate = input.success ? build(type, input.data) : undefined
  return accept(candidate === undefined ? undefined : { id: 'cited', ...candidate })
}

/**
 * The pinpoint among the parts of a citation: `pt 18`, `§ 90`, the subdivision of an article of a code. The publishers' guide gives
 * none to a reference to the European Court: there it is printed only when it is asked for by itself.
 */
export function pinFromFields(fields: unknown, profile: Profile = 'pretoire'): string | undefined {
  const input = Fields.safeParse(fields)
  if (!input.success || (profile === 'reflex' && input.data.state)) return undefined
  return input.data.pin ?? input.data.sub
}

/** A source given as JSON: our own shape (the id may be left out), `{type, fields}` or `{type, ...fields}`. */
export function sourceFromJson(json: unknown, profile?: Profile): { source: Source; pin?: string } {
  const input = z.looseObject({ type: z.string().optional(), fields: z.unknown().optional() }).safeParse(json)
  if (!input.success) return { source: accept(undefined) }
  const ours = Source.safeParse(withDefaults(input.data))
  if (ours.success) return { source: ours.data, pin: pinFromFields(json, profile) }
  const { type, fields, ...rest } = input.data
  const family = type ?? (rest.kind === undefined && typeof rest.court === 'string' ? rest.court : undefined)
  if (family === undefined) return { source: accept(withDefaults(rest)) }
  const parts = fields ?? rest
  return { source: sourceFromFields(family, parts), pin: pinFromFields(parts, profile) }
}

/** Our own shape with an id, empty fields left out, and the short names of a decision's or a document's parts understood; a schema drops those of another kind. */
function withDefaults(json: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.fromEntries(
    Object.entries(json).filter(([, value]) => value !== '' && value !== null),
  )
  const numbers = entries.numbers ?? entries.n ?? entries.number
  return {
    ...entries,
    id: entries.id ?? 'cited',
    numbers: typeof numbers === 'string' ? [numbers] : numbers,
    publication: entries.publication ?? entries.pub,
    formation: entries.formation ?? entries.chamber,
  }
}

function accept(candidate: unknown): Source {
  const result = Source.safeParse(candidate)
  if (result.success) return result.data
  const where = result.error.issues.map(issue => issue.path.join('.')).filter(Boolean)
  const detail = where.length > 0 ? ` (champ en cause : ${[...new Set(where)].join(', ')})` : ''
  throw new AppError(
    'invalid',
    `La source n’a pas pu être lue${detail}. Donnez son «\u00a0kind\u00a0» (decision, article, document ou argument) et ses champs.`,
  )
}

function build(type: string, f: Fields): Record<string, unknown> | undefined {
  const numbers = f.numbers ?? f.n ?? []
  const text = (nature: LegalText['nature']): Record<string, unknown> => ({
    kind: 'article',
    of: { nature, title: f.full ?? f.title ?? '', short: f.abr ?? f.alias, number: numbers[0], date: f.date },
    number: f.art ?? '',
  })
  const paper = {
    kind: 'document',
    nature: f.nature,
    numbers,
    author: f.author,
    title: f.title ?? f.name ?? '',
    date: f.date,
    year: f.year,
  }
  switch (type) {
    case 'CE':
    case 'CAA':
    case 'TA':
    case 'TC':
    case 'Cass.':
    case 'Cons. const.':
    case 'CJUE':
    case 'CEDH':
    case 'autre':
      return {
        kind: 'decision',
        court: type,
        city: f.city,
        formation: f.formation ?? f.chamber,
        nature: f.nature,
        date: f.date,
        name: f.name,
        state: f.state,
        numbers,
        publication: f.publication ?? f.pub,
        page: f.page,
        ecli: f.ecli,
      }
    case 'loi':
    case 'loi organique':
    case 'loi constitutionnelle':
    case 'ordonnance':
    case 'décret':
    case 'arrêté':
    case 'code':
      return text(type)
    case 'UE':
      return text(f.nature === 'directive' ? 'directive UE' : 'règlement UE')
    case 'CNIL':
      return { ...paper, type: 'cnil' }
    case 'parl.':
      return { ...paper, type: 'parliament', chamber: f.chamber, session: f.session }
    case 'amendement':
      return {
        ...paper,
        type: 'amendment',
        chamber: f.chamber,
        session: f.session,
        article: f.art,
        billNumber: f.texte,
      }
    case 'doctrine':
      return {
        ...paper,
        type: f.kind === 'book' ? 'book' : 'doctrine',
        publisher: f.review ?? f.publisher,
        page: f.page === undefined ? undefined : String(f.page),
      }
    case 'presse':
      return { ...paper, type: 'press', publisher: f.paper ?? f.publisher, url: f.url, accessed: f.accessed }
    default:
      return undefined
  }
}
