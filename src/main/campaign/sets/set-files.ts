import { mailOf } from '../../../shared/campaign/briefs/mail.ts'
import { fileNameOf, personalise } from '../../../shared/campaign/briefs/personal.ts'
import type { Assembled, PrintedBlock } from '../../../shared/drafts/assemble/assembled.ts'
import type { Gathered } from '../../../shared/drafts/gathered.ts'
import type { Recipient } from '../../../shared/drafts/slots/member-address.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { Keep } from '../../../shared/word/keep.ts'
import { assembleDraft } from '../../drafts/assemble-draft.ts'
import { logoOf, pictureHashes, picturesOf } from '../../kernel/files/pictures.ts'
import type { Entry } from '../../kernel/files/zip.ts'
import type { Library } from '../../kernel/library.ts'
import { paperOf } from '../../word/word-models.ts'
import { emlOf } from './eml.ts'

/** The letters to write, one for each member of a set. */
export interface SetToWrite {
  readonly content: Gathered
  readonly members: readonly Recipient[]
  readonly openings: Readonly<Record<string, string>>
  readonly as: 'docx' | 'one' | 'eml'
  readonly author: string
  readonly at: Date
}

export interface Watching {
  readonly progress?: (count: number, total: number) => void
  readonly signal?: AbortSignal
}

/** The files of a set, named after their members; two members of one name get a figure. `pages`: of the longest. */
export async function setFiles(
  library: Library,
  { content: material, members, openings, as, author, at }: SetToWrite,
  { progress, signal }: Watching = {},
): Promise<{ entries: Entry[]; pages: number }> {
  const model = await paperOf(library, material)
  const total = members.length
  /** whoever waits for an answer, or wants to stop, is heard */
  const tick = async (count: number) => {
    if (count % 16 !== 0) return
    progress?.(count, total)
    await new Promise(resolve => setImmediate(resolve))
    if (signal?.aborted)
      throw new AppError('cancelled', 'Arrêté à votre demande\u00a0: aucun fichier n’a été écrit.')
  }
  const own = members.map(member => personalise(material, member, openings[member.id] ?? ''))
  const assemblies = own.map(one => assembleDraft(library, one))
  const letterhead = assemblies[0]?.letterhead
  const options = {
    ...(model && { model }),
    final: true,
    author,
    at,
    keep: Keep.parse({}),
    pictures: await picturesOf(library, [
      ...pictureHashes(material.draft.blocks),
      ...(letterhead?.logo ? [letterhead.logo.hash] : []),
    ]),
  }
  const names = namer()
  const entries = (extension: string, bytes: (n: number) => Buffer): Entry[] =>
    members.map((member, n) => ({ name: `${names(member)}.${extension}`, bytes: bytes(n) }))
  if (as === 'eml') {
    const logo = await logoOf(library, letterhead)
    const mail = (n: number) => mailOf(assemblies[n]!, own[n]!.draft, logo)
    const eml = (n: number) =>
      emlOf(mail(n), { to: members[n]!.emails?.[0], at, id: `${material.draft.id}${n}` })
    return { entries: entries('eml', n => Buffer.from(eml(n))), pages: 0 }
  }
  const { writeDocx } = await import('../../word/write/write-docx.ts')
  if (as === 'one') {
    const { bytes, pages } = await writeDocx(joinAssembled(assemblies), options)
    return { entries: [{ name: 'ensemble.docx', bytes }], pages }
  }
  const { quickFiles } = await import('./quick.ts')
  const files = (await quickFiles(assemblies, options, tick)) ?? (await wholeFiles(assemblies))
  progress?.(total, total)
  return { entries: entries('docx', n => files[n]!.bytes), pages: Math.max(...files.map(one => one.pages)) }

  async function wholeFiles(all: readonly Assembled[]) {
    const documents: { readonly bytes: Buffer; readonly pages: number }[] = []
    for (const one of all) {
      documents.push(await writeDocx(one, options))
      await tick(documents.length)
    }
    return documents
  }
}

function namer() {
  const countByName = new Map<string, number>()
  return (member: Recipient): string => {
    const name = fileNameOf(member) || member.id
    const rank = (countByName.get(name) ?? 0) + 1
    countByName.set(name, rank)
    return rank === 1 ? name : `${name}-${rank}`
  }
}

/** Several printed texts as one, each on a new page, under names of their own; the notes of all count in one series. */
export function joinAssembled(all: readonly Assembled[]): Assembled {
  const [first] = all
  if (!first) throw new Error('Nothing to join.')
  let notes = 0
  const blocks = all.flatMap((one, n): PrintedBlock[] => {
    const before = notes
    const rename = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(rename)
      if (typeof value !== 'object' || value === null) return value
      const note = 'kind' in value && value.kind === 'note'
      return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => {
          // the reference a stretch prints is that of the draft
          if (key === 'of' || key === 'source' || key === 'quoted') return [key, inner]
          if ((key === 'id' || key === 'target') && typeof inner === 'string') return [key, `s${n}.${inner}`]
          if (note && key === 'number' && typeof inner === 'number') {
            notes = Math.max(notes, before + inner)
            return [key, before + inner]
          }
          return [key, rename(inner)]
        }),
      )
    }
    const own = one.blocks.map(block => rename(block) as PrintedBlock)
    return n > 0 ? [{ kind: 'break', id: `s${n}.break` }, ...own] : own
  })
  return { ...first, comments: [], blocks }
}
