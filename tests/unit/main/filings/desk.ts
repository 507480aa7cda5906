import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { type Program, program, temporary } from '../../../contract/program.ts'
import { aPdf } from '../../../fixtures/files.ts'

/** A library of a test's own, on a computer without LibreOffice. */
export interface FilingDesk {
  readonly here: Program
  readonly place: ReturnType<typeof temporary>
}

/** Opens a library before each test and closes it after; without LibreOffice, the files are the same everywhere. `onOpen` receives it. */
export function openEachTest(onOpen: (desk: FilingDesk) => void): void {
  const office = process.env.PRETOIRE_SOFFICE
  let desk: FilingDesk
  beforeEach(() => {
    process.env.PRETOIRE_SOFFICE = ''
    const place = temporary()
    desk = { place, here: program(join(place.folder, 'bibliotheque')) }
    onOpen(desk)
  })
  afterEach(async () => {
    if (office === undefined) delete process.env.PRETOIRE_SOFFICE
    else process.env.PRETOIRE_SOFFICE = office
    await desk.here.close()
    desk.place.remove()
  })
}

/** The worked example, a claim that can be filed, dated of 16 March 2026; and its référé, of a case of its own, which joins its copy. */
export async function claimAndUrgent({ call }: Program) {
  const { id: dossier, drafts } = await call['dossiers.sample']({ type: 'recourse' })
  const claim = drafts[0] ?? ''
  const { id: urgent } = await call['drafts.create']({ dossier, template: 'refere-suspension' })
  const copy = await call['exhibits.fromDraft']({ draft: claim, key: 'requete', to: urgent })
  const { affaire } = await call['drafts.get']({ id: urgent })
  return { dossier, claim, urgent, copy, affaire: affaire ?? '' }
}

/** Stands for LibreOffice until the test ends: prints one page that says these words, whatever the file. */
export function printWith({ place }: FilingDesk, words: string): void {
  place.file('imprime.pdf', aPdf(words))
  const script = `#!/bin/sh\nfor file; do :; done\ncp '${join(place.folder, 'imprime.pdf')}' "$(dirname "$file")/texte.pdf"\n`
  const path = place.file('soffice', script)
  chmodSync(path, 0o700)
  process.env.PRETOIRE_SOFFICE = path
}
