import { mailOf } from '../../../shared/campaign/briefs/mail.ts'
import type { LocalProject } from '../../../shared/campaign/projects/model.ts'
import { authorityTitle } from '../../../shared/campaign/waves/authorities.ts'
import type { Wave, WaveLine } from '../../../shared/campaign/waves/model.ts'
import { type Dossier, Party } from '../../../shared/dossiers/model.ts'
import { inGravity } from '../../../shared/dossiers/problem.ts'
import type { Gathered } from '../../../shared/drafts/gathered.ts'
import type { Draft, Inline } from '../../../shared/drafts/model.ts'
import { slug } from '../../../shared/french/slug.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { Keep } from '../../../shared/word/keep.ts'
import { assembleDraft } from '../../drafts/assemble-draft.ts'
import { problemsOf } from '../../drafts/checks/check-citations.ts'
import { gather } from '../../drafts/gather.ts'
import { logoOf, pictureHashes, picturesOf } from '../../kernel/files/pictures.ts'
import type { Entry } from '../../kernel/files/zip.ts'
import type { Library } from '../../kernel/library.ts'
import { paperOf } from '../../word/word-models.ts'
import { localProjects } from '../projects/store.ts'
import { emlOf } from '../sets/eml.ts'
import { joinAssembled } from '../sets/set-files.ts'

/** Letters to write: to which lines, as what, bearing which day. */
export interface LettersToWrite {
  readonly lines: readonly WaveLine[]
  readonly as: 'docx' | 'eml' | 'one'
  readonly day: string
  readonly author: string
}

/** The files of the letters, named after their authorities. `pages`: of the longest; refused where the letter is not ready to leave. */
export async function lettersOf(
  library: Library,
  wave: Wave,
  { lines, as, day, author }: LettersToWrite,
): Promise<{ entries: Entry[]; pages: number }> {
  const [first] = lines
  if (!first) throw new AppError('refused', 'Aucune administration n’est choisie\u00a0: rien n’a été écrit.')
  const letter = gather(library, wave.draft)
  const byProject = projectsOf(library, lines)
  const own = lines.map(line => letterTo(letter, line, day, byProject.get(line.project ?? '')))
  refuseUnready(library, own[0])
  const assemblies = own.map(one => assembleDraft(library, one))
  const name = namer()
  const letterhead = assemblies[0]?.letterhead
  if (as === 'eml') {
    const logo = await logoOf(library, letterhead)
    const entries = lines.map((line, at): Entry => {
      const mail = mailOf(assemblies[at]!, own[at]!.draft, logo)
      const head = { to: line.authority.email || undefined, at: new Date(), id: `${wave.draft}${at}` }
      return { name: `${name(line)}.eml`, bytes: Buffer.from(emlOf(mail, head)) }
    })
    return { entries, pages: 0 }
  }
  const model = await paperOf(library, letter)
  const options = {
    ...(model && { model }),
    final: true,
    author,
    at: new Date(),
    keep: Keep.parse({}),
    pictures: await picturesOf(library, [
      ...pictureHashes(letter.draft.blocks),
      ...(letterhead?.logo ? [letterhead.logo.hash] : []),
    ]),
  }
  const { writeDocx } = await import('../../word/write/write-docx.ts')
  if (as === 'one') {
    const { bytes, pages } = await writeDocx(joinAssembled(assemblies), options)
    return { entries: [{ name: 'lettres.docx', bytes }], pages }
  }
  const entries: Entry[] = []
  let longest = 0
  for (const [at, line] of lines.entries()) {
    const { bytes, pages } = await writeDocx(assemblies[at]!, options)
    entries.push({ name: `${name(line)}.docx`, bytes })
    longest = Math.max(longest, pages)
  }
  return { entries, pages: longest }
}

/** The projects that lines are about, by their id. */
function projectsOf({ db }: Library, lines: readonly WaveLine[]): Map<string, LocalProject> {
  const ids = [...new Set(lines.flatMap(line => line.project ?? []))]
  return new Map(ids.flatMap(id => localProjects(db).find(id) ?? []).map(one => [one.id, one]))
}

/** The letter as one authority gets it: it is the one asked, and the software is that of its project. */
export function letterTo(
  letter: Gathered,
  { authority }: WaveLine,
  day: string,
  project: LocalProject | undefined,
): Gathered {
  const { dossier } = letter
  const facts: Dossier['facts'] = {
    ...dossier.facts,
    ...(authority.commune && { commune: authority.commune.name }),
    ...(project?.product && { software: project.product }),
    ...(project?.maker && { supplier: project.maker }),
    'demande-cada.date': day,
  }
  const claimants = dossier.parties.filter(one => one.role !== 'defendant')
  return {
    ...letter,
    draft: withAddress(letter.draft, authority.address),
    dossier: { ...dossier, facts, parties: [...claimants, defendantOf(authority)] },
  }
}

/** The letter with the address under its recipient: the template left it out, since the letter is for many. */
function withAddress(draft: Draft, address: string): Draft {
  const lines = address.split('\n').flatMap(line => line.trim() || [])
  if (lines.length === 0) return draft
  const added = lines.flatMap((text): Inline[] => [{ kind: 'linebreak' }, { kind: 'text', text }])
  const blocks = draft.blocks.map(block =>
    block.kind === 'paragraph' && block.slot === 'recipient' && !block.inlines.some(isAddress)
      ? { ...block, inlines: [...block.inlines, ...added] }
      : block,
  )
  return { ...draft, blocks }
}

const isAddress = (inline: Inline): boolean => inline.kind === 'slot' && inline.key === 'defendant.address'

/** The authority as a party: its commune answers for a town hall. */
export const defendantOf = ({ kind, name, commune, address, email }: WaveLine['authority']): Party =>
  Party.parse({
    id: 'authority',
    role: 'defendant',
    type: kind === 'mairie' ? 'commune' : 'authority',
    name: kind === 'mairie' ? (commune?.name ?? name) : name,
    address,
    email,
  })

function refuseUnready(library: Library, sample: Gathered | undefined): void {
  const blocking = sample ? problemsOf(library, sample).filter(one => one.severity === 'blocking') : []
  if (blocking.length > 0)
    throw new AppError(
      'refused',
      `La lettre n’est pas prête à partir\u00a0: rien n’a été écrit. ${inGravity(blocking)
        .slice(0, 3)
        .map(one => one.message)
        .join(' ')}`,
      blocking,
    )
}

function namer() {
  const counts = new Map<string, number>()
  return ({ authority }: WaveLine): string => {
    const name = slug(authorityTitle(authority), 70) || 'lettre'
    const rank = (counts.get(name) ?? 0) + 1
    counts.set(name, rank)
    return rank === 1 ? name : `${name}-${rank}`
  }
}
