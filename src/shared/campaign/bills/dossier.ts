import { capital } from '../../french/wording.ts'
import { leadingDay } from '../../kernel/days.ts'
import { isObject, type JsonObject } from '../../kernel/json.ts'
import type { Bill, Chamber, Stage } from './model.ts'
import { Stage as StageSchema } from './model.ts'
import { keyFor, stageWords } from './stages.ts'

/** A bill as a legislative file of the Assemblée's open data describes it. */
export interface DossierBill {
  readonly uid: string
  readonly title: string
  readonly legislature: string
  readonly first: Chamber | undefined
  readonly procedure: Bill['procedure']
  readonly stages: readonly Stage[]
}

const inside = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), value)
/** A lone element is an object, not a list; nil is an object too. */
const listOf = (value: unknown): readonly JsonObject[] =>
  (Array.isArray(value) ? value : [value]).filter(isObject).filter(one => one['@xsi:nil'] !== 'true')
const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value
  return isObject(value) && typeof value['#text'] === 'string' ? value['#text'] : ''
}
const dayOf = (act: JsonObject): string | undefined => leadingDay(textOf(act.dateActe))

interface Act {
  readonly code: string
  readonly day: string | undefined
  readonly json: JsonObject
}

/** Every act of the file, however deep, in its order. */
function actsOf(value: unknown): Act[] {
  return listOf(inside(value, 'acteLegislatif')).flatMap(json => [
    { code: textOf(json.codeActe), day: dayOf(json), json },
    ...actsOf(json.actesLegislatifs),
  ])
}

/** Reads `dossierParlementaire` of the open data; undefined when it is something else. */
export function readDossier(json: unknown): DossierBill | undefined {
  const file = inside(json, 'dossierParlementaire') ?? json
  if (!isObject(file) || !/^DLR/.test(textOf(file.uid)) || !isObject(file.actesLegislatifs)) return undefined
  const acts = actsOf(file.actesLegislatifs)
  const stages: Stage[] = []
  const add = (stage: Partial<Stage>): void => {
    stages.push(
      StageSchema.parse({
        label: capital(stageWords({ ...stage, kind: stage.kind })),
        source: 'data.assemblee-nationale.fr',
        certainty: 'verified',
        ...stage,
        key: keyFor(stages, { kind: stage.kind, chamber: stage.chamber, reading: stage.reading }),
      }),
    )
  }
  for (const step of stepsOf(acts)) readStep(step, add)
  return {
    uid: textOf(file.uid),
    title: textOf(inside(file, 'titreDossier', 'titre')),
    legislature: textOf(file.legislature),
    first: stages[0]?.chamber,
    procedure: acts.some(one => /-PROCACC$/.test(one.code)) ? 'acceleree' : '',
    stages,
  }
}

interface Step {
  readonly code: string
  readonly acts: readonly Act[]
}

/** The acts of one step (`AN1`, `SN1`, `CMP`, `ANNLEC`, `CC`, `PROM`...) together. */
function stepsOf(acts: readonly Act[]): Step[] {
  const steps: { code: string; acts: Act[] }[] = []
  for (const act of acts) {
    const [code = ''] = act.code.split('-')
    const last = steps.at(-1)
    if (last?.code === code) last.acts.push(act)
    else steps.push({ code, acts: [act] })
  }
  return steps
}

type Add = (stage: Partial<Stage>) => void

function readStep({ code, acts }: Step, add: Add): void {
  const [, place = '', n = ''] = /^(AN|SN)(\d+)$/.exec(code) ?? []
  const chamber: Chamber = code.startsWith('SN') ? 'senat' : 'an'
  if (place) readReading(acts, chamber, Number(n), add)
  else if (code === 'CMP') readJoint(acts, add)
  else if (/^(?:AN|SN)NLEC$/.test(code)) add({ kind: 'nouvelle-lecture', chamber, ...whole(acts) })
  else if (code === 'ANLDEF') add({ kind: 'lecture-definitive', chamber: 'an', ...whole(acts) })
  else if (code === 'CC') readCouncil(acts, add)
  else if (code === 'PROM') readPromulgation(acts, add)
}

function readPromulgation(acts: readonly Act[], add: Add): void {
  const act = acts.find(one => one.code === 'PROM-PUB') ?? acts.at(-1)
  const number = textOf(act?.json.codeLoi)
  const law = [number && `loi n° ${number}`, textOf(inside(act?.json, 'infoJO', 'referenceNOR'))]
  add({ kind: 'promulgation', ...dateOf(act), reference: law.filter(Boolean).join(', ') })
}

const ends = (acts: readonly Act[], suffix: string) => acts.filter(one => one.code.endsWith(suffix))
const dateOf = (act: Act | undefined) => (act?.day ? { date: act.day } : {})

function readReading(acts: readonly Act[], chamber: Chamber, n: number, add: Add): void {
  const at = { chamber, reading: n }
  for (const act of ends(acts, '-DEPOT').slice(0, 1)) {
    const text = textNumber(textOf(act.json.texteAssocie))
    const isShuttle = textOf(act.json['@xsi:type']).includes('Navette')
    add({
      ...at,
      kind: isShuttle ? 'transmission' : 'depot',
      ...dateOf(act),
      ...(text && { text, reference: `texte n° ${text}` }),
    })
  }
  const committee = acts.filter(one => one.code.includes('-COM-FOND'))
  for (const act of ends(committee, '-SAISIE').slice(0, 1)) add({ ...at, kind: 'renvoi', ...dateOf(act) })
  const report = ends(committee, '-RAPPORT').at(-1)
  const meetings = ends(committee, '-REUNION')
  if (report ?? meetings[0]) {
    const reportText = textNumber(textOf(report?.json.texteAdopte))
    const number = textNumber(textOf(report?.json.texteAssocie))
    add({
      ...at,
      kind: 'commission',
      ...dateOf(report ?? meetings.at(-1)),
      ...(reportText && { text: reportText }),
      reference: [number && `rapport n° ${number}`, reportText && `texte n° ${reportText}`]
        .filter(Boolean)
        .join(', '),
      rapporteurs: rapporteursOf(ends(committee, '-NOMIN')),
    })
  }
  const sittings = ends(acts, '-DEBATS-SEANCE')
  if (sittings.length > 0) add({ ...at, kind: 'seance', ...dateOf(sittings.at(-1)), note: span(sittings) })
  const decision = ends(acts, '-DEBATS-DEC').at(-1)
  if (decision) add({ ...at, kind: 'vote', ...decisionOf(decision) })
}

