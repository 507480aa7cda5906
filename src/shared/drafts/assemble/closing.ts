import { dayText } from '../../french/dates.ts'
import { capital } from '../../french/wording.ts'
import { cite, citeText, label } from '../../library/cite/print.ts'
import { compareDates, compareWords } from '../../library/kinds/comparisons.ts'
import { type AuthorityTitle, authorityTitles } from '../../library/kinds/entry.ts'
import { entryOf } from '../../library/kinds/registry.ts'
import type { Source } from '../../library/model.ts'
import type { Draft } from '../model.ts'
import { producedBy } from '../production.ts'
import { factOf, nonBlank, partiesOf, specOf } from '../slots/facts.ts'
import { counselTitle, partyName } from '../slots/party-names.ts'
import type { AuthorityEntry, InventoryRow, Line } from './assembled.ts'
import type { Context } from './context.ts'
import { gap, printMarkup } from './inlines.ts'
import type { Where } from './running-state.ts'

/** The inventory of exhibits (art. R. 412-2 CJA): continuous rising numbers, an explicit label for each. */
export function inventoryRows(context: Context): InventoryRow[] {
  return producedBy(context.material).map(({ exhibit, number, title, lacksTitle }) => ({
    exhibit: exhibit.id,
    number,
    label: title,
    ...(lacksTitle && { lacksTitle }),
    date: exhibit.date ? dayText(exhibit.date) : '',
    pages: exhibit.pages?.toString() ?? '',
  }))
}

/** The table of authorities: what was cited, by the groups of the profession, with where. */
export function authorityTable(context: Context): { title: string; entries: AuthorityEntry[] }[] {
  const sources = [...context.state.citations.keys()].flatMap(id => context.sources.get(id) ?? [])
  return authorityGroups(sources).map(({ title, sources: group }) => ({
    title,
    entries: oneOfEach(
      context,
      group.map(source => ({
        source: source.id,
        runs: cite(source, { profile: context.material.draft.profile, form: 'full' }),
        ...parentTextOf(source, context.material.draft.profile),
        paragraphs: [...(context.state.citations.get(source.id)?.paragraphs ?? [])],
        blocks: [...(context.state.citations.get(source.id)?.blocks ?? [])],
      })),
    ),
  }))
}

/** Joins the entries that read alike: two records of one article are one authority, cited where either is. */
function oneOfEach({ positions }: Context, entries: readonly AuthorityEntry[]): AuthorityEntry[] {
  const rank = (block: string) => positions.rank.get(block) ?? 0
  const byText = new Map<string, AuthorityEntry>()
  for (const entry of entries) {
    const text = entry.runs.map(run => run.text).join('')
    const before = byText.get(text)
    byText.set(
      text,
      before
        ? {
            ...before,
            paragraphs: [...new Set([...before.paragraphs, ...entry.paragraphs])].toSorted((a, b) => a - b),
            blocks: [...new Set([...before.blocks, ...entry.blocks])].toSorted((a, b) => rank(a) - rank(b)),
            otherRecords: [...(before.otherRecords ?? []), entry.source],
          }
        : entry,
    )
  }
  return [...byText.values()]
}

/** An article cut from the text it belongs to, as its full citation names both. */
function parentTextOf(source: Source, profile: Draft['profile']): Pick<AuthorityEntry, 'parentText'> {
  if (source.kind !== 'article') return {}
  const full = citeText(source, { profile, form: 'full' })
  const [, ofCode, code] = /^article\s(\S.*?) (?:du|de la|de l’|des) (code\s.*)$/.exec(full) ?? []
  if (ofCode && code) return { parentText: { text: capital(code), part: `art.\u00a0${ofCode}` } }
  const [, text, part] = /^(.+), (art\.\s.+)$/.exec(full) ?? []
  return text && part ? { parentText: { text: capital(text), part } } : {}
}

/** Place and date, unless a letter said them above; who signs: the lawyer if there is one, else the representative, else each claimant. */
export function signatureLines(context: Context, where: Where): Line[] {
  const { dossier } = context.material
  const line = (markup: string) => printMarkup(markup, context, where)
  const head = isDated(context.material.draft) ? [] : [line('Fait {{place.at}}, le {{filing.date}}')]
  const counsel = partiesOf(dossier, 'counsel')
  if (counsel.length > 0)
    return [
      ...head,
      ...counsel.flatMap(party => [
        signer(partyName(party), 'counsel.name', context, where),
        ...(counselTitle(party) ? [[run(capital(counselTitle(party)))]] : []),
      ]),
    ]
  const claimants = partiesOf(dossier, 'claimant')
  if (claimants.length === 0) return [...head, [gap('claimants.names', context, where)]]
  return [
    ...head,
    ...claimants.flatMap(party =>
      party.type === 'person'
        ? [signer(partyName(party), 'claimants.names', context, where)]
        : [
            signer(party.representative, 'claimant.representative', context, where),
            [run(quality(party.quality, partyName(party)))],
          ],
    ),
  ]
}

