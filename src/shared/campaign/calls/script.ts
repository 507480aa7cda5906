import { wishText } from '../../drafts/slots/wish.ts'
import { dateText } from '../../french/dates.ts'
import { capital, inGuillemets } from '../../french/wording.ts'
import type { Argument } from '../../library/model.ts'
import type { Resting } from '../bills/resting.ts'
import {
  bareArticles,
  type StagedMeasure,
  sinceText,
  subjectWords,
  type TextName,
} from '../bills/state/measure-words.ts'
import type { Member, VotePosition } from '../members/model.ts'
import { addressOf, callName } from './address.ts'
import { argumentsOf, candidatesFor, chosenFor } from './choose.ts'
import type { CallScript, ScriptBlock } from './contract.ts'
import { type LastCall, lastCallText } from './last-call.ts'
import { fillSlots, secondsFor, wordsIn } from './slots.ts'

/** The matter a script is made from. */
export interface ScriptGround {
  readonly member: Member
  readonly bill: { readonly id: string; readonly title: string }
  /** the measure of the call with its state today, where it is not of the whole bill */
  readonly subject?: StagedMeasure | undefined
  /** the text that stands, where it is no longer the bill itself */
  readonly text?: TextName | undefined
  /** the day of the stage to come, where it is known */
  readonly on?: string | undefined
  readonly request: string
  readonly volunteer: string
  readonly commune: string
  /** the département of the commune */
  readonly department?: string | undefined
  readonly arguments: readonly Argument[]
  /** who linked an argument to the bill, after « lié »: `par vous` */
  readonly linkMaker: (argument: string) => string
  /** those written for a state of the bill that has passed, which are not said */
  readonly outdatedArguments: readonly Pick<Resting, 'title' | 'writtenFor'>[]
  /** the member's last vote on this bill, and what the campaign wished */
  readonly vote?:
    | {
        readonly position: VotePosition
        readonly wished?: 'pour' | 'contre' | undefined
        readonly date: string
      }
    | undefined
  /** the last call made to the member about this bill, whoever made it */
  readonly lastCall?: LastCall | undefined
  /** the committee of the member examines this bill, or has done so */
  readonly committee: 'now' | 'then' | undefined
  readonly today: string
}

