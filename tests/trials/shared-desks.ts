import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { drafts } from '../../src/main/drafts/store.ts'
import { canonicalJson } from '../../src/shared/sharing/office/thing-state.ts'
import { program } from '../contract/program.ts'
import { aDraft } from '../fixtures/builders.ts'
import { foundSharedSpace } from '../fixtures/office/library-desks.ts'

/** Libraries of the trial's folder: the desk that is killed while it meets, a colleague's, and their office, as they were before. */
export const SHARED = { desk: 'partagee', colleague: 'collegue', office: 'bureau' } as const
/** The office that both libraries name: under the watch of what cuts the power of the library that is killed. */
export const OFFICE_IN_USE = 'tuee-bureau'
/** Texts that wait to be sent, so that a kill falls among them. */
const WAITING_TEXTS = 40

/** Puts a dossier of a library in a space of a folder, with many texts that nobody has yet. */
export async function prepareSharedDesks(folder: string, dossier: string): Promise<void> {
  const office = join(folder, OFFICE_IN_USE)
  const desk = program(join(folder, SHARED.desk))
  const colleague = program(join(folder, SHARED.colleague))
  const space = await foundSharedSpace(office, 'Essai', [
    { name: 'Marie', program: desk },
    { name: 'Paul', program: colleague },
  ])
  for (let n = 0; n < WAITING_TEXTS; n += 1)
    drafts(desk.library.db).save(
      aDraft({
        ...{ id: `texte-${n}`, dossier, title: `Texte ${n}` },
        blocks: [
          {
            ...{ kind: 'paragraph', id: 'p', style: 'body' },
            inlines: [{ kind: 'text', text: `Paragraphe ${n}. `.repeat(200) }],
          },
        ],
      }),
    )
  await desk.call['office.share']({ kind: 'dossier', id: dossier, space })
  await desk.close()
  await colleague.close()
  cpSync(office, join(folder, SHARED.office), { recursive: true })
}

/** Puts the office back as it was before any meeting. */
export function resetOffice(folder: string): void {
  rmSync(join(folder, OFFICE_IN_USE), { recursive: true, force: true })
  cpSync(join(folder, SHARED.office), join(folder, OFFICE_IN_USE), { recursive: true })
}

/** Meets again after a kill: nothing is refused, and a colleague then has every text as it is here. */
export async function faultOfMeeting(
  folder: string,
  killed: string,
  dossier: string,
): Promise<string | undefined> {
  const colleagueFolder = join(folder, `${SHARED.colleague}-copie`)
  rmSync(colleagueFolder, { recursive: true, force: true })
  cpSync(join(folder, SHARED.colleague), colleagueFolder, { recursive: true })
  const desk = program(killed)
  const colleague = program(colleagueFolder)
  try {
    for (const one of [desk, colleague]) {
      const [met] = await one.call['office.sync']({})
      if (!met || met.failure || met.refusals.length > 0)
        return `a meeting after the kill: ${met?.failure ?? 'none'} ${JSON.stringify(met?.refusals ?? [])}`
    }
    const [mine, theirs] = [desk, colleague].map(({ library }) =>
      canonicalJson(
        drafts(library.db)
          .list(dossier)
          .map(({ id }) => [id, drafts(library.db).get(id).blocks] as const)
          .toSorted(([a], [b]) => (a < b ? -1 : 1)),
      ),
    )
    if (!mine?.includes('Paragraphe')) return 'the texts that were shared are not here'
    return mine === theirs ? undefined : 'a colleague does not have the texts of this desk'
  } finally {
    await desk.close()
    await colleague.close()
    rmSync(colleagueFolder, { recursive: true, force: true })
  }
}
