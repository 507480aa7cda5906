import { inGuillemets, listText } from '../../french/wording.ts'
import type { Chamber } from '../bills/model.ts'
import type { StagedMeasure } from '../bills/state/measure-words.ts'
import { natureOf } from '../bills/state/nature.ts'
import type { Position, Step } from './model.ts'
import { positionsAt } from './positions.ts'
import { firstPower, type Ground } from './powers.ts'

const houses = { an: 'l’Assemblée nationale', senat: 'le Sénat' } as const
const seats = { an: 'députés', senat: 'sénateurs' } as const
const otherOf = { an: 'senat', senat: 'an' } as const

/** The places a text may be in, as one says them. */
const PLACES: Readonly<Record<Step, string>> = {
  committee: 'en commission',
  reported: 'entre la commission et la séance',
  sitting: 'en séance',
  vote: 'avant le vote sur l’ensemble',
  engaged: 'sous l’article 49, alinéa 3',
  blocked: 'sous un vote bloqué',
  joint: 'avant la commission mixte paritaire',
  'joint-text': 'avant la lecture des conclusions de la commission mixte paritaire',
  'new-reading': 'en nouvelle lecture',
  'final-reading': 'avant la lecture définitive',
  adopted: 'définitivement adopté',
  referred: 'devant le Conseil constitutionnel',
  decided: 'jugé par le Conseil constitutionnel',
  law: 'promulgué',
  resolved: 'adopté, comme résolution',
  lapsed: 'rejeté, retiré ou caduc',
}
const placeOf = ({ step, chambers }: Position): string =>
  `${PLACES[step]}${chambers.length === 1 && chambers[0] ? ` (${houses[chambers[0]]})` : ''}`

/**
 * Why nothing can be asked of a reader about a measure, and what can be done instead, in sentences; nothing where the table has a power.
 */
export function impasse(ground: Ground, subject: StagedMeasure): string | undefined {
  if (firstPower(ground, subject)) return undefined
  const label = ground.bill.stages.find(stage => stage.key === ground.stage)?.label ?? 'actuelle'
  const positions = positionsAt(ground.bill, ground.stage, ground.today)
  if (positions.length === 0)
    return `L’étape ${inGuillemets(label)} ne dit pas où en est le texte\u00a0: notez sa nature (dépôt, commission, séance, vote…), puis ce qui peut être demandé sera proposé.`
  if (subject.state.presence === 'unknown')
    return `Ce que la mesure ${inGuillemets(subject.measure.title)} est devenue n’est pas connu à l’étape ${inGuillemets(label)}\u00a0: rien ne peut être demandé d’elle sans l’avoir lu. Notez-le dans le tableau du texte (Campagne, Textes).`
  const [position, ...others] = positions
  if (!position || others.length > 0)
    return `Rien ne dit si le texte est ${listText(positions.map(placeOf)).replace(/ et ([^,]*)$/, ' ou $1')}\u00a0: notez ${missingNotes(ground)}.`
  if (position.isDissolved && ground.reader.chamber === 'an')
    return 'L’Assemblée nationale est dissoute\u00a0: elle n’a pas de député avant l’élection de la suivante (article 12), et rien ne peut leur être demandé.'
  return closedForNature(ground, position) ?? closedHere(ground, position, subject)
}

/** Whom to write to instead, as a sentence after a space: those of a chamber, where the table has something to ask of them. */
const writeTo = (chamber: Chamber, ground: Ground, subject: StagedMeasure): string =>
  firstPower({ ...ground, reader: { chamber } }, subject)
    ? ` Écrivez aux ${seats[chamber]}.`
    : ' Rien ne reste à demander de cette mesure à cette étape\u00a0: attendez la suivante.'