/** Writes the script of a call to one member, from the group, the place, the role and the past vote; each choice is explained. */
export function callScript(ground: ScriptGround): CallScript {
  const { member, bill, subject, arguments: all, linkMaker } = ground
  const measure = subject?.measure
  const question = { bill, measure, group: member.group, today: ground.today, linkMaker }
  const choices = chosenFor(all, question)
  const because = [
    ...(choices.length > 0
      ? choices.map(one => one.why)
      : [`Aucun argument n’est lié ${measure ? 'à cette mesure' : 'à ce texte'} : le script n’en dit aucun`]),
    ...ground.outdatedArguments.map(
      one =>
        `${inGuillemets(one.title)} : laissé de côté, écrit pour «\u00a0${one.writtenFor}\u00a0» quand le texte en est plus loin`,
    ),
  ]
  const slots = {
    civility: addressOf(member),
    name: callName(member),
    article: subject?.state.article ? bareArticles(subject.state.article) : 'texte',
    measure: measure?.title ?? '',
    date: ground.on ? dateText(ground.on) : '',
    group: member.group?.label ?? '',
    department: member.department?.name ?? '',
    commune: ground.commune,
    bill: bill.title,
  }
  const text = ground.text ?? {
    the: ofBill(bill.title)
      .replace(/^de la /, 'la ')
      .replace(/^du /, 'le '),
    of: ofBill(bill.title),
  }
  const what = subject ? subjectWords(subject, text).of : text.of
  const since = subject ? sinceText(subject) : ''
  const when = ground.on && ground.on >= ground.today ? `, à l’examen le ${dateText(ground.on)}` : ''
  const [me, meTold] = [presentation(ground, true), presentation(ground, false)]
  if (livesInDepartment(ground))
    because.push(`Vous habitez le département de ${callName(member)} : dites-le, c’est ce qui compte le plus`)

  const points: ScriptBlock[] = choices.map(({ argument }, n) => ({
    key: 'argument',
    title: choices.length > 1 ? `Argument ${n + 1}` : 'Argument',
    text: fillSlots(argument.variants.script || argument.shortForm || argument.thesis, slots),
    argument: argument.id,
  }))
  const about = [`Je vous appelle au sujet ${what}${when}.`, since].filter(Boolean).join(' ')
  const lines = roleLines(ground, because)
  const reason = [about, ...lines.map(one => one.toMember)].join(' ')
  const reasonTold = [about, ...lines.map(one => one.ofMember)].join(' ')
  // a member who has nothing to vote on is asked what they think of it
  const asksVote = /\bvoter\b/.test(ground.request)
  const wish = wishText(ground.request)
  const [request, requestTold] = [`Je vous demande ${wish}.`, `Je demande à ${addressOf(member)} ${wish}.`]
  const blocks: ScriptBlock[] = [
    { key: 'salut', title: 'Saluer, dire qui l’on est', text: `Bonjour ${addressOf(member)}. ${me}` },
    { key: 'motif', title: 'Dire pourquoi', text: reason },
    {
      key: 'demande',
      title: 'Une seule demande',
      text: request,
    },
    ...points,
    {
      key: 'position',
      title: 'Demander la position',
      text: asksVote
        ? 'Puis-je vous demander comment vous comptez voter ?'
        : 'Puis-je vous demander quelle est votre position ?',
    },
    {
      key: 'merci',
      title: 'Remercier',
      text: 'Merci de votre écoute. Je peux vous envoyer une note de deux pages, à quelle adresse ?',
    },
  ]
  const assistant: ScriptBlock[] = [
    {
      key: 'salut',
      title: 'Saluer, dire qui l’on est',
      text: `Bonjour, je souhaite parler à ${addressOf(member)} ${callName(member)}, ou à la personne qui suit ce texte. ${meTold}`,
    },
    {
      key: 'motif',
      title: 'Dire pourquoi',
      text: reasonTold,
    },
    { key: 'demande', title: 'Une seule demande', text: requestTold },
    ...points.slice(0, 1).map(one => ({ ...one, title: 'Argument' })),
    {
      key: 'position',
      title: 'Demander la position',
      text: `Savez-vous ${asksVote ? `comment ${pronoun(member)} compte voter` : 'quelle est sa position'} ? Pouvez-vous lui transmettre ma demande ?`,
    },
    {
      key: 'merci',
      title: 'Remercier',
      text: 'Merci. À quelle adresse puis-je vous envoyer une note de deux pages, et à quel nom ?',
    },
  ]
  const voicemail = `Bonjour, message pour ${addressOf(member)} ${callName(member)}. ${me} Je vous appelle au sujet ${what}${when}. ${request} Je rappellerai. Merci.`
  const words = blocks.reduce((sum, one) => sum + wordsIn(one.text), 0)
  const spokenOf = [...choices.map(one => one.argument), ...argumentsOf(all, question)].filter(
    (one, n, list) => list.findIndex(other => other.id === one.id) === n,
  )
  return {
    blocks,
    assistant,
    voicemail,
    candidates:
      choices.length > 0
        ? []
        : candidatesFor(all, question).map(({ id, title }) => ({ argument: id, title })),
    words,
    seconds: secondsFor(words),
    cards: spokenOf
      .flatMap(one =>
        one.pairs.map(pair => ({
          objection: fillSlots(pair.objection, slots),
          reply: fillSlots(pair.reply, slots),
          argument: one.id,
        })),
      )
      .slice(0, 9)
      .map((card, n) => ({ key: n + 1, ...card })),
    former: ground.lastCall ? `${capital(lastCallText(ground.lastCall, member))}.` : '',
    neverSay: [...new Set(spokenOf.flatMap(one => one.neverSay ?? []))],
    because,
  }
}

