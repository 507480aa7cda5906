import { type DossierBill, readDossier } from '../../../shared/campaign/bills/dossier.ts'
import { Bill } from '../../../shared/campaign/bills/model.ts'
import { stagesOf } from '../../../shared/campaign/bills/steps.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { parseJson } from '../../../shared/kernel/json.ts'
import { type Akn, isAkn, readAkn } from '../../imports/parliament/bills/akn.ts'
import { Refusal } from '../../imports/refusal.ts'
import type { GivenFile } from '../../kernel/files/named-place.ts'
import { readStored, storedSize } from '../../kernel/files/stored.ts'
import type { Library } from '../../kernel/library.ts'
import type { ForeignReader } from '../../kernel/readers/foreign-reader.ts'
import { bills } from './store.ts'

const MAX_FILE_BYTES = 20_000_000

/** Writes the bill that a legislative file gives: a new one, or its stages brought up to date. */
export const bringDossier = ({ db }: Library, dossierBill: DossierBill, into?: string): Bill =>
  bills(db).save(arriving(followed(db, dossierBill, into), dossierBill, localDay(new Date())))

/** The bill that a legislative file is of, where it is followed. */
export const followed = (db: Library['db'], { uid }: DossierBill, into?: string): Bill | undefined =>
  into
    ? bills(db).get(into)
    : bills(db)
        .list()
        .find(bill => bill.dossier === uid)

/**
 * A bill from the Assemblée's legislative file (`dossierParlementaire`, JSON) or from a text of the Sénat in Akoma Ntoso: a new one, or its stages brought up to date. What was
 * written of a stage that is there already stays; measures are never touched. A later step that the file dates puts an end to the one somebody named.
 */
export function arriving(current: Bill | undefined, dossierBill: DossierBill, today: string): Bill {
  if (!current)
    return Bill.parse({
      ...dossierBill,
      id: dossierBill.uid.toLowerCase(),
      dossier: dossierBill.uid,
      measures: [],
      note: `Étapes reprises de l’open data ${dossierBill.uid.startsWith('DLR') ? 'de l’Assemblée nationale' : 'du Sénat'} (Licence Ouverte).`,
    })
  const stageKeys = new Set(current.stages.map(one => one.key))
  const stagesByKey = new Map(dossierBill.stages.map(one => [one.key, one]))
  const mergedStages = current.stages.map(one => {
    const theirs = stagesByKey.get(one.key)
    return theirs ? { ...theirs, ...withoutEmpty(one) } : one
  })
  const stages = [...mergedStages, ...dossierBill.stages.filter(one => !stageKeys.has(one.key))]
  const inOrder = stages.every(one => one.date)
    ? stages.toSorted((a, b) => (a.date ?? '').localeCompare(b.date ?? ''))
    : stages
  const named = current.stages.find(stage => stage.key === current.current)?.date ?? ''
  const hasGoneOn = dossierBill.stages.some(
    ({ key, date }) => !stageKeys.has(key) && date !== undefined && date > named && date <= today,
  )
  return Bill.parse({
    ...current,
    ...(hasGoneOn && { current: undefined }),
    dossier: current.dossier && !dossierBill.uid.startsWith('DLR') ? current.dossier : dossierBill.uid,
    legislature: current.legislature ?? (dossierBill.legislature || undefined),
    first: current.first ?? dossierBill.first,
    procedure: current.procedure || dossierBill.procedure,
    stages: inOrder,
  })
}

/** Reads the legislative file that a file holds. */
export const legislativeFileReader: ForeignReader<GivenFile, DossierBill> = {
  name: 'legislative file',
  run: async ({ path, name }) => {
    if (storedSize(path) > MAX_FILE_BYTES) throw refusal(name, 'il est trop grand pour un dossier législatif')
    return dossierIn(readStored(path).toString('utf8'), name)
  },
}

/** The stages a file tells: a dossier of the Assemblée, or what the Sénat writes at the head of its texts in Akoma Ntoso. */
function dossierIn(text: string, name: string): DossierBill {
  if (!isAkn(text)) {
    const json = parseJson(text)
    if (json === undefined) throw refusal(name, 'ce n’est pas du JSON')
    const dossierBill = readDossier(json)
    if (dossierBill) return dossierBill
    throw refusal(
      name,
      'ce n’est pas un dossier législatif («\u00a0dossierParlementaire\u00a0», ou Akoma Ntoso du Sénat)',
    )
  }
  const { dossier, title, steps, identity } = readSenate(text, name)
  const stages = stagesOf(steps, identity.source || 'senat.fr')
  if (!dossier || stages.length === 0)
    throw refusal(name, 'ce texte du Sénat ne dit pas son dossier, ou aucune de ses étapes')
  return { uid: dossier, title, legislature: '', first: stages[0]?.chamber, procedure: '', stages }
}

/** The fields of a stage that are not empty. */
const withoutEmpty = (stage: Bill['stages'][number]): Partial<Bill['stages'][number]> =>
  Object.fromEntries(
    Object.entries(stage).filter(
      ([, value]) => value !== '' && value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  )

function readSenate(text: string, name: string): Akn {
  try {
    return readAkn(text)
  } catch (error) {
    if (error instanceof Refusal) throw refusal(name, error.message)
    throw error
  }
}

export const refusal = (name: string, why: string): AppError =>
  new AppError('damaged', `«\u00a0${name}\u00a0» n’a pas été repris : ${why}. Rien n’a changé.`)
