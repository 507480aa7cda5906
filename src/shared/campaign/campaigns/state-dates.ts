import { houseName } from '../../drafts/slots/member-address.ts'
import { dateText, weekdayOf } from '../../french/dates.ts'
import { inGuillemets } from '../../french/wording.ts'
import { houseAhead, nextDay } from '../bills/ahead.ts'
import { isDelay, limitsOf } from '../bills/limits.ts'
import type { Bill, Stage } from '../bills/model.ts'
import { currentStage } from '../bills/stages.ts'
import { phaseAt } from '../bills/state/phase.ts'
import { houseOf } from '../briefs/choice.ts'
import { sittingDay } from '../calls/sitting.ts'
import type { StateLine } from './state.ts'

const NB = '\u00a0'
const dayText = (day: string) => `${weekdayOf(day)} ${dateText(day)}`
/** `2025-03-13T17:00` → « jeudi 13 mars 2025 à 17 h » */
function momentText(at: string): string {
  const [day = '', time = ''] = at.split('T')
  const [hour = '', minute = ''] = time.split(':')
  return time ? `${dayText(day)} à ${Number(hour)}${NB}h${minute === '00' ? '' : ` ${minute}`}` : dayText(day)
}

/** Whether no chamber can change the text any more. */
export function isOver(bill: Bill, today: string): boolean {
  const phase = phaseAt(bill, currentStage(bill, today)?.key ?? '', today)
  return phase === 'adopted' || phase === 'law' || phase === 'lapsed'
}

/** The stage a bill is at, with its day; told to be the last dated one where nobody said that the text is there. */
export function stageLine(bill: Bill, today: string): StateLine {
  const place = { what: 'bill' as const, id: bill.id, dossier: '' }
  const stage = currentStage(bill, today)
  if (!stage)
    return {
      text: `Aucune étape n’est notée. Le dossier législatif, sur le site de l’assemblée où le texte a été déposé, les donne${NB}: il se reprend dans «${NB}Textes et mesures${NB}».`,
      standing: 'unknown',
      place,
    }
  const day = stage.date
    ? `, ${stage.date > today ? 'prévue le' : 'le'} ${dateText(stage.date)}`
    : ', sans date notée'
  const doubt = stage.certainty === 'to-verify' ? ' À vérifier.' : ''
  const guess =
    bill.current === undefined
      ? ' C’est la dernière étape datée, ou la dernière notée : personne n’a dit que le texte en est là.'
      : ''
  return {
    text: `${stage.label}${day}.${doubt}${guess}`,
    ...(stage.date && { at: stage.date }),
    standing: doubt || guess ? 'to-verify' : 'known',
    place,
  }
}

/** Until when amendments may be tabled; who would say it, where that is not known. `now`: local day and minute of Paris. */
export function deadlineLine(bill: Bill, now: string): StateLine {
  const place = { what: 'bill' as const, id: bill.id, dossier: '' }
  const today = now.slice(0, 10)
  const closed = closedToAmendments(bill, today)
  if (closed) return { text: closed, standing: 'over', place }
  const from = bill.stages.findIndex(one => one.key === currentStage(bill, today)?.key)
  const limits = limitsOf(bill.stages)
    .filter(({ stage }) => bill.stages.indexOf(stage) >= from)
    .toSorted((a, b) => a.limit.prudent.localeCompare(b.limit.prudent))
  const next = limits.find(({ limit }) => limit.prudent >= now.slice(0, limit.prudent.length))
  if (next) {
    const { limit, stage } = next
    const doubt = limit.certainty === 'to-verify' ? ' À vérifier auprès du service de la séance.' : ''
    return {
      text: `Jusqu’au ${momentText(limit.prudent)}, pour ${inGuillemets(stage.label)}. ${limit.why}${limit.law ? ` (${limit.law})` : ''}${doubt}`,
      at: limit.prudent,
      standing: limit.certainty === 'to-verify' ? 'to-verify' : 'known',
      place,
    }
  }
  const last = limits.at(-1)
  const past = last
    ? `La dernière date limite notée est passée${NB}: ${momentText(last.limit.prudent)}, pour ${inGuillemets(last.stage.label)}. La suivante n’est pas connue.`
    : 'La date limite de dépôt des amendements n’est pas connue.'
  return { text: `${past} ${whoKnowsLimit(houseAhead(bill, today))}`, standing: 'unknown', place }
}