/** The reason a text of its nature is closed at a step; undefined where that is not what closes it. */
function closedForNature({ bill }: Ground, { step }: Position): string | undefined {
  const isVoted = step === 'adopted' || step === 'referred'
  switch (natureOf(bill)) {
    case 'organic':
      return isVoted
        ? 'Une loi organique est soumise au Conseil constitutionnel par le Premier ministre (article 61, alinéa 1)\u00a0: soixante députés ou soixante sénateurs n’ont pas à l’en saisir. Une contribution extérieure peut lui être adressée.'
        : undefined
    case 'constitutional':
      return isVoted
        ? 'Une révision votée dans les mêmes termes est soumise au référendum ou au Congrès (article 89)\u00a0: elle ne se défère pas au Conseil constitutionnel.'
        : undefined
    case 'resolution':
    case 'european-resolution':
      return step !== 'resolved' && step !== 'lapsed'
        ? 'Une résolution est débattue par une seule assemblée, qui la vote en entier\u00a0: rien ne peut être demandé de cette mesure ici. Écrivez à ceux qui l’ont devant eux, pour leur demander de voter contre.'
        : undefined
    case 'treaty':
      return step === 'decided' || step === 'law'
        ? 'La loi autorise une ratification\u00a0: l’abroger ne déferait pas l’engagement. Une question écrite au Gouvernement reste possible.'
        : undefined
    default:
      return undefined
  }
}

/** Lists what would tell where a text is: the day and the outcome of its stage, its procedure, else the stage that follows. */
function missingNotes({ bill, stage }: Ground): string {
  const own = bill.stages.find(one => one.key === stage)
  const missing = [
    ...(own && own.outcome === undefined
      ? [`${own.date === undefined ? 'le jour et ' : ''}l’issue de l’étape ${inGuillemets(own.label)}`]
      : []),
    ...(bill.procedure === '' ? ['la procédure (ordinaire ou accélérée)'] : []),
  ]
  return missing.length > 0 ? listText(missing) : `l’étape qui suit ${inGuillemets(own?.label ?? '')}`
}

function closedHere(ground: Ground, { step, chambers, reading }: Position, subject: StagedMeasure): string {
  const { chamber } = ground.reader
  const ahead = chambers[0] ?? 'an'
  const instead = (other: Chamber) => writeTo(other, ground, subject)
  switch (step) {
    case 'committee':
    case 'reported':
    case 'sitting':
    case 'vote':
    case 'new-reading':
      if (!chambers.includes(chamber))
        return `Le texte est devant ${houses[ahead]}\u00a0: les ${seats[chamber]} ne peuvent ni l’amender ni le voter à cette étape${(reading ?? 2) === 1 ? `, et en délibéreront s’il leur revient` : ''}.${instead(ahead)}`
      return 'Les articles sont votés et la mesure n’est plus dans le texte\u00a0: il ne reste à voter que l’ensemble. Attendez la prochaine étape, ou remerciez.'
    case 'blocked':
      if (chambers.includes(chamber))
        return 'Le Gouvernement a demandé un vote bloqué (article 44, alinéa 3)\u00a0: il n’y a qu’un vote, sur les seuls amendements qu’il garde.'
      return `Le texte est devant ${houses[ahead]}\u00a0: les ${seats[chamber]} ne le votent pas à cette étape.${instead(ahead)}`
    case 'resolved':
      return 'Une résolution est votée par une seule assemblée\u00a0: elle n’est ni transmise, ni déférée, ni promulguée, et n’oblige à rien. Une question écrite au Gouvernement reste possible.'
    case 'engaged':
      return subject.state.presence === 'out' || chamber === 'senat'
        ? 'Le Gouvernement a engagé sa responsabilité\u00a0: aucun article n’est voté, et seuls les députés peuvent voter une censure.'
        : 'Le Gouvernement a engagé sa responsabilité\u00a0: il n’y a plus que la censure à voter.'
    case 'joint-text':
      return `Les ${seats[chamber]} se sont déjà prononcés sur les conclusions de la commission mixte paritaire.${instead(otherOf[chamber])}`
    case 'final-reading':
      return `En lecture définitive, l’Assemblée nationale statue seule\u00a0: le Sénat ne vote plus.${instead('an')}`
    default:
      return 'À cette étape, aucun vote et aucune saisine ne portent sur cette mesure. Une question écrite au Gouvernement reste possible.'
  }
}
