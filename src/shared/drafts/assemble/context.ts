import type { Dossier } from '../../dossiers/model.ts'
import type { Problem } from '../../dossiers/problem.ts'
import { listExhibits, type NumberedExhibit } from '../../exhibits/list.ts'
import type { Exhibit } from '../../exhibits/model.ts'
import type { Run } from '../../french/run.ts'
import { lastFew } from '../../kernel/caches.ts'
import { cite, precitedName } from '../../library/cite/print.ts'
import type { Source, SourceRef } from '../../library/model.ts'
import type { Gathered } from '../gathered.ts'
import type { Block, Draft, Inline } from '../model.ts'
import { citedIds } from '../references.ts'
import { spokenIn } from '../slots/facts.ts'
import type { Template } from '../templates/template.ts'
import { linesOf } from '../walk.ts'
import type { Place } from './numbering.ts'
import { outlineOf } from './outline.ts'
import type { Positions } from './positions.ts'
import { runningState } from './running-state.ts'

/** Options of an assembly. */
export interface AssembleOptions {
  readonly template?: Template | undefined
  /** AAAA-MM-JJ, for `{{today}}` */
  readonly today?: string | undefined
  /** the table of authorities is left empty: the checks do not read it */
  readonly withoutTable?: boolean
}

/** The sources of a text, and how they are told apart. */
export interface SourceScope {
  readonly profile: Draft['profile']
  readonly sourceList: readonly Source[]
  readonly citationIds: readonly string[]
  readonly sources: ReadonlyMap<string, Source>
  /** those that would be *précité* in the very same words as another of the draft, with those others */
  readonly rivals: ReadonlyMap<string, readonly Source[]>
}

/** The dossier as printing reads it: the same object as long as nothing of it changes. */
export interface Setting {
  readonly dossier: Dossier
  readonly exhibitList: readonly Exhibit[]
  readonly template: Template | undefined
  readonly today: string | undefined
  readonly exhibits: ReadonlyMap<string, NumberedExhibit>
}

/** All that printing looks up, each in one step, and what it collects on the way. */
export interface Context extends AssembleOptions {
  readonly material: Gathered
  readonly exhibits: ReadonlyMap<string, NumberedExhibit>
  readonly sources: ReadonlyMap<string, Source>
  readonly places: ReadonlyMap<string, Place>
  readonly positions: Positions
  /** cites a source as the profile wants, *précité* once it has been seen; within a block, its articles say « du même code » */
  readonly cite: (
    source: Source,
    ref: SourceRef,
    form: 'auto' | 'full' | 'short',
    block?: string,
  ) => { runs: Run[]; first: boolean }
  /** what has been cited and numbered up to here */
  readonly state: ReturnType<typeof runningState>
  /** what citations are printed from: the same object as long as nothing of it changes */
  readonly world: SourceScope
  readonly setting: Setting
  readonly problem: (problem: Problem) => void
  readonly problems: readonly Problem[]
}

/** Reads a gathered draft once and prepares the look-ups. */
export function contextOf(unspoken: Gathered, options: AssembleOptions): Context {
  const material = { ...unspoken, dossier: spokenIn(unspoken.dossier, options.template) }
  const { draft } = material
  const world = worldOf(material)
  const { sources, rivals } = world
  const setting = settingOf(material, options)
  const problems: Problem[] = []
  const seenProblems = new Set<string>()
  const state = runningState()
  const { places, positions } = outlineOf(draft)
  const followersAhead = new Map<string, Follower[]>()
  const follows = (block: string, id: string): boolean => {
    const quotingBlock = draft.blocks[positions.rank.get(block) ?? -1]
    const followersLeft = followersAhead.get(block) ?? (quotingBlock ? followers(quotingBlock, sources) : [])
    const at = followersLeft.findIndex(one => one.id === id)
    followersAhead.set(block, followersLeft.slice(at + 1))
    return followersLeft[at]?.same ?? false
  }
  return {
    ...options,
    material,
    sources,
    exhibits: setting.exhibits,
    setting,
    places,
    positions,
    state,
    world,
    problems,
    problem: problem => {
      state.miss()
      // each broken reference is a place to go to
      const place = problem.code === 'ref-broken' ? problem.at.block : ''
      const key = `${problem.code}|${problem.at.fact ?? problem.message}|${place}`
      if (!seenProblems.has(key)) problems.push(problem)
      seenProblems.add(key)
    },
    cite: (source, ref, form, block) => {
      const first = !state.has(source.id)
      const same = block !== undefined && follows(block, source.id)
      // a second article of a law already cited is an article of the « loi précitée »
      const name = precitedName(source)
      const isPrecited = form === 'auto' && state.has(name)
      state.add(source.id)
      if (name !== source.id) state.add(name)
      const runs = cite(source, {
        pin: ref.pin,
        profile: draft.profile,
        form: form === 'short' ? 'short' : isPrecited ? (same ? 'same' : 'again') : 'full',
        among: rivals.get(source.id),
      })
      return { runs, first }
    },
  }
}