/** `du 2017-10-24 au 2017-10-31`, where it took more than a day. */
const span = (acts: readonly Act[]): string => {
  const days = acts.flatMap(one => one.day ?? []).sort()
  const [from, to] = [days[0], days.at(-1)]
  return from && to && from !== to ? `Séances du ${french(from)} au ${french(to)}.` : ''
}
const french = (day: string): string => day.split('-').toReversed().join('/')

const rapporteursOf = (acts: readonly Act[]): Stage['rapporteurs'] =>
  acts
    .flatMap(one => listOf(inside(one.json, 'rapporteurs', 'rapporteur')))
    .filter(one => textOf(one.typeRapporteur) === 'rapporteur')
    .map(one => ({ name: '', member: textOf(one.acteurRef) }))
    .filter(one => one.member !== '')

/** Reads a decision: the day, the adopted text, whether it ended the matter. Counts of votes come from the official scrutin alone. */
function decisionOf(act: Act): Partial<Stage> {
  const words = textOf(inside(act.json, 'statutConclusion', 'libelle'))
  const texts = listOf(inside(act.json, 'textesAssocies', 'texteAssocie'))
  const adoptedText = texts.map(one => textNumber(textOf(one.refTexteAssocie))).find(Boolean)
  const outcome = /conforme|sans modification/i.test(words)
    ? ('conforme' as const)
    : /rejet/i.test(words)
      ? ('failure' as const)
      : ('success' as const)
  return {
    ...dateOf(act),
    outcome,
    note: words ? `${capital(words)}.` : '',
    ...(adoptedText && { text: `T.A. ${adoptedText}`, reference: `T.A. n° ${adoptedText}` }),
  }
}

function whole(acts: readonly Act[]): Partial<Stage> {
  const text = textNumber(textOf(ends(acts, '-DEPOT')[0]?.json.texteAssocie))
  const decision = ends(acts, '-DEBATS-DEC').at(-1)
  const result: Partial<Stage> = decision ? decisionOf(decision) : dateOf(acts.findLast(one => one.day))
  return { ...result, ...(text && !result.reference && { text, reference: `texte n° ${text}` }) }
}

function readJoint(acts: readonly Act[], add: Add): void {
  const end = ends(acts, 'CMP-DEC').at(-1)
  const reports = ends(acts, '-RAPPORT-AN').concat(ends(acts, '-RAPPORT-SN'))
  const words = textOf(inside(end?.json, 'statutConclusion', 'libelle'))
  const outcome = /désaccord|échec/i.test(words)
    ? ('failure' as const)
    : /accord/i.test(words)
      ? ('success' as const)
      : undefined
  const rapporteurs = reports.flatMap(one => {
    const number = textNumber(textOf(one.json.texteAssocie))
    return number ? `${one.code.endsWith('AN') ? 'AN' : 'Sénat'} n° ${number}` : []
  })
  add({
    kind: 'cmp',
    ...dateOf(end ?? acts.findLast(one => one.day)),
    ...(outcome && { outcome }),
    note: words ? `${capital(words)}.` : '',
    reference: rapporteurs.join(' ; '),
  })
  for (const [suffix, chamber] of [
    ['CMP-DEBATS-AN-DEC', 'an'],
    ['CMP-DEBATS-SN-DEC', 'senat'],
  ] as const)
    for (const act of ends(acts, suffix)) add({ kind: 'cmp-lecture', chamber, ...decisionOf(act) })
}

function readCouncil(acts: readonly Act[], add: Add): void {
  const requests = acts.filter(one => one.code.startsWith('CC-SAISIE'))
  const first = requests.find(one => one.day)
  if (first)
    add({
      kind: 'conseil',
      label: 'Saisine du Conseil constitutionnel',
      ...dateOf(first),
      note: requests
        .map(one => textOf(inside(one.json, 'casSaisine', 'libelle')))
        .filter(Boolean)
        .join(' ; '),
    })
  const end = acts.findLast(one => one.code === 'CC-CONCLUSION')
  if (!end) return
  const [year, number] = [textOf(end.json.anneeDecision), textOf(end.json.numDecision)]
  const words = textOf(inside(end.json, 'statutConclusion', 'libelle'))
  add({
    kind: 'conseil',
    label: 'Décision du Conseil constitutionnel',
    ...dateOf(end),
    reference: year && number ? `Cons. const., n° ${year}-${number} DC` : '',
    note: words ? `${words}.` : '',
    ...(/^non conforme|totale/i.test(words) && { outcome: 'failure' as const }),
    source: textOf(end.json.urlConclusion) || 'data.assemblee-nationale.fr',
  })
}

/** `269` of `PRJLANR5L15B0269`, `TA` and `TC` apart. */
const textNumber = (uid: string): string => {
  const [, number = ''] = /B(?:TC|TA)?(\d+)(?:-.*)?$/.exec(uid) ?? []
  return number.replace(/^0+/, '')
}
