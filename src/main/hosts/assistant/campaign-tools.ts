import { z } from 'zod'
import type { Bill, Chamber } from '../../../shared/campaign/bills/model.ts'
import { currentStage } from '../../../shared/campaign/bills/stages.ts'
import { textName } from '../../../shared/campaign/bills/state/measure-words.ts'
import { phaseAt } from '../../../shared/campaign/bills/state/phase.ts'
import { textNumber } from '../../../shared/campaign/briefs/choice.ts'
import { impasse } from '../../../shared/campaign/powers/impasse.ts'
import { ACTORS, type Actor } from '../../../shared/campaign/powers/model.ts'
import { type Ground, powersOver, subjectAt } from '../../../shared/campaign/powers/powers.ts'
import { askText } from '../../../shared/campaign/powers/words.ts'
import { contract } from '../../../shared/contract/contract.ts'
import { dateText } from '../../../shared/french/dates.ts'
import { countOf } from '../../../shared/french/wording.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { type Reads, tool } from './tool.ts'

export const bills = tool({
  name: 'bills',
  title: 'Textes de loi suivis',
  about:
    'Liste les textes de loi suivis ici, l’étape où chacun a été noté pour la dernière fois, et leurs mesures avec leurs ids. Un texte qui a sans doute avancé depuis est dit tel.',
  input: z.object({}),
  answer: async reads => {
    const followed = await reads['bills.list']({})
    const today = localDay(new Date())
    return {
      text:
        (await Promise.all(followed.map(bill => billLines(reads, bill, today)))).flat().join('\n') ||
        'Aucun texte de loi n’est suivi ici.',
      data: {
        bills: followed.map(({ id, title, measures }) => ({
          id,
          title,
          measures: measures.map(measure => ({ id: measure.id, title: measure.title })),
        })),
      },
    }
  },
})

async function billLines(reads: Reads, bill: Bill, today: string): Promise<string[]> {
  const late = await reads['bills.whereabouts']({ id: bill.id })
  const stage = currentStage(bill, today)
  return [
    `[${bill.id}] ${bill.title}`,
    `  Dernière étape notée : ${stage ? `${stage.label}${stage.date ? `, ${dateText(stage.date)}` : ''}` : 'aucune'}.`,
    ...(late ? [`  ${late.question}`] : []),
    `  ${countOf(bill.measures.length, 'mesure')} :`,
    ...bill.measures.map(({ id, title }) => `  [${id}] ${title}`),
  ]
}

export const measure = tool({
  name: 'measure',
  title: 'État d’une mesure, et qui peut encore agir',
  about:
    'Dit ce qu’une mesure d’un texte de loi est devenue à chaque étape notée, ce qu’elle fait, et qui peut encore quoi contre elle : l’acte, jusqu’à quand, sur quel article. Ce qui n’est pas connu est dit ne pas l’être.',
  input: contract['bills.measure'].input,
  answer: async (reads, { id, measure: measureId }) => {
    const reading = await reads['bills.measure']({ id, measure: measureId })
    const powers = await powersToday(reads, id, measureId)
    const { does, reaches, danger } = reading.statements
    return {
      text: [
        `[${reading.measure.id}] ${reading.measure.title}, dans «\u00a0${reading.bill.title}\u00a0»`,
        `Aujourd’hui : ${reading.today}.`,
        ...[does, reaches, danger].map(({ text }) => text).filter(Boolean),
        ...reading.cells.map(
          ({ stage, look, article, witness }) =>
            `- ${stage.label} : ${look.word}${article ? ` (${article})` : ''}${witness ? `. ${witness}` : ''}`,
        ),
        ...powers.lines,
      ].join('\n'),
      data: { reading, powers: powers.list },
    }
  },
})

/** Each actor, as a list names it. */
const ACTOR_NAMES: Readonly<Record<Actor, string>> = {
  member: 'tout parlementaire',
  'committee-member': 'membre de la commission',
  rapporteur: 'rapporteur',
  'joint-member': 'membre de la commission mixte paritaire',
  'group-president': 'président de groupe',
  'head-of-state': 'Président de la République',
  'prime-minister': 'Premier ministre',
  'assembly-president': 'président de l’assemblée',
  government: 'Gouvernement',
  conseil: 'Conseil constitutionnel',
  litigant: 'partie à un procès',
  judge: 'juge',
  citizen: 'toute personne',
}

const SEATS: Readonly<Record<Chamber, string>> = { an: 'Assemblée nationale', senat: 'Sénat' }

/** Who can do what about a measure today, by the table of powers; where it has nothing, why, and what can be done instead. */
async function powersToday(reads: Reads, id: string, measureId: string) {
  const bill = await reads['bills.get']({ id })
  const today = localDay(new Date())
  const own = bill.measures.find(({ id: other }) => other === measureId)
  const late = await reads['bills.whereabouts']({ id })
  if (!own) return { lines: [], list: [] }
  const stage = currentStage(bill, today)
  const phase = phaseAt(bill, stage?.key ?? '', today)
  const text = textName(phase, (stage && textNumber(stage)) ?? '')
  const roles: readonly Actor[] = ACTORS.filter(actor => actor !== 'member')
  const list = (['an', 'senat'] as const).flatMap(chamber => {
    const ground: Ground = { bill, stage: stage?.key ?? '', today, reader: { chamber, roles } }
    const subject = subjectAt(ground, own)
    return powersOver(ground, subject).map(({ act, actors, until, law, source, condition }) => ({
      chamber: SEATS[chamber],
      actors,
      act: askText(act, { group: [subject], text, chamber }),
      until,
      law,
      certainty: source === 'read' ? 'verified' : 'to-verify',
      ...(condition && { condition }),
    }))
  })
  const closed = (['an', 'senat'] as const).flatMap(chamber => {
    const ground: Ground = { bill, stage: stage?.key ?? '', today, reader: { chamber } }
    const sentence = impasse(ground, subjectAt(ground, own))
    return sentence ? [`${SEATS[chamber]} : ${sentence}`] : []
  })
  return {
    lines: [
      ...(late ? [late.question] : []),
      'Qui peut encore quoi :',
      ...list.map(
        power =>
          `- ${power.chamber} (${power.actors.map(actor => ACTOR_NAMES[actor]).join(', ')}) : ${power.act}, ${power.until} (${power.law}${power.certainty === 'verified' ? '' : ', à vérifier'})${power.condition ? `. ${power.condition}` : ''}`,
      ),
      ...closed,
    ],
    list,
  }
}
