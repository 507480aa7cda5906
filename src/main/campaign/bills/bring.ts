import { readFile, stat } from 'node:fs/promises'
import { type DossierBill, readDossier } from '../../../shared/campaign/bills/dossier.ts'
import { Bill } from '../../../shared/campaign/bills/model.ts'
import { stagesOf } from '../../../shared/campaign/bills/steps.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { type Akn, isAkn, readAkn } from '../../imports/parliament/bills/akn.ts'
import { Refusal } from '../../imports/refusal.ts'
import type { GivenFile } from '../../kernel/files/uploads.ts'
import type { Library } from '../../kernel/library.ts'
import { bills } from './store.ts'

const largest = 20_000_000

/**
 * A bill from the Assemblée's legislative file (`dossierParlementaire`, JSON) or from a text of the Sénat in Akoma Ntoso: a new one, or its stages brought up to date. What was
 * written of a stage that is there already stays; measures are never touched.
 */
export async function bringDossier({ db }: Library, file: GivenFile, into?: string): Promise<Bill> {
  const { size } = await stat(file.path)
  if (size > largest) throw refused(file.name, 'il est trop grand pour un dossier législatif')
  const read = dossierIn(await readFile(file.path, 'utf8'), file.name)
  const all = bills(db)
  const here = into ? all.get(into) : all.list().find(one => one.dossier === read.uid)
  if (!here)
    return all.save(
      Bill.parse({
        ...read,
        id: read.uid.toLowerCase(),
        dossier: read.uid,
        measures: [],
        note: `Étapes reprises de l’open data ${read.uid.startsWith('DLR') ? 'de l’Assemblée nationale' : 'du Sénat'} (Licence Ouverte).`,
      }),
    )
  const known = new Set(here.stages.map(one => one.key))
  const given = new Map(read.stages.map(one => [one.key, one]))
  const kept = here.stages.map(one => {
    const theirs = given.get(one.key)
    return theirs ? { ...theirs, ...filled(one) } : one
  })
  const stages = [...kept, ...read.stages.filter(one => !known.has(one.key))]
  const inOrder = stages.every(one => one.date)
    ? stages.toSorted((a, b) => (a.date ?? '').localeCompare(b.date ?? ''))
    : stages
  return all.save(
    Bill.parse({
      ...here,
      dossier: here.dossier && !read.uid.startsWith('DLR') ? here.dossier : read.uid,
      legislature: here.legislature ?? (read.legislature || undefined),
      first: here.first ?? read.first,
      procedure: here.procedure || read.procedure,
      stages: inOrder,
    }),
  )
}

/** The stages a file tells: a dossier of the Assemblée, or what the Sénat writes at the head of its texts in Akoma Ntoso. */
function dossierIn(text: string, name: string): DossierBill {
  if (!isAkn(text)) {
    const read = readDossier(parsed(text, name))
    if (read) return read
    throw refused(
      name,
      'ce n’est pas un dossier législatif (« dossierParlementaire », ou Akoma Ntoso du Sénat)',
    )
  }
  const { dossier, title, steps, identity } = read(text, name)
  const stages = stagesOf(steps, identity.source || 'senat.fr')
  if (!dossier || stages.length === 0)
    throw refused(name, 'ce texte du Sénat ne dit pas son dossier, ou aucune de ses étapes')
  return { uid: dossier, title, legislature: '', first: stages[0]?.chamber, procedure: '', stages }
}

/** What is said of a stage, without what is left empty. */
const filled = (stage: Bill['stages'][number]): Partial<Bill['stages'][number]> =>
  Object.fromEntries(
    Object.entries(stage).filter(
      ([, value]) => value !== '' && value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  )

function read(text: string, name: string): Akn {
  try {
    return readAkn(text)
  } catch (error) {
    if (error instanceof Refusal) throw refused(name, error.message)
    throw error
  }
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    throw refused(name, 'ce n’est pas du JSON')
  }
}

const refused = (name: string, why: string): AppError =>
  new AppError('damaged', `« ${name} » n’a pas été repris : ${why}. Rien n’a changé.`)