/** Who calls and from where; `to`: said to the member, else of the member to somebody else. */
function presentation({ volunteer, commune, member, department }: ScriptGround, to: boolean): string {
  const name = volunteer ? `Je m’appelle ${volunteer}` : 'Je suis bénévole'
  const own =
    member.chamber === 'an' ? 'son département' : `le département que représente ${addressOf(member)}`
  const yours = member.chamber === 'an' ? 'votre département' : 'le département que vous représentez'
  const constituency = livesInDepartment({ member, department }) ? `, dans ${to ? yours : own}` : ''
  const place = commune ? `, j’habite ${commune}${constituency}` : ''
  return `${name}${place}, et je participe à une campagne pour les libertés.`
}

const livesInDepartment = ({ member, department }: Pick<ScriptGround, 'member' | 'department'>): boolean =>
  department !== undefined && member.department?.number === department

/** Lines about the member's role in this bill and past vote: said to the member, or of the member. */
function roleLines(
  { member, bill, vote, committee }: ScriptGround,
  because: string[],
): { readonly toMember: string; readonly ofMember: string }[] {
  const roles = member.roles.filter(one => one.bill === bill.id).map(one => one.role)
  const they = capital(pronoun(member))
  const lines: { toMember: string; ofMember: string }[] = []
  if (roles.includes('rapporteur') || roles.includes('rapporteur-avis')) {
    const noun = `rapporteur${member.civility === 'Mme' ? 'e' : ''} de ce texte`
    lines.push({
      toMember: `Vous êtes ${noun} : votre avis sera suivi.`,
      ofMember: `${they} est ${noun} : son avis sera suivi.`,
    })
    because.push('Rapporteur du texte : on parle de son avis, pas de son vote')
  } else if (roles.includes('responsable')) {
    lines.push({
      toMember: 'Vous êtes responsable de ce texte pour votre groupe.',
      ofMember: `${they} est responsable de ce texte pour son groupe.`,
    })
    because.push('Responsable du texte pour son groupe : ses consignes seront suivies')
  } else if (committee) {
    const how = committee === 'now' ? 'l’examine' : 'a examiné ce texte'
    lines.push({
      toMember: `Vous siégez à la commission qui ${how}.`,
      ofMember: `${they} siège à la commission qui ${how}.`,
    })
    because.push(
      committee === 'now'
        ? 'Membre de la commission saisie : il est encore temps d’amender'
        : 'Membre de la commission qui a examiné le texte : son groupe l’écoute',
    )
  }
  if (vote?.wished && vote.position !== 'non-votant') {
    const day = `Le ${dateText(vote.date)}`
    const how = vote.position === 'abstention' ? 's’abstenir' : vote.position
    const [abstention, them] = agreements[member.civility]
    const you = vote.position === 'abstention' ? `vous vous êtes ${abstention}` : `vous avez voté ${how}`
    const did =
      vote.position === 'abstention'
        ? `${pronoun(member)} s’est ${abstention}`
        : `${pronoun(member)} a voté ${how}`
    if (vote.position === vote.wished) {
      lines.push({
        toMember: `${day}, ${you} : merci.`,
        ofMember: `${day}, ${did} : merci de lui dire notre reconnaissance.`,
      })
      because.push('A voté comme la campagne le demandait : on commence par remercier')
    } else {
      lines.push({
        toMember: `${day}, ${you} ; j’aimerais vous faire changer d’avis.`,
        ofMember: `${day}, ${did} ; j’aimerais ${them} faire changer d’avis.`,
      })
      because.push('A voté autrement que la campagne ne le demandait : on le dit sans reproche')
    }
  }
  return lines
}

const agreements = {
  Mme: ['abstenue', 'la'],
  'M.': ['abstenu', 'le'],
  '': ['abstenu·e', 'le ou la'],
} as const
const pronoun = ({ civility }: Pick<Member, 'civility'>) => (civility === 'Mme' ? 'elle' : 'il')
const lower = (text: string) =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
/** « Proposition de loi visant à… (narcotrafic) » as one says it. */
const short = (title: string) => lower(title.replace(/\s*\(.*\)\s*$/, ''))
const ofBill = (title: string) =>
  /^proposition/i.test(title)
    ? `de la ${short(title)}`
    : /^projet/i.test(title)
      ? `du ${short(title)}`
      : `du texte «\u00a0${title}\u00a0»`
