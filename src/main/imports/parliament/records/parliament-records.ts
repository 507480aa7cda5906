import { isObject } from '../../../../shared/kernel/json.ts'
import { Refusal } from '../../refusal.ts'
import { readActor, readOrgan } from './actor.ts'
import type { ParliamentRecord } from './aside.ts'
import { isNosDeputesCsv, nosDeputesRows, readNosDeputes } from './nosdeputes.ts'
import { readScrutin } from './scrutin.ts'
import { isSenateScrutin, isSenateSeats, readSenateScrutin } from './senate-scrutin.ts'
import { isSenators, readSenators } from './senator.ts'
import { at, type Json, objectsOf, textOf } from './value.ts'

/** One record of Parliament, or why it was not taken. */
export type ReadParliamentRecord = { readonly place: string } & (
  | { readonly parliamentRecord: ParliamentRecord }
  | { readonly reason: string }
)

/** The records in a JSON object of the Assemblée or of NosDéputés; nothing when it is none. */
export function parliamentRecordsIn(
  value: unknown,
  asOf: string | undefined,
): Iterable<ReadParliamentRecord> | undefined {
  if (!isObject(value)) return undefined
  if (isObject(value.acteur)) return one('', () => actor(value.acteur as Json, asOf))
  if (isObject(value.organe) && textOf(at(value.organe, 'codeType')))
    return one('', () => organ(value.organe as Json))
  if (isObject(value.scrutin)) return one('', () => scrutin(value.scrutin as Json, asOf))
  if (isSenateSeats(value))
    return [
      {
        place: '',
        reason:
          'ce fichier du Sénat ne dit ni le jour, ni l’objet, ni les groupes du scrutin : enregistrez la page du scrutin («\u00a0scr2025-340.html\u00a0») et importez-la, elle les porte avec les noms',
      },
    ]
  if (isObject(value.export)) {
    const { export: all } = value
    const actors = objectsOf(at(all, 'acteurs', 'acteur'))
    const organs = objectsOf(at(all, 'organes', 'organe'))
    return actors.length + organs.length > 0 ? composite(actors, organs, asOf) : undefined
  }
  if (isObject(value.scrutins)) {
    const all = objectsOf(value.scrutins.scrutin)
    return all.length > 0
      ? each(
          all,
          one => textOf(one.uid),
          one => scrutin(one, asOf),
        )
      : undefined
  }
  for (const [list, name] of [
    ['deputes', 'depute'],
    ['senateurs', 'senateur'],
  ] as const) {
    const all = objectsOf(value[list])
      .map(item => item[name])
      .filter(isObject)
    const items = all.length > 0 ? all : isObject(value[name]) ? [value[name]] : []
    if (items.length > 0 && items.every(item => 'nom_de_famille' in item))
      return each(
        items,
        item => textOf(item.nom),
        item => nosDeputes(item, name === 'senateur', asOf),
      )
  }
  return undefined
}

/** The same of a table of text. */
export function parliamentRecordsInTable(
  text: string,
  asOf: string | undefined,
): Iterable<ReadParliamentRecord> | undefined {
  if (isSenators(text)) return senators(text, asOf)
  if (isNosDeputesCsv(text))
    return each(
      nosDeputesRows(text),
      item => textOf(item.nom),
      item => nosDeputes(item, false, asOf),
    )
  return undefined
}

/** The same of a page. */
export function parliamentRecordsInPage(
  html: string,
  asOf: string | undefined,
): Iterable<ReadParliamentRecord> | undefined {
  if (!isSenateScrutin(html)) return undefined
  return one('', () => ({ kind: 'scrutin', scrutin: readSenateScrutin(html, asOf) }))
}

/** Whether bytes begin like one of these tables, whatever their encoding. */
export const beginsLikeTable = (head: string): boolean =>
  /^(?:\u00ef\u00bb\u00bf)?(?:% Requ.{1,2}te\s?:|Matricule,Qualit|id;nom;nom_de_famille;)/.test(head)

const actor = (value: Json, asOf: string | undefined): ParliamentRecord => ({
  kind: 'member',
  ...readActor(value, asOf),
})
const organ = (value: Json): ParliamentRecord => ({ kind: 'organ', organ: readOrgan(value) })
const scrutin = (value: Json, asOf: string | undefined): ParliamentRecord => ({
  kind: 'scrutin',
  scrutin: readScrutin(value, asOf),
})
const nosDeputes = (value: Json, senate: boolean, asOf: string | undefined): ParliamentRecord => ({
  kind: 'member',
  member: readNosDeputes(value, senate, asOf),
})

function* one(place: string, read: () => ParliamentRecord): Generator<ReadParliamentRecord> {
  try {
    yield { place, parliamentRecord: read() }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    yield { place, reason: error.message }
  }
}

function* each(
  all: Iterable<Json>,
  name: (item: Json) => string,
  read: (item: Json) => ParliamentRecord,
): Generator<ReadParliamentRecord> {
  for (const item of all) yield* one(name(item), () => read(item))
}

function* composite(
  actors: readonly Json[],
  organs: readonly Json[],
  asOf: string | undefined,
): Generator<ReadParliamentRecord> {
  yield* each(
    actors,
    item => `acteur ${textOf(item.uid)}`,
    item => actor(item, asOf),
  )
  yield* each(organs, item => `organe ${textOf(item.uid)}`, organ)
}

function* senators(text: string, asOf: string | undefined): Generator<ReadParliamentRecord> {
  for (const { place, member, reason } of readSenators(text, asOf)) {
    if (member) yield { place, parliamentRecord: { kind: 'member', member } }
    else if (reason) yield { place, reason }
  }
}
