import { label } from '../../shared/cite/print.ts'
import { bareSource } from '../../shared/model/bare.ts'
import { Bill } from '../../shared/model/bill.ts'
import { BillText } from '../../shared/model/bill-text.ts'
import { OpeningPhrase } from '../../shared/model/brief.ts'
import { keysOf } from '../../shared/model/keys.ts'
import { TargetList } from '../../shared/model/member.ts'
import type { PackContent } from '../../shared/model/pack.ts'
import type { ReviewItem } from '../../shared/model/review.ts'
import { Source } from '../../shared/model/source.ts'
import { Template } from '../../shared/model/template.ts'
import { compare, type Difference, equal, stateOf } from '../../shared/pack/compare.ts'
import type { Thing } from '../../shared/pack/fields.ts'
import { shorten } from '../../shared/pack/shorten.ts'
import { fieldLabel, readable } from '../../shared/pack/words.ts'
import { templates } from '../templates.ts'
import type { Stores } from './stores.ts'

/** One thing of a pack, beside what the library has of it. */
export interface Planned {
  readonly theirs: Thing
  /** the id it has here, where it is here */
  readonly here?: string
  /** what is here, and the mark by which one sees that it changed since */
  readonly mine?: Thing['value']
  readonly mark: string
  /** here, but put away by the user */
  readonly removed: boolean
  readonly differences: readonly Difference[]
  readonly item: ReviewItem
}

/** What a pack would change. Reads, and writes nothing. */
export interface Plan {
  readonly items: readonly Planned[]
  readonly rejected: { file: string; reason: string }[]
}

/** The field that says whether a thing is in the library at all. */
export const presence = 'presence'

/** Compares each thing of a pack with what is here and with what was last received of it. `pack` is the row it is known under. */
export function plan(all: Stores, pack: string, content: PackContent): Plan {
  const { sources: library, packs: kept, templates: models } = all
  const followed = all.bills.list()
  const ours = new Set(templates().map(one => one.id))
  const names = new Map(content.sources.map(source => [source.id, label(source)]))
  const nameOf = (id: string) => {
    const known = names.get(id)
    if (known) return known
    const [source] = library.many([id])
    return source ? label(source) : id
  }
  const rejected: Plan['rejected'] = []
  const taken = new Set<string>()

  const planSource = (theirs: Source): Planned[] => {
    const found = kept.locate(theirs)
    const reject = (reason: string) => {
      rejected.push({ file: label(theirs), reason })
      return []
    }
    if (found === 'other') return reject('son identifiant est ici celui d’une source d’une autre nature')
    // two records of one source would be written one over the other
    const keys = [...(found ? [`here:${found.id}`] : []), ...keysOf(theirs)]
    if (keys.some(key => taken.has(key))) return reject('le lot porte deux fois cette source')
    for (const key of keys) taken.add(key)
    const thing: Thing = { what: 'source', value: theirs }
    const before = kept.received(pack, 'source', theirs.id)
    const received = before === undefined ? undefined : Source.safeParse(JSON.parse(before)).data
    if (!found || (found.removed && !received)) return [fresh(thing, found)]
    if (found.removed) return [putAway(thing, found.id, equal(ownContent(received), ownContent(theirs)))]
    const [mine] = library.many([found.id])
    if (!mine) return [fresh(thing, found)]
    // what nobody here changed is what imports and packs say of it
    const base = received ?? kept.base(found.id) ?? mine
    const from = base.kind === mine.kind ? base : bareSource(mine.kind, mine.id)
    return [beside(thing, mine, from, received !== undefined, nameOf)]
  }

  const planOther = <T extends Exclude<Thing['value'], Source>>(
    what: Exclude<Thing['what'], 'source'>,
    theirs: T,
    mine: T | undefined,
    read: (raw: unknown) => T | undefined,
  ): Planned => {
    const thing = { what, value: theirs } as Thing
    if (!mine) return fresh(thing, undefined)
    const before = kept.received(pack, what, theirs.id)
    const received = before === undefined ? undefined : read(JSON.parse(before))
    return beside(thing, mine, received ?? mine, received !== undefined, nameOf)
  }

  const known = new Set([...followed, ...content.bills].map(one => one.id))
  const orphan = (label: string) => {
    rejected.push({ file: label, reason: 'son texte de loi n’est ni ici, ni dans le lot' })
    return []
  }

  const items = [
    ...content.sources.flatMap(planSource),
    ...content.bills.map(one =>
      planOther(
        'bill',
        one,
        followed.find(bill => bill.id === one.id),
        raw => Bill.safeParse(raw).data,
      ),
    ),
    ...content.templates.flatMap(one => {
      if (!ours.has(one.id))
        return [planOther('template', one, models.find(one.id), raw => Template.safeParse(raw).data)]
      rejected.push({ file: one.title, reason: 'ce modèle porte le nom d’un modèle du programme' })
      return []
    }),
    ...content.billTexts.flatMap(one =>
      known.has(one.bill)
        ? [planOther('billText', one, all.billTexts.find(one.id), raw => BillText.safeParse(raw).data)]
        : orphan(textLabel(one)),
    ),
    ...content.targets.flatMap(one =>
      known.has(one.bill)
        ? [planOther('targets', one, all.targets.find(one.id), raw => TargetList.safeParse(raw).data)]
        : orphan(one.title),
    ),
    ...content.openings.map(one =>
      planOther('opening', one, all.openings.find(one.id), raw => OpeningPhrase.safeParse(raw).data),
    ),
  ]
  return { items, rejected }
}