const run = (text: string) => ({ kind: 'run' as const, text })

/** Whether a text is a letter, which says where and when it is written at its head. */
const isDated = ({ blocks }: Draft): boolean =>
  blocks.some(
    block =>
      block.kind === 'paragraph' &&
      block.style === 'right' &&
      block.inlines.some(one => one.kind === 'slot' && one.key === 'filing.date'),
  )

function signer(name: string, key: string, context: Context, where: Where): Line {
  return name.trim() ? [{ kind: 'run', text: name.trim(), marks: ['bold'] }] : [gap(key, context, where)]
}

/** `sa présidente` of X becomes `Présidente de X`. */
function quality(text: string, of: string): string {
  const bare = text.trim().replace(/^(sa|son|ses|leur|leurs)\s+/i, '')
  return bare && of ? `${capital(bare)} – ${of}` : capital(bare || of || 'pour le requérant')
}

/** The title lines of a briefing: what it is about, the text it bears on, whom it is for where that is one member, its date and version. */
export function briefingTitle(
  context: Context,
  where: Where,
): { title: Line; subtitle: Line; dateLine: Line } {
  const { dossier, draft } = context.material
  const headline = factOf('briefing.title', dossier, context.template)
  // the file of a document given to the public is named after its kind, which is no headline
  const isOwed = headline === undefined && specOf('briefing.title', context.template)?.required
  // of a bill that is followed, `stage` is a key and its name stands beside it
  const label = factOf('stage.label', dossier, context.template)
  const stage = label ? 'stage.label' : 'stage'
  // « Séance de l’Assemblée nationale » says which; past the readings, the text is of no assembly
  const chamber = factOf('chamber', dossier, context.template)
  const isPastReadings = factOf('text.name', dossier, context.template) !== undefined
  const isForOneReader = context.template?.brief?.personal !== false
  const reader =
    isForOneReader && nonBlank(dossier.facts['member.last'])
      ? 'à l’attention de {{member.name}}, {{member.seat}} – '
      : ''
  // a text of which people keep several states says which; one given to the public bears its day
  const version = !context.template || specOf('version', context.template) ? ' – version {{version}}' : ''
  const namesChamber = isPastReadings || (chamber && label?.includes(chamber))
  return {
    title: [isOwed ? gap('briefing.title', context, where) : { kind: 'run', text: headline ?? draft.title }],
    subtitle: printMarkup(
      `{{bill.title}}, ${isPastReadings ? '{{text.name}}' : 'texte n°\u00a0{{bill.number}}'} – ${namesChamber ? '' : '{{chamber}}, '}{{${stage}}}`,
      context,
      where,
    ),
    dateLine: printMarkup(capital(`${reader}{{briefing.date}}${version}`), context, where),
  }
}

/** A group of the table of authorities: its title and its sources, in order. */
interface AuthorityGroup {
  readonly title: string
  readonly sources: readonly Source[]
}

/** The groups of a table of authorities, each in its own order, empty ones left out. Arguments are not authorities. */
export function authorityGroups(sources: readonly Source[]): AuthorityGroup[] {
  const groups = new Map<AuthorityTitle, Source[]>()
  for (const source of new Map(sources.map(one => [one.id, one])).values()) {
    const group = entryOf(source).authority?.group(source)
    if (group) groups.set(group, [...(groups.get(group) ?? []), source])
  }
  return (Object.keys(authorityTitles) as AuthorityTitle[]).flatMap(group => {
    const members = groups.get(group)
    return members ? [{ title: authorityTitles[group], sources: members.sort(compare) }] : []
  })
}

function compare(a: Source, b: Source): number {
  return byKind(a, b) || compareWords(label(a), label(b)) || (a.id < b.id ? -1 : 1)
}

function byKind(a: Source, b: Source): number {
  const [first, second] = [entryOf(a).authority, entryOf(b).authority]
  return first && a.kind === b.kind ? first.compare(a, b) : compareDates(first?.date(a), second?.date(b))
}