/** Why nobody may amend the text any more, or only with somebody's agreement; nothing while it is debated. */
function closedToAmendments(bill: Bill, today: string): string | undefined {
  const stage = currentStage(bill, today)
  switch (phaseAt(bill, stage?.key ?? '', today)) {
    case 'law':
      return 'Le texte est une loi promulguée : il ne s’amende plus.'
    case 'adopted':
      return 'Le texte est définitivement adopté : il ne s’amende plus.'
    case 'joint':
      return stage?.kind === 'lecture-definitive'
        ? 'En lecture définitive, l’Assemblée nationale ne peut reprendre que des amendements adoptés par le Sénat (Constitution, art. 45).'
        : 'Le texte est en commission mixte paritaire, ou en sort : aucun amendement n’y est recevable sans l’accord du Gouvernement (Constitution, art. 45).'
    case 'lapsed':
      return 'Le texte n’a pas abouti : il ne s’amende plus.'
    case 'debate':
      return undefined
  }
}

function whoKnowsLimit(house: 'an' | 'senat' | undefined): string {
  const assembly =
    'À l’Assemblée nationale, elle se compte depuis le jour où la discussion commence : notez ce jour avec l’étape, ou demandez-la au service de la séance.'
  const senate =
    'Au Sénat, la Conférence des présidents la fixe : l’ordre du jour publié ou la direction de la séance la donne.'
  if (house === 'an') return assembly
  return house === 'senat' ? senate : `${assembly} ${senate}`
}

/** The next day noted at which the bill is examined; who would say it, where there is none. */
export function sittingLine(bill: Bill, today: string): StateLine {
  const place = { what: 'bill' as const, id: bill.id, dossier: '' }
  if (isOver(bill, today))
    return { text: 'Les assemblées n’examinent plus ce texte.', standing: 'over', place }
  const house = houseAhead(bill, today)
  const day = house
    ? nextDay(bill, house, today)
    : bill.stages
        .flatMap(one => (one.date && one.date >= today && !isDelay(one) ? [one.date] : []))
        .toSorted()[0]
  const stage = bill.stages.find(one => one.date === day && day !== undefined && !isDelay(one))
  if (day && stage) {
    const where = placeOf(stage)
    return {
      text: `Prochain jour d’examen noté${NB}: ${dayText(day)}${where ? `, ${where}` : ''} (${stage.label}).${stage.certainty === 'to-verify' ? ' À vérifier.' : ''}`,
      at: day,
      standing: stage.certainty === 'to-verify' ? 'to-verify' : 'known',
      place,
    }
  }
  return {
    text: `Aucun jour d’examen à venir n’est noté. L’ordre du jour publié par ${house ? (house === 'an' ? 'l’Assemblée nationale' : 'le Sénat') : 'l’Assemblée nationale ou le Sénat'}, arrêté par sa Conférence des présidents, le dirait.`,
    standing: 'unknown',
    place,
  }
}

const placeOf = (stage: Stage): string => {
  const house = houseOf(stage)
  return house ? houseName(house) : ''
}

/** Whether today is a day to call, and the next one that is; the weeks without sittings are not known here. */
export function callingLine(bill: Bill, today: string): StateLine {
  const place = { what: 'calls' as const, id: bill.id, dossier: '' }
  if (isOver(bill, today))
    return {
      text: 'Le texte ne se vote plus : vérifiez qu’il y a encore quelque chose à demander avant d’appeler.',
      standing: 'over',
      place,
    }
  const day = sittingDay(today)
  const next = day.next
    ? ` Mieux${NB}: ${dayText(day.next)}. Le lundi, le jeudi et le vendredi, les élus sont moins en séance et leur équipe répond plus facilement.`
    : ''
  return {
    text: `${day.sentence}${next} Les semaines sans séance ne sont pas connues ici : l’ordre du jour de l’assemblée les donne.`,
    at: day.next ?? day.day,
    standing: 'to-verify',
    place,
  }
}