/** The scopes of the last few texts: users go back and forth between them. */
const worlds = lastFew<SourceScope>(4)
const settings = lastFew<Setting>(4)

function worldOf({ draft, sources: sourceList }: Gathered): SourceScope {
  const { profile } = draft
  const citationIds = citedIds(draft)
  const last = worlds.get(draft.id)
  if (
    last?.profile === profile &&
    areSame(last.sourceList, sourceList) &&
    areSame(last.citationIds, citationIds)
  )
    return last
  const sources = new Map(sourceList.map(source => [source.id, source]))
  const rivals = rivalsOf(
    citationIds.flatMap(id => sources.get(id) ?? []),
    profile,
    last?.rivals,
  )
  return worlds.keep(draft.id, { profile, sourceList, citationIds, sources, rivals })
}

const areSame = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a === b || (a.length === b.length && a.every((one, at) => one === b[at]))

/** Sources printed in the same words once they have been cited; a group that was there before is the same object. */
function rivalsOf(
  sources: readonly Source[],
  profile: SourceScope['profile'],
  before: SourceScope['rivals'] | undefined,
): SourceScope['rivals'] {
  const byWords = new Map<string, Source[]>()
  for (const source of sources) {
    const words = cite(source, { profile, form: 'again' })
      .map(run => run.text)
      .join('')
    byWords.set(words, [...(byWords.get(words) ?? []), source])
  }
  const groups = [...byWords.values()].filter(group => group.length > 1)
  return new Map(
    groups.flatMap(group => {
      const formerGroup = before?.get(group[0]!.id)
      const same = formerGroup && areSame(formerGroup, group) ? formerGroup : group
      return group.map(source => [source.id, same] as const)
    }),
  )
}

function settingOf(
  { draft, dossier, exhibits: exhibitList }: Gathered,
  { template, today }: AssembleOptions,
): Setting {
  const last = settings.get(draft.id)
  const same = last?.dossier === dossier && areSame(last.exhibitList, exhibitList)
  if (same && last.template === template && last.today === today) return last
  return settings.keep(draft.id, {
    dossier,
    exhibitList,
    template,
    today,
    exhibits: exhibitsOf(exhibitList, dossier),
  })
}

/** Exhibits by id, and by `key:` or plain key of the template for those the dossier names in its fact `exhibit.<key>`. */
function exhibitsOf(exhibitList: readonly Exhibit[], dossier: Dossier) {
  const byId = new Map(listExhibits(exhibitList).map(one => [one.exhibit.id, one]))
  for (const [fact, id] of Object.entries(dossier.facts)) {
    const entry = fact.startsWith('exhibit.') ? byId.get(id) : undefined
    const key = fact.slice('exhibit.'.length)
    if (entry && !byId.has(key)) byId.set(key, entry)
    if (entry) byId.set(`key:${key}`, entry)
  }
  return byId
}

/** A citation of a block, and whether it is of the text that the one just before it names. */
interface Follower {
  readonly id: string
  readonly same: boolean
}

/** The sources a line cites, in their order, those of a note in a list of their own; undefined where another text may be named. */
type Cites = readonly (string | undefined | Cites)[]

/** A long text is gone through at each save: a block is read once for as long as it does not change. */
const citesByBlock = new WeakMap<Block, readonly Cites[]>()

/** The citations of a block in the order they are printed: what « du même code » may be said of, no other text being named between. */
function followers(block: Block, sources: ReadonlyMap<string, Source>): Follower[] {
  const lines = citesByBlock.get(block) ?? linesOf(block).map(citesOf)
  citesByBlock.set(block, lines)
  return lines.flatMap(line => followersIn(line, sources))
}

function followersIn(cites: Cites, sources: ReadonlyMap<string, Source>): Follower[] {
  let last: string | undefined
  return cites.flatMap(one => {
    if (typeof one === 'object') return followersIn(one, sources)
    const source = one === undefined ? undefined : sources.get(one)
    const name = source?.kind === 'article' ? precitedName(source) : undefined
    const same = name !== undefined && name === last
    last = name
    return source ? [{ id: source.id, same }] : []
  })
}

const citesOf = (line: readonly Inline[]): Cites =>
  line.flatMap((inline): Cites => {
    if (inline.kind === 'note') return [citesOf(inline.inlines)]
    if (inline.kind === 'citation') return [inline.source.id]
    return inline.kind === 'text' && !namesText.test(inline.text) ? [] : [undefined]
  })

const namesText =
  /\bcodes?\b|\blois?\b|ordonnance|décret|arrêté|règlement|directive|convention|charte|traité/i