/** A source without what the library alone says of it. */
const ownContent = (source: Source | undefined) => ({ ...source, revision: 0, updatedAt: '', tags: [] })

const whatOf = (thing: Thing): ReviewItem['what'] => (thing.what === 'source' ? thing.value.kind : thing.what)
export function labelOf(thing: Thing): string {
  switch (thing.what) {
    case 'source':
      return label(thing.value)
    case 'billText':
      return textLabel(thing.value)
    case 'opening':
      return thing.value.text.slice(0, 120)
    default:
      return thing.value.title
  }
}

const textLabel = ({ number, session, title }: BillText): string =>
  [number && `Texte n° ${number}`, session, title].filter(Boolean).join(', ') || 'Texte d’une étape'

/** By what one sees that something changed here: the revision of a source, the whole of anything else. */
export const markOf = (what: Thing['what'], value: Thing['value'] | undefined): string =>
  value === undefined
    ? ''
    : what === 'source' && 'revision' in value
      ? String(value.revision)
      : what in schemas
        ? JSON.stringify(
            schemas[what as keyof typeof schemas].parse({ ...value, revision: 0, updatedAt: '' }),
          )
        : JSON.stringify(value)

/** Those that are saved from a revision, which says nothing of what they hold. */
const schemas = { bill: Bill, billText: BillText, targets: TargetList, opening: OpeningPhrase }

const itemOf = (theirs: Thing) => ({
  id: theirs.value.id,
  what: whatOf(theirs),
  label: labelOf(theirs),
  ...(theirs.what === 'source' && {
    certainty: theirs.value.certainty,
    withdrawn: theirs.value.withdrawn,
  }),
})

function fresh(theirs: Thing, found: { id: string; removed: boolean } | undefined): Planned {
  return {
    theirs,
    ...(found && { here: found.id }),
    removed: found?.removed ?? false,
    mark: '',
    differences: [],
    item: { ...itemOf(theirs), state: 'new', fields: [] },
  }
}

/** The user put it away: it stays so, unless they say otherwise. */
function putAway(theirs: Thing, here: string, unchanged: boolean): Planned {
  const field = {
    name: presence,
    label: 'Présence',
    base: 'dans la bibliothèque',
    mine: 'retirée par vous',
    theirs: unchanged ? 'dans le lot' : 'dans le lot, modifiée',
    conflict: !unchanged,
    take: 'mine' as const,
  }
  return {
    theirs,
    here,
    removed: true,
    mark: '',
    differences: [],
    item: { ...itemOf(theirs), state: unchanged ? 'same' : 'conflict', fields: [field] },
  }
}

function beside(
  theirs: Thing,
  mine: Thing['value'],
  base: object,
  received: boolean,
  nameOf: (id: string) => string,
): Planned {
  const differences = compare(base, mine, theirs.value, received)
  const fields = differences.map(one => {
    const [before, here, there] = shorten(
      [one.base, one.mine, one.theirs].map(value => readable(one.name, value, nameOf)),
    )
    return {
      name: one.name,
      label: fieldLabel(one.name, one.theirs ?? one.mine),
      base: before,
      mine: here,
      theirs: there,
      conflict: one.conflict,
      take: one.take,
    }
  })
  return {
    theirs,
    here: mine.id,
    mine,
    removed: false,
    mark: markOf(theirs.what, mine),
    differences,
    item: { ...itemOf(theirs), state: stateOf(differences), fields },
  }
}
